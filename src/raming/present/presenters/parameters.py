"""The figures of an occupation in words, a table and a chart of how they moved."""

from raming.answers.parameters import ParameterList
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.parameters import figure_name, interval_words, sentences, value_words
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import unit_words


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
        chart=_chart if moved else None,
    )


def _chart(answer: ParameterList, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.history import history_chart  # noqa: PLC0415

    return history_chart(answer, language, style)


def figure_table(answer: ParameterList, language: Language) -> Table:
    """Return value, interval, status and source of every figure."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("the figure in words")),
        Column("cell", text("name for --set"), meaning=text("how to name it in --set"), detail=True),
        Column("shown", text("value"), meaning=text("the value as people read it")),
        Column("interval", text("80% interval"), meaning=text("80% interval as people read it")),
        Column("unit", text("unit"), meaning=text("unit of the value"), holds=Holds.UNIT),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("value", text("exact value"), "number", 4, meaning=text("the value, exact"), detail=True),
        Column("low", text("low"), "number", 4, meaning=text("lower end of the 80% interval"), detail=True),
        Column("high", text("high"), "number", 4, meaning=text("upper end of the 80% interval"), detail=True),
        Column("reference_date", text("date"), meaning=text("date it refers to"), detail=True),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
        Column("rationale", text("reason"), meaning=text("why this value"), detail=True, holds=Holds.NOTE),
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
        Column("source", text("source"), meaning=text("id of the source in the pack"), holds=Holds.SOURCE),
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
