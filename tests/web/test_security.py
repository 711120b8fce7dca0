"""Nobody gets in where they don't belong: hosts, other sites, sizes, forms, and a server open to others."""

import re
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.routing import iter_route_contexts
from starlette.datastructures import FormData, Headers

from raming.web.api.questions import computes
from raming.web.security import (
    COOKIE,
    FIELD,
    HEADERS,
    POLICY,
    checked_form,
    form_token,
    from_elsewhere,
    host_of,
)
from raming.web.settings import Settings
from web.clients import Client, client, problem
from web.test_api_records import DECISION, SCENARIO


@pytest.fixture
def public() -> Iterator[Client]:
    with client(Settings(public=True)) as made:
        yield made


@pytest.fixture
def formed() -> Iterator[Client]:
    """A client of an application with one page that has a form."""
    with client() as made:
        add_form(made.app)
        yield made


def add_form(app: FastAPI) -> None:
    @app.get("/page")
    async def page(request: Request) -> dict[str, str]:
        return {"token": form_token(request)}

    @app.post("/page")
    async def sent(form: Annotated[FormData, Depends(checked_form)]) -> dict[str, Any]:
        return {"title": form["title"]}


@pytest.mark.parametrize(
    "path", ["/healthz", "/api/v1/openapi.json", "/nothing", "/assets/nothing", "/api/v1/x"]
)
def test_every_answer_has_the_strict_headers(reader: Client, path: str) -> None:
    answer = reader.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    for bad in ("unsafe", "http", "*", "blob"):
        assert bad not in POLICY


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"]
)
def test_this_machine_is_answered(reader: Client, host: str) -> None:
    assert reader.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "[::2]",
        "10.0.0.1",
        "x@localhost",
    ],
)
def test_a_name_that_is_not_this_machines_is_refused(reader: Client, host: str) -> None:
    problem(reader.get("/healthz", headers={"host": host}), 421)
    problem(reader.get("/api/v1/advice?occupation=huisarts", headers={"host": host}), 421)


def test_a_server_open_to_others_answers_under_any_name(public: Client) -> None:
    assert public.get("/healthz", headers={"host": "raming.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("a", "a"),
        ("A:1", "a"),
        ("[::1]:80", "::1"),
        ("[::1]", "::1"),
        ("", ""),
        ("127.0.0.1:80", "127.0.0.1"),
    ],
)
def test_the_name_in_a_host(host: str, name: str) -> None:
    assert host_of(host) == name


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_write_that_another_site_started_is_refused(room: Client, headers: dict[str, str]) -> None:
    problem(room.post("/api/v1/scenarios", json=SCENARIO, headers=headers), 403)
    assert room.get("/api/v1/scenarios").json()["total"] == 0


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://localhost"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}],
)
def test_a_write_of_our_own_is_taken(room: Client, headers: dict[str, str]) -> None:
    assert room.post("/api/v1/scenarios", json=SCENARIO, headers=headers).status_code == 201


def test_an_origin_is_ours_with_its_port() -> None:
    assert not from_elsewhere(Headers({"host": "localhost:8000", "origin": "http://localhost:8000"}))
    assert from_elsewhere(Headers({"host": "localhost:8000", "origin": "http://localhost"}))


def test_no_answer_lets_other_sites_read_it(reader: Client) -> None:
    for path in ("/healthz", "/api/v1/advice?occupation=huisarts", "/api/v1/scenarios"):
        answer = reader.get(path, headers={"origin": "http://evil.example"})
        assert "access-control-allow-origin" not in answer.headers
    preflight = reader.send(
        "OPTIONS",
        "/api/v1/scenarios",
        headers={"origin": "http://evil.example", "access-control-request-method": "POST"},
    )
    assert "access-control-allow-methods" not in preflight.headers


def writes(made: Client) -> set[tuple[str, str]]:
    """Return every method and address, described or routed, that is not read-only."""
    paths = made.get("/api/v1/openapi.json").json()["paths"]
    found = {(method.upper(), f"/api/v1{path}") for path, methods in paths.items() for method in methods}
    for route in iter_route_contexts(made.app.routes):
        found |= {(method, route.path or "") for method in route.methods or ()}
    return {(method, path) for method, path in found if method not in ("GET", "HEAD")}


def test_a_server_open_to_others_writes_nothing(public: Client) -> None:
    tried = writes(public)
    computed = {("POST", f"/api/v1/{name}") for name in ("advice", "projection", "explanation")}
    assert computed < tried
    assert ("PUT", "/api/v1/decisions/{id}") in tried
    for method, path in tried:
        address = re.sub(r"\{\w+\}", "00000000-0000-0000-0000-000000000000", path)
        body = DECISION if "decisions" in path else SCENARIO
        answer = public.send(method, address, json=body, headers={"if-match": '"1"'})
        if computes(path):
            assert answer.status_code == 400, address  # it would compute, and write nothing
        else:
            problem(answer, 403)
    assert public.get("/api/v1/scenarios").json()["total"] == 0
    assert public.get("/api/v1/decisions").json()["total"] == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "MOVE"])
