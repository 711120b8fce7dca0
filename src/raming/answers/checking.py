"""Is a pack right, and what does it lack?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from raming.answers.answer import Answer
from raming.answers.letters.looking_up import not_computable
from raming.inputs.checks import in_order
from raming.inputs.loading import checked_pack, shipped, shipped_folder
from raming.inputs.meaning import Is
from raming.inputs.problems import Phrase, Problem, refuse


@dataclass(frozen=True, slots=True)
class CheckReport(Answer):
    """Every finding for a pack."""

    pack: Annotated[str, Is("name or path of the pack")]
    findings: Annotated[tuple[Problem, ...], Is("errors first, then warnings, then what is not available")]
    errors: Annotated[int, Is("number of errors; a pack with any is refused", "findings")]
    warnings: Annotated[int, Is("number of warnings", "findings")]
    notes: Annotated[int, Is("number of figures that are not available", "findings")]


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
    return CheckReport(str(pack), findings, count("error"), count("warning"), count("note"))
