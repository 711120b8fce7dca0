"""Promises beside what the model gives for them."""

from typing import TYPE_CHECKING

from raming.answers.measures.promises import Scoreboard
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.promises import notes, sentences
from raming.present.table import Column, Table

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


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


def _chart(answer: Scoreboard, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import promises_chart  # noqa: PLC0415

    return promises_chart(answer, language, style)


def promise_table(answer: Scoreboard, language: Language) -> Table:
    """Return the promises."""
    text = language.text
    columns = (
        Column("promise", text("promise"), meaning=text("what was promised")),
        Column("value", text("promised"), "number", meaning=text("the number promised, shares in percent")),
        Column("unit", text("in"), meaning=text("unit of the number")),
        Column("by_year", text("due"), "year", meaning=text("year by which it should be there")),
        Column(
            "delivered",
            text("by the model"),
            "number",
            meaning=text("what the model gives for it in that year"),
        ),
        Column(
            "persons",
            text("fewer short"),
            "number",
            unit=text("persons"),
            meaning=text("by how many people its measures lower the shortage in that year"),
        ),
        Column("low", text("lowest"), "number", meaning=text("a tenth of the draws lies below"), detail=True),
        Column(
            "high", text("highest"), "number", meaning=text("a tenth of the draws lies above"), detail=True
        ),
        Column("chance", text("chance"), "percent", meaning=text("chance that it is reached")),
        Column("stated", text("stated"), meaning=text("when it was stated"), detail=True),
        Column("measures", text("by"), meaning=text("measures that should bring it"), detail=True),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
    )
    rows = []
    for promise in answer.promises:
        scale = 100.0 if promise.unit == "share of hours" else 1.0
        bounds = promise.persons_bounds
        rows.append(
            (
                promise.names[language.code],
                promise.value * scale,
                text("% of hours") if scale > 1 else text(words.UNITS.get(promise.unit, promise.unit)),
                promise.by_year,
                None if promise.delivered is None else promise.delivered * scale,
                promise.persons,
                None if bounds is None else bounds.low,
                None if bounds is None else bounds.high,
                promise.chance,
                promise.stated,
                ", ".join(promise.measures),
                promise.note,
                promise.source,
            )
        )
    return Table("promises", text("Promise by promise"), columns, tuple(rows))
