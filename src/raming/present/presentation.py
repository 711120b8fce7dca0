"""One presentation for every answer: what a door shows, whatever the answer is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from raming.present.language import Language, language
from raming.present.sentence import Sentences
from raming.present.table import Table

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what it needs to be understood without eyes.

    Attributes:
        title: what it shows, in a sentence.
        description: the same in words, for those who cannot see it.
        spec: the Vega-Lite specification.
    """

    title: str
    description: str
    spec: dict[str, Any]


class Drawing(Protocol):
    """Draws a chart when it is called; what draws is loaded only then."""

    def __call__(self, style: "Style | None" = None) -> Picture:
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


PRESENTERS = {
    "Advice": "raming.present.presenters.advice",
    "Projection": "raming.present.presenters.projection",
    "Explanation": "raming.present.presenters.explanation",
    "Sensitivity": "raming.present.presenters.sensitivity",
    "Backtest": "raming.present.presenters.backtest",
    "Outlooks": "raming.present.presenters.outlook",
    "Comparison": "raming.present.presenters.comparison",
    "Ledger": "raming.present.presenters.ledger",
    "Register": "raming.present.presenters.register",
    "ParameterList": "raming.present.presenters.parameters",
    "Reproduction": "raming.present.presenters.reproduction",
    "MeasureEffects": "raming.present.presenters.measures",
    "Catalogue": "raming.present.presenters.measure_catalogue",
    "TableOne": "raming.present.presenters.table_one",
    "Scoreboard": "raming.present.presenters.promises",
    "Sector": "raming.present.presenters.sector",
    "Portfolio": "raming.present.presenters.portfolio",
    "Decision": "raming.present.presenters.decision",
    "Departures": "raming.present.presenters.departures",
    "SkillMix": "raming.present.presenters.skillmix",
    "Together": "raming.present.presenters.joint",
    "VacancyAnswer": "raming.present.presenters.vacancies",
    "AnswerSheet": "raming.present.presenters.answer_sheet",
    "CheckReport": "raming.present.presenters.check",
    "RegionalAnswer": "raming.present.presenters.regions",
    "RegionalProjection": "raming.present.presenters.regional_projection",
    "Balance": "raming.present.presenters.balance",
    "Validation": "raming.present.presenters.validation",
    "Allocation": "raming.present.presenters.allocation",
}
"""Where each answer is presented: a module with a function `present(answer, language)`."""


def present(answer: object, lang: str = "nl") -> Presentation:
    """Return the presentation of an answer.

    Args:
        answer: any answer of `raming.answers`.
        lang: `nl` or `en`.
    """
    module = import_module(PRESENTERS[type(answer).__name__])
    made: Presentation = module.present(answer, language(lang))
    return made
