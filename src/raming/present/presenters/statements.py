"""Statements in words and tables, source by source."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from raming.answers.statements.statements import VERDICTS, Statement, Statements
from raming.inputs.meaning import Is
from raming.present import statement_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentences.statements import (
    computed_words,
    notes,
    said_words,
    sentences,
    statement_words,
    why_words,
)
from raming.present.table import Holds, Table


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How the statements of one source compare."""

    source: Annotated[str, Is("id of the source in the pack")]
    title: Annotated[str, Is("title of the source")]
    statements: Annotated[int, Is("number of statements", "statements")]
    differs: Annotated[int, Is("statements that differ", "statements")]
    agrees: Annotated[int, Is("statements that agree", "statements")]
    input: Annotated[int, Is("statements the pack took a figure from", "statements")]
    open: Annotated[int, Is("statements that cannot be told", "statements")]
    judgement: Annotated[int, Is("judgements of policy", "statements")]


def present(answer: Statements, language: Language) -> Presentation:
    """Return the presentation of statements."""
    return assembled(
        answer,
        language,
        title=language.text("What was said, and what is computed"),
        sentences=sentences(answer, language),
        tables=(statement_table(answer, language), count_table(answer, language)),
        notes=notes(answer, language),
    )


STATEMENTS = Declared(
    Statement,
    (
        Shown("verdict", "result", words=words.VERDICTS),
        Shown("texts.*", "statement", key="text", meaning="what it says, in our words"),
        Shown("said", "said", value=said_words, meaning="what was said"),
        Shown("computed", "computed", value=computed_words, meaning="what it is held against"),
        Shown("year", "year", "year", meaning="year in which it was said"),
        Shown("source", "source", holds=Holds.SOURCE),
        Shown("where", "where", detail=True),
        Shown("who", "by", words=words.SPEAKERS, meaning="who says it", detail=True),
        Shown("kind", "kind", words=words.KINDS, meaning="kind of statement", detail=True),
        Shown(
            "reason",
            "why",
            value=why_words,
            meaning="why there is no verdict, and what to know of the comparison",
            detail=True,
            holds=Holds.REMARK,
        ),
        Shown("id", "id", detail=True, holds=Holds.ID, key="statement"),
        Shown("subject", "about", meaning="id of the occupation, or sector", detail=True, holds=Holds.ID),
        Shown("region", "region", meaning="name of the region", detail=True),
        Shown("for_year", "for", "year", detail=True),
        Shown("said.value", "said, number", "own", 3, of="said_unit", key="said_value", detail=True, unit=""),
        Shown("said.low", "said, low", "own", 3, of="said_unit", key="said_low", detail=True, unit=""),
        Shown("said.high", "said, high", "own", 3, of="said_unit", key="said_high", detail=True, unit=""),
        Shown("said.unit", "unit", words=words.UNITS, key="said_unit", detail=True, holds=Holds.UNIT),
        Shown(
            "computed.value",
            "computed, number",
            "own",
            3,
            of="computed_unit",
            key="computed_value",
            detail=True,
            unit="",
        ),
        Shown(
            "computed.unit",
            "unit of the computed",
            words=words.UNITS,
            key="computed_unit",
            detail=True,
            holds=Holds.UNIT,
        ),
        Shown("computed.by", "computed by", key="computed_by", detail=True, holds=Holds.ID),
    ),
)


def in_order(found: Iterable[Statement]) -> list[Statement]:
    """Return statements as they are shown: those that differ first, the rest by source."""
    return sorted(found, key=lambda one: one.verdict != "differs")


def statement_table(answer: Statements, language: Language) -> Table:
    """Return the statements one by one, those that differ first and the rest by source."""
    rows = in_order(answer.statements)
    differing = sum(one.verdict == "differs" for one in rows)
    rows = [replace(one, texts={language.code: statement_words(one, answer, language)}) for one in rows]
    return STATEMENTS.table(
        "statements",
        language.text("Statement by statement"),
        rows,
        language,
        short=frozenset(range(differing)) if 0 < differing < len(rows) else None,
    )


COUNTS = Declared(
    SourceCount,
    (
        Shown("source", "source", holds=Holds.SOURCE),
        Shown("title", "title", detail=True),
        Shown("statements", "statements", "number", unit=""),
        Shown("differs", "differs", "number", unit=""),
        Shown("agrees", "agrees", "number", unit=""),
        Shown("input", "input", "number", unit=""),
        Shown("open", "cannot be told", "number", unit=""),
        Shown("judgement", "judgement", "number", unit=""),
    ),
)


def count_table(answer: Statements, language: Language) -> Table:
    """Return how the statements of each source compare."""
    titles = {source.id: language.of_pack(source.title) for source in answer.sources}
    rows = []
    for source in dict.fromkeys(one.source for one in answer.statements):
        own = [one.verdict for one in answer.statements if one.source == source]
        counts = {verdict: own.count(verdict) for verdict in VERDICTS}
        rows.append(
            SourceCount(
                source=source,
                title=titles.get(source, ""),
                statements=len(own),
                differs=counts["differs"],
                agrees=counts["agrees"],
                input=counts["input"],
                open=counts["cannot-tell"],
                judgement=counts["judgement"],
            )
        )
    return COUNTS.table("counts", language.text("Source by source"), rows, language)
