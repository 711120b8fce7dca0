"""The figures of an occupation in words, a table and a chart of how they moved."""

from raming.answers.parameters import ParameterEntry, ParameterList
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.ledger import source_table
from raming.present.sentences.parameters import figure_name, interval_words, sentences, value_words
from raming.present.table import Column, Holds, Table
from raming.present.wording import counts_words, day_words, unit_of


def present(answer: ParameterList, language: Language) -> Presentation:
    """Return the presentation of a list of parameters."""
    moved = any(len(entry.history) > 1 for entry in answer.parameters)
    tables = [figure_table(answer, language)]
    if moved:
        tables.append(history_table(answer, language))
    tables.append(source_table(answer.sources, language))
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


FIGURES = Declared(
    ParameterEntry,
    (
        Shown("figure", "figure", value=figure_name, meaning="the figure in words"),
        Shown("cell", "name for --set", detail=True),
        Shown(
            "shown",
            "value",
            value=lambda entry, language: value_words(entry.value, entry.unit, language),
            meaning="the value as people read it",
            holds=Holds.WORDS,
        ),
        Shown(
            "interval",
            "80% interval",
            value=interval_words,
            meaning="80% interval as people read it",
            holds=Holds.WORDS,
        ),
        Shown("unit", "unit", value=unit_of, holds=Holds.UNIT),
        Shown("status", "status", words=labels.STATUSES),
        Shown("value", "exact value", "own", 4, meaning="the value, exact", holds=Holds.PART, given=True),
        Shown("low", "low", "own", 4, holds=Holds.PART, given=True),
        Shown("high", "high", "own", 4, holds=Holds.PART, given=True),
        Shown(
            "reference_date",
            "date",
            value=lambda entry, language: day_words(entry.reference_date, language),
            detail=True,
        ),
        Shown("counts", "what is counted", value=counts_words, detail=True),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
        Shown("where", "where", detail=True),
        Shown("rationale", "reason", detail=True, holds=Holds.NOTE),
    ),
)


def figure_table(answer: ParameterList, language: Language) -> Table:
    """Return value, interval, status and source of every figure."""
    return FIGURES.table("parameters", "", answer.parameters, language)


def history_table(answer: ParameterList, language: Language) -> Table:
    """Return how every figure moved over the rounds."""
    text = language.text
    rounds = sorted({year for entry in answer.parameters for year in entry.history})
    columns = (
        Column("figure", text("figure"), meaning=text("the figure in words")),
        Column("cell", text("name for --set"), meaning=text("how to name it in --set"), detail=True),
        Column(
            "unit",
            text("unit"),
            meaning=text("what the numbers count"),
            detail=True,
            holds=Holds.UNIT,
        ),
        *(
            Column(f"round_{year}", year, "own", 2, meaning=text("the value in that round"), given=True)
            for year in rounds
        ),
    )
    rows = tuple(
        (
            figure_name(entry, language),
            entry.cell,
            unit_of(entry, language),
            *(entry.history.get(year) for year in rounds),
        )
        for entry in answer.parameters
        if PARAMETERS[entry.parameter].group != "years"
    )
    return Table("history", text("How the figures moved over the rounds"), columns, rows)
