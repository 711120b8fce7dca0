"""A table as a thing of its own: columns with a unit and a meaning, rows of plain values.

The same table is printed in a terminal, written as CSV and XLSX, set in a document and shown on a page.
"""

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from raming.answers.evidence import ILLUSTRATION
from raming.present import labels, measure_labels, regional_labels
from raming.present.language import MISSING, ROUGH, Language

Value = str | int | float | bool | None
LARGE = 100
"""From here on a number in the unit of its row is shown without decimals."""
SMALL = 3
"""Decimals in a file of a computed amount below one."""
SHARE_UNITS = (*labels.SHARES, *regional_labels.PERCENT, *measure_labels.SHARES, "chance")
"""Units of which a number is read as a percentage."""
YEAR_UNITS = ("year",)
"""Units of which a number is a calendar year."""


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
    WORDS = "words"
    """Numbers in words for people; files hold them as numbers, in columns that are a `PART`."""
    PART = "part"
    """A number for files that people read in a column of `WORDS`, such as one end of an interval."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: name for machines; the header in CSV.
        label: header for people, in the language of the table.
        kind: `text`, `year`, `number`, `signed`, `percent`, `euro` for an amount of which two digits are known,
            or `own` for a number in the unit that its row names.
        digits: decimals shown.
        unit: unit of the numbers, in words.
        meaning: what the column holds, for the data dictionary.
        detail: left out where there is no room for it, such as a narrow terminal.
        holds: what its cells are to their row.
        given: whether its numbers come from the pack as they are, and are said in full in an illustration too;
            None where a row that names its source is such a figure.
        of: key of the column with the unit of each row, for kind `own`; the one that holds the unit when empty.
    """

    key: str
    label: str
    kind: str = "text"
    digits: int = 0
    unit: str = ""
    meaning: str = ""
    detail: bool = False
    holds: Holds = Holds.VALUE
    given: bool | None = None
    of: str = ""

    @property
    def numeric(self) -> bool:
        """Whether the column is set flush right."""
        return self.kind != "text"

    def computed(self, *, given: bool) -> bool:
        """Tell whether its numbers are computed, in a row that is a figure of the pack or is not."""
        return self.numeric and self.kind != "year" and not (given if self.given is None else self.given)

    def form(self, value: Value, unit: str, language: Language) -> tuple[str, int]:
        """Return the kind and the decimals of a number in a row of this unit."""
        if self.kind != "own" or value is None or isinstance(value, str):
            return self.kind, self.digits
        if unit in _words_of(YEAR_UNITS, language):
            return "year", 0
        number = float(value)
        if unit in _words_of(SHARE_UNITS, language):
            return "percent", 0 if round(100 * number, 4).is_integer() else 1
        return "number", 0 if number.is_integer() or abs(number) >= LARGE else min(self.digits, 2)

    def show(self, value: Value, language: Language, unit: str = "") -> str:
        """Return a value as people read it, in a row of this unit where the column has none of its own."""
        if value is None:
            return MISSING
        if isinstance(value, str):
            return value
        kind, digits = self.form(value, unit, language)
        if kind == "year":
            return str(int(value))
        if kind == "percent":
            return language.percent(float(value), digits)
        if kind == "euro":
            return language.euro(float(value))
        return language.number(float(value), digits, signed=kind == "signed")


@dataclass(frozen=True, slots=True)
class Plot:
    """What a spreadsheet draws of a table.

    Attributes:
        across: key of the column along the axis, such as the year or a name.
        series: keys of the columns drawn, each of one unit.
        kind: `line` over years, or `bar`, one a row.
        until: key of the last column that names a row, where the columns from `across` name it together; empty
            where `across` does alone.
    """

    across: str
    series: tuple[str, ...]
    kind: str = "line"
    until: str = ""


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
        grade: what the answer is worth; empty where the table is of no answer.
        own_grade: what the figures of the model in it are worth, whatever published figure leads the answer.
        warning: what is to be minded before the figures are used; empty where there is nothing.
        validation: how figures like these fared against published statements; empty where that is not asked.
        status: status of all rows, for files, where no column says that of each; empty where nothing is said.
        plot: what a spreadsheet draws of it; None where nothing.
        rounded: whether it is of an illustration, whose computed figures have two digits.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    strong: frozenset[int] = frozenset()
    note: str = ""
    short: frozenset[int] | None = None
    grade: str = ""
    own_grade: str = ""
    warning: str = ""
    validation: str = ""
    status: str = ""
    plot: Plot | None = None
    rounded: bool = False

    def shown(self, language: Language) -> list[list[str]]:
        """Return every cell as people read it."""
        return [
            [
                column.show(value, language, self.unit(column, row))
                for column, value in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]

    def unit(self, column: Column, row: Sequence[Value]) -> str:
        """Return the unit of a number in a row: that which the row names for its column; empty where it names none."""
        if column.kind != "own":
            return ""
        for other, value in zip(self.columns, row, strict=True):
            if other.key == column.of or (not column.of and other.holds is Holds.UNIT):
                return str(value or "")
        return ""

    def cited(self, row: Sequence[Value]) -> bool:
        """Tell whether a row names its source, and so is a figure of the pack."""
        return any(
            value for column, value in zip(self.columns, row, strict=True) if column.holds is Holds.SOURCE
        )

    def grade_of(self, row: Sequence[Value]) -> str:
        """Return what the figures of a row are worth: those of the model, or else those of the answer."""
        given = self.cited(row)
        computed = any(
            value is not None and column.computed(given=given)
            for column, value in zip(self.columns, row, strict=True)
        )
        return self.own_grade if self.own_grade and computed else self.grade

    @property
    def read(self) -> "Table":
        """The table as people read it: numbers that stand in words in one column are not repeated in others."""
        return self._without(Holds.PART)

    @property
    def filed(self) -> "Table":
        """The table as files hold it: numbers in columns of their own, none of them in words."""
        return self._without(Holds.WORDS)

    def _without(self, holds: Holds) -> "Table":
        kept = [place for place, column in enumerate(self.columns) if column.holds is not holds]
        if len(kept) == len(self.columns):
            return self
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
        )


