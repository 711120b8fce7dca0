"""Problem documents (RFC 9457): one shape for everything that is refused."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from raming.inputs.problems import InputError, Phrase
from raming.inputs.problems import Problem as Finding
from raming.inputs.shapes import shape_message
from raming.present.language import LANGUAGES, Language
from raming.present.refusals import in_words
from raming.store.shelf import Conflict, Damaged, Missing, Withdrawn

MEDIA_TYPE = "application/problem+json"
LONGEST_VALUE = 200

log = logging.getLogger("raming.web")


class FieldError(BaseModel):
    """One thing wrong with a request."""

    place: str = Field(description="`body`, `query`, `path` or `header`")
    pointer: str = Field(description="JSON Pointer into the body, or the name of the parameter")
    detail: str = Field(description="what is wrong, in a sentence")
    value: str = Field(default="", description="the value found")
    expected: str = Field(default="", description="what would have been right")
    rule: str = Field(default="", description="identifier of the rule that found it")


class ProblemDetails(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(default="about:blank", description="kind of problem, a URI reference")
    title: str = Field(description="the kind in words, the same for every occurrence")
    status: int = Field(description="status code of the answer")
    detail: str = Field(description="what happened this time, and how to mend it")
    instance: str = Field(default="", description="path of the request")
    errors: list[FieldError] = Field(default=[], description="every field that is wrong, all in one go")
    version: int | None = Field(default=None, description="version that is the latest, where that is at odds")


class Refusal(Exception):  # noqa: N818 - it is what it says
    """A request that is refused, with its status and the reason."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        version: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.version = version


def language_of(headers: Headers, told: Callable[[str, str], str] | None = None) -> Language:
    """Return the language that a client asks for with `Accept-Language`: Dutch or English, the latter by default.

    Args:
        headers: those of the request.
        told: gives a text of the pack in a language.
    """
    best, wanted = 0.0, "en"
    for part in headers.get("accept-language", "").split(","):
        tag, *rest = (piece.strip().lower() for piece in part.split(";"))
        try:
            weight = next((float(one.removeprefix("q=")) for one in rest if one.startswith("q=")), 1.0)
        except ValueError:
            continue
        lang = tag.partition("-")[0]
        if lang in LANGUAGES and weight > best:
            best, wanted = weight, lang
    return Language(wanted, told=told)


def document(refusal: Refusal, path: str, words: Language) -> ProblemDetails:
    """Return the problem document of a refusal, in a language."""

    def said(text: str) -> str:
        return str(in_words(text, words))

    title = HTTPStatus(refusal.status).phrase
    return ProblemDetails(
        title=said(_TITLES.get(title, title)),
        status=refusal.status,
        detail=said(refusal.detail),
        instance=path,
        errors=[
            FieldError(
                place=one.place,
                pointer=one.pointer,
                detail=said(one.detail),
                value=said(one.value)[:LONGEST_VALUE],
                expected=said(one.expected),
                rule=one.rule,
            )
            for one in refusal.errors
        ],
        version=refusal.version,
    )


def respond(refusal: Refusal, path: str, words: Language) -> Response:
    """Return a refusal as an answer in JSON, in a language."""
    content = document(refusal, path, words).model_dump(exclude_none=True)
    body = json.dumps(content, ensure_ascii=True, allow_nan=False).encode()
    headers = {"cache-control": "no-store", "content-language": words.code, "vary": "accept-language"}
    return Response(body, refusal.status, {**headers, **refusal.headers}, media_type=MEDIA_TYPE)


_TITLES: dict[str, str] = {
    title: title
    for title in (
        Phrase("Bad Request"),
        Phrase("Forbidden"),
        Phrase("Not Found"),
        Phrase("Method Not Allowed"),
        Phrase("Conflict"),
        Phrase("Gone"),
        Phrase("Precondition Failed"),
        Phrase("Unsupported Media Type"),
        Phrase("Misdirected Request"),
        Phrase("Precondition Required"),
        Phrase("Internal Server Error"),
        Phrase("Service Unavailable"),
        Phrase("Request Entity Too Large"),
        Phrase("Content Too Large"),
    )
}
"""Titles of problems that have their Dutch; Python has two for 413."""


