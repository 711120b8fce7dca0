"""The parliamentary answer sheet: one page, one number."""

from raming.answers.decisions.answer_sheet import AnswerSheet
from raming.answers.decisions.sheets.shared import Figure
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.definitions import definitions
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.answer_sheet import (
    comparable,
    figure_words,
    name_of,
    notes,
    question_words,
    read_words,
    sentences,
)
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: AnswerSheet, language: Language) -> Presentation:
    """Return the presentation of an answer sheet."""
    return assembled(
        answer,
        language,
        title=question_words(answer, language),
        opening=read_words(answer, language),
        sentences=sentences(answer, language),
        tables=(figure_table(answer, language), definition_table(language)),
        notes=notes(answer, language),
        chart=_chart if comparable(answer) else None,
    )


def _chart(answer: AnswerSheet, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import sheet_chart  # noqa: PLC0415

    return sheet_chart(answer, language, style)


def _name(figure: Figure, language: Language) -> str:
    return capital(name_of(figure, language))


FIGURES = Declared(
    Figure,
    (
        Shown("id", "figure", value=_name, key="figure"),
        Shown(
            "value", "value", value=figure_words, meaning="the figure, as people read it", holds=Holds.WORDS
        ),
        Shown("year", "year", "year", meaning="calendar year"),
        Shown(
            "status",
            "status",
            words={**labels.STATUSES, "model": "of the model"},
            meaning="of the model, or status of a published figure",
        ),
        Shown("value", "number", "own", 3, holds=Holds.PART, meaning="the figure", key="number", detail=True),
        Shown(
            "low",
            "lowest",
            "own",
            3,
            holds=Holds.PART,
            meaning="a tenth of the draws lies below",
            detail=True,
        ),
        Shown(
            "high",
            "highest",
            "own",
            3,
            holds=Holds.PART,
            meaning="a tenth of the draws lies above",
            detail=True,
        ),
        Shown(
            "unit",
            "unit",
            words=words.UNITS,
            meaning="what the numbers count",
            detail=True,
            holds=Holds.UNIT,
        ),
        Shown("source", "source", meaning="id of the source in the pack", detail=True, holds=Holds.SOURCE),
    ),
)


def figure_table(answer: AnswerSheet, language: Language) -> Table:
    """Return the figures of the sheet."""
    rows = (answer.answer, *answer.figures)
    return FIGURES.table("figures", language.text("The figures"), rows, language, strong=frozenset({0}))


def definition_table(language: Language) -> Table:
    """Return what the words mean."""
    text = language.text
    columns = (
        Column("term", text("term"), meaning=text("the word")),
        Column("meaning", text("meaning"), meaning=text("what it means"), holds=Holds.REMARK),
    )
    return Table("definitions", text("Definitions"), columns, tuple(definitions(language)))
