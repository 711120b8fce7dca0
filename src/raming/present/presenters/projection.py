"""The projection in words, tables and a chart."""

from raming.answers.projection import Observation, ProjectedYear, Projection
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown, year_column
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.odds import fan_table
from raming.present.sentences.projection import sentences
from raming.present.table import Holds, Table
from raming.present.wording import capital, counts_words, unit_of

EVERY = 5


def present(projection: Projection, language: Language) -> Presentation:
    """Return the presentation of a projection."""
    tables = [
        year_table(projection, language),
        *component_tables(projection, language),
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
        chart=_chart,
    )


def _chart(projection: Projection, language: Language, style: Style) -> Picture:
    """Draw the chart, with odds that of the odds; what draws is loaded only now."""
    if projection.odds is not None:
        from raming.present.charts.odds import fans_chart  # noqa: PLC0415

        return fans_chart(projection, language, style)
    from raming.present.charts.projection import projection_chart  # noqa: PLC0415

    return projection_chart(projection, language, style)


PATH = (
    Shown("headcount", "active", "number", unit="persons"),
    Shown("fte", "supply", "number"),
    Shown("demand_fte", "demand", "number"),
    Shown("gap_fte", "gap", "signed"),
)
"""The columns of a year path after the year: people, supply, demand and gap."""
YEARS = Declared(ProjectedYear, PATH)
PEOPLE = Declared(
    ProjectedYear,
    tuple(
        Shown(f"headcount_by_component.{name}", label, "number", unit="persons")
        for name, label in labels.COMPONENTS.items()
    ),
)
FTE = Declared(
    ProjectedYear,
    tuple(Shown(f"fte_by_component.{name}", label, "number") for name, label in labels.COMPONENTS.items()),
)
DEMAND = Declared(
    ProjectedYear,
    tuple(Shown(f"demand_by_scenario.{name}", label, "number") for name, label in labels.SCENARIOS.items()),
)


def by_year(projection: Projection) -> dict[int, ProjectedYear]:
    """Return the years of the path by their number."""
    return {int(year): row for year, row in projection.years.items()}


def year_table(projection: Projection, language: Language) -> Table:
    """Return supply, demand and the gap by year."""
    intake, years = language.number(projection.intake), by_year(projection)
    title = language.text("Supply and demand with an intake of {intake} a year", intake=intake)
    strong = frozenset(place for place, year in enumerate(years) if year == projection.balance_year)
    return YEARS.by(year_column(language), "years", title, years, language, strong=strong)


def component_tables(projection: Projection, language: Language) -> tuple[Table, Table]:
    """Return people, and FTE, by where they come from."""
    text, years, first = language.text, by_year(projection), year_column(language)
    short = frozenset(range(0, len(years), EVERY))
    heads = text("People active, by where they come from")
    fte = text("Full-time equivalents active, by where they come from")
    return (
        PEOPLE.by(first, "headcount_by_component", heads, years, language, short=short),
        FTE.by(first, "fte_by_component", fte, years, language, short=short),
    )


def demand_table(projection: Projection, language: Language) -> Table:
    """Return demand on every rung of the ladder."""
    text = language.text
    title = text("Demand in every scenario ({trend})", trend=text(labels.TRENDS[projection.trend]))
    return DEMAND.by(year_column(language), "demand", title, by_year(projection), language)


def _indicator(row: Observation, language: Language) -> str:
    return capital(language.text(labels.INDICATORS[row.indicator]))


OBSERVED = Declared(
    Observation,
    (
        Shown("year", "year", "year"),
        Shown("indicator", "indicator", value=_indicator),
        Shown("value", "number", "number"),
        Shown("unit", "unit", value=unit_of, holds=Holds.UNIT),
        Shown("series", "series", detail=True),
        Shown("status", "status", words=labels.STATUSES, detail=True),
        Shown("counts", "what is counted", value=counts_words, detail=True),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
        Shown("where", "where", detail=True),
    ),
)


def observed_table(projection: Projection, language: Language) -> Table:
    """Return what was counted in the past, by series."""
    return OBSERVED.table("observed", language.text("The observed past"), projection.observed, language)
