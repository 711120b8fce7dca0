"""Promises beside what the model gives for them."""

from raming.answers.measures.promises import SHARE_OF_HOURS, Promise, Scoreboard
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.promises import notes, sentences
from raming.present.table import Holds, Table


def present(answer: Scoreboard, language: Language) -> Presentation:
    """Return the presentation of the scoreboard."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("What was promised, and what the model gives for it"),
        sentences=sentences(answer, language),
        tables=(promise_table(answer, language),),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Scoreboard, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import promises_chart  # noqa: PLC0415

    return promises_chart(answer, language, style)


def _in_unit(number: float | None, promise: Promise) -> float | None:
    """Return a number of a promise as it is shown: a share in percent."""
    return None if number is None else number * (100.0 if promise.unit == SHARE_OF_HOURS else 1.0)


def _unit(promise: Promise, language: Language) -> str:
    """Return the unit of a promise in words."""
    if promise.unit == SHARE_OF_HOURS:
        return language.text("% of hours")
    return language.text(words.UNITS.get(promise.unit, promise.unit))


PROMISES = Declared(
    Promise,
    (
        Shown("names.*", "promise", meaning="what was promised", key="promise"),
        Shown(
            "value",
            "promised",
            "number",
            value=lambda promise, _: _in_unit(promise.value, promise),
            meaning="the number promised, shares in percent",
        ),
        Shown(
            "unit",
            "in",
            value=_unit,
            meaning="unit of the number",
            holds=Holds.UNIT,
        ),
        Shown("by_year", "due", "year"),
        Shown(
            "delivered",
            "by the model",
            "number",
            given=False,
            value=lambda promise, _: _in_unit(promise.delivered, promise),
            meaning="what the model gives for it in that year",
        ),
        Shown(
            "persons",
            "fewer short",
            "number",
            given=False,
            meaning="by how many people its measures lower the shortage in that year",
            unit="persons",
        ),
        Shown("persons_bounds.low", "lowest", "number", unit="", detail=True, given=False),
        Shown("persons_bounds.high", "highest", "number", unit="", detail=True, given=False),
        Shown("chance", "chance", "percent", meaning="chance that it is reached", given=False),
        Shown("stated", "stated", detail=True),
        Shown(
            "measures",
            "by",
            value=lambda promise, _: ", ".join(promise.measures),
            meaning="measures that should bring it",
            detail=True,
            holds=Holds.IDS,
        ),
        Shown("note", "note", detail=True, holds=Holds.NOTE),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
    ),
)


def promise_table(answer: Scoreboard, language: Language) -> Table:
    """Return the promises."""
    return PROMISES.table("promises", language.text("Promise by promise"), answer.promises, language)
