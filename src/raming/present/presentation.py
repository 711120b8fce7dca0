"""One presentation for every answer: what a door shows, whatever the answer is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from raming.present.language import Language, language
from raming.present.table import Table


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


@dataclass(frozen=True, slots=True)
class Presentation:
    """An answer as people read it.

    Attributes:
        language: its language.
        title: what was asked.
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: what it rests on, in sentences.
        about: names and values that identify the run.
        chart: draws the chart; None where the answer has none.
        document: sets the document as PDF; None where the answer has none.
    """

    language: Language
    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    chart: Callable[[], Picture] | None = field(default=None, repr=False)
    document: Callable[[], bytes] | None = field(default=None, repr=False)


PRESENTERS = {
    "Advice": "raming.present.advice",
    "Projection": "raming.present.projection",
    "Explanation": "raming.present.explanation",
    "Sensitivity": "raming.present.sensitivity",
    "Backtest": "raming.present.backtest",
    "Outlooks": "raming.present.outlook",
    "Comparison": "raming.present.difference",
    "Ledger": "raming.present.ledger",
    "Register": "raming.present.register",
    "ParameterList": "raming.present.parameters",
    "Reproduction": "raming.present.reproduction",
    "MeasureEffects": "raming.present.measures",
    "Catalogue": "raming.present.measure_catalogue",
    "TableOne": "raming.present.table_one",
    "Scoreboard": "raming.present.promises",
    "Sector": "raming.present.sector",
    "Portfolio": "raming.present.portfolio",
    "Decision": "raming.present.decision",
    "Departures": "raming.present.departures",
    "SkillMix": "raming.present.skillmix",
    "Together": "raming.present.joint",
    "VacancyAnswer": "raming.present.vacancies",
    "AnswerSheet": "raming.present.answer_sheet",
    "CheckReport": "raming.present.check",
    "RegionalAnswer": "raming.present.regions",
    "RegionalProjection": "raming.present.regional_projection",
    "Balance": "raming.present.balance",
    "Validation": "raming.present.validation",
    "Allocation": "raming.present.allocation",
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
