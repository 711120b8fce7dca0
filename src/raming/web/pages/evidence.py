"""What every page and its workbook say of the answer they show: its grade, its year, what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from raming.answers.answer import Reproducible
from raming.answers.evidence import Source
from raming.present import grading
from raming.present.assembling import SOURCES, sources_table
from raming.present.language import Language
from raming.present.table import Table


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """What an answer rests on, as people read it.

    Attributes:
        warning: what is to be minded before its figures are used; empty where there is nothing.
        rests_on: the sentence that counts its figures; empty where it has none.
        sources: its sources, each with the place in it.
        standing: its grade, its year and what it rests on, as names and values.
    """

    warning: str
    rests_on: str
    sources: tuple[Source, ...]
    standing: tuple[tuple[str, str], ...]


def evidence_of(answer: Reproducible, words: Language) -> ShownEvidence:
    """Return what an answer rests on, in the sentences of its presentation."""
    counted = grading.rests_on(answer.rests_on, words).text if sum(answer.rests_on.values()) else ""
    return ShownEvidence(
        grading.warning(answer, words).text, counted, answer.sources, grading.standing(answer, words)
    )


def minded(table: Table, answer: Reproducible, words: Language) -> Table:
    """Return a table that a page made of an answer, with the grade and the warning of that answer."""
    return grading.held(table, answer, grading.warning(answer, words).text)


def with_sources(tables: Mapping[str, Table], answer: Reproducible, words: Language) -> dict[str, Table]:
    """Return the tables of a page, the last the sources of its answer where it has any."""
    kept = {name: table for name, table in tables.items() if name != SOURCES}
    return kept | {SOURCES: sources_table(answer.sources, words)} if answer.sources else kept
