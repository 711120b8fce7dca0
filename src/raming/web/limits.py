"""Turns for heavy computations: a few at a time, some waiting, the others asked to come back later."""

from asyncio import Semaphore, wait_for
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool

from raming.inputs.problems import Phrase
from raming.web.answering import Answering, Kept
from raming.web.problems import Refusal
from raming.web.settings import Settings

Made = TypeVar("Made")

LIGHT = frozenset(
    (
        *("advise", "project", "explain", "departures"),
        *("ledger", "parameters", "occupations", "catalogue", "table_one", "sector"),
    )
)
"""Questions that take a few milliseconds as long as nothing is drawn."""


class Turns:
    """Gives heavy computations their turn, each in a thread, so that light ones go on meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self._free = Semaphore(settings.heavy_at_once)
        self._most_waiting = settings.heavy_waiting
        self._patience = settings.heavy_patience
        self._most_draws = settings.most_draws
        self._waiting = 0

    async def ask(self, answering: Answering, verb: str, options: dict[str, Any]) -> Kept:
        """Ask a question: a light one at once, a heavy one when it is its turn.

        Raises:
            InputError: when the question cannot be answered as asked.
            Refusal: 400 when it asks for more draws than this server gives; 503 when too many are waiting.
        """
        found = answering.remembered(verb, options)
        if found is not None:
            return found
        draws = options.get("draws") or 0
        if draws > self._most_draws:
            raise Refusal(
                400,
                Phrase("this server draws at most {most} times for one answer", most=self._most_draws),
            )
        if verb in LIGHT and not draws:
            return answering.ask(verb, **options)
        return await self.heavy(partial(answering.ask, verb, **options))

    async def heavy(self, work: Callable[[], Made]) -> Made:
        """Run a heavy computation in a thread when it is its turn.

        Raises:
            Refusal: 503 with Retry-After when too many are waiting, or it waited too long.
        """
        if self._waiting >= self._most_waiting:
            raise self._busy()
        self._waiting += 1
        try:
            await wait_for(self._free.acquire(), self._patience)
        except TimeoutError as error:
            raise self._busy() from error
        finally:
            self._waiting -= 1
        try:
            return await run_in_threadpool(work)
        finally:
            self._free.release()

    def _busy(self) -> Refusal:
        """Return the refusal for one computation too many."""
        return Refusal(
            503,
            Phrase("many computations are under way; try again in a moment"),
            headers={"retry-after": str(max(1, round(self._patience / 4)))},
        )
