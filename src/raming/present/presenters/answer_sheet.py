"""The parliamentary answer sheet: one page, one number."""

from raming.answers.decisions.answer_sheet import AnswerSheet
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.definitions import definitions
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.answer_sheet import comparable, figure_words, name_of, notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: AnswerSheet, language: Language) -> Presentation:
    """Return the presentation of an answer sheet."""
    text = language.text
    return assembled(
        answer,
        language,
        title=f"{text(words.QUESTIONS[answer.question])} {capital(answer.names[language.code])}",
        sentences=sentences(answer, language),
        tables=(figure_table(answer, language), definition_table(language)),
        notes=notes(answer, language),
        chart=_chart if comparable(answer) else None,
    )


def _chart(answer: AnswerSheet, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import sheet_chart  # noqa: PLC0415

    return sheet_chart(answer, language, style)


def figure_table(answer: AnswerSheet, language: Language) -> Table:
    """Return the figures of the sheet."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("what it is")),
        Column("value", text("value"), meaning=text("the figure, as people read it")),
        Column("year", text("year"), "year", meaning=text("calendar year")),
        Column("status", text("status"), meaning=text("of the model, or status of a published figure")),
        Column("number", text("number"), "number", 3, meaning=text("the figure"), detail=True),
        Column(
            "low", text("lowest"), "number", 3, meaning=text("a tenth of the draws lies below"), detail=True
        ),
        Column(
            "high", text("highest"), "number", 3, meaning=text("a tenth of the draws lies above"), detail=True
        ),
        Column("unit", text("unit"), meaning=text("what the numbers count"), detail=True, holds=Holds.UNIT),
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
            capital(name_of(figure, language)),
            figure_words(figure, language),
            figure.year,
            text("of the model") if figure.status == "model" else text(labels.STATUSES[figure.status]),
            figure.value,
            figure.low,
            figure.high,
            text(words.UNITS[figure.unit]),
            figure.source,
        )
        for figure in (answer.answer, *answer.figures)
    )
    return Table("figures", text("The figures"), columns, rows, frozenset({0}))


def definition_table(language: Language) -> Table:
    """Return what the words mean."""
    text = language.text
    columns = (
        Column("term", text("term"), meaning=text("the word")),
        Column("meaning", text("meaning"), meaning=text("what it means"), holds=Holds.REMARK),
    )
    return Table("definitions", text("Definitions"), columns, tuple(definitions(language)))
