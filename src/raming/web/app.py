"""The application: pages, assets, API and health behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from raming.inputs.pack import load_pack
from raming.web import health
from raming.web.answering import Answering
from raming.web.security import Guard
from raming.web.settings import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application.

    Pages find on `request.app.state`: `settings`, `answering` (ask a question, remembered by what decides
    the answer).

    Args:
        settings: how it answers; the defaults when left out.
    """
    chosen = settings or Settings()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield

    app = FastAPI(
        title="raming",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.settings = chosen
    app.state.answering = Answering(load_pack(chosen.pack), chosen.answers_kept)
    app.include_router(health.router)
    assets = Path(str(files("raming.web").joinpath("assets")))
    app.mount("/assets", StaticFiles(directory=assets, check_dir=False), name="assets")
    if find_spec("raming.web.pages") is not None:
        app.include_router(import_module("raming.web.pages").router)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(Guard, settings=chosen)
    return app
