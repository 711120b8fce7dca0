"""The figures of an occupation in words, a table and a chart of how they moved."""

from raming.answers.parameters import ParameterEntry, ParameterList
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.table import Column, Table, Value
from raming.present.wording import parameter_words, unit_words, warning

CALENDAR = "year"
"""Unit of the figures that are calendar years, written without a thousands separator."""


def present(answer: ParameterList, language: Language) -> Presentation:
    """Return the presentation of a list of parameters."""
    moved = any(len(entry.history) > 1 for entry in answer.parameters)
    tables = [figure_table(answer, language)]
    if moved:
        tables.append(history_table(answer, language))
    tables.append(source_table(answer, language))
    return assembled(
        answer,
        language,
        title=language.text(
            "Figures of the model: {name}, round {round}",
            name=answer.names[language.code],
            round=answer.round,
        ),
        sentences=sentences(answer, language),
        tables=tuple(tables),
        chart="raming.present.charts.history:history_chart" if moved else None,
    )


def sentences(answer: ParameterList, language: Language) -> tuple[str, ...]:
    """Return how many figures there are by status, and how many moved since the round before."""
    counts = {status: sum(entry.status == status for entry in answer.parameters) for status in labels.COUNTED}
    parts = [language.plural(*labels.COUNTED[status], count) for status, count in counts.items() if count]
    made = list(warning(counts, language))
    made.append(
        language.plural(
            "{count} figure: {parts}.",
            "{count} figures: {parts}.",
            len(answer.parameters),
            parts=language.listing(parts),
        )
    )
    moved = [entry for entry in answer.parameters if _before(entry, answer.round) is not None]
    if moved:
        before = max(int(year) for entry in moved for year in entry.history if int(year) < answer.round)
        changed = sum(_before(entry, answer.round) != entry.value for entry in moved)
        made.append(
            language.plural(
                "Since the round of {before} {count} of them changed.",
                "Since the round of {before} {count} of them changed.",
                changed,
                before=before,
            )
        )
    return tuple(made)


def _before(entry: ParameterEntry, round_: int) -> float | None:
    """Return the value in the round before, None where there is none."""
    earlier = [int(year) for year in entry.history if int(year) < round_]
    return entry.history[str(max(earlier))] if earlier else None


def value_words(value: float | None, unit: str, language: Language) -> str:
    """Return a value as people read it: shares as a percentage, years as years."""
    if value is None:
        return MISSING
    if unit == CALENDAR:
        return str(int(value))
    if unit in labels.SHARES:
        return language.percent(value, 1)
    whole = float(value).is_integer()
    return language.number(value, 0 if whole else 1 if abs(value) >= 100 else 2)


def interval_words(entry: ParameterEntry, language: Language) -> str:
    """Return the 80 % interval in words; a dash where none is stated."""
    if entry.low is None or entry.high is None:
        return MISSING
    low, high = (value_words(end, entry.unit, language) for end in (entry.low, entry.high))
    return language.text("{low} to {high}", low=low, high=high)


def figure_name(entry: ParameterEntry, language: Language) -> str:
    """Return the words for one figure."""
    return parameter_words(entry.parameter, entry.sex, entry.cohort, entry.at, entry.variant, language)


def figure_table(answer: ParameterList, language: Language) -> Table:
    """Return value, interval, status and source of every figure."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("the figure in words")),
        Column("cell", text("name for --set"), meaning=text("how to name it in --set"), detail=True),
        Column("shown", text("value"), meaning=text("the value as people read it")),
        Column("interval", text("80% interval"), meaning=text("80% interval as people read it")),
        Column("unit", text("unit"), meaning=text("unit of the value")),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("value", text("exact value"), "number", 4, meaning=text("the value, exact"), detail=True),
        Column("low", text("low"), "number", 4, meaning=text("lower end of the 80% interval"), detail=True),
        Column("high", text("high"), "number", 4, meaning=text("upper end of the 80% interval"), detail=True),
        Column("reference_date", text("date"), meaning=text("date it refers to"), detail=True),
        Column("source", text("source"), meaning=text("id of the source in the pack"), detail=True),
        Column("rationale", text("reason"), meaning=text("why this value"), detail=True),
    )
    rows: list[tuple[Value, ...]] = [
        (
            figure_name(entry, language),
            entry.cell,
            value_words(entry.value, entry.unit, language),
            interval_words(entry, language),
            unit_words(entry.unit, language),
            text(labels.STATUSES[entry.status]),
            entry.value,
            entry.low,
            entry.high,
            entry.reference_date,
            entry.source,
            entry.rationale,
        )
        for entry in answer.parameters
    ]
    return Table("parameters", "", columns, tuple(rows))


def history_table(answer: ParameterList, language: Language) -> Table:
    """Return how every figure moved over the rounds."""
    text = language.text
    rounds = sorted({year for entry in answer.parameters for year in entry.history})
    columns = (
        Column("figure", text("figure"), meaning=text("the figure in words")),
        Column("cell", text("name for --set"), meaning=text("how to name it in --set"), detail=True),
        *(Column(f"round_{year}", year, meaning=text("the value in that round")) for year in rounds),
    )
    rows = tuple(
        (
            figure_name(entry, language),
            entry.cell,
            *(value_words(entry.history.get(year), entry.unit, language) for year in rounds),
        )
        for entry in answer.parameters
        if PARAMETERS[entry.parameter].group != "years"
    )
    return Table("history", text("How the figures moved over the rounds"), columns, rows)


def source_table(answer: ParameterList, language: Language) -> Table:
    """Return the sources of the figures."""
    text = language.text
    columns = (
        Column("source", text("source"), meaning=text("id of the source in the pack")),
        Column("title", text("title"), meaning=text("title, with page or table where it matters")),
        Column("publisher", text("publisher"), meaning=text("who published it")),
        Column("published", text("date"), meaning=text("when it was published"), detail=True),
        Column("address", text("address"), meaning=text("where it can be found"), detail=True),
        Column("rights", text("rights"), meaning=text("rights that rest on it"), detail=True),
    )
    rows = tuple(
        (entry.id, entry.title, entry.publisher, entry.published, entry.address, entry.rights)
        for entry in answer.sources
    )
    return Table("sources", text("Sources"), columns, rows)