def bad_input(error: InputError, place: str = "body", prefix: str = "") -> Refusal:
    """Return the refusal for input that cannot be computed with.

    Args:
        error: what is wrong.
        place: where the request held it, `body`, `query` or `path`.
        prefix: pointer to the part of the body that holds the options.
    """
    errors = [_field(finding, place, prefix) for finding in error.problems]
    first = error.problems[0] if error.problems else None
    return Refusal(400, first.message if first else str(error), errors=errors)


def _field(finding: Finding, place: str, prefix: str) -> FieldError:
    """Return a finding as a field error; options of the command line become members of the body."""
    name = finding.field.removeprefix("--").replace("-", "_")
    name = "changes" if name == "set" else name
    pointer = f"{prefix}/{name.replace('.', '/')}" if place == "body" else name
    # constructed, not validated: a phrase stays one until the language of the reader is known
    return FieldError.model_construct(
        place=place,
        pointer=pointer,
        detail=finding.message,
        value=finding.value,
        expected=finding.expected,
        rule=finding.rule,
    )


def _invalid(error: RequestValidationError) -> Refusal:
    """Return the refusal for a request that has another shape than the interface describes."""
    errors = []
    for found in error.errors():
        place, *steps = map(str, found["loc"])
        pointer = "".join(f"/{step}" for step in steps) if place == "body" else ".".join(steps)
        value = "" if found["type"] == "missing" else repr(found.get("input"))[:LONGEST_VALUE]
        detail, expected = shape_message(found), ""
        if isinstance(known := found.get("ctx", {}).get("finding"), Finding):
            detail, expected = known.message, known.expected
        errors.append(
            FieldError.model_construct(
                place=place,
                pointer=pointer,
                detail=detail,
                value=value,
                expected=expected,
                rule=found["type"],
            )
        )
    count = len(errors)
    detail = (
        Phrase("the request has one thing wrong; see `errors`")
        if count == 1
        else Phrase("the request has {count} things wrong; see `errors`", count=count)
    )
    return Refusal(400, detail, errors=errors)


def refusal_of(error: Exception) -> Refusal:
    """Return what to tell about an error; about a fault of ours no more than that there was one."""
    if isinstance(error, Refusal):
        return error
    for kind, made in _TOLD:
        if isinstance(error, kind):
            return made(error)
    log.error("the request failed", exc_info=error)
    return Refusal(500, Phrase("something went wrong here; it has been written to the log of the server"))


def _http(error: HTTPException) -> Refusal:
    """Return the refusal for what the framework refuses."""
    default = HTTPStatus(error.status_code).phrase
    detail = _SAID.get(error.status_code, default) if error.detail == default else error.detail
    return Refusal(error.status_code, detail, headers=error.headers)


_SAID = {
    404: Phrase("there is nothing at this address"),
    405: Phrase("this address does not take that method; `Allow` names those it does"),
}

_TOLD: tuple[tuple[type[Exception], Callable[[Any], Refusal]], ...] = (
    (InputError, bad_input),
    (RequestValidationError, _invalid),
    (Missing, lambda error: Refusal(404, error.message)),
    (Withdrawn, lambda error: Refusal(410, error.message, version=error.latest)),
    (Damaged, lambda error: Refusal(409, error.message, version=error.version)),
    (Conflict, lambda error: Refusal(412, error.message, version=error.latest)),
    (HTTPException, _http),
)
"""What is told about each kind of error."""


class Faults:
    """ASGI middleware: a fault of ours is answered with a problem too, and written to the log."""

    def __init__(self, app: ASGIApp, answer: Callable[[Refusal, Request], Response]) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            made = self.answer(refusal_of(error), Request(scope))
            await made(scope, receive, send)


def handle_with(app: FastAPI, answer: Callable[[Refusal, Request], Response]) -> None:
    """Answer what an application refuses, and faults of ours, with a problem.

    Args:
        app: the application.
        answer: makes the answer from a refusal and the request.
    """

    async def handler(request: Request, error: Exception) -> Response:
        return answer(refusal_of(error), request)

    kinds: list[type[Exception]] = [Refusal, *(kind for kind, _ in _TOLD)]
    for kind in kinds:
        app.add_exception_handler(kind, handler)
    app.add_middleware(Faults, answer=answer)
