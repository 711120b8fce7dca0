"""The brief of an advice: two pages that can go to a minister, and with draws a third on how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from raming.answers.advice import Advice
from raming.answers.assumptions import Assumption
from raming.answers.comparable import is_band, is_mean, outside
from raming.answers.evidence import COMPUTED, PUBLISHED
from raming.answers.uncertainty.odds import Odds
from raming.inputs.vocabulary import STATUSES
from raming.present import labels, leading
from raming.present.charts import theme
from raming.present.charts.advice import balance_picture
from raming.present.charts.odds import chances_chart
from raming.present.charts.waterfall import waterfall_panel
from raming.present.colophon import about_run
from raming.present.definitions import definitions
from raming.present.documents.setting import (
    AFTER_COMMAND,
    count_pages,
    drawing,
    framing,
    marks,
    plain_table,
    set_pdf,
    source_items,
    table_data,
)
from raming.present.grading import rests_on, warning
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, from_published
from raming.present.picture import PRINT
from raming.present.sentence import title_of
from raming.present.sentences import advice as words
from raming.present.sentences.explanation import driving
from raming.present.sentences.odds import interval_sentence, odds_sentences
from raming.present.sentences.parameters import value_words
from raming.present.table import Table
from raming.present.wording import (
    capital,
    parameter_words,
    scenario_words,
)

PAGES = 2
"""Two pages, and one more for the odds where draws were asked for."""
ROWS = (16, 13, 10, 8, 6, 5, 4, 3, 2, 1)
"""How many lines of the ledger are shown: as many of these as leave the brief at two pages."""
ASSUMPTIONS = 6
PATH = ("year", "headcount", "fte", "demand_fte", "gap_fte")
COMPARED = ("advised", "indicative", "decided", "funded", "filled")
"""Stages that the table of the brief holds against the advice."""


LARGE = 7
"""Characters of a figure that still fit in large type beside the sentences."""


def brief(advice: Advice, language: Language, tables: Mapping[str, Table]) -> bytes:
    """Return the brief of an advice as PDF, two pages of A4, three with odds.

    Args:
        advice: the advice.
        language: its language.
        tables: the tables of its presentation, by name.
    """
    pages = PAGES + bool(advice.odds and advice.odds.chances)
    for rows in ROWS:
        data = brief_data(advice, language, tables, rows)
        if count_pages("brief.typ", data) <= pages:
            break
    return set_pdf("brief.typ", data)


def brief_data(advice: Advice, language: Language, tables: Mapping[str, Table], rows: int) -> dict[str, Any]:
    """Return what the brief shows, as plain data.

    Args:
        advice: the advice.
        language: its language.
        tables: the tables of its presentation, by name.
        rows: how many lines of the ledger to show at most.
    """
    text = language.text
    name = advice.names[language.code]
    title = text("Advised training intake: {name}", name=name)
    lead, leads = lead_sentences(advice, language), leading.lead(advice, language)
    numbers = source_numbers(advice, shown_lines(advice, rows))
    led = leading.published_lead(advice)
    mark = marks([led.source], numbers) if led is not None and leads.grade == PUBLISHED else ""
    path = tables["years"]
    items = source_items([source for source in advice.sources if source.id in numbers], language)
    return {
        **framing(title, " ".join(lead), advice, language),
        "kicker": text(
            "Brief · round {round} · {scenario}",
            round=advice.round,
            scenario=scenario_words(advice.scenario, advice.trend, advice.variant, language),
        ),
        "caution": warning(advice, language).texts,
        "number": leads.figure or text("no advice"),
        "number_size": 44 if leads.large and len(leads.figure) <= LARGE else 22,
        "number_unit": [
            *([text("people per year")] if leads.figure else []),
            leads.caption,
            *([text("for balance in {year}", year=advice.balance_year)] if leads.grade != PUBLISHED else []),
        ],
        "lead": [f"{one} {mark}".strip() if one == leads.headline else one for one in lead],
        "balance": {
            "title": title_of(words.gap_sentence(advice, language)),
            **drawing(balance_picture(advice, language, PRINT), language),
        },
        "range": _range(advice, tables["scenarios"], language),
        "path": {
            "title": path.title,
            "table": table_data(path, language, PATH, path.short),
        },
        "drivers": _drivers(advice, language) if advice.advised_intake is not None else None,
        "odds": _odds(advice, advice.odds, tables["chances"], language)
        if advice.odds and advice.odds.chances
        else None,
        "published": _published(advice, language, rows),
        "rests": _rests(advice, language),
        "definitions": {"title": text("Definitions"), "terms": definitions(language)},
        "sources": {"title": text("Sources"), "items": items},
        "manifest": {
            "title": text("To compute it again"),
            "sentence": text(
                "Anyone can compute these figures again with the program, which is free, and the command "
                "below; `raming reproduce` compares the hashes."
            ).replace("`", ""),
            "entries": about_run(advice, language)[AFTER_COMMAND:],
        },
    }


def lead_sentences(advice: Advice, language: Language) -> list[str]:
    """Return the sentences beside the number."""
    leads = leading.lead(advice, language)
    if advice.advised_intake is None:
        return [
            *([leads.headline] if leads.grade == PUBLISHED else []),
            words.no_advice(advice, language),
        ]
    made = [leads.headline] if leads.grade == PUBLISHED else []
    if advice.advised_intake < 0:
        made.append(words.needless(advice, language))
    else:
        made.append(leading.model_sentence(advice, language))
        if advice.model_grade.grade == COMPUTED:
            made.append(words.against_current(advice, language))
    made.append(words.range_sentence(advice, language))
    odds = advice.odds
    if odds is not None and odds.p_balance_at_current_intake is not None and not leading.as_in_pack(advice):
        made.append(interval_sentence(advice, odds, language))
    return [*made, *words.comparison(advice, language).texts] if _compares_first(advice) else made


def _compares_first(advice: Advice) -> bool:
    """Tell whether the first page compares with what was published, which is said once in a brief.

    With odds that page is full; where a published advice leads, the comparison stands with the other lines of it.
    """
    return advice.odds is None and leading.published_lead(advice) is None


def _odds(advice: Advice, odds: Odds, table: Table, language: Language) -> dict[str, Any]:
    """Return how sure the advice is: sentences, the curve of chances above the fan of the gap, a table."""
    return {
        "title": language.text("How sure it is"),
        "sentences": odds_sentences(advice, language).texts,
        "chart": drawing(chances_chart(advice, odds, language, PRINT), language),
        "table_title": table.title,
        "table": table_data(table, language),
    }


def _range(advice: Advice, table: Table, language: Language) -> dict[str, Any]:
    """Return the advice on every rung, as a table; one column where the variants do not differ."""
    found: dict[tuple[str, str], set[float | None]] = {}
    for entry in advice.scenarios:
        found.setdefault((entry.scenario, entry.trend), set()).add(entry.advised_intake)
    one = all(len(variants) == 1 for variants in found.values())
    columns = tuple(
        replace(
            column, unit="", label=language.text("advice") if one and column.key == "mid" else column.label
        )
        for column in table.columns
    )
    keys = ["scenario", "trend", "mid"] if one else []
    return {
        "title": language.text("Range over the scenarios"),
        "table": table_data(replace(table, columns=columns), language, keys),
        "sentence": language.text("In people per year, for balance in {year}.", year=advice.balance_year),
    }


def _drivers(advice: Advice, language: Language) -> dict[str, Any]:
    """Return what drives the advice, in sentences and a small waterfall."""
    sentences = driving(advice.drivers, language)
    picture = theme.picture(
        [waterfall_panel(advice.drivers, advice.advised_intake or 0.0, language, PRINT)],
        title=language.text("What adds up to the advice"),
        subtitle="",
        caption="",
        description=sentences.text,
        language=language,
        style=PRINT,
    )
    return {
        "heading": language.text("What drives it"),
        "title": language.text("What adds up to the advice"),
        "sentences": sentences.texts,
        "chart": drawing(picture, language),
    }


def shown_lines(advice: Advice, rows: int | None = None) -> list[LedgerLine]:
    """Return the lines that the brief holds against the advice, the latest where there are many."""
    lines = [line for line in from_published(advice.published) if line.comparable and line.stage in COMPARED]
    ordered = sorted(lines, key=lambda line: (line.year, COMPARED.index(line.stage)))
    return ordered if rows is None else ordered[-rows:]


def source_numbers(advice: Advice, shown: Sequence[LedgerLine]) -> dict[str, int]:
    """Return the numbers of the sources cited: those of the figures, then those of the lines shown."""
    cited = {line.source for line in shown}
    published = {entry.source for entry in advice.published}
    listed = [source.id for source in advice.sources if source.id in cited or source.id not in published]
    return {name: number for number, name in enumerate(listed, start=1)}


def _published(advice: Advice, language: Language, rows: int) -> dict[str, Any]:
    """Return what was advised, decided and filled, the latest lines where there are many."""
    text = language.text
    shown = shown_lines(advice, rows)
    numbers = source_numbers(advice, shown)
    left = len(shown_lines(advice)) - len(shown)
    note = ""
    if left:
        note = language.plural(
            "{count} older line is left out; `raming ledger` shows all of them.",
            "{count} older lines are left out; `raming ledger` shows all of them.",
            left,
        ).replace("`", "")
    heads = [
        (text("year"), False),
        (text("stage"), False),
        (text("people per year"), True),
        (text("intake years"), False),
        (text("relative to this advice"), True),
        (text("source"), True),
    ]
    return {
        "title": text("Compared with published advice, and with places decided and filled"),
        "sentences": [
            *([] if _compares_first(advice) else words.comparison(advice, language).texts),
            *words.places(advice, language).texts,
        ],
        "table": plain_table(heads, [_line(line, advice, numbers, language) for line in shown], wide=1),
        "note": note,
    }


def _line(line: LedgerLine, advice: Advice, numbers: dict[str, int], language: Language) -> list[str]:
    """Return one line of the comparison."""
    beside = advice.published_advice
    against = ""
    if (
        advice.advised_intake is not None
        and advice.advised_intake > 0
        and beside is not None
        and (line.stage, line.year) == ("advised", beside.year)
    ):
        away = -outside(advice.advised_intake, line)
        if is_band(line):
            difference = language.number(away, signed=True)
            against = (
                language.text("lower end {difference}", difference=difference)
                if away > 0
                else language.text("upper end {difference}", difference=difference)
                if away < 0
                else language.text("within")
            )
        else:
            against = language.percent(away / advice.advised_intake, signed=True)
    return [
        "" if is_mean(line) else str(line.year),
        capital(language.text(labels.STAGES[line.stage])),
        line.words(language),
        language.of_pack(line.for_years),
        against,
        f"[{numbers[line.source]}]" if line.source in numbers else "",
    ]


def _rests(advice: Advice, language: Language) -> dict[str, Any]:
    """Return what the advice rests on: counts by status and the assumptions that weigh most."""
    text = language.text
    present = [status for status in (*STATUSES, "scenario") if advice.rests_on.get(status)]
    heads = [
        (text("figure"), False),
        (text("value"), True),
        (text("80% interval"), True),
        (text("advice"), True),
    ]
    weighed = [entry for entry in advice.assumptions if entry.swing > 0][:ASSUMPTIONS]
    return {
        "title": text("What it rests on"),
        "sentence": rests_on(advice.rests_on, language).text,
        "statuses": [
            (capital(text(labels.STATUSES[status])), text(labels.MEANINGS[status]) + ".")
            for status in present
        ],
        "lead": text(
            "The assumed figures that move the advice most, each by itself from the low to the high end of its interval:"
        ),
        "table": plain_table(heads, [_assumed(entry, language) for entry in weighed], wide=0),
    }


def _assumed(entry: Assumption, language: Language) -> list[str]:
    """Return one assumed figure with what it does to the advice."""
    number = language.number
    return [
        capital(parameter_words(entry.parameter, entry.sex, entry.cohort, entry.at, None, language)),
        value_words(entry.value, entry.unit, language),
        language.text(
            "{low} to {high}",
            low=value_words(entry.low, entry.unit, language),
            high=value_words(entry.high, entry.unit, language),
        ),
        language.text(
            "{low} to {high}",
            low=number(entry.advised_at_low),
            high=number(entry.advised_at_high),
        ),
    ]
