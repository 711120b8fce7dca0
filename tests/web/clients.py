"""A client that talks to an application without a network."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import Any, Self

import httpx
from fastapi import FastAPI

from raming.store.shelves import open_shelves
from raming.web.app import create_app
from raming.web.limits import Turns
from raming.web.settings import Settings

HOME = "http://localhost"


class Client:
    """Sends requests to an application and returns its answers."""

    def __init__(self, app: FastAPI, *, guest: bool = False) -> None:
        """Open a client; a guest leaves the application open for others."""
        self.app = app
        self._guest = guest
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._http = httpx.AsyncClient(transport=transport, base_url=HOME)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._http.aclose())
        self._runner.close()
        if self._guest:
            return
        self.app.state.shelves.close()
        if self.app.state.folder is not None:
            self.app.state.folder.cleanup()

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self._runner.run(self._http.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.send("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.send("POST", path, **more)

    def put(self, path: str, **more: Any) -> httpx.Response:
        return self.send("PUT", path, **more)

    def delete(self, path: str, **more: Any) -> httpx.Response:
        return self.send("DELETE", path, **more)


def client(settings: Settings | None = None) -> Client:
    """Return a client of a new application."""
    return Client(create_app(settings))


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Return the problem document of an answer after checking that it is one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = answer.json()
    assert content["status"] == status
    assert content["title"]
    assert content["detail"]
    return content


@cache
def _application() -> FastAPI:
    """The application that tests with a database of their own share: it is long in the making."""
    return create_app()


@contextmanager
def with_database(database: str) -> Iterator[Client]:
    """Give a client of an application that keeps its records in this database.

    All but the records is shared with other tests: what was asked before may be remembered.
    """
    app = _application()
    kept = app.state.shelves
    app.state.shelves = open_shelves(database, app.state.answering.pack)
    app.state.turns = Turns(app.state.settings)  # of this client's event loop
    try:
        with Client(app, guest=True) as made:
            yield made
    finally:
        app.state.shelves.close()
        app.state.shelves = kept
