"""The questions over HTTP: each the same answer as its verb on the command line."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from starlette.responses import Response

from raming.answers.case import TRENDS_GO
from raming.answers.register import OccupationEntry, Register
from raming.answers.schemas import names, schema, shape
from raming.engine.model.demand import RUNGS
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.vocabulary import VARIANTS
from raming.web.answering import Answering
from raming.web.api.answers import refusals, tagged
from raming.web.api.choices import (
    AdviceChoices,
    AllocationChoices,
    Asked,
    BalanceChoices,
    CaseChoices,
    ComparisonChoices,
    LedgerChoices,
    LuckChoices,
    OccupationChoices,
    RegionalProjectionChoices,
    RegionsChoices,
    RoundChoices,
    SensitivityChoices,
    ValidationChoices,
    in_query,
)
from raming.web.api.choices_measures import (
    AnswerSheetChoices,
    CatalogueChoices,
    DecisionEffectsChoices,
    DrawnOnce,
    JointAdviceChoices,
    MeasureEffectsChoices,
    Nothing,
    OutlookChoices,
    PortfolioChoices,
    SkillMixChoices,
    TableOneChoices,
    VacanciesChoices,
)
from raming.web.problems import Refusal, bad_input

WORDS = frozenset((*RUNGS, *TRENDS_GO, *VARIANTS))
YEAR = re.compile(r"(balance=)?\d{4}")

router = APIRouter()


@dataclass(frozen=True)
class Question:
    """A question over HTTP.

    Attributes:
        path: its resource.
        verb: its name in `raming.answers.questions.QUESTIONS`.
        choices: what it is asked with.
        command: how the command line asks it.
        summary: what is asked.
    """

    path: str
    verb: str
    choices: type[Asked]
    command: str
    summary: str


ASKED = (
    Question("/advice", "advise", AdviceChoices, "advise", "How many people should start the training?"),
    Question("/projection", "project", LuckChoices, "project", "What will supply and demand be?"),
    Question("/explanation", "explain", CaseChoices, "explain", "Why is the advice what it is?"),
    Question("/sensitivity", "sensitivity", SensitivityChoices, "sensitivity", "Which figure matters most?"),
    Question("/backtest", "backtest", OccupationChoices, "backtest", "What did earlier rounds foresee?"),
    Question("/comparison", "compare", ComparisonChoices, "compare", "Why did the number change?"),
    Question("/regions", "regions", RegionsChoices, "regions", "Who will be short where?"),
    Question(
        "/regional-projection",
        "project_region",
        RegionalProjectionChoices,
        "project --region",
        "What will supply and demand be in one region?",
    ),
    Question("/balance", "balance", BalanceChoices, "balance", "How is each region balanced?"),
    Question(
        "/balance-validation",
        "validate_balance",
        ValidationChoices,
        "balance --validate",
        "Does the balance agree with what was published?",
    ),
    Question("/allocation", "allocate", AllocationChoices, "allocate", "How are training places divided?"),
    Question("/outlook", "outlook", OutlookChoices, "outlook", "Which occupations head for a shortage?"),
    Question("/measures", "catalogue", CatalogueChoices, "measures", "Which measures are there?"),
    Question(
        "/measure-effects",
        "measures",
        MeasureEffectsChoices,
        "measures --on",
        "What do measures do, each alone and together?",
    ),
    Question("/table-1", "table_one", TableOneChoices, "measures --table-1", "What does Table 1 add up to?"),
    Question("/promises", "promises", DrawnOnce, "measures --promises", "What was promised?"),
    Question("/portfolio", "close", PortfolioChoices, "close", "What closes the gap, and at what cost?"),
    Question(
        "/decision-effects",
        "decide",
        DecisionEffectsChoices,
        "decide",
        "What would another number of places do?",
    ),
    Question("/departures", "departures", CaseChoices, "decide", "How did decisions depart from the advice?"),
    Question("/skill-mix", "skillmix", SkillMixChoices, "skillmix", "Which team does the work?"),
    Question(
        "/joint-advice",
        "together",
        JointAdviceChoices,
        "together",
        "What should occupations train that share limits?",
    ),
    Question("/vacancies", "vacancies", VacanciesChoices, "vacancies", "How many vacancies are there?"),
    Question("/answer-sheet", "answer", AnswerSheetChoices, "answer", "An answer sheet for a question."),
    Question("/sector", "sector", Nothing, "sector", "How did the forecasts for the whole sector move?"),
    Question("/parameters", "parameters", RoundChoices, "parameters", "Which figures does it rest on?"),
    Question("/ledger", "ledger", LedgerChoices, "ledger", "What was advised, decided, funded and filled?"),
)
"""Questions that are answered to GET with options in the query and to POST with options in the body."""

COMPUTED = frozenset(f"/api/v1{question.path}" for question in ASKED)
"""Addresses to which POST computes and writes nothing."""


def answering_of(request: Request) -> Answering:
    """Return what answers the questions."""
    found: Answering = request.app.state.answering
    return found


async def ask(request: Request, verb: str, options: dict[str, Any], place: str) -> Response:
    """Answer a question with JSON and an ETag."""
    answering = answering_of(request)
    try:
        for side in ("first", "second"):
            if side in options:
                check_side(answering.pack, side, options[side])
        kept = await request.app.state.turns.ask(answering, verb, options)
    except InputError as error:
        raise bad_input(error, place) from error
    return tagged(request, kept.json, f'W/"{kept.hash[:32]}"')


def check_side(pack: Pack, side: str, words: str) -> None:
    """Refuse a side of a comparison that could be taken for the path of a file.

    Raises:
        InputError: when a word is neither a round nor a choice nor an occupation.
    """
    for word in filter(None, (part.strip() for part in words.split(","))):
        if not (word in WORDS or YEAR.fullmatch(word)):
            try:
                pack.occupation(word)
            except InputError as error:
                expected = Phrase(
                    "a round such as 2025, balance=2040, an occupation, {names}",
                    names=", ".join(sorted(WORDS)),
                )
                raise refuse("unknown word", field=side, value=word, expected=expected) from error


def answer_type(verb: str) -> type:
    """Return the shape of an answer."""
    return shape(verb)


def _offer(question: Question) -> None:
    """Add the two operations of a question."""
    name = question.path.strip("/")

    async def by_query(request: Request, choices: Any) -> Response:
        return await ask(request, question.verb, choices.options(), "query")

    async def by_body(request: Request, choices: Any) -> Response:
        return await ask(request, question.verb, choices.options(), "body")

    by_query.__annotations__["choices"] = Annotated[in_query(question.choices), Query()]
    by_body.__annotations__["choices"] = question.choices
    says: dict[str, Any] = {
        "response_model": answer_type(question.verb),
        "summary": question.summary,
        "description": f"The answer of `raming {question.command} --json`.",
        "tags": ["questions"],
    }
    add: Callable[..., None] = router.add_api_route
    add(question.path, by_query, methods=["GET"], operation_id=f"get-{name}", responses=refusals(), **says)
    add(
        question.path,
        by_body,
        methods=["POST"],
        operation_id=f"post-{name}",
        responses=refusals(413, 415),
        dependencies=[Depends(json_only)],
        **says,
    )


def json_only(request: Request) -> None:
    """Refuse a body that does not say it is JSON."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "the body must be JSON, and say so: `Content-Type: application/json`")