def rough(table: Table, *, whole: bool) -> Table:
    """Return a table of an illustration: what is computed has two digits in it, what the pack gives all of its own.

    One rule for terminal, documents, CSV and workbook; the figures in full are in the JSON, for machines.

    Args:
        table: the table.
        whole: whether the answer is an illustration; otherwise only rows are that say so in a column `grade`.
    """
    keys = [column.key for column in table.columns]
    graded = keys.index("grade") if "grade" in keys else None
    cited = [place for place, column in enumerate(table.columns) if column.holds is Holds.SOURCE]

    def row_of(row: tuple[Value, ...]) -> tuple[Value, ...]:
        if not whole and (graded is None or row[graded] != ILLUSTRATION):
            return row
        given = any(row[place] for place in cited)
        return tuple(
            _two_digits(value, column) if column.computed(given=given) else value
            for value, column in zip(row, table.columns, strict=True)
        )

    return replace(table, rows=tuple(row_of(row) for row in table.rows), rounded=whole)


def _two_digits(value: Value, column: Column) -> Value:
    """Return a number in two digits, and in no more decimals than its column shows."""
    if value is None or isinstance(value, str | bool) or value == 0 or not math.isfinite(value):
        return value
    decimals = column.digits + 2 * (column.kind == "percent")
    places = min(ROUGH - 1 - math.floor(math.log10(abs(value))), decimals)
    return round(float(value), places) + 0.0


def to_csv(table: Table) -> str:
    """Return a table as CSV: machine names as header, decimal points; last what the figures are worth.

    That is their status where no column says it, how they fared in validation where that was asked, and their grade:
    that of the model where a row holds figures of the model, otherwise that of the answer. Figures of the pack have
    all of their digits, computed amounts one decimal, those of an illustration two digits; the JSON has all. An
    interval is two columns of numbers. The file is UTF-8 without a byte order mark, its lines end in a line feed, its cells are separated by
    commas in every language: what programs read everywhere. A spreadsheet is better served by the workbook.
    """
    table = table.filed
    keys = [column.key for column in table.columns]
    worth = {"status": table.status, "validation": table.validation, "grade": table.grade}
    last = {key: value for key, value in worth.items() if value and key not in keys}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*keys, *last])
    for row in table.rows:
        given = table.cited(row)
        cells = [
            _safe(_filed(value, column) if column.computed(given=given) else value)
            for value, column in zip(row, table.columns, strict=True)
        ]
        graded = {"grade": table.grade_of(row)} if "grade" in last else {}
        writer.writerow([*cells, *(last | graded).values()])
    return out.getvalue()


def _filed(value: Value, column: Column) -> Value:
    """Return a computed number for a file: of an amount, such as of FTE or people, no decimals that mean nothing."""
    if not isinstance(value, float) or not math.isfinite(value) or column.kind not in ("number", "signed"):
        return value
    return round(value, max(1 if abs(value) >= 1 else SMALL, column.digits)) + 0.0


def _words_of(units: Sequence[str], language: Language) -> set[str]:
    """Return how units are said in a language."""
    said = {
        language.text(words[unit])
        for words in (labels.UNITS, measure_labels.UNITS, regional_labels.UNITS)
        for unit in units
        if unit in words
    }
    return said | {language.of_pack(unit) for unit in units}


def _safe(value: Value) -> Value:
    """Keep a text from starting a formula in a spreadsheet, and on one line of the file."""
    if isinstance(value, str):
        if value == MISSING:
            return ""
        line = value.replace("\r", " ")
        return f"'{line}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else line
    return "" if value is None else value
