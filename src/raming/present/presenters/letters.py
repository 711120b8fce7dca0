"""The answers to a letter of parliament: each question in sentences, and its figures."""

from dataclasses import dataclass
from typing import Annotated

from raming.answers.letters.figure import LetterFigure
from raming.answers.letters.letter import LetterQuestion, ParliamentaryAnswers
from raming.answers.letters.since import Change
from raming.answers.letters.wording import said
from raming.inputs.meaning import Is
from raming.present import labels
from raming.present import letter_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.sentences.letters import amount, notes, sentences
from raming.present.table import Holds, Table
from raming.present.wording import capital


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure with the number of its question."""

    number: Annotated[int, Is("number of the question", "number")]
    figure: Annotated[LetterFigure, Is("the figure")]


def present(answer: ParliamentaryAnswers, language: Language) -> Presentation:
    """Return the presentation of the answers to a letter."""
    tables = [question_table(answer, language), figure_table(answer, language)]
    if answer.changes:
        tables.append(change_table(answer, language))
    return assembled(
        answer,
        language,
        title=language.text(
            "Answers to {letter}: {title}", letter=answer.letter, title=answer.titles[language.code]
        ),
        sentences=sentences(answer, language),
        tables=tables,
        notes=notes(answer, language),
    )


def _value(part: str, row: Numbered, language: Language) -> str:
    return said(row.figure, part, language.code) or MISSING


QUESTIONS = Declared(
    LetterQuestion,
    (
        Shown("number", "no.", "number", unit=""),
        Shown("asks.*", "asked", key="question", meaning="what is asked, in our words"),
        Shown("state", "state", words=words.STATES, meaning="whether figures answer it"),
        Shown("reference", "reference", holds=Holds.ID),
        Shown(
            "sentences",
            "answer",
            value=lambda one, language: " ".join(one.sentences[language.code]),
            key="answer",
            meaning="the answer in sentences",
            detail=True,
            holds=Holds.REMARK,
        ),
        Shown(
            "missing",
            "missing",
            value=lambda one, language: " ".join(
                f"{capital(each.what[language.code])} ({each.owner[language.code]})." for each in one.missing
            ),
            key="missing",
            meaning="what is missing for a full answer, and who has it",
            detail=True,
            holds=Holds.REMARK,
        ),
    ),
)


def question_table(answer: ParliamentaryAnswers, language: Language) -> Table:
    """Return the questions one by one."""
    return QUESTIONS.table(
        "questions", language.text("Question by question"), answer.questions, language, short=frozenset()
    )


FIGURES = Declared(
    Numbered,
    (
        Shown("number", "no.", "number", unit=""),
        Shown(
            "figure.name",
            "figure",
            value=lambda row, language: capital(row.figure.name[language.code]),
            key="figure",
            meaning="what it is called",
        ),
        Shown(
            "figure.value",
            "value",
            value=lambda row, language: _value("value", row, language),
            key="shown",
            meaning="the figure, as it stands in sentences",
        ),
        Shown("figure.year", "year", "year"),
        Shown("figure.status", "status", words=words.STATUSES, meaning="status of the figure"),
        Shown(
            "figure.grade",
            "grade",
            words=labels.GRADES,
            meaning="what the figure is worth",
            key="worth",
            detail=True,
        ),
        Shown("figure.unit", "unit", words=words.UNITS, meaning="what it counts", holds=Holds.UNIT),
        Shown(
            "figure.value",
            "number",
            "own",
            3,
            of="unit",
            key="value",
            meaning="the figure",
            detail=True,
            unit="",
        ),
        Shown("figure.low", "lowest", "own", 3, of="unit", detail=True, unit=""),
        Shown("figure.high", "highest", "own", 3, of="unit", detail=True, unit=""),
        Shown("figure.source", "source", detail=True, holds=Holds.SOURCE),
        Shown("figure.where", "where", detail=True, holds=Holds.ID),
        Shown(
            "figure.definition",
            "definition",
            value=lambda row, language: row.figure.definition[language.code],
            key="definition",
            meaning="what it means",
            detail=True,
            holds=Holds.REMARK,
        ),
        Shown("figure.id", "id", key="id", detail=True, holds=Holds.ID),
    ),
)


def figure_table(answer: ParliamentaryAnswers, language: Language) -> Table:
    """Return the figures of all questions."""
    rows = [Numbered(one.number, figure) for one in answer.questions for figure in one.figures]
    return FIGURES.table("figures", language.text("The figures"), rows, language)


CHANGES = Declared(
    Change,
    (
        Shown("number", "no.", "number", unit=""),
        Shown(
            "name",
            "figure",
            value=lambda one, language: capital(one.name[language.code]),
            key="figure",
            meaning="what it is called",
        ),
        Shown(
            "before",
            "then",
            value=lambda one, language: amount(one, "before", language),
            key="then",
            meaning="the figure then",
        ),
        Shown(
            "now",
            "now",
            value=lambda one, language: amount(one, "now", language),
            key="now",
            meaning="the figure now",
        ),
        Shown("reason", "why", words=words.REASONS, meaning="why it moved"),
        Shown("year_before", "year then", "year", detail=True),
        Shown("year_now", "year now", "year", detail=True),
    ),
)


def change_table(answer: ParliamentaryAnswers, language: Language) -> Table:
    """Return the figures that moved since an earlier answer."""
    return CHANGES.table("changes", language.text("What changed"), answer.changes, language)
