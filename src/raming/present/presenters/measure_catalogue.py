"""The catalogue of measures in words and tables."""

from collections.abc import Sequence

from raming.answers.measures.catalogue import Catalogue, CatalogueCost, CatalogueEffect, CatalogueMeasure
from raming.inputs.measures import ANY, SECTOR
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.measure_catalogue import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital_name


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


def _chart(answer: Catalogue, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import catalogue_chart  # noqa: PLC0415

    return catalogue_chart(answer, language, style)


def _levers(measure: CatalogueMeasure, language: Language) -> str:
    """Return what of the model a measure moves, in words."""
    levers = (language.text(words.LEVERS[effect.lever]) for effect in measure.effects)
    return language.listing(dict.fromkeys(levers))


def _cost(measure: CatalogueMeasure, language: Language) -> str:
    """Return the cost per unit in words."""
    if not measure.costs:
        return language.text("not published")
    return "; ".join(cost_words(cost, language) for cost in measure.costs)


def cost_words(cost: CatalogueCost, language: Language) -> str:
    """Return a cost per unit in words, with as many digits as are known; of one target it says so."""
    said = language.text(
        "{euro} per {unit}",
        euro=language.euro(cost.eur, exact=cost.status == "published"),
        unit=language.text(words.UNITS.get(cost.unit, cost.unit)),
    )
    if cost.target in (ANY, SECTOR):
        return said
    return language.text("{cost} (one occupation only)", cost=said)


MEASURES = Declared(
    CatalogueMeasure,
    (
        Shown("id", "measure", holds=Holds.ID),
        Shown("names", "name", value=capital_name, meaning="what it is called", key="name"),
        Shown("track", "track", words=words.TRACKS, detail=True),
        Shown("reaches.*", "reaches", meaning="whom it reaches", key="reaches", detail=True),
        Shown(
            "levers",
            "moves",
            value=_levers,
            meaning="what of the model it moves",
            detail=True,
        ),
        Shown("grade", "known"),
        Shown(
            "scope",
            "counts for",
            words=words.SCOPES,
            meaning="the country, or a region where it only moves people between regions",
            detail=True,
        ),
        Shown("start", "start", "year", detail=True),
        Shown("build_up_years", "build-up", "number", key="build_up", detail=True),
        Shown(
            "cost",
            "cost",
            value=_cost,
            meaning="euro per unit, or not published",
        ),
        Shown("text.*", "about", meaning="what it is, in a sentence", key="text", detail=True),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
    ),
)


def measure_table(answer: Catalogue, language: Language) -> Table:
    """Return a line for each measure."""
    return MEASURES.table("measures", language.text("The measures"), answer.measures, language)


EFFECTS = Declared(
    CatalogueEffect,
    (
        Shown(
            "target",
            "works on",
            words=words.TARGETS,
            meaning="an occupation, any other occupation, or the sector",
            detail=True,
        ),
        Shown("lever", "moves", words=words.LEVERS, meaning="what of the model it moves"),
        Shown("parameter", "parameter", detail=True),
        Shown("reach", "reach", "percent", detail=True),
        Shown("value", "effect", "percent", 2, given=True),
        Shown("low", "lowest", "percent", 2, given=True),
        Shown("high", "highest", "percent", 2, given=True),
        Shown("unit", "of", words=words.UNITS, detail=True, holds=Holds.UNIT),
        Shown("status", "status", words=labels.STATUSES),
        Shown("formula", "formula", detail=True),
        Shown("rationale", "why", detail=True, holds=Holds.NOTE),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
    ),
)


def effect_table(answer: Catalogue, language: Language) -> Table:
    """Return every effect, with reach, interval, formula and reason."""
    pairs = [(measure, effect) for measure in answer.measures for effect in measure.effects]
    return _by_measure("effects", language.text("Effects, with their formula"), EFFECTS, pairs, language)


COSTS = Declared(
    CatalogueCost,
    (
        Shown(
            "target",
            "works on",
            words=words.TARGETS,
            meaning="an occupation, any other occupation, or the sector",
        ),
        Shown("eur", "euro", "euro", unit=""),
        Shown("unit", "per", words=words.UNITS, holds=Holds.UNIT),
        Shown(
            "units",
            "units",
            "number",
            meaning="units in a full dose a year; a dash where they follow from the places",
        ),
        Shown("year", "price of", "year"),
        Shown("status", "status", words=labels.STATUSES),
        Shown("rationale", "why", detail=True, holds=Holds.NOTE),
    ),
)


def cost_table(answer: Catalogue, language: Language) -> Table:
    """Return the costs that follow from published figures."""
    pairs = [(measure, cost) for measure in answer.measures for cost in measure.costs]
    return _by_measure("costs", language.text("Costs per unit that are known"), COSTS, pairs, language)


def _by_measure(
    name: str,
    title: str,
    declared: Declared,
    pairs: Sequence[tuple[CatalogueMeasure, object]],
    language: Language,
) -> Table:
    """Return a table of what belongs to measures, the id of the measure first."""
    measure = Column(
        "measure", language.text("measure"), meaning=language.text("id of the measure"), holds=Holds.IDS
    )
    cells = declared.rows((part for _, part in pairs), language)
    rows = tuple((owner.id, *row) for (owner, _), row in zip(pairs, cells, strict=True))
    return Table(name, title, (measure, *declared.columns(language)), rows)
