"""Heavy computations take turns; light ones are answered meanwhile."""

import asyncio
import threading
import time

import pytest

from raming.inputs.loading import load_pack
from raming.web.answering import Answering
from raming.web.limits import Turns
from raming.web.problems import Refusal
from raming.web.settings import Settings


def run(turns: Turns, many: int, seconds: float) -> tuple[list[str], int]:
    """Run as many computations at once; return what became of each, and how many ran at a time."""
    busy, most, lock = 0, 0, threading.Lock()

    def work() -> str:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(seconds)
        with lock:
            busy -= 1
        return "done"

    async def one() -> str:
        try:
            return await turns.heavy(work)
        except Refusal as refusal:
            told = refusal.status == 503 and int(refusal.headers["retry-after"]) >= 1
            return "later" if told else "not told"

    async def everyone() -> list[str]:
        return list(await asyncio.gather(*(one() for _ in range(many))))

    return asyncio.run(everyone()), most


def test_as_many_run_at_once_as_may() -> None:
    outcomes, most = run(Turns(Settings(heavy_at_once=2, heavy_waiting=10)), 6, 0.02)
    assert outcomes == ["done"] * 6
    assert most == 2


def test_who_finds_the_queue_full_is_asked_to_come_back() -> None:
    outcomes, most = run(Turns(Settings(heavy_at_once=1, heavy_waiting=2)), 8, 0.05)
    assert most == 1
    assert 1 <= outcomes.count("done") <= 3
    assert outcomes.count("done") + outcomes.count("later") == 8


def test_who_waits_too_long_is_asked_to_come_back() -> None:
    outcomes, _ = run(Turns(Settings(heavy_at_once=1, heavy_patience=0.01)), 3, 0.2)
    assert sorted(outcomes) == ["done", "later", "later"]


def test_a_turn_is_given_back_when_the_work_fails() -> None:
    turns = Turns(Settings(heavy_at_once=1, heavy_patience=1.0))

    def broken() -> None:
        raise RuntimeError("no")

    async def twice() -> str:
        with pytest.raises(RuntimeError):
            await turns.heavy(broken)
        return await turns.heavy(lambda: "done")

    assert asyncio.run(twice()) == "done"


def test_more_draws_than_the_server_gives_are_refused() -> None:
    turns = Turns(Settings(most_draws=10))
    asked = turns.ask(Answering(load_pack("nl")), "advise", {"occupation": "huisarts", "draws": 11})
    with pytest.raises(Refusal, match="at most 10") as caught:
        asyncio.run(asked)
    assert caught.value.status == 400


def test_answers_are_remembered_and_the_oldest_forgotten() -> None:
    answering = Answering(load_pack("nl"), most=2)
    first = answering.ask("advise", {"occupation": "huisarts", "intake": None})
    assert answering.ask("advise", {"occupation": "huisarts"}) is first
    answering.ask("advise", {"occupation": "huisarts", "intake": 700.0})
    assert answering.ask("advise", {"occupation": "huisarts"}) is first
    answering.ask("advise", {"occupation": "huisarts", "intake": 701.0})
    assert answering.remembered("advise", {"occupation": "huisarts", "intake": 700.0}) is None
    assert answering.remembered("advise", {"occupation": "huisarts"}) is first
    assert answering.ask("explain", {"occupation": "huisarts"}) is not first
