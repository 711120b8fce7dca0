"""Is a pack right, and what does it lack?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from raming.answers.answer import Answer
from raming.answers.letters.looking_up import not_computable
from raming.answers.needs import NEEDS, lacking
from raming.inputs.checks import in_order
from raming.inputs.loading import checked_pack, shipped, shipped_folder
from raming.inputs.meaning import Is
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, Problem, refuse


@dataclass(frozen=True, slots=True)
class CheckReport(Answer):
    """Every finding for a pack."""

    pack: Annotated[str, Is("name or path of the pack")]
    findings: Annotated[tuple[Problem, ...], Is("errors first, then warnings, then what is not available")]
    errors: Annotated[int, Is("number of errors; a pack with any is refused", "findings")]
    warnings: Annotated[int, Is("number of warnings", "findings")]
    notes: Annotated[int, Is("number of figures that are not available", "findings")]
    cannot_answer: Annotated[
        dict[str, tuple[str, ...]],
        Is("questions that the pack cannot answer, by id, each with the tables it lacks; empty with errors"),
    ] = field(default_factory=dict)


def check(pack: str | Path = "nl") -> CheckReport:
    """Check a pack in full: its files, its tables, its figures and what its letters refer to.

    Args:
        pack: the name of a shipped pack, or the path of a directory or zip.

    Raises:
        InputError: when there is nothing at that path.

    Example:
        >>> check("nl").errors
        0
    """
    path = shipped_folder(str(pack)) if str(pack) in shipped() else Path(pack)
    if not path.exists():
        expected = Phrase("{names}, or the path of a directory or zip", names=", ".join(shipped()))
        raise refuse("no such pack", field="pack", value=pack, expected=expected)
    found, loaded = checked_pack(path)
    findings = tuple(in_order((*found, *not_computable(loaded))) if loaded else found)
    count = [finding.severity for finding in findings].count
    return CheckReport(
        str(pack),
        findings,
        count("error"),
        count("warning"),
        count("note"),
        {} if loaded is None or count("error") else _cannot_answer(loaded),
    )


def _cannot_answer(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the questions that a pack has not the tables for, with those tables."""
    found = {question: lacking(question, pack) for question in NEEDS}
    return {question: tables for question, tables in found.items() if tables}
