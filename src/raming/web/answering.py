"""Questions asked by pages and API: computed once, remembered by what decides the answer."""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Any

from raming.answers.reproduction import QUESTIONS
from raming.inputs.pack import Pack


@dataclass(frozen=True)
class Kept:
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
        return json.dumps(self.data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the JSON, in hexadecimal."""
        return sha256(self.json).hexdigest()


class Answering:
    """Asks the questions of one pack and remembers the answers that were asked for last."""

    def __init__(self, pack: Pack, most: int = 512) -> None:
        self.pack = pack
        self._most = most
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def ask(self, verb: str, **options: Any) -> Kept:
        """Return the answer to a question, from memory where it was asked before.

        Args:
            verb: the verb of the command line, such as `advise`.
            **options: its options; those left out or None take their defaults.

        Raises:
            InputError: when the question cannot be answered as asked.
        """
        chosen = {name: value for name, value in options.items() if value is not None}
        key = json.dumps([verb, chosen], sort_keys=True, default=list)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        question: Callable[..., Any] = QUESTIONS[verb]
        made = Kept(question(**chosen, pack=self.pack))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
