"""A table as a thing of its own: columns with a unit and a meaning, rows of plain values.

The same table is printed in a terminal, written as CSV and XLSX, set in a document and shown on a page.
"""

import csv
import io
from dataclasses import dataclass
from enum import StrEnum

from raming.present.language import MISSING, Language

Value = str | int | float | bool | None


class Holds(StrEnum):
    """What the cells of a column are to their row."""

    VALUE = "value"
    """A value of the row."""
    ID = "id"
    """The name by which machines know what another column names for people."""
    IDS = "ids"
    """Ids that are shown by name where the names are known."""
    UNIT = "unit"
    """The unit of the numbers in the row."""
    SOURCE = "source"
    """Ids of the sources of the row."""
    REMARK = "remark"
    """What is to be said of the whole row."""
    NOTE = "note"
    """The same in the words of the pack, which are English."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: name for machines; the header in CSV.
        label: header for people, in the language of the table.
        kind: `text`, `year`, `number`, `signed`, `percent`, or `euro` for an amount of which two digits are known.
        digits: decimals shown.
        unit: unit of the numbers, in words.
        meaning: what the column holds, for the data dictionary.
        detail: left out where there is no room for it, such as a narrow terminal.
        holds: what its cells are to their row.
    """

    key: str
    label: str
    kind: str = "text"
    digits: int = 0
    unit: str = ""
    meaning: str = ""
    detail: bool = False
    holds: Holds = Holds.VALUE

    @property
    def numeric(self) -> bool:
        """Whether the column is set flush right."""
        return self.kind != "text"

    def show(self, value: Value, language: Language) -> str:
        """Return a value as people read it."""
        if value is None:
            return MISSING
        if isinstance(value, str):
            return value
        if self.kind == "year":
            return str(int(value))
        if self.kind == "percent":
            return language.percent(float(value), self.digits)
        if self.kind == "euro":
            return language.euro(float(value))
        return language.number(float(value), self.digits, signed=self.kind == "signed")


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: short name for machines, such as a sheet's.
        title: what it shows.
        columns: its columns.
        rows: plain values, one a column.
        strong: places of rows that stand out, such as the chosen year.
        note: a sentence under it; empty where there is none.
        short: places of the rows that do for a first look; None for all of them, empty for no table.
        grade: what the figures of the answer are worth; empty where the table is of no answer.
        warning: what is to be minded before the figures are used; empty where there is nothing.
        validation: how figures like these fared against published statements; empty where that is not asked.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    strong: frozenset[int] = frozenset()
    note: str = ""
    short: frozenset[int] | None = None
    grade: str = ""
    warning: str = ""
    validation: str = ""

    def shown(self, language: Language) -> list[list[str]]:
        """Return every cell as people read it."""
        return [
            [column.show(value, language) for column, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


def to_csv(table: Table) -> str:
    """Return a table as CSV: machine names as header, full precision, decimal points; last what they are worth.

    That is how they fared in validation, where that was asked, and the grade of the answer.
    """
    keys = [column.key for column in table.columns]
    worth = {"validation": table.validation, "grade": table.grade}
    last = {key: value for key, value in worth.items() if value and key not in keys}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*keys, *last])
    for row in table.rows:
        cells = [_safe(value) for value in row]
        writer.writerow([*cells, *last.values()])
    return out.getvalue()


def _safe(value: Value) -> Value:
    """Keep a text from starting a formula in a spreadsheet, and on one line of the file."""
    if isinstance(value, str):
        line = value.replace("\r", " ")
        return f"'{line}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else line
    return "" if value is None else value
