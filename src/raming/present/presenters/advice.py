"""The advice in words, tables, a chart and a brief."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from raming.answers.advice import Advice
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.ledger_lines import Line, from_published
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.odds import chances_table, fan_table
from raming.present.presenters.projection import path_columns
from raming.present.sentence import Sentences
from raming.present.sentences.advice import sentences
from raming.present.sentences.shared import rests_on
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, for_years_words, unit_words

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
        notes=Sentences([rests_on(advice.rests_on, language)]),
        chart=_chart,
    )
    return replace(shown, document=partial(_document, advice, language, tables))


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


def year_table(advice: Advice, language: Language) -> Table:
    """Return the year path as a table."""
    text = language.text
    fte = text("FTE")
    columns = (
        *path_columns(language),
        Column(
            "fte_at_advice",
            text("supply at the advice"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents active when the advised intake is followed"),
        ),
    )
    rows = tuple(
        (int(year), row.headcount, row.fte, row.demand_fte, row.gap_fte, row.fte_at_advice)
        for year, row in advice.years.items()
    )
    first = rows[0][0]
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == advice.balance_year)
    every = frozenset(place for place, row in enumerate(rows) if (row[0] - first) % EVERY == 0)
    title = text("Supply and demand with an intake of {intake} a year", intake=language.number(advice.intake))
    return Table("years", title, columns, rows, strong, short=strong | every)


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
            *(by_variant[scenario, trend].get(variant) for variant in labels.VARIANTS),
        )
        for scenario, trend in kept
    )
    chosen = (advice.scenario, advice.trend if advice.scenario != "demography" else "temporary")
    strong = frozenset(place for place, entry in enumerate(kept) if entry == chosen)
    title = text("The advice under every scenario, balance in {year}", year=advice.balance_year)
    return Table("scenarios", title, columns, rows, strong)


def published_table(advice: Advice, language: Language) -> Table:
    """Return what was advised, decided and filled as a table."""
    return ledger_lines("published", from_published(advice.published), language)


def ledger_lines(name: str, lines: tuple[Line, ...], language: Language) -> Table:
    """Return lines of the ledger as a table."""
    text = language.text
    columns = (
        Column(
            "year", text("year"), "year", meaning=text("year of the advice or decision, or of the intake")
        ),
        Column("stage", text("stage"), meaning=text("advised, decided, funded, filled or working")),
        Column("low", text("lowest"), "number", meaning=text("lower end of a published range")),
        Column("preferred", text("number"), "number", meaning=text("the published number")),
        Column("high", text("highest"), "number", meaning=text("upper end of a published range")),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("for_years", text("intake years"), meaning=text("intake years it was meant for")),
        Column("status", text("status"), meaning=text("status of the figure"), detail=True),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True, holds=Holds.NOTE),
    )
    rows = tuple(
        (
            line.year,
            capital(text(labels.STAGES[line.stage])),
            line.low,
            line.preferred,
            line.high,
            unit_words(line.unit, language),
            for_years_words(line.for_years, language),
            text(labels.STATUSES[line.status]),
            line.source,
            line.note,
        )
        for line in lines
    )
    return Table(name, text("What was advised, decided and filled"), columns, rows)
