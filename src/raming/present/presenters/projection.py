"""The projection in words, tables and a chart."""

from raming.answers.projection import Projection
from raming.answers.uncertainty.odds import PathOdds
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.presenters.odds import (
    calibration_sentences,
    certificate_sentences,
    fan_table,
    noise_sentences,
)
from raming.present.table import Column, Table
from raming.present.wording import capital, rests_on, scenario_words, unit_words, warning

EVERY = 5
SAME_STOCK = 0.005
"""A series of counts fits the projection when it holds the base stock to within this share."""


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
    drawn = "projection:projection_chart" if projection.odds is None else "odds:fans_chart"
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
        notes=(rests_on(projection.rests_on, language),),
        chart=f"raming.present.charts.{drawn}",
    )


def sentences(projection: Projection, language: Language) -> tuple[str, ...]:
    """Return what matters about a projection, first things first."""
    text, number = language.text, language.number
    years = list(projection.years)
    first, last = projection.years[years[0]], projection.years[years[-1]]
    made = list(warning(projection.rests_on, language))
    made.append(
        text(
            "With an intake of {intake} a year the number of people active goes from {before} in {first} to "
            "{after} in {last}.",
            intake=number(projection.intake),
            before=number(first.headcount),
            after=number(last.headcount),
            first=years[0],
            last=years[-1],
        )
    )
    made.append(
        text(
            "Supply goes from {supply} to {later_supply} FTE, demand from {demand} to {later_demand} FTE "
            "({scenario}).",
            supply=number(first.fte),
            later_supply=number(last.fte),
            demand=number(first.demand_fte),
            later_demand=number(last.demand_fte),
            scenario=scenario_words(projection.scenario, projection.trend, projection.variant, language),
        )
    )
    made.append(largest_gap(projection, language))
    if projection.odds is not None:
        made.append(shortage_sentence(projection, projection.odds, language))
        made += calibration_sentences(projection.odds.calibration, language)
        made += noise_sentences(projection.odds.noise, language)
        made += certificate_sentences(projection.odds.certificate, language)
    return tuple(made)


def shortage_sentence(projection: Projection, odds: PathOdds, language: Language) -> str:
    """Say how likely a shortage is in the balance year."""
    row = odds.years[str(projection.balance_year)]
    return language.text(
        "In {draws} draws of what is uncertain, the chance of a shortage in {year} is {chance}; in 80 of "
        "100 the gap "
        "lies between {low} and {high} FTE.",
        draws=language.number(odds.draws),
        year=projection.balance_year,
        chance=language.percent(row.p_shortage),
        low=language.number(row.gap_fte["0.1"]),
        high=language.number(row.gap_fte["0.9"]),
    )


def largest_gap(projection: Projection, language: Language) -> str:
    """Say in which year supply and demand lie furthest apart."""
    year, row = max(projection.years.items(), key=lambda pair: abs(pair[1].gap_fte))
    values = {"gap": language.number(abs(row.gap_fte)), "year": year}
    share = {"share": language.percent(abs(row.gap_fte) / row.demand_fte)}
    if row.gap_fte >= 0:
        return language.text(
            "The shortage is largest in {year}: {gap} FTE, {share} of demand.", **values, **share
        )
    return language.text("The surplus is largest in {year}: {gap} FTE, {share} of demand.", **values, **share)


def fitting_series(projection: Projection) -> str:
    """Return the series of counts with the definition of the base stock; empty where none fits."""
    base, row = next(iter(projection.years.items()))
    for entry in projection.observed:
        alike = abs(entry.value - row.headcount) <= SAME_STOCK * row.headcount
        if entry.indicator == "headcount" and str(entry.year) == base and alike:
            return entry.series
    return ""


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
        Column("unit", text("unit"), meaning=text("what the numbers count")),
        Column("series", text("series"), meaning=text("publication; series are never mixed"), detail=True),
        Column("status", text("status"), meaning=text("status of the figure"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
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
