"""Questions asked by pages and API: computed once, remembered by what decides the answer."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Any, Generic, TypeVar

from raming.answers.questions import QUESTIONS
from raming.inputs.pack import Pack

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class AnsweredQuestion(Generic[Answer]):
    """One answer as it is remembered.

    Attributes:
        answer: the answer.
    """

    answer: Answer

    @cached_property
    def data(self) -> dict[str, Any]:
        """The answer as plain data, as the command line prints it."""
        answer: Any = self.answer
        data: dict[str, Any] = answer.to_dict()
        return data

    @cached_property
    def json(self) -> bytes:
        """The answer as JSON."""
        answer: Any = self.answer
        return json.dumps(
            answer.to_dict(), ensure_ascii=False, allow_nan=False, separators=(",", ":")
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
        self._kept: OrderedDict[str, AnsweredQuestion[Any]] = OrderedDict()
        self._lock = Lock()

    def remembered(self, name: str, options: Mapping[str, object]) -> AnsweredQuestion[Any] | None:
        """Return the answer to a question that was asked before, None where it was not or is forgotten."""
        with self._lock:
            found = self._kept.get(key := _key(name, options))
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def ask(self, name: str, options: Mapping[str, object]) -> AnsweredQuestion[Any]:
        """Return the answer to a question, from memory where it was asked before.

        Args:
            name: the question as the register knows it, such as `advise`.
            options: its options by name; those left out or None take their defaults.

        Raises:
            InputError: when the question cannot be answered as asked.
        """
        remembered = self.remembered(name, options)
        if remembered is not None:
            return remembered
        question = QUESTIONS[name].function
        chosen = _chosen(options)
        answered: AnsweredQuestion[Any] = AnsweredQuestion(question(**chosen, pack=self.pack))
        with self._lock:
            self._kept[_key(name, options)] = answered
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answered


def _key(name: str, options: Mapping[str, object]) -> str:
    """Return what decides an answer, as text."""
    return json.dumps([name, _chosen(options)], sort_keys=True, default=list)


def _chosen(options: Mapping[str, object]) -> dict[str, object]:
    """Return the options that were chosen."""
    return {name: value for name, value in options.items() if value is not None}
