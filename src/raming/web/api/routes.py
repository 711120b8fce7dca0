"""The HTTP API, version 1: the questions, the schemas and what is kept, described as OpenAPI 3.1.

It follows the Dutch API Design Rules. Paths are nouns in kebab-case without a trailing slash; query keys are
in camelCase; members of bodies are in snake_case, as the command line prints them. Input that is not
understood is answered with 400, and every refusal is a problem document.
"""

import json
import re
from functools import cache
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from raming.answers.schemas import plain_names
from raming.inputs.problems import Phrase
from raming.web.api import questions as api_questions
from raming.web.api import records as api_records
from raming.web.api.answers import tagged
from raming.web.api.choices import repeatable
from raming.web.problems import FieldError, ProblemDetails, Refusal, handle_with, language_of, respond

VERSION = "1.0.0"
BASE = "/api/v1"

ABOUT = """Open health-workforce planning: from published figures to a defensible training intake.

Every answer is that of the command line. Members are in snake_case as printed there, query keys in
camelCase. Refusals are problem documents (RFC 9457), in Dutch or English as `Accept-Language` asks, English
where it asks for neither. An option that takes one value is given once. Answers carry an ETag: send it back with
`If-None-Match` to be spared what you have, and with `If-Match` to change a record you have seen.
"""


def create_api(state: Any) -> FastAPI:
    """Return the API as an application to be mounted at `BASE`.

    Args:
        state: what the application around it shares: settings, answering, shelves, turns.
    """
    api = FastAPI(
        title="raming",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(once)],
    )
    api.state = state
    handle_with(api, lambda refusal, request: _refused(api, refusal, request))
    for router in (
        api_questions.questions(),
        api_questions.router,
        api_records.scenarios,
        api_records.decisions,
    ):
        api.include_router(router)

    @cache
    def described() -> bytes:
        return json.dumps(describe(api), ensure_ascii=False, allow_nan=False).encode()

    @api.get("/openapi.json", include_in_schema=False)
    async def openapi(request: Request) -> Response:
        body = described()
        response = tagged(request, body, f'W/"{VERSION}-{len(body)}"')
        response.headers["access-control-allow-origin"] = "*"
        return response

    return api


def once(request: Request) -> None:
    """Refuse a key of the query that takes one value and is given more.

    Raises:
        Refusal: 400 with every such key.
    """
    question = api_questions.asked_at(request.url.path.removeprefix(BASE))
    several = repeatable(question) if question else frozenset()
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        given.setdefault(name, []).append(value)
    errors = [
        FieldError.model_construct(
            place="query",
            pointer=name,
            detail=Phrase("an option is given twice"),
            value=", ".join(values),
            expected=Phrase("it once"),
            rule="repeated",
        )
        for name, values in given.items()
        if len(values) > 1 and name not in several
    ]
    if errors:
        raise Refusal(400, errors[0].detail, errors=errors)


def _refused(api: FastAPI, refusal: Refusal, request: Request) -> Response:
    """Answer a refusal; one of a method names all methods that the address takes."""
    path: str = request.url.path
    if refusal.status == 405:
        refusal.headers["allow"] = ", ".join(allowed(api, path.removeprefix(BASE)))
    return respond(refusal, path, language_of(request.headers, api.state.answering.pack.told))


def allowed(api: FastAPI, path: str) -> list[str]:
    """Return the methods that an address of the API takes."""
    found: set[str] = set()
    for template, methods in _paths(api).items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found |= methods
    return sorted(found | {"HEAD"} if "GET" in found else found)


@cache
def _paths(api: FastAPI) -> dict[str, set[str]]:
    """Return the methods of every path."""
    described = get_openapi(title="", version="", routes=api.routes)["paths"]
    return {path: {method.upper() for method in methods} for path, methods in described.items()}


def describe(api: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document: with the headers that every answer has, without those that none has."""
    document = get_openapi(
        title="raming",
        version=VERSION,
        summary="Open health-workforce planning",
        description=ABOUT,
        routes=api.routes,
        servers=[{"url": BASE, "description": "this server"}],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        tags=[
            {"name": "questions", "description": "the answers of the command line"},
            {"name": "schemas", "description": "JSON Schemas of the answers"},
            {"name": "scenarios", "description": "scenarios that were saved, version by version"},
            {"name": "decisions", "description": "decisions that were recorded, version by version"},
        ],
    )
    document = _renamed(document)
    schemas = document["components"]["schemas"]
    plain_names({"$defs": schemas})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"), ProblemDetails=problem)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation["responses"])
    return document


def _renamed(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with names of one word for shapes that are called alike in two places."""
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        *place, own = name.split("__")
        if place:
            text = text.replace(
                f'"#/components/schemas/{name}"', f'"#/components/schemas/{_join(place, own)}"'
            )
            text = text.replace(f'"{name}":', f'"{_join(place, own)}":')
    renamed: dict[str, Any] = json.loads(text)
    return renamed


def _join(place: list[str], name: str) -> str:
    """Return a name that says where a shape is from, such as `StatementsComparison`."""
    return "".join(word.capitalize() for word in place[-1].split("_")) + name


def _complete(path: str, method: str, responses: dict[str, Any]) -> None:
    """Put the headers on every answer of an operation; drop the framework's own 422."""
    responses.pop("422", None)
    listing = method == "get" and path in ("/scenarios", "/decisions")
    if method == "get" and not listing:
        responses["304"] = {"description": "what you have is still so"}
    for status, response in responses.items():
        headers = {"API-Version": _header("version of this interface", VERSION)}
        if status in ("200", "201", "304") and not listing:
            headers["ETag"] = _header("tag of this answer")
        if status == "200" and listing:
            headers["Link"] = _header("first, previous, next and last page")
        if status == "201":
            headers["Location"] = _header("address of the new record")
        if status == "503":
            headers["Retry-After"] = _header("seconds to wait")
        response["headers"] = {**response.get("headers", {}), **headers}


def _header(meaning: str, example: str | None = None) -> dict[str, Any]:
    """Return the description of a header."""
    made: dict[str, Any] = {"description": meaning, "schema": {"type": "string"}}
    return made if example is None else {**made, "example": example}
