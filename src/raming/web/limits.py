"""Turns for heavy computations: a few at a time, some waiting, the others asked to come back later."""

from asyncio import Semaphore, wait_for
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool

from raming.answers.questions import QUESTIONS
from raming.inputs.problems import Phrase
from raming.web.answering import AnsweredQuestion, Answering
from raming.web.problems import Refusal
from raming.web.settings import Settings

Made = TypeVar("Made")


def light(name: str, options: Mapping[str, object]) -> bool:
    """Return whether a question takes a few milliseconds as it is asked: nothing is drawn."""
    return QUESTIONS[name].light and not options.get("draws")


class Turns:
    """Gives heavy computations their turn, each in a thread, so that light ones go on meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self._free = Semaphore(settings.heavy_at_once)
        self._most_waiting = settings.heavy_waiting
        self._patience = settings.heavy_patience
        self._settings = settings
        self._waiting = 0

    async def ask(self, answering: Answering, name: str, options: Mapping[str, Any]) -> AnsweredQuestion[Any]:
        """Ask a question: a light one at once, a heavy one when it is its turn.

        Raises:
            InputError: when the question cannot be answered as asked.
            Refusal: 400 when it asks for more draws or seconds than this server gives; 503 when too many
                are waiting.
        """
        remembered = answering.remembered(name, options)
        if remembered is not None:
            return remembered
        question = QUESTIONS[name]
        most = (
            self._settings.most_draws
            if question.light
            else self._settings.most_heavy_draws // question.draw_weight
        )
        if (options.get("draws") or 0) > most:
            raise Refusal(400, Phrase("this server draws at most {most} times for one answer", most=most))
        if (options.get("seconds") or 0) > (longest := self._settings.most_seconds):
            raise Refusal(400, Phrase("this server searches at most {most} seconds", most=longest))
        if light(name, options):
            return answering.ask(name, options)
        return await self.heavy(partial(answering.ask, name, options))

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
