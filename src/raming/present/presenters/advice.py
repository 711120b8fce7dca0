"""The advice in words, tables, a chart and a brief."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from raming.answers.advice import Advice, Year
from raming.answers.published import LedgerEntry
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown, year_column
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, from_published, told_once
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.odds import chances_table, fan_table
from raming.present.presenters.projection import PATH
from raming.present.sentences.advice import sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, unit_of

EVERY = 5
"""A first look at the year path shows the base year, every so many years and the balance year."""


def present(advice: Advice, language: Language) -> Presentation:
    """Return the presentation of an advice."""
    tables = (
        year_table(advice, language),
        *odds_tables(advice, language),
        scenario_table(advice, language),
        published_table(advice, language),
    )
    shown = assembled(
        advice,
        language,
        title=language.text(
            "Advised training intake: {name}, round {round}",
            name=advice.names[language.code],
            round=advice.round,
        ),
        sentences=sentences(advice, language),
        tables=tables,
        chart=_chart,
    )
    return replace(shown, document=partial(_document, advice, language, shown.tables))


def _chart(advice: Advice, language: Language, style: Style) -> Picture:
    """Draw the chart, with odds that of the odds; what draws is loaded only now."""
    if advice.odds is not None and advice.odds.chances:
        from raming.present.charts.odds import chances_chart  # noqa: PLC0415

        return chances_chart(advice, advice.odds, language, style)
    from raming.present.charts.advice import advice_chart  # noqa: PLC0415

    return advice_chart(advice, language, style)


def _document(advice: Advice, language: Language, tables: Sequence[Table]) -> bytes:
    """Set the brief; what sets it is loaded only now."""
    from raming.present.documents.brief import brief  # noqa: PLC0415

    return brief(advice, language, {table.name: table for table in tables})


def odds_tables(advice: Advice, language: Language) -> tuple[Table, ...]:
    """Return the tables of the odds; none where no draws were asked for."""
    if advice.odds is None:
        return ()
    fans = fan_table(advice.odds.years, language)
    return (chances_table(advice, advice.odds, language), fans) if advice.odds.chances else (fans,)


YEARS = Declared(Year, (*PATH, Shown("fte_at_advice", "supply at the advice", "number")))


def year_table(advice: Advice, language: Language) -> Table:
    """Return the year path as a table."""
    years = {int(year): row for year, row in advice.years.items()}
    first = min(years)
    strong = frozenset(place for place, year in enumerate(years) if year == advice.balance_year)
    every = frozenset(place for place, year in enumerate(years) if (year - first) % EVERY == 0)
    intake = language.number(advice.intake)
    title = language.text("Supply and demand with an intake of {intake} a year", intake=intake)
    return YEARS.by(
        year_column(language), "years", title, years, language, strong=strong, short=strong | every
    )


def scenario_table(advice: Advice, language: Language) -> Table:
    """Return the advice on every rung, trend and variant as a table."""
    text = language.text
    unit = text("people per year")
    columns = (
        Column("scenario", text("scenario"), meaning=text("rung of the demand ladder")),
        Column("trend", text("trends"), meaning=text("whether trends stop in the trend year or go on")),
        *(
            Column(
                variant,
                text(label),
                "number",
                unit=unit,
                meaning=text("advised intake with this column of the demand parameters"),
            )
            for variant, label in labels.SHORT_VARIANTS.items()
        ),
    )
    by_variant: dict[tuple[str, str], dict[str, float | None]] = {}
    for entry in advice.scenarios:
        by_variant.setdefault((entry.scenario, entry.trend), {})[entry.variant] = entry.advised_intake
    kept = [
        place for place in by_variant if place != ("demography", "continuing")
    ]  # demography alone has no trends that could go on
    rows = tuple(
        (
            capital(text(labels.SCENARIOS[scenario])),
            text(labels.SHORT_TRENDS[trend]) if scenario != "demography" else text("none"),
            *(_needed(by_variant[scenario, trend].get(variant)) for variant in labels.VARIANTS),
        )
        for scenario, trend in kept
    )
    chosen = (advice.scenario, advice.trend if advice.scenario != "demography" else "temporary")
    strong = frozenset(place for place, entry in enumerate(kept) if entry == chosen)
    title = text("The advice under every scenario, balance in {year}", year=advice.balance_year)
    idle = any((entry.advised_intake or 0.0) < 0 for entry in advice.scenarios)
    note = text("Where no figure stands no intake is needed: a surplus remains.") if idle else ""
    return Table("scenarios", title, columns, rows, strong, note)


def _needed(advised: float | None) -> float | None:
    """Return an advised intake; None where nobody needs to start."""
    return None if advised is not None and advised < 0 else advised


def published_table(advice: Advice, language: Language) -> Table:
    """Return what was advised, decided and filled as a table."""
    return ledger_table("published", told_once(from_published(advice.published), language), language)


WORKING = "working"


def _stage(line: LedgerLine, language: Language) -> str:
    if line.stage == WORKING and line.counts in labels.COUNTS:
        return capital(language.text(labels.COUNTS[line.counts]))
    return capital(language.text(labels.STAGES[line.stage]))


LINES = Declared(
    LedgerEntry,
    (
        Shown("year", "year", "year"),
        Shown("stage", "stage", value=_stage, meaning="advised, decided, funded, filled or working"),
        Shown("low", "lowest", "number"),
        Shown("preferred", "number", "number"),
        Shown("high", "highest", "number"),
        Shown("unit", "unit", value=unit_of, holds=Holds.UNIT),
        Shown("for_years", "intake years"),
        Shown("status", "status", words=labels.STATUSES, detail=True),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
        Shown("note", "note", detail=True, holds=Holds.NOTE),
    ),
)
"""The columns of the ledger; a line of an advice has the same fields as an entry."""


def ledger_table(name: str, lines: Iterable[LedgerEntry], language: Language) -> Table:
    """Return lines or entries of the ledger as a table."""
    return LINES.table(name, language.text("What was advised, decided and filled"), lines, language)
