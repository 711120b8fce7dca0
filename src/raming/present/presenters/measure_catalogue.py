"""The catalogue of measures in words and tables."""

from typing import TYPE_CHECKING

from raming.answers.measures.catalogue import Catalogue, CatalogueMeasure
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.measure_catalogue import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


def present(answer: Catalogue, language: Language) -> Presentation:
    """Return the presentation of the catalogue."""
    text = language.text
    name = text("health and welfare") if answer.occupation == "sector" else ""
    if answer.names is not None:
        name = answer.names[language.code]
    return assembled(
        answer,
        language,
        title=text("Measures: {name}", name=name) if name else text("Measures"),
        sentences=sentences(answer, language),
        tables=(
            measure_table(answer, language),
            effect_table(answer, language),
            cost_table(answer, language),
        ),
        notes=notes(language),
        chart=_chart,
    )


def _chart(answer: Catalogue, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import catalogue_chart  # noqa: PLC0415

    return catalogue_chart(answer, language, style)


def measure_table(answer: Catalogue, language: Language) -> Table:
    """Return a line for each measure."""
    text = language.text
    columns = (
        Column("id", text("measure"), meaning=text("id of the measure")),
        Column("name", text("name"), meaning=text("what it is called")),
        Column("track", text("track"), meaning=text("attract, deploy or retain"), detail=True),
        Column("reaches", text("reaches"), meaning=text("whom it reaches"), detail=True),
        Column("levers", text("moves"), meaning=text("what of the model it moves"), detail=True),
        Column(
            "grade",
            text("known"),
            meaning=text(
                "how well its effect is known: A measured with a comparison, B measured, C stated or "
                "measured elsewhere, D not published"
            ),
        ),
        Column(
            "scope",
            text("counts for"),
            meaning=text("the country, or a region where it only moves people between regions"),
            detail=True,
        ),
        Column("start", text("start"), "year", meaning=text("first calendar year"), detail=True),
        Column(
            "build_up",
            text("build-up"),
            "number",
            unit=text("years"),
            meaning=text("years until its full effect"),
            detail=True,
        ),
        Column("cost", text("cost"), meaning=text("euro per unit, or not published")),
        Column("text", text("about"), meaning=text("what it is, in a sentence"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
    )
    rows = tuple(
        (
            measure.id,
            capital(measure.names[language.code]),
            text(words.TRACKS[measure.track]),
            measure.reaches[language.code],
            language.listing(dict.fromkeys(text(words.LEVERS[effect.lever]) for effect in measure.effects)),
            measure.grade,
            text(words.SCOPES[measure.scope]),
            measure.start,
            measure.build_up_years,
            _cost(measure, language),
            measure.text[language.code],
            measure.source,
        )
        for measure in answer.measures
    )
    return Table("measures", text("The measures"), columns, rows)


def _cost(measure: CatalogueMeasure, language: Language) -> str:
    """Return the cost per unit in words."""
    if not measure.costs:
        return language.text("not published")
    cost = measure.costs[0]
    unit = language.text(words.UNITS.get(cost.unit, cost.unit))
    return language.text("{euro} euro per {unit}", euro=language.number(cost.eur), unit=unit)


def effect_table(answer: Catalogue, language: Language) -> Table:
    """Return every effect, with reach, interval, formula and reason."""
    text = language.text
    columns = (
        Column("measure", text("measure"), meaning=text("id of the measure")),
        Column(
            "target",
            text("works on"),
            meaning=text("an occupation, any other occupation, or the sector"),
            detail=True,
        ),
        Column("lever", text("moves"), meaning=text("what of the model it moves")),
        Column(
            "parameter", text("parameter"), meaning=text("the parameter whose part it moves"), detail=True
        ),
        Column(
            "reach",
            text("reach"),
            "percent",
            meaning=text("share of the target that is reached"),
            detail=True,
        ),
        Column(
            "value", text("effect"), "percent", 2, meaning=text("effect on those reached, at a full dose")
        ),
        Column("low", text("lowest"), "percent", 2, meaning=text("lower end of the 80% interval")),
        Column("high", text("highest"), "percent", 2, meaning=text("upper end of the 80% interval")),
        Column("unit", text("of"), meaning=text("what the effect is a share of"), detail=True),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("formula", text("formula"), meaning=text("the arithmetic behind the effect"), detail=True),
        Column("rationale", text("why"), meaning=text("why, in a sentence"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
    )
    rows = tuple(
        (
            measure.id,
            effect.target,
            text(words.LEVERS[effect.lever]),
            effect.parameter,
            effect.reach,
            effect.value,
            effect.low,
            effect.high,
            text(words.UNITS[effect.unit]),
            text(labels.STATUSES[effect.status]),
            effect.formula,
            effect.rationale,
            effect.source,
        )
        for measure in answer.measures
        for effect in measure.effects
    )
    return Table("effects", text("Effects, with their formula"), columns, rows)


def cost_table(answer: Catalogue, language: Language) -> Table:
    """Return what was published on costs."""
    text = language.text
    columns = (
        Column("measure", text("measure"), meaning=text("id of the measure")),
        Column(
            "target", text("works on"), meaning=text("an occupation, any other occupation, or the sector")
        ),
        Column("eur", text("euro"), "number", meaning=text("euro per unit")),
        Column("unit", text("per"), meaning=text("what is counted")),
        Column(
            "units",
            text("units"),
            "number",
            meaning=text("units in a full dose a year; a dash where they follow from the places"),
        ),
        Column("year", text("price of"), "year", meaning=text("price level")),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("rationale", text("why"), meaning=text("why, in a sentence"), detail=True),
    )
    rows = tuple(
        (
            measure.id,
            cost.target,
            cost.eur,
            text(words.UNITS.get(cost.unit, cost.unit)),
            cost.units,
            cost.year,
            text(labels.STATUSES[cost.status]),
            cost.rationale,
        )
        for measure in answer.measures
        for cost in measure.costs
    )
    return Table("costs", text("Costs that were published"), columns, rows)
