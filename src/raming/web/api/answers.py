"""How the API answers: JSON with an ETag, and 304 to who has it already."""

from starlette.requests import Request
from starlette.responses import Response

from raming.web.problems import MEDIA_TYPE

REVALIDATE = "no-cache"
"""Cache-Control of what may be kept, as long as it is asked for again whether it is still so."""


def tagged(request: Request, body: bytes, etag: str, *, cache: str = REVALIDATE) -> Response:
    """Return JSON with its ETag, or 304 without it where the client holds the same.

    Args:
        request: the request.
        body: the JSON.
        etag: the tag, with its quotes.
        cache: Cache-Control.
    """
    headers = {"etag": etag, "cache-control": cache}
    if request.method in ("GET", "HEAD") and matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def matches(condition: str, etag: str) -> bool:
    """Tell whether a header such as If-None-Match names a tag; weak tags compare equal to strong ones."""
    named = {part.strip().removeprefix("W/") for part in condition.split(",")}
    return "*" in named or etag.removeprefix("W/") in named


_WHY = {
    400: "the request is not understood; `errors` names every field that is wrong",
    403: "this server is read-only, or the request came from another site",
    404: "there is no such thing",
    409: "what was kept cannot be read; other versions and records can",
    410: "it has been withdrawn",
    412: "someone saved a later version; nothing was saved",
    413: "the request is too large",
    415: "the body is not JSON",
    421: "the request was meant for another host",
    428: "If-Match is missing: say which version is changed",
    503: "too busy; try again after Retry-After seconds",
}

EVERY = (400, 421, 503)
"""What every operation can answer besides its own."""


def refusals(*statuses: int) -> dict[int | str, dict[str, object]]:
    """Return the description of answers that are problem documents, for OpenAPI."""
    return {
        status: {
            "description": _WHY[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
        for status in sorted({*EVERY, *statuses})
    }
