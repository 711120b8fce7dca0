"""Which pages there are, and how a request becomes one of them, in either language and in every form."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from raming.inputs.problems import InputError
from raming.web.pages.addresses import LANGUAGES, PATHS
from raming.web.pages.errors import missing_page, refused, trouble
from raming.web.pages.rendering import FORMS, language_of, respond
from raming.web.pages.view import Ask, View
from raming.web.pages.words import words

log = logging.getLogger("raming.web")


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        name: its name in `raming.web.pages.addresses.PATHS`.
        build: makes the view from what was asked; may answer by itself, such as with a redirect.
    """

    name: str
    build: Callable[[Ask], View | Response]


def routes(pages: tuple[Page, ...]) -> list[BaseRoute]:
    """Return the routes of all pages: more particular paths first, other forms before the page itself."""
    made: list[BaseRoute] = []
    for page in sorted(pages, key=lambda page: -PATHS[page.name]["nl"].count("/")):
        for lang in LANGUAGES:
            path = PATHS[page.name][lang]
            made.append(Route(f"{path}.{{form}}", _answers(page, lang, with_form=True), methods=["GET"]))
            made.append(Route(path, _answers(page, lang, with_form=False), methods=["GET"]))
    return made


def _answers(page: Page, lang: str, *, with_form: bool) -> Callable[[Request], Response]:
    """Return what answers requests for a page."""

    def answer(request: Request) -> Response:
        parts = {name: str(value) for name, value in request.path_params.items()}
        form = parts.pop("form", "") if with_form else ""
        ask = Ask(request, words(lang), parts)
        if with_form and form not in FORMS:
            return respond(missing_page(ask), "missing", ask)
        return guarded(page.name, page.build, ask, form)

    return answer


def guarded(name: str, build: Callable[[Ask], View | Response], ask: Ask, form: str = "") -> Response:
    """Return a page, or a page that says in words what went wrong."""
    try:
        made = build(ask)
        return made if isinstance(made, Response) else respond(made, name, ask, form)
    except InputError as error:
        return respond(refused(ask, error), "refused", ask)
    except HTTPException:
        raise
    except Exception:
        log.exception("no answer to %s", ask.request.url.path)
        return respond(trouble(ask), "trouble", ask)


def not_found(request: Request) -> Response:
    """Return the page for an address that leads nowhere."""
    ask = Ask(request, words(language_of(request)), {})
    return respond(missing_page(ask), "missing", ask)


def to_home(_: Request) -> Response:
    """Send a visitor who names no language to the Dutch pages."""
    return RedirectResponse("/nl", 307)


def without_slash(request: Request) -> Response:
    """Send an address that ends in a slash to the same address without it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(request.url.path.rstrip("/") + query, 308)


def parts_for(mapping: Mapping[str, str], name: str = "occupation") -> dict[str, dict[str, str]]:
    """Return what a path names in each language from one word a language."""
    return {lang: {name: word} for lang, word in mapping.items()}
