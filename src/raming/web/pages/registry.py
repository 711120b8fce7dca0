"""Which pages there are, and how a request becomes one of them, in either language and in every form."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from raming.inputs.characters import printable, refuse_unknown
from raming.inputs.problems import InputError
from raming.present.language import Language
from raming.web.pages.addresses import LANGUAGES, paths
from raming.web.pages.errors import PROBLEM, missing_page, refused, refused_page, trouble
from raming.web.pages.rendering import FORMS, language_of, respond
from raming.web.pages.view import Ask, View, noting
from raming.web.problems import Refusal, bad_input
from raming.web.problems import respond as problem_document
from raming.web.security import checked_form

log = logging.getLogger("raming.web")


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        name: its name in `raming.web.pages.addresses.paths()`.
        build: makes the view from what was asked; may answer by itself, such as with a redirect.
    """

    name: str
    build: Callable[[Ask], View | Response]


def routes(pages: tuple[Page, ...]) -> list[BaseRoute]:
    """Return the routes of all pages: more particular paths first, other forms before the page itself."""
    made: list[BaseRoute] = []
    for page in sorted(pages, key=lambda page: -paths()[page.name]["nl"].count("/")):
        for lang in LANGUAGES:
            path = paths()[page.name][lang]
            made.append(Route(f"{path}.{{form}}", _answers(page, lang, with_form=True), methods=["GET"]))
            made.append(Route(path, _answers(page, lang, with_form=False), methods=["GET"]))
    return made


def spoken(request: Request, lang: str) -> Language:
    """Return a language in which the texts of the pack that is served are told."""
    return Language(lang, told=request.app.state.answering.pack.told)


def _answers(page: Page, lang: str, *, with_form: bool) -> Callable[[Request], Response]:
    """Return what answers requests for a page."""

    def answer(request: Request) -> Response:
        parts = {name: str(value) for name, value in request.path_params.items()}
        form = parts.pop("form", "") if with_form else ""
        ask = Ask(noting(request), spoken(request, lang), parts)
        if with_form and form not in FORMS:
            return respond(missing_page(ask), "missing", ask)
        return guarded(page.name, page.build, ask, form)

    return answer


def guarded(name: str, build: Callable[[Ask], View | Response], ask: Ask, form: str = "") -> Response:
    """Return a page, or a page that says in words what went wrong."""
    try:
        for name_, value in ask.request.query_params.multi_items():
            refuse_unknown([name_, value], field=printable(name_)[:40])
        page = build(ask)
        if isinstance(page, Response):
            return page
        return respond(page, "refused" if page.template == PROBLEM else name, ask, form)
    except InputError as error:
        view = refused(ask, error)
        if form == "json":
            refusal = bad_input(error, "query")
            refusal.status = view.status
            return problem_document(refusal, ask.request.url.path, ask.words)
        return respond(view, "refused", ask)
    except (HTTPException, Refusal):
        raise
    except Exception:
        log.exception("no answer to %s", ask.request.url.path)
        return respond(trouble(ask), "trouble", ask)


def posted(name: str, handle: Callable[[Ask, FormData], View | Response]) -> list[BaseRoute]:
    """Return the routes that take a form of a page; only forms of this server's own pages are taken."""

    def taker(lang: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            form = await checked_form(request)
            parts = {key: str(value) for key, value in request.path_params.items()}
            ask = Ask(request, spoken(request, lang), parts)
            try:
                return await run_in_threadpool(guarded, name, lambda ask: handle(ask, form), ask)
            finally:
                await form.close()

        return answer

    return [Route(paths()[name][lang], taker(lang), methods=["POST"]) for lang in LANGUAGES]


def scenario_files(download: Callable[[Ask, str], Response]) -> list[BaseRoute]:
    """Return the routes of scenario files."""

    def giver(lang: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            parts = {key: str(value) for key, value in request.path_params.items()}
            form = parts.pop("form")
            return guarded(
                "scenario_file", lambda ask: download(ask, form), Ask(request, spoken(request, lang), parts)
            )

        return answer

    return [
        Route(f"{paths()['scenario_file'][lang]}.{{form}}", giver(lang), methods=["GET"])
        for lang in LANGUAGES
    ]


def refusal_page(request: Request, refusal: Refusal) -> Response:
    """Return the page for a request that was refused."""
    ask = Ask(request, spoken(request, language_of(request)), {})
    made = respond(refused_page(ask, refusal.status, refusal.detail), "refused", ask)
    for name, value in refusal.headers.items():
        made.headers[name] = value
    return made


def warm_up(app: FastAPI, pages: tuple[Page, ...]) -> None:
    """Make the home page and the first occupation once in each language."""
    build = {page.name: page.build for page in pages}
    for lang in LANGUAGES:
        for name, parts in (("home", {}), ("occupation", {"occupation": "huisarts"})):
            path = paths()[name][lang].format(**parts)
            scope = {
                "type": "http",
                "method": "GET",
                "path": path,
                "query_string": b"",
                "headers": [(b"host", b"localhost")],
                "app": app,
                "scheme": "http",
                "server": ("localhost", 80),
                "state": {},
            }
            request = Request(scope)
            guarded(name, build[name], Ask(request, spoken(request, lang), parts, alone=True))


def not_found(request: Request) -> Response:
    """Return the page for an address that leads nowhere."""
    ask = Ask(request, spoken(request, language_of(request)), {})
    return respond(missing_page(ask), "missing", ask)


def to_home(_: Request) -> Response:
    """Send a visitor who names no language to the Dutch pages."""
    return RedirectResponse("/nl", 307)


def without_slash(request: Request) -> Response:
    """Send an address that ends in a slash to the same address without it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(request.url.path.rstrip("/") + query, 308)
