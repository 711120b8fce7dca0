"""The pages: what people see in a browser, each with its machine twins."""

from functools import cache

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from raming.answers.questions import QUESTIONS, Question
from raming.web.pages import (
    decisions,
    desk,
    figures,
    home,
    keeping,
    letters,
    measures,
    occupation,
    occupations,
    parliament,
    places,
    regions,
    room,
    sensitivity,
    sheets,
    statements,
)
from raming.web.pages.registry import (
    Page,
    not_found,
    posted,
    refusal_page,
    routes,
    scenario_files,
    to_home,
    warm_up,
    without_slash,
)
from raming.web.problems import Refusal

PAGES = (
    Page("home", home.build),
    Page("occupations", occupations.build),
    Page("occupation", occupation.build),
    Page("room", room.build),
    Page("sensitivity", sensitivity.build),
    Page("regions", regions.index),
    Page("region", regions.build),
    Page("places", places.build),
    Page("measures", measures.index),
    Page("portfolio", measures.portfolio),
    Page("decisions", decisions.index),
    Page("decision", decisions.build),
    Page("answer", desk.build),
    Page("data", figures.index),
    Page("figures", figures.build),
    Page("sources", figures.sources),
    Page("statements", letters.build),
    Page("parliament", parliament.build),
    Page("scenarios", keeping.listing),
    Page("kept", keeping.one),
    Page("method", statements.method),
    Page("api", statements.programs),
    Page("accessibility", statements.accessibility),
    Page("about", statements.about),
)
"""Every page with an address of its own that is more than one answer."""


def router() -> APIRouter:
    """Return the routes of all pages; those of one answer come from the register of questions."""
    return _router(tuple(question for question in QUESTIONS.values() if question.page))


@cache
def _router(questions: tuple[Question, ...]) -> APIRouter:
    router = APIRouter()
    of_one_answer = (Page(question.id, sheets.of(question)) for question in questions)
    router.routes.extend(routes((*PAGES, *of_one_answer)))
    router.routes.extend(scenario_files(keeping.download))
    router.routes.extend(posted("scenarios", keeping.save))
    router.routes.extend(posted("room", keeping.upload))
    router.routes.extend(posted("decision", decisions.record))
    router.routes.append(Route("/", to_home, methods=["GET"]))
    router.routes.extend(Route(f"/{lang}/", without_slash, methods=["GET"]) for lang in ("nl", "en"))
    router.routes.extend(
        Route(f"/{lang}/{{rest:path}}/", without_slash, methods=["GET"]) for lang in ("nl", "en")
    )
    router.routes.extend(Route(f"/{lang}/{{rest:path}}", not_found, methods=["GET"]) for lang in ("nl", "en"))
    return router


def error_page(request: Request, refusal: Refusal) -> Response:
    """Return the page for a request that was refused outside the API."""
    return refusal_page(request, refusal)


def warm(app: FastAPI) -> None:
    """Load what draws and compute what is looked at first, so that the first visitor need not wait."""
    warm_up(app, PAGES)
