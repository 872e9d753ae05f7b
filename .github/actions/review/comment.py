"""The step that keeps one comment on a pull request up to date, where the token may write one.

The comment is found again by its marker, among those of the token's own author, and is not written if it says the
same already. The job does not fail for want of a comment: its verdict stands without one.
"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from runner import MARKER, tell

Json: TypeAlias = Any
_A_PAGE, _MOST_PAGES, _PATIENCE = 100, 100, 30
_NOT_ALLOWED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
_READ_ONLY = "no comment was written: the token may not, as it is for pull requests from forks; see the step summary"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token is for one server, and goes to no other."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No request follows."""


class Api(NamedTuple):
    """The REST interface of GitHub, as one repository sees it, and the address of its GraphQL interface."""

    url: str
    graphql: str
    repository: str
    token: str

    def ask(self, method: str, address: str, body: Mapping[str, str] | None = None) -> Json:
        """The answer as data."""
        request = urllib.request.Request(
            address,
            data=json.dumps(body).encode() if body else None,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "planvers-review",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urllib.request.build_opener(_NoRedirects()).open(request, timeout=_PATIENCE) as answer:
            return json.load(answer)

    def comments(self, number: str) -> Iterator[Json]:
        """The comments of a pull request, the oldest first."""
        for page in range(1, _MOST_PAGES + 1):
            found = self.ask("GET", f"{self._issues}/{number}/comments?per_page={_A_PAGE}&page={page}")
            yield from found
            if len(found) < _A_PAGE:
                return

    def author(self) -> str | None:
        """Who writes with the token, whether of a job, an app or a person; None if GitHub does not say."""
        try:
            # Of the REST interface, a job and an app may not ask that.
            answer = self.ask("POST", self.graphql, {"query": "{viewer{login}}"})
        except urllib.error.HTTPError as fault:
            _expect_refusal(fault)
            return None
        viewer = (answer.get("data") or {}).get("viewer") or {}
        return viewer.get("login")

    def add(self, number: str, body: str) -> None:
        """Write a comment."""
        self.ask("POST", f"{self._issues}/{number}/comments", {"body": body})

    def edit(self, at: int, body: str) -> bool:
        """Write another text into a comment; whether the token may, and it is still there."""
        try:
            self.ask("PATCH", f"{self._issues}/comments/{at}", {"body": body})
        except urllib.error.HTTPError as fault:
            _expect_refusal(fault)
            return False
        return True

    @property
    def _issues(self) -> str:
        return f"{self.url}/repos/{urllib.parse.quote(self.repository)}/issues"


def own_comments(api: Api, number: str) -> list[Json]:
    """The comments of earlier runs. Whoever copies the marker into a comment is not taken for us.

    Where it is not known who we are, these are all that an app wrote: not all of them need be ours.
    """
    marked = [item for item in api.comments(number) if (item["body"] or "").startswith(MARKER)]
    author = api.author() if marked else None
    return [item for item in marked if _is_by(item["user"] or {}, author)]


def _is_by(user: Mapping[str, Json], author: str | None) -> bool:
    # No person has an account of the type Bot.
    return bool(user.get("type") == "Bot" if author is None else user.get("login") == author)


def keep(api: Api, number: str, body: str, *, is_worth_it: bool) -> str:
    """Have one comment say this, or none where there is none and it says nothing; gives what was done."""
    known = own_comments(api, number)
    if any(_plain(item["body"]) == _plain(body) for item in known):
        return "the comment says this already"
    # That of somebody else cannot be edited, so the first that can be is ours.
    if any(api.edit(item["id"], body) for item in known):
        return "the comment was brought up to date"
    if not is_worth_it:
        return "no comment: no file of a plan was edited"
    api.add(number, body)
    return "a comment was written"


def _expect_refusal(fault: urllib.error.HTTPError) -> None:
    """Close a refusal; raise any other fault."""
    if fault.code not in _NOT_ALLOWED:
        raise fault
    fault.close()


def _plain(body: str) -> str:
    """The text, however a service keeps line ends and blanks around it."""
    return body.replace("\r\n", "\n").strip()


def main() -> None:
    """Run the step."""
    number = os.environ["COMMENT_NUMBER"]
    if not number.isdecimal():
        print("no comment: this is no pull request")
        return
    try:
        print(_kept(number))
    except urllib.error.HTTPError as fault:
        fault.close()
        if fault.code in _NOT_ALLOWED:
            tell("notice", _READ_ONLY)
        else:
            tell("warning", f"no comment was written: GitHub answered {fault.code}")
    except OSError as fault:
        tell("warning", f"no comment was written: {fault}")
    except Exception as fault:  # noqa: BLE001 - whatever is wrong with an answer, the job has its verdict without it
        # Without its text, in which the token might stand.
        tell("warning", f"no comment was written: GitHub's answer was not understood ({type(fault).__name__})")


def _kept(number: str) -> str:
    body = Path(os.environ["COMMENT_FILE"]).read_text("utf-8")
    urls = (os.environ["GITHUB_API_URL"], os.environ["GITHUB_GRAPHQL_URL"])
    api = Api(*urls, os.environ["GITHUB_REPOSITORY"], os.environ["COMMENT_TOKEN"])
    return keep(api, number, body, is_worth_it=os.environ["COMMENT_IS_WORTH_IT"] == "true")


if __name__ == "__main__":
    main()
