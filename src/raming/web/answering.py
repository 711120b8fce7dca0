"""Questions asked by pages and API: computed once, remembered by what decides the answer."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Any

from raming.answers.questions import QUESTIONS
from raming.inputs.pack import Pack


@dataclass(frozen=True)
class AnsweredQuestion:
    """One answer as it is remembered.

    Attributes:
        answer: the answer.
    """

    answer: Any

    @cached_property
    def data(self) -> dict[str, Any]:
        """The answer as plain data, as the command line prints it."""
        made: dict[str, Any] = self.answer.to_dict()
        return made

    @cached_property
    def json(self) -> bytes:
        """The answer as JSON."""
        return json.dumps(
            self.answer.to_dict(), ensure_ascii=False, allow_nan=False, separators=(",", ":")
        ).encode()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the JSON, in hexadecimal."""
        return sha256(self.json).hexdigest()


class Answering:
    """Asks the questions of one pack and remembers the answers that were asked for last."""

    def __init__(self, pack: Pack, most: int = 256) -> None:
        self.pack = pack
        self._most = most
        self._kept: OrderedDict[str, AnsweredQuestion] = OrderedDict()
        self._lock = Lock()

    def remembered(self, verb: str, options: dict[str, Any]) -> AnsweredQuestion | None:
        """Return the answer to a question that was asked before, None where it was not or is forgotten."""
        with self._lock:
            found = self._kept.get(key := _key(verb, options))
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def ask(self, verb: str, **options: Any) -> AnsweredQuestion:
        """Return the answer to a question, from memory where it was asked before.

        Args:
            verb: the verb of the command line, such as `advise`.
            **options: its options; those left out or None take their defaults.

        Raises:
            InputError: when the question cannot be answered as asked.
        """
        found = self.remembered(verb, options)
        if found is not None:
            return found
        question = QUESTIONS[verb].function
        chosen = {name: value for name, value in options.items() if value is not None}
        made = AnsweredQuestion(question(**chosen, pack=self.pack))
        with self._lock:
            self._kept[_key(verb, options)] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def _key(verb: str, options: dict[str, Any]) -> str:
    """Return what decides an answer, as text."""
    chosen = {name: value for name, value in options.items() if value is not None}
    return json.dumps([verb, chosen], sort_keys=True, default=list)
