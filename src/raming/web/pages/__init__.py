"""The pages: what people see in a browser, each with its machine twins."""

from fastapi import APIRouter
from starlette.routing import Route

from raming.web.pages import decisions, figures, home, occupation, occupations, room
from raming.web.pages.registry import Page, not_found, routes, to_home

PAGES = (
    Page("home", home.build),
    Page("occupations", occupations.build),
    Page("occupation", occupation.build),
    Page("room", room.build),
    Page("decisions", decisions.index),
    Page("decision", decisions.build),
    Page("data", figures.index),
    Page("figures", figures.build),
    Page("sources", figures.sources),
)
"""Every page that has an address of its own."""

router = APIRouter()
router.routes.extend(routes(PAGES))
router.routes.append(Route("/", to_home, methods=["GET"]))
router.routes.extend(Route(f"/{lang}/{{rest:path}}", not_found, methods=["GET"]) for lang in ("nl", "en"))
