"""What was read from files of one's own, and how many of their rows an answer uses."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import Is

TRACED = frozenset(
    (
        "regional_stock",
        "regional_age_structure",
        "regional_moves",
        "regional_settlement",
        "regional_use",
        "regional_parameters",
    )
)
"""Tables of which an answer says row by row what it rests on."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a file was understood."""

    encoding: Annotated[str, Is("encoding of text; empty for a workbook")] = ""
    separator: Annotated[str, Is("what stands between the cells of text; empty for a workbook")] = ""
    decimal: Annotated[str, Is("decimal sign of its numbers; empty where none shows it")] = ""


@dataclass(frozen=True, slots=True)
class Used:
    """A file of one's own, and what an answer uses of it."""

    file: Annotated[str, Is("name of the file, with that of the sheet where it has several")]
    rows: Annotated[int, Is("rows that were read", "rows")]
    used: Annotated[int, Is("rows that this answer uses", "rows")]
    read_as: Annotated[ReadAs, Is("how the file was understood")] = ReadAs()


@dataclass(frozen=True, slots=True)
class OwnRows:
    """Rows of one's own in a table of a pack.

    Attributes:
        file: name of the file, with that of the sheet where it has several.
        table: the table.
        lines: line of each row in the table of the pack, the header being line 1.
        occupations: id of the occupation of each row; empty where the table has none.
        read_as: how the file was understood.
    """

    file: str
    table: str
    lines: tuple[int, ...]
    occupations: tuple[str, ...]
    read_as: ReadAs

    def used(self, occupation: str, keys: Collection[object]) -> Used:
        """Return what an answer uses of them.

        Args:
            occupation: the occupation it is about; empty where it is about no single one.
            keys: what it rests on, a row being `table:line`.
        """
        if self.table in TRACED:
            number = sum(f"{self.table}:{line}" in keys for line in self.lines)
        elif self.occupations and occupation:
            number = sum(one in ("", occupation) for one in self.occupations)
        else:
            number = len(self.lines)
        return Used(self.file, len(self.lines), number, self.read_as)
