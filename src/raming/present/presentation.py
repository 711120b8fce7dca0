"""One presentation for every answer: what a door shows, whatever the answer is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from raming.present.colophon import about_run, head_words
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Sentences
from raming.present.table import Table


class Drawing(Protocol):
    """Draws a chart when it is called; what draws is loaded only then."""

    def __call__(self, style: Style = SCREEN) -> Picture:
        """Return the chart in a style, for the screen where none is given."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """An answer as people read it.

    Attributes:
        language: its language.
        title: what was asked.
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: how it is to be read and what it rests on.
        standing: names and values that say what its figures are worth: grade, year, what it rests on.
        chart: draws the chart, for the screen where no style is given; None where the answer has none.
        document: sets the document as PDF; None where the answer has none.
        answer: the answer itself; None where it cannot be asked again.
    """

    language: Language
    title: str
    sentences: Sentences
    tables: tuple[Table, ...]
    notes: Sentences = field(default_factory=Sentences)
    standing: tuple[tuple[str, str], ...] = ()
    chart: Drawing | None = field(default=None, repr=False)
    document: Callable[[], bytes] | None = field(default=None, repr=False)
    answer: Any = field(default=None, repr=False, compare=False)

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """Names and values that identify the run; none where it cannot be asked again."""
        return about_run(self.answer, self.language, self.title) if self.answer is not None else ()

    @property
    def head(self) -> str:
        """What the answer is about besides its title: the pack and what was chosen; empty where it was not asked."""
        return head_words(self.answer, self.language) if self.answer is not None else ""
