"""Sentences that know what they say: each has a role, by which charts, documents and pages find it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


class Role(StrEnum):
    """What a sentence says of an answer."""

    HEADLINE = "headline"
    """The answer itself."""
    WARNING = "warning"
    """What to mind before reading on."""
    ODDS = "odds"
    """How sure it is."""
    CAUSE = "cause"
    """Why it is so."""
    PATH = "path"
    """How it goes over the years or the rounds."""
    BRIDGE = "bridge"
    """What other numbers answer nearly the same question, and what they differ in."""
    HEADING = "heading"
    """What the sentences after it are about, such as a question that they answer."""
    ASIDE = "aside"
    """What is for whoever works with the text before it, and no part of that text."""
    DETAIL = "detail"
    """A further figure beside the answer."""
    PROVENANCE = "provenance"
    """What it rests on."""
    COMMAND = "command"
    """What to type to see more; only for those at a command line."""
    NOTE = "note"
    """How it is to be read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        role: what it says of the answer.
        text: the sentence, in the language of the presentation.
    """

    role: Role
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, init=False)
class Sentences:
    """Sentences in the order in which they are read, first things first; found by role, never by place.

    Attributes:
        entries: the sentences.
    """

    entries: tuple[Sentence, ...]

    def __init__(self, entries: Iterable[Sentence] = ()) -> None:
        object.__setattr__(self, "entries", tuple(entries))

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences as plain texts."""
        return tuple(entry.text for entry in self.entries)

    @property
    def text(self) -> str:
        """All sentences as one text; empty where there are none."""
        return " ".join(self.texts)

    def of(self, *roles: Role) -> "Sentences":
        """Return those with one of these roles, in their order."""
        return Sentences(entry for entry in self.entries if entry.role in roles)

    def without(self, *roles: Role) -> "Sentences":
        """Return those with none of these roles, in their order."""
        return Sentences(entry for entry in self.entries if entry.role not in roles)

    def first(self, role: Role) -> str:
        """Return the text of the first with this role; empty where there is none."""
        return next((entry.text for entry in self.entries if entry.role == role), "")

    def opening(self, count: int) -> "Sentences":
        """Return what is read first, for a summary: at most so many sentences, whatever their roles."""
        return Sentences(self.entries[:count])


def collected(said: Callable[P, Iterable[Sentence]]) -> Callable[P, Sentences]:
    """Return a function that collects the sentences another one yields."""

    @wraps(said)
    def collect(*args: P.args, **kwargs: P.kwargs) -> Sentences:
        return Sentences(said(*args, **kwargs))

    return collect


def title_of(sentence: str, *, after: str = "") -> str:
    """Return a sentence as a title, without its full stop; with a small first letter after a name.

    Args:
        sentence: the sentence.
        after: the name that a colon sets apart from it; empty where it stands by itself.
    """
    bare = sentence.removesuffix(".")
    return f"{after}: {bare[:1].lower()}{bare[1:]}" if after else bare
