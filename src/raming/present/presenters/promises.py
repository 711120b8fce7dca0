"""Promises beside what the model gives for them."""

from raming.answers.measures.promises import Promise, Scoreboard
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.table import Column, Table


def present(answer: Scoreboard, language: Language) -> Presentation:
    """Return the presentation of the scoreboard."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("What was promised, and what the model gives for it"),
        sentences=tuple(
            sentence for promise in answer.promises if (sentence := _sentence(promise, language))
        ),
        tables=(promise_table(answer, language),),
        notes=(
            text(
                "Measures count with the effect the catalogue gives them, which for most is an assumption. "
                "Intervals hold 80% of {draws} draws.",
                draws=language.number(answer.draws),
            ),
        ),
        chart="raming.present.charts.measures:promises_chart",
    )


def sentences(answer: Scoreboard, language: Language) -> tuple[str, ...]:
    """Return a sentence for each promise."""
    return tuple(_sentence(promise, language) for promise in answer.promises)


def _sentence(promise: Promise, language: Language) -> str:
    """Return one promise in a sentence."""
    text, number = language.text, language.number
    name = promise.names[language.code]
    if promise.delivered_bounds is not None and promise.delivered is not None and promise.chance is not None:
        return text(
            "{name}: the model gives {delivered} ({low} to {high}) in {year}; the chance that it is "
            "reached is "
            "{chance}.",
            name=name,
            delivered=number(promise.delivered),
            low=number(promise.delivered_bounds.low),
            high=number(promise.delivered_bounds.high),
            year=promise.by_year,
            chance=language.percent(promise.chance),
        )
    if promise.measured is not None and promise.delivered is not None:
        return text(
            "{name}: measured {measured} in {measured_year}, {delivered} by the effect in the catalogue.",
            name=name,
            measured=language.percent(promise.measured),
            measured_year=promise.measured_year,
            delivered=language.percent(promise.delivered),
        )
    if promise.unit == "persons" and promise.delivered is not None:
        return text(
            "{name}: by its own formulas, together, {delivered}.",
            name=name,
            delivered=number(promise.delivered),
        )
    if promise.persons is None or promise.persons_bounds is None:
        return text("{name}: money set aside; no effect in people was promised.", name=name)
    return text(
        "{name}: money set aside, no effect in people promised; by the effect in the catalogue "
        "{persons} ({low} to {high}) fewer short in {year}.",
        name=name,
        persons=number(promise.persons),
        low=number(promise.persons_bounds.low),
        high=number(promise.persons_bounds.high),
        year=promise.by_year,
    )


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
