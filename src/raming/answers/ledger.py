"""What was advised, decided, funded and filled?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, opened_pack
from raming.answers.evidence import of_rows
from raming.answers.options import PackOptions, question
from raming.answers.published import LedgerEntry, entry_of
from raming.inputs.meaning import Is
from raming.inputs.options import Opt
from raming.inputs.vocabulary import STAGES


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
    entries = tuple(map(entry_of, rows))
    names = {key: names_of(opened, key) for key in dict.fromkeys(entry.occupation for entry in entries)}
    result = Ledger(
        occupation=name,
        names=names,
        entries=entries,
    )
    return result.sealed("ledger", {"occupation": name}, opened, evidence=of_rows("ledger", rows))