@pytest.mark.parametrize(
    "path", ["/", "/nl/scenarios", "/api/v1/scenarios", "/API/V1/ADVICE", "//api/v1/advice"]
)
def test_whatever_writes_is_forbidden_there(public: Client, method: str, path: str) -> None:
    problem(public.send(method, path, content="x"), 403)


def test_a_server_open_to_others_still_computes(public: Client) -> None:
    answer = public.post("/api/v1/advice", json={"occupation": "huisarts", "set": ["unmet_demand=0.1"]})
    assert answer.status_code == 200


def test_a_body_that_is_too_large_is_refused() -> None:
    with client(Settings(largest_body=2000, largest_upload=3000)) as made:
        add_form(made.app)
        body = {"occupation": "huisarts", "changes": ["unmet_demand=0.1"] * 200}
        problem(made.post("/api/v1/advice", json=body), 413)

        async def drops() -> Any:
            for _ in range(300):
                yield b" " * 100

        problem(
            made.post("/api/v1/advice", content=drops(), headers={"content-type": "application/json"}), 413
        )
        file = {"file": ("../../x", b"x" * 200_000)}
        problem(made.post("/page", files=file), 413)
        problem(made.post("/page", content=b"", headers={"content-length": "-1"}), 413)


def test_a_form_is_taken_back_from_who_was_given_it(formed: Client) -> None:
    page = formed.get("/page")
    token, cookie = page.json()["token"], page.cookies[COOKIE]
    assert "HttpOnly" in page.headers["set-cookie"]
    assert "SameSite=Strict" in page.headers["set-cookie"]
    assert page.headers["cache-control"] == "private, no-store"
    sent = formed.post("/page", data={"title": "a", FIELD: token})
    assert sent.json() == {"title": "a"}
    again = formed.get("/page")
    assert "set-cookie" not in again.headers
    assert again.json()["token"] != token
    assert formed.post("/page", data={"title": "b", FIELD: again.json()["token"]}).status_code == 200
    assert cookie


def test_a_form_without_its_token_is_refused(formed: Client) -> None:
    token = formed.get("/page").json()["token"]
    once, _, signature = token.partition(".")
    for bad in (
        "",
        "x",
        f"{once}.",
        f".{signature}",
        f"{once}x.{signature}",
        f"{once}.{signature[:-1]}",
        "é.é",
    ):
        assert formed.post("/page", data={"title": "a", FIELD: bad}).status_code == 403
    assert formed.post("/page", data={"title": "a"}).status_code == 403
    assert formed.post("/page", json={"title": "a", FIELD: token}).status_code == 415
    assert (
        formed.post(
            "/page", data={"title": "a", FIELD: token}, headers={"origin": "http://evil.example"}
        ).status_code
        == 403
    )


def test_a_token_is_of_one_browser_and_one_key(formed: Client) -> None:
    token = formed.get("/page").json()["token"]
    with Client(formed.app, guest=True) as stranger:
        assert stranger.post("/page", data={"title": "a", FIELD: token}).status_code == 403
        stranger.get("/page")
        assert stranger.post("/page", data={"title": "a", FIELD: token}).status_code == 403
    formed.app.state.settings = Settings(secret=b"another key that signs the tokens")
    assert formed.post("/page", data={"title": "a", FIELD: token}).status_code == 403


def test_a_cookie_that_is_not_ours_is_replaced(formed: Client) -> None:
    page = formed.get("/page", headers={"cookie": f"{COOKIE}=x; other=1"})
    assert re.fullmatch(r"[0-9a-f]{32}", page.cookies[COOKIE])


def test_every_page_that_takes_a_form_wants_its_token(formed: Client) -> None:
    pages = [path for _, path in writes(formed) if not path.startswith("/api/")]
    assert "/page" in pages
    for path in pages:
        address = re.sub(r"\{\w+\}", "huisarts", path)
        assert formed.post(address, data={"title": "a"}).status_code == 403, path


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets//etc/passwd",
        "/assets/%00",
    ],
)
def test_assets_are_of_their_folder_only(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_too_many_requests_at_once_are_asked_to_come_back() -> None:
    with client(Settings(most_requests=0)) as made:
        answer = made.get("/healthz")
        problem(answer, 503)
        assert answer.headers["retry-after"] == "1"
