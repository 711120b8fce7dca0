"""Schemathesis asks what the interface describes, and what it does not: no fault, no undocumented answer."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode

from raming.inputs.loading import load_pack
from raming.inputs.options import options_of
from raming.inputs.pack import Pack
from raming.web.answering import AnsweredQuestion, Answering
from raming.web.api.questions import asked_over_http
from web.clients import client
from web.test_api_records import DECISION, SCENARIO

EXAMPLES = int(os.environ.get("RAMING_FUZZ", "5"))
COMPUTED = 3 * EXAMPLES
turn = count()
DRAWN = {
    question.address.strip("/") for question in asked_over_http() if "draws" in options_of(question.options)
} - {
    "advice",
    "projection",
}
"""Questions that always draw: as little as may be, that there is time for more of them."""


class Thrifty(Answering):
    """Computes the first answers to each question, and gives the last of them again after that."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self.given: dict[str, list[AnsweredQuestion[Any]]] = defaultdict(list)

    def ask(self, name: str, options: Mapping[str, object]) -> AnsweredQuestion[Any]:
        given = self.given[name]
        if len(given) < COMPUTED:
            given.append(super().ask(name, options))
        return given[-1]


class AsLocalhost:
    """Gives every request the host that the server answers to; other hosts are tested apart."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":  # the client opened what there is to open
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        headers = [pair for pair in scope["headers"] if pair[0] != b"host"]
        await self.app({**scope, "headers": [*headers, (b"host", b"localhost")]}, receive, send)


ROOM = client()
ROOM.app.state.answering = Thrifty(load_pack("nl"))
"""Made when the tests are collected: the operations to ask are read from it."""

api = schemathesis.openapi.from_asgi("/api/v1/openapi.json", AsLocalhost(ROOM.app))


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    with ROOM:
        yield


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """Identifiers of records that are there, by kind."""
    return {
        kind: ROOM.post(f"/api/v1/{kind}", json=body).json()["id"]
        for kind, body in (("scenarios", SCENARIO), ("decisions", DECISION))
    }


@api.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None, database=None)
def test_no_fault_and_no_undocumented_answer(case: Any, known: dict[str, str]) -> None:
    kind = case.path.split("/")[1]
    positive = case.meta.generation.mode is GenerationMode.POSITIVE
    if kind in known and "id" in (case.path_parameters or {}) and positive and next(turn) % 3:
        case.path_parameters["id"] = known[kind]
        latest = ROOM.get(f"/api/v1/{kind}/{known[kind]}/versions").json()[-1]
        if next(turn) % 2:
            case.headers = {**(case.headers or {}), "If-Match": f'"{latest["version"]}"'}
    if positive and kind in DRAWN:
        for options in (case.body, case.query):
            if isinstance(options, dict):
                options["draws"] = 10
                options.update({"seconds": 0.0} if kind == "portfolio" else {})
    case.call_and_validate(excluded_checks=[schemathesis.checks.positive_data_acceptance])
