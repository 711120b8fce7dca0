"""One presentation for every answer: what a door shows, whatever the answer is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

from raming.answers.questions import question_of
from raming.present.language import Language, language
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
        about: names and values that identify the run.
        chart: draws the chart, for the screen where no style is given; None where the answer has none.
        document: sets the document as PDF; None where the answer has none.
    """

    language: Language
    title: str
    sentences: Sentences
    tables: tuple[Table, ...]
    notes: Sentences = field(default_factory=Sentences)
    about: tuple[tuple[str, str], ...] = ()
    chart: Drawing | None = field(default=None, repr=False)
    document: Callable[[], bytes] | None = field(default=None, repr=False)


def present(answer: object, lang: str = "nl") -> Presentation:
    """Return the presentation of an answer.

    Args:
        answer: any answer of `raming.answers`.
        lang: `nl` or `en`.
    """
    question = question_of(answer)
    home = type(answer).__module__.rpartition(".")[2] if question is None else question.presented_by
    module = import_module(f"raming.present.presenters.{home}")
    made: Presentation = module.present(answer, language(lang))
    return made
