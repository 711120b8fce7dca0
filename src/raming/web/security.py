"""The guard at the door: who may come in, with how much, and strict headers on every answer."""

import hashlib
import hmac
import secrets

from fastapi import Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from raming.inputs.problems import Phrase
from raming.web.api.questions import computes
from raming.web.api.routes import BASE, VERSION
from raming.web.problems import Refusal, language_of, respond
from raming.web.settings import LOOPBACK, Settings

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Content-Security-Policy: nothing from elsewhere, nothing inline."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Headers of every answer."""

SAFE = ("GET", "HEAD", "OPTIONS")
COOKIE = "raming-visit"
FIELD = "form_token"
"""Name of the hidden field that a form holds its token in."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Guard:
    """ASGI middleware: refuses what does not belong here, and sees to it that every answer is strict.

    In this order: a Host that is not this machine (DNS rebinding), too many requests at once, writing to a
    server that is open to others, a write that another site started, a body that is too large.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it with the reason why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        self._under_way += 1
        try:
            self._admit(scope)
            allowance = _Allowance(receive, self._most(scope))
            inside = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self.app(inside, allowance.receive, answer.send)
        except Refusal as refusal:
            words = language_of(Headers(scope=scope))
            await respond(refusal, scope["path"], words)(scope, receive, answer.send)
        finally:
            self._under_way -= 1

    def _admit(self, scope: Scope) -> None:
        """Refuse a request that does not belong here."""
        headers = Headers(scope=scope)
        if not self.settings.public and host_of(headers.get("host", "")) not in LOOPBACK:
            raise Refusal(421, Phrase("this server answers to this machine only, under the name localhost"))
        if self._under_way > self.settings.most_requests:
            raise Refusal(
                503, Phrase("too many requests at once; try again in a moment"), headers={"retry-after": "1"}
            )
        if scope["method"] in SAFE:
            return
        if self.settings.public and not computes(scope["path"]):
            raise Refusal(403, Phrase("this server is read-only: nothing can be saved here"))
        if from_elsewhere(headers):
            raise Refusal(403, Phrase("the request was started by another site"))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most(scope):
            raise _too_large(self._most(scope))

    def _most(self, scope: Scope) -> int:
        """Return how many bytes a request may carry; some more for a form that holds a file."""
        kind = Headers(scope=scope).get("content-type", "")
        uploads = kind.lower().startswith("multipart/form-data")
        return self.settings.largest_upload + 100_000 if uploads else self.settings.largest_body


class _Allowance:
    """Counts the bytes of a body that did not say how long it is."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._seen = 0

    async def receive(self) -> Message:
        """Pass a message on as long as the body is not too large."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > self._most:
            refusal = _too_large(self._most)
            raise HTTPException(refusal.status, refusal.detail, refusal.headers)
        return message


class _Answer:
    """Puts the strict headers on an answer, and the cookie of a visit where a form was made."""

    def __init__(self, scope: Scope, send: Send) -> None:
        scope.setdefault("state", {})
        self._scope = scope
        self._send = send

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if self._scope["path"].startswith(f"{BASE}/"):
                headers["api-version"] = VERSION
            visit = self._scope["state"].get("raming_visit")
            if visit is not None:
                headers["cache-control"] = "private, no-store"
                headers.append("set-cookie", f"{COOKIE}={visit}; Path=/; HttpOnly; SameSite=Strict")
        elif message["type"] == "http.response.body" and self._scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)


def _too_large(most: int) -> Refusal:
    """Return the refusal for a body that is too large."""
    return Refusal(
        413,
        Phrase("the request is too large: at most {most} bytes", most=most),
        headers={"connection": "close"},
    )


def host_of(host: str) -> str:
    """Return the name in a Host header or an origin, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def from_elsewhere(headers: Headers) -> bool:
    """Tell whether a browser says that another site started a request; other programs say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower()


def form_token(request: Request) -> str:
    """Return a token for a form on a page: the hidden field `form_token` sends it back.

    It is signed and tied to a cookie that only this browser has, and that no other site can send along.
    """
    state = request.scope["state"]
    visit = request.cookies.get(COOKIE, "")
    if not _is_visit(visit):
        visit = state.setdefault("raming_visit", secrets.token_hex(16))
    once = secrets.token_hex(8)
    return f"{once}.{_signature(request, visit, once)}"


def _is_visit(text: str) -> bool:
    """Tell whether a cookie has the form of ours."""
    return len(text) == 32 and all(letter in "0123456789abcdef" for letter in text)


def _signature(request: Request, visit: str, once: str) -> str:
    """Return the signature of a token."""
    secret: bytes = request.app.state.settings.secret
    return hmac.new(secret, f"{visit}.{once}".encode(), hashlib.sha256).hexdigest()


async def checked_form(request: Request) -> FormData:
    """Return the fields of a form that came from a page of this server.

    Every page that takes a POST depends on it.

    Raises:
        Refusal: 415 when the body is no form; 403 when the token is missing or not ours.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in FORMS:
        raise Refusal(415, Phrase("this address takes a form"))
    form = await request.form(max_files=1, max_fields=1000)
    visit = request.cookies.get(COOKIE, "")
    once, _, signature = str(form.get(FIELD, "")).partition(".")
    if not _is_visit(visit) or not hmac.compare_digest(
        signature.encode("utf-8", "replace"), _signature(request, visit, once).encode()
    ):
        raise Refusal(403, Phrase("this form is no longer valid; open the page again and send it once more"))
    return form
