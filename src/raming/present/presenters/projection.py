"""The projection in words, tables and a chart."""

from raming.answers.projection import Projection
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.odds import fan_table
from raming.present.sentence import Sentences
from raming.present.sentences.projection import sentences
from raming.present.sentences.shared import rests_on
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, unit_words

EVERY = 5


def present(projection: Projection, language: Language) -> Presentation:
    """Return the presentation of a projection."""
    tables = [
        year_table(projection, language),
        component_table(projection, language, "headcount"),
        component_table(projection, language, "fte"),
        demand_table(projection, language),
    ]
    if projection.odds is not None:
        tables.insert(1, fan_table(projection.odds.years, language))
    if projection.observed:
        tables.append(observed_table(projection, language))
    return assembled(
        projection,
        language,
        title=language.text(
            "Supply and demand: {name}, round {round}",
            name=projection.names[language.code],
            round=projection.round,
        ),
        sentences=sentences(projection, language),
        tables=tuple(tables),
        notes=Sentences([rests_on(projection.rests_on, language)]),
        chart=_chart,
    )


def _chart(projection: Projection, language: Language, style: Style) -> Picture:
    """Draw the chart, with odds that of the odds; what draws is loaded only now."""
    if projection.odds is not None:
        from raming.present.charts.odds import fans_chart  # noqa: PLC0415

        return fans_chart(projection, language, style)
    from raming.present.charts.projection import projection_chart  # noqa: PLC0415

    return projection_chart(projection, language, style)


def path_columns(language: Language) -> tuple[Column, ...]:
    """Return the columns of a year path: year, people, supply, demand and gap."""
    text = language.text
    fte = text("FTE")
    return (
        Column("year", text("year"), "year", meaning=text("calendar year, 1 January")),
        Column("headcount", text("active"), "number", unit=text("persons"), meaning=text("people active")),
        Column("fte", text("supply"), "number", unit=fte, meaning=text("full-time equivalents active")),
        Column(
            "demand_fte", text("demand"), "number", unit=fte, meaning=text("full-time equivalents needed")
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply; a shortage is positive"),
        ),
    )


def year_table(projection: Projection, language: Language) -> Table:
    """Return supply, demand and the gap by year."""
    text = language.text
    columns = path_columns(language)
    rows = tuple(
        (int(year), row.headcount, row.fte, row.demand_fte, row.gap_fte)
        for year, row in projection.years.items()
    )
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == projection.balance_year)
    title = text(
        "Supply and demand with an intake of {intake} a year", intake=language.number(projection.intake)
    )
    return Table("years", title, columns, rows, strong)


def component_table(projection: Projection, language: Language, kind: str) -> Table:
    """Return people or FTE by where they come from; `kind` is `headcount` or `fte`."""
    text = language.text
    titles = {
        "headcount": text("People active, by where they come from"),
        "fte": text("Full-time equivalents active, by where they come from"),
    }
    unit = text("persons") if kind == "headcount" else text("FTE")
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year, 1 January")),
        *(
            Column(name, text(label), "number", unit=unit, meaning=titles[kind])
            for name, label in labels.COMPONENTS.items()
        ),
    )
    rows = tuple(
        (int(year), *(getattr(row, f"{kind}_by_component")[name] for name in labels.COMPONENTS))
        for year, row in projection.years.items()
    )
    short = frozenset(place for place in range(len(rows)) if place % EVERY == 0)
    return Table(f"{kind}_by_component", titles[kind], columns, rows, short=short)


def demand_table(projection: Projection, language: Language) -> Table:
    """Return demand on every rung of the ladder."""
    text = language.text
    title = text("Demand in every scenario ({trend})", trend=text(labels.TRENDS[projection.trend]))
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year, 1 January")),
        *(
            Column(
                name, text(label), "number", unit=text("FTE"), meaning=text("full-time equivalents needed")
            )
            for name, label in labels.SCENARIOS.items()
        ),
    )
    rows = tuple(
        (int(year), *(row.demand_by_scenario[name] for name in labels.SCENARIOS))
        for year, row in projection.years.items()
    )
    return Table("demand", title, columns, rows)


def observed_table(projection: Projection, language: Language) -> Table:
    """Return what was counted in the past, by series."""
    text = language.text
    columns = (
        Column("year", text("year"), "year", meaning=text("year of the count")),
        Column("indicator", text("indicator"), meaning=text("what was counted")),
        Column("value", text("number"), "number", meaning=text("the published number")),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("series", text("series"), meaning=text("publication; series are never mixed"), detail=True),
        Column("status", text("status"), meaning=text("status of the figure"), detail=True),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
    )
    rows = tuple(
        (
            entry.year,
            capital(text(labels.INDICATORS[entry.indicator])),
            entry.value,
            unit_words(entry.unit, language),
            entry.series,
            text(labels.STATUSES[entry.status]),
            entry.source,
        )
        for entry in projection.observed
    )
    return Table("observed", text("The observed past"), columns, rows)