for _question in ASKED:
    _offer(_question)


@router.get(
    "/occupations",
    response_model=Register,
    responses=refusals(),
    operation_id="get-occupations",
    summary="Which occupations are there?",
    description="The answer of `raming occupations --json`.",
    tags=["questions"],
)
async def occupations(request: Request) -> Response:
    """Answer with all occupations."""
    return await ask(request, "occupations", {}, "query")


@router.get(
    "/occupations/{occupation}",
    response_model=OccupationEntry,
    responses=refusals(404),
    operation_id="get-occupation",
    summary="What is known of one occupation?",
    tags=["questions"],
)
async def occupation(
    request: Request,
    occupation: Annotated[
        str, InPath(min_length=1, max_length=100, description="the occupation, by id or any of its names")
    ],
) -> Response:
    """Answer with one occupation."""
    answering = answering_of(request)
    try:
        name = answering.pack.occupation(occupation)
    except InputError as error:
        problem = error.problems[0]
        raise Refusal(404, f"{problem.message}; expected {problem.expected}") from error
    register = answering.ask("occupations")
    entry = next(entry for entry in register.data["occupations"] if entry["occupation"] == name)
    body = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return tagged(request, body, f'W/"{register.hash[:24]}-{name}"')


@router.get(
    "/schemas",
    response_model=list[str],
    responses=refusals(),
    operation_id="get-schemas",
    summary="Of which answers is there a JSON Schema?",
    tags=["schemas"],
)
async def schemas(request: Request) -> Response:
    """Answer with the names of the schemas."""
    return tagged(request, json.dumps(names()).encode(), f'W/"{_version(request)}-schemas"')


@router.get(
    "/schemas/{name}",
    response_model=dict[str, Any],
    responses=refusals(404),
    operation_id="get-schema",
    summary="What is the JSON Schema of an answer?",
    description="The answer of `raming schema NAME`.",
    tags=["schemas"],
)
async def schema_of(
    request: Request,
    name: Annotated[str, InPath(min_length=1, max_length=100, description="a verb, or `scenario`")],
) -> Response:
    """Answer with one schema."""
    if name not in names():
        raise Refusal(404, f"there is no schema of that name; expected {', '.join(names())}")
    body = json.dumps(schema(name), ensure_ascii=False).encode()
    return tagged(request, body, f'W/"{_version(request)}-{name}"')


def _version(request: Request) -> str:
    """Return the version that schemas belong to."""
    made: str = request.app.version
    return made
