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
    """The REST interface of GitHub, as one repository sees it."""

    url: str
    repository: str
    token: str

    def ask(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Json:
        """The answer as data."""
        request = urllib.request.Request(
            f"{self.url}{path}",
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
        """Who writes with the token; None for a token of a job or an app, which may not ask that."""
        try:
            login = self.ask("GET", "/user")["login"]
        except urllib.error.HTTPError as fault:
            if fault.code not in _NOT_ALLOWED:
                raise
            fault.close()
            return None
        return str(login)

    def write(self, number: str, body: str, at: int | None) -> None:
        """Write a comment, or another text into that one."""
        if at is None:
            self.ask("POST", f"{self._issues}/{number}/comments", {"body": body})
        else:
            self.ask("PATCH", f"{self._issues}/comments/{at}", {"body": body})

    @property
    def _issues(self) -> str:
        return f"/repos/{urllib.parse.quote(self.repository)}/issues"


def own_comment(api: Api, number: str) -> Json:
    """The comment of an earlier run, or None. Whoever copies the marker into a comment is not taken for us."""
    marked = [item for item in api.comments(number) if (item["body"] or "").startswith(MARKER)]
    author = api.author() if marked else None
    return next((item for item in marked if _is_by(item["user"] or {}, author)), None)


def _is_by(user: Mapping[str, Json], author: str | None) -> bool:
    # No person has an account of the type Bot.
    return bool(user.get("type") == "Bot" if author is None else user.get("login") == author)


def keep(api: Api, number: str, body: str, *, is_worth_it: bool) -> str:
    """Have one comment say this, or none where there is none and it says nothing; gives what was done."""
    known = own_comment(api, number)
    if known is None and not is_worth_it:
        return "no comment: no file of a plan was edited"
    if known is not None and _plain(known["body"]) == _plain(body):
        return "the comment says this already"
    api.write(number, body, None if known is None else known["id"])
    return "a comment was written" if known is None else "the comment was brought up to date"


def _plain(body: str) -> str:
    """The text, however a service keeps line ends and blanks around it."""
    return body.replace("\r\n", "\n").strip()


def main() -> None:
    """Run the step."""
    number = os.environ["COMMENT_NUMBER"]
    if not number.isdecimal():
        print("no comment: this is no pull request")
        return
    body = Path(os.environ["COMMENT_FILE"]).read_text("utf-8")
    api = Api(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["COMMENT_TOKEN"])
    try:
        print(keep(api, number, body, is_worth_it=os.environ["COMMENT_IS_WORTH_IT"] == "true"))
    except urllib.error.HTTPError as fault:
        fault.close()
        if fault.code in _NOT_ALLOWED:
            tell("notice", _READ_ONLY)
        else:
            tell("warning", f"no comment was written: GitHub answered {fault.code}")
    except (OSError, ValueError) as fault:
        tell("warning", f"no comment was written: {fault}")


if __name__ == "__main__":
    main()
