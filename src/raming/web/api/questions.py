"""The questions over HTTP: each the same answer as its verb on the command line."""

import json
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from starlette.responses import Response

from raming.answers.case import TRENDS_GO
from raming.answers.needs import require
from raming.answers.questions import QUESTIONS, Question
from raming.answers.register import OccupationEntry, Register
from raming.answers.schemas import names, schema
from raming.answers.uncertainty.comparison import choice_of, words_of
from raming.engine.model.demand import RUNGS
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Named, Phrase, refuse
from raming.inputs.vocabulary import VARIANTS, typed_as
from raming.web.answering import Answering
from raming.web.api.answers import refusals, tagged
from raming.web.api.choices import body_of, options_from, query_of
from raming.web.problems import Refusal, bad_input

WORDS = tuple(
    (kind, word)
    for kind, known in (("scenario", RUNGS), ("trend", TRENDS_GO), ("variant", VARIANTS))
    for word in known
)
"""The words of a side by what each chooses."""

router = APIRouter()


OWN = frozenset(("occupations",))
"""Questions with resources of their own."""


def asked_over_http() -> tuple[Question, ...]:
    """Return the questions that are answered to GET with options in the query, to POST with them in the body."""
    return tuple(question for name, question in QUESTIONS.items() if name not in OWN)


def asked_at(path: str) -> Question | None:
    """Return the question that is asked at an address of the API; None where none is."""
    return next((question for question in asked_over_http() if question.address == path), None)


def computes(path: str) -> bool:
    """Return whether POST to an address computes and writes nothing."""
    return any(path == f"/api/v1{question.address}" for question in asked_over_http())


def answering_of(request: Request) -> Answering:
    """Return what answers the questions."""
    found: Answering = request.app.state.answering
    return found


async def ask(request: Request, verb: str, options: dict[str, Any], place: str) -> Response:
    """Answer a question with JSON and an ETag."""
    answering = answering_of(request)
    try:
        for side in ("first", "second"):
            if options.get(side) is not None:
                check_side(answering.pack, side, options[side])
        require(verb, answering.pack)
        answered = await request.app.state.turns.ask(answering, verb, options)
    except InputError as error:
        raise bad_input(error, place) from error
    return tagged(request, answered.json, f'W/"{answered.hash[:32]}"')


def check_side(pack: Pack, side: str, words: str) -> None:
    """Refuse a side of a comparison that could be taken for the path of a file.

    Raises:
        InputError: when a word is neither a round nor a choice nor an occupation.
    """
    for word in words_of(words):
        if choice_of(word) is None:
            try:
                pack.occupation(word)
            except InputError as error:
                expected = Phrase(
                    "a round such as 2025, balance=2040, an occupation, {names}",
                    names=Named(
                        {
                            lang: ", ".join(typed_as(kind, word, lang) for kind, word in WORDS)
                            for lang in ("nl", "en")
                        }
                    ),
                )
                raise refuse("unknown word", field=side, value=word, expected=expected) from error


def questions() -> APIRouter:
    """Return the operations of all questions of the register."""
    return _operations(asked_over_http())


@cache
def _operations(asked: tuple[Question, ...]) -> APIRouter:
    made = APIRouter()
    for question in asked:
        _offer(made, question)
    return made


def _offer(router: APIRouter, question: Question) -> None:
    """Add the two operations of a question."""
    name = question.address.strip("/")

    async def by_query(request: Request, choices: Any) -> Response:
        return await ask(request, question.id, options_from(question, choices), "query")

    async def by_body(request: Request, choices: Any) -> Response:
        return await ask(request, question.id, options_from(question, choices), "body")

    by_query.__annotations__["choices"] = Annotated[query_of(question), Query()]
    by_body.__annotations__["choices"] = body_of(question)
    says: dict[str, Any] = {
        "response_model": question.answer,
        "summary": question.asks,
        "description": f"The answer of `raming {question.command} --json`.",
        "tags": ["questions"],
    }
    add: Callable[..., None] = router.add_api_route
    add(question.address, by_query, methods=["GET"], operation_id=f"get-{name}", responses=refusals(), **says)
    add(
        question.address,
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
        raise Refusal(415, Phrase("the body must be JSON, and say so: `Content-Type: application/json`"))


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
        detail = Phrase("{wrong}; expected {expected}", wrong=problem.message, expected=problem.expected)
        raise Refusal(404, detail) from error
    register = answering.ask("occupations", {})
    entry = next(entry for entry in register.data["occupations"] if entry["occupation"] == name)
    body = json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
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
        raise Refusal(
            404,
            Phrase("there is no schema of that name; expected {names}", names=", ".join(names())),
        )
    body = json.dumps(schema(name), ensure_ascii=False, allow_nan=False).encode()
    return tagged(request, body, f'W/"{_version(request)}-{name}"')


def _version(request: Request) -> str:
    """Return the version that schemas belong to."""
    made: str = request.app.version
    return made
