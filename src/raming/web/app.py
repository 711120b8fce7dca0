"""The application: pages, assets, API and health behind one guard."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import ModuleType

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from raming.inputs.loading import load_pack
from raming.store.shelves import open_shelves
from raming.web import health
from raming.web.answering import Answering
from raming.web.api.routes import BASE, create_api
from raming.web.limits import Turns
from raming.web.problems import Refusal, handle_with, language_of, respond
from raming.web.security import Guard
from raming.web.settings import Settings

LONGEST_WARMING = 20.0
"""Seconds that a server that stops waits for what it is making."""

log = logging.getLogger("raming.web")


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application.

    Pages find on `request.app.state`: `settings`, `answering` (asks a question, remembered by what decides
    the answer), `turns` (the same for heavy questions) and `shelves` (scenarios and decisions). The package
    `raming.web.pages` has a `router()`, and may have `error_page(request, refusal)` for what is refused
    outside the API and `warm(app)`, run in a thread from the start.

    Args:
        settings: how it answers; the defaults when left out, with a database that is gone afterwards.

    Raises:
        InputError: when the pack or the database cannot be opened.
    """
    chosen = settings or Settings()
    pages = import_module("raming.web.pages") if find_spec("raming.web.pages") else None
    folder = None if chosen.database else TemporaryDirectory(prefix="raming-")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warming = Thread(target=_warm, args=(pages, app), daemon=True)
        warming.start()
        yield
        await run_in_threadpool(warming.join, LONGEST_WARMING)
        app.state.shelves.close()

    app = FastAPI(
        title="raming",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.settings = chosen
    app.state.folder = folder
    app.state.answering = Answering(load_pack(chosen.pack), chosen.answers_kept)
    app.state.turns = Turns(chosen)
    app.state.shelves = open_shelves(
        chosen.database or f"sqlite:///{folder.name}/raming.sqlite",  # type: ignore[union-attr]
        app.state.answering.pack,
    )
    handle_with(app, _refuser(pages, app))
    app.include_router(health.router)
    app.mount(BASE, create_api(app.state), name="api")
    app.mount("/assets", Assets(), name="assets")
    if pages is not None:
        app.include_router(pages.router())
    app.add_middleware(Packed)
    app.add_middleware(Guard, settings=chosen)
    return app


def _warm(pages: ModuleType | None, app: FastAPI) -> None:
    """Make what visitors look at first while the server already answers; a fault here is theirs to meet."""
    if pages is not None and hasattr(pages, "warm"):
        try:
            pages.warm(app)
        except Exception:
            log.exception("what is looked at first could not be made beforehand")


class Assets(StaticFiles):
    """Style, script and pictures of the pages, from the installed package."""

    def __init__(self) -> None:
        """Serve the folder `assets` beside this file."""
        super().__init__(directory=Path(str(files("raming.web").joinpath("assets"))), check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file; one whose address names its version may be kept for a year."""
        made = await super().get_response(path, scope)
        versioned = scope.get("query_string", b"").startswith(b"v=")
        made.headers["cache-control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return made


class Packed:
    """Packs answers with gzip, except records: their tag names a version and must stay what it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain = app
        self._packed = GZipMiddleware(app, minimum_size=1000, compresslevel=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        records = scope["type"] == "http" and scope["path"].startswith(
            (f"{BASE}/scenarios", f"{BASE}/decisions")
        )
        await (self._plain if records else self._packed)(scope, receive, send)


def _refuser(pages: ModuleType | None, app: FastAPI) -> Callable[[Refusal, Request], Response]:
    """Return what answers refusals outside the API: a page where there are pages, else a problem."""

    def answer(refusal: Refusal, request: Request) -> Response:
        path: str = request.scope["path"]
        if pages is None or not hasattr(pages, "error_page") or path.startswith("/api/"):
            return respond(refusal, path, language_of(request.headers, app.state.answering.pack.told))
        made: Response = pages.error_page(request, refusal)
        return made

    return answer
