"""What was advised, decided, funded and filled?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, opened_pack
from raming.answers.evidence import of_rows
from raming.answers.options import PackOptions, question
from raming.inputs.meaning import OWN_UNIT, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.vocabulary import STAGES


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger."""

    occupation: Annotated[str, Is("id of the occupation")]
    year: Annotated[int, Is("year of the advice or decision, or of the intake", YEAR)]
    stage: Annotated[
        str,
        Is(
            "`advised`, `reported`, `indicative` (an instruction within a budget, no decision), `decided`, `funded`, `filled`, `completed` or `working`"
        ),
    ]
    low: Annotated[float | None, Is("lower end of a published range", OWN_UNIT)]
    preferred: Annotated[float | None, Is("the published number", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of a published range", OWN_UNIT)]
    unit: Annotated[str, Is("what the numbers count")]
    for_years: Annotated[str, Is("intake years it was meant for")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    counts: Annotated[
        str,
        Is("what is counted, such as `registered`, `working` or `places`; empty where that does not apply"),
    ]
    note: Annotated[str, Is("what to know about it")]


@dataclass(frozen=True, slots=True)
class Ledger(Reproducible):
    """The ledger of one occupation, or of all."""

    occupation: Annotated[str | None, Is("id of the occupation; null for all")]
    names: Annotated[
        dict[str, dict[str, str]], Is("name of each occupation in the entries, by id and language")
    ]
    entries: Annotated[tuple[LedgerEntry, ...], Is("the lines, by occupation, year and stage")]


@dataclass(frozen=True)
class LedgerOptions(PackOptions):
    """What the ledger is asked with."""

    occupation: Annotated[
        str | None, Opt("The occupation, by any of its names; all of them when left out.", example="huisarts")
    ] = None


@question(LedgerOptions)
def ledger(options: LedgerOptions) -> Ledger:
    """Look up what was advised, decided, funded and filled.

    Raises:
        InputError: when the occupation does not exist.

    Example:
        >>> entries = ledger("huisarts").entries
        >>> [e.preferred for e in entries if e.year == 2022 and e.stage == "advised"]
        [1190.0]
    """
    opened = opened_pack(options.pack)
    name = None if options.occupation is None else opened.occupation(options.occupation)
    order = {known: place for place, known in enumerate(opened.occupations)}
    rows = [row for row in opened.table("ledger") if name in (None, row["occupation"])]
    rows.sort(
        key=lambda row: (
            order[str(row["occupation"])],
            row["year"],
            STAGES.index(str(row["stage"])),
            row["entry"],
        )
    )
    entries = tuple(
        LedgerEntry(
            occupation=str(row["occupation"]),
            year=int(row["year"] or 0),
            stage=str(row["stage"]),
            low=_number(row["low"]),
            preferred=_number(row["preferred"]),
            high=_number(row["high"]),
            unit=str(row["unit"]),
            for_years=str(row["for_years"] or ""),
            status=str(row["status"]),
            source=str(row["source"]),
            where=str(row.get("where") or ""),
            counts=str(row.get("counts") or ""),
            note=str(row["note"] or ""),
        )
        for row in rows
    )
    names = {key: names_of(opened, key) for key in dict.fromkeys(entry.occupation for entry in entries)}
    result = Ledger(
        occupation=name,
        names=names,
        entries=entries,
    )
    return result.sealed("ledger", {"occupation": name}, opened, evidence=of_rows("ledger", rows))


def _number(value: Any) -> float | None:
    """Return a figure as a number, or None."""
    return None if value is None else float(value)
