"""The questions over HTTP: each the same answer as its verb on the command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from starlette.responses import Response

from raming.answers.advice import Advice
from raming.answers.explanation import Explanation
from raming.answers.ledger import Ledger
from raming.answers.parameters import ParameterList
from raming.answers.projection import Projection
from raming.answers.register import OccupationEntry, Register
from raming.answers.schemas import ANSWERS, schema
from raming.inputs.problems import InputError
from raming.web.answering import Answering
from raming.web.api_answers import refusals, tagged
from raming.web.api_choices import (
    CaseChoices,
    CaseQuery,
    LedgerChoices,
    LedgerQuery,
    OccupationChoices,
    RoundChoices,
    RoundQuery,
)
from raming.web.problems import Refusal, bad_input

router = APIRouter()


@dataclass(frozen=True)
class Question:
    """A question over HTTP.

    Attributes:
        path: its resource.
        verb: its verb on the command line.
        answer: what it answers with.
        body: its options in a body.
        query: its options in a query.
        summary: what is asked.
    """

    path: str
    verb: str
    answer: type
    body: type[OccupationChoices]
    query: type[OccupationChoices]
    summary: str


ASKED = (
    Question("/advice", "advise", Advice, CaseChoices, CaseQuery, "How many should start the training?"),
    Question("/projection", "project", Projection, CaseChoices, CaseQuery, "What will supply and demand be?"),
    Question("/explanation", "explain", Explanation, CaseChoices, CaseQuery, "Why is the advice what it is?"),
    Question(
        "/parameters", "parameters", ParameterList, RoundChoices, RoundQuery, "Which figures does it rest on?"
    ),
    Question(
        "/ledger", "ledger", Ledger, LedgerChoices, LedgerQuery, "What was advised, decided and filled?"
    ),
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
    try:
        kept = await request.app.state.turns.ask(answering_of(request), verb, options)
    except InputError as error:
        raise bad_input(error, place) from error
    return tagged(request, kept.json, f'W/"{kept.hash[:32]}"')


def _offer(question: Question) -> None:
    """Add the two operations of a question."""
    name = question.path.strip("/")

    async def by_query(request: Request, choices: Any) -> Response:
        return await ask(request, question.verb, choices.options(), "query")

    async def by_body(request: Request, choices: Any) -> Response:
        return await ask(request, question.verb, choices.options(), "body")

    by_query.__annotations__["choices"] = Annotated[question.query, Query()]
    by_body.__annotations__["choices"] = question.body
    says: dict[str, Any] = {
        "response_model": question.answer,
        "summary": question.summary,
        "description": f"The answer of `raming {question.verb} --json`.",
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
    return tagged(request, json.dumps(list(ANSWERS)).encode(), f'W/"{_version(request)}-schemas"')


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
    if name not in ANSWERS:
        raise Refusal(404, f"there is no schema of that name; expected {', '.join(ANSWERS)}")
    body = json.dumps(schema(name), ensure_ascii=False).encode()
    return tagged(request, body, f'W/"{_version(request)}-{name}"')


def _version(request: Request) -> str:
    """Return the version that schemas belong to."""
    made: str = request.app.version
    return made
