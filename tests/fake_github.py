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
_COMMENTS = "/repos/someone/plans/issues/7/comments"
_ONE = re.compile(r"/repos/someone/plans/issues/comments/(\d+)")


class FakeGitHub:
    """What there is of comments, what was written, and how it answers: `refused` with that status, as `author`."""

    def __init__(self) -> None:
        self.url = ""
        self.comments: list[dict[str, Any]] = []
        self.writes: list[str] = []
        self.reads: list[str] = []
        self.refused: dict[str, int] = {}
        self.author: dict[str, str] | None = None

    def add(self, body: str, user: dict[str, str] | None) -> None:
        """A comment by somebody."""
        self.comments.append({"id": 1000 + len(self.comments), "body": body, "user": user})

    def answer(self, method: str, target: str, body: dict[str, str]) -> tuple[int, Any]:
        """Status and data for a request."""
        path, query = urlsplit(target).path, parse_qs(urlsplit(target).query)
        (self.reads if method == "GET" else self.writes).append(f"{method} {target}")
        if method in self.refused:
            return self.refused[method], {"message": "Resource not accessible by integration"}
        if path == "/user":
            return (200, self.author) if self.author else (403, {"message": "Resource not accessible by integration"})
        if (method, path) == ("GET", _COMMENTS):
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, self.comments[(page - 1) * size : page * size]
        if (method, path) == ("POST", _COMMENTS):
            assert len(body["body"]) <= 65_536
            self.add(body["body"], self.author or BOT)
            return 201, self.comments[-1]
        found = _ONE.fullmatch(path)
        assert method == "PATCH", target
        assert found, target
        comment = next(item for item in self.comments if item["id"] == int(found[1]))
        comment["body"] = body["body"]
        return 200, comment


@contextmanager
def serving() -> Iterator[FakeGitHub]:
    """One that answers at its `url` until the end of the block."""
    github = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.headers["Authorization"] == f"Bearer {SECRET}"
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, data = github.answer(self.command, self.path, json.loads(content or b"{}"))
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
