"""A GitHub for tests: the comments of one pull request, kept in memory, behind the REST interface."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET = "a-token-of-the-job"  # noqa: S105 - of no job
BOT = {"login": "github-actions[bot]", "type": "Bot"}
APP = {"login": "our-app[bot]", "type": "Bot"}
_COMMENTS = "/repos/someone/plans/issues/7/comments"
_ONE = re.compile(r"/repos/someone/plans/issues/comments/(\d+)")


class FakeGitHub:
    """What there is of comments, what was written, and how it answers: `refused` with that status, as `author`.

    Only comments of the author can be edited. `is_silent` is one that does not say who asks, `odd` are whole answers
    to a method in place of its own.
    """

    def __init__(self) -> None:
        self.url = ""
        self.comments: list[dict[str, Any]] = []
        self.writes: list[str] = []
        self.reads: list[str] = []
        self.refused: dict[str, int] = {}
        self.odd: dict[str, bytes] = {}
        self.author: dict[str, str] = BOT
        self.is_silent = False

    def add(self, body: str, user: dict[str, str] | None) -> None:
        """A comment by somebody."""
        self.comments.append({"id": 1000 + len(self.comments), "body": body, "user": user})

    def answer(self, method: str, target: str, body: dict[str, str]) -> tuple[int, Any]:
        """Status and data for a request."""
        path, query = urlsplit(target).path, parse_qs(urlsplit(target).query)
        is_question = method == "GET" or path == "/graphql"
        (self.reads if is_question else self.writes).append(f"{method} {target}")
        if path == "/graphql":
            assert body == {"query": "{viewer{login}}"}
            return 200, self._viewer()
        if method in self.refused:
            return self.refused[method], {"message": "Resource not accessible by integration"}
        if (method, path) == ("GET", _COMMENTS):
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, self.comments[(page - 1) * size : page * size]
        if (method, path) == ("POST", _COMMENTS):
            assert len(body["body"]) <= 65_536
            self.add(body["body"], self.author)
            return 201, self.comments[-1]
        found = _ONE.fullmatch(path)
        assert method == "PATCH", target
        assert found, target
        comment = next(item for item in self.comments if item["id"] == int(found[1]))
        if comment["user"] != self.author:
            return 403, {"message": "Resource not accessible by integration"}
        comment["body"] = body["body"]
        return 200, comment

    def _viewer(self) -> dict[str, Any]:
        if self.is_silent:
            return {"data": None, "errors": [{"message": "Resource not accessible by integration"}]}
        return {"data": {"viewer": {"login": self.author["login"]}}}


@contextmanager
def serving() -> Iterator[FakeGitHub]:
    """One that answers at its `url` until the end of the block."""
    github = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.headers["Authorization"] == f"Bearer {SECRET}"
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, data = github.answer(self.command, self.path, json.loads(content or b"{}"))
            if self.command in github.odd:
                self.wfile.write(github.odd[self.command])
                return
            told = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(told)))
            if status == HTTPStatus.FOUND:
                self.send_header("Location", f"{github.url}/elsewhere")
            self.end_headers()
            self.wfile.write(told)

        do_POST = do_PATCH = do_GET  # noqa: N815 - the names are given

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        github.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield github
        finally:
            server.shutdown()
            thread.join()
