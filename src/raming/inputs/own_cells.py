"""The cells of the sheets of a workbook that asks for a round, each with its place and what is wrong with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from raming.inputs import own_sheet
from raming.inputs.cells import NOT_ALLOWED, date_fault
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.grid import Cell, Grid, text_of
from raming.inputs.numbers import UnreadError, decimal_sign, number_of
from raming.inputs.own_sheet import COLUMNS, VALUES
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.vocabulary import folded

MADE_BY = Phrase("the workbook that `raming template OCCUPATION --xlsx FILE` makes")
MUST_FILL = Phrase("the cell must be filled in")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: the sheet with its file, the line, and the column by the name of the format."""

    sheet: "Sheet"
    line: int
    name: str = ""


class Sheet:
    """A sheet that was read: the cells of its rows by column.

    Args:
        kind: which of the sheets it is.
        grid: its cells.
        problems: what is wrong is added to it.
    """

    def __init__(self, kind: str, grid: Grid, problems: list[Problem]) -> None:
        self.kind, self.file, self.problems = kind, grid.file, problems
        known = own_sheet.headers([kind])
        self.places = {known[name]: place for place, name in enumerate(grid.header) if name in known}
        dutch = {folded(named.names["nl"]) for named in COLUMNS[kind].values()}
        english = {folded(named.names["en"]) for named in COLUMNS[kind].values()}
        self.lang = "nl" if len(dutch & {*grid.header}) >= len(english & {*grid.header}) else "en"
        missing = [name for name in COLUMNS[kind] if name not in self.places and name not in own_sheet.HELP]
        if missing:
            problems.append(
                finding(
                    Phrase("columns are missing") if len(missing) > 1 else Phrase("the column is missing"),
                    rule="missing-column",
                    file=grid.file,
                    row=grid.top,
                    field=", ".join(map(self.header, missing)),
                    expected=MADE_BY,
                )
            )
        self.whole = not missing
        self.rows = tuple((line, self._row(line, cells)) for line, cells in grid.rows) if not missing else ()
        signs = {decimal_sign(cell) for _, row in self.rows for cell in row.values() if isinstance(cell, str)}
        self.decimal = signs.pop() if len(signs := signs - {""}) == 1 else ""

    def _row(self, line: int, cells: Sequence[Cell]) -> dict[str, Cell]:
        """Return the cells of a row by column; those of what only explains are left out."""
        row = {
            name: cells[place] if place < len(cells) else ""
            for name, place in self.places.items()
            if name not in own_sheet.HELP
        }
        texts = [str(cell) for cell in row.values()]
        self.problems += unknown_characters(texts, file=self.file, row=line)
        return row

    def header(self, column: str) -> str:
        """Return the header of a column as it stands in the workbook."""
        return COLUMNS[self.kind][column].names[self.lang] if column in COLUMNS[self.kind] else column

    def wrong(self, line: int, column: str, message: str, value: Cell, expected: str, **more: str) -> None:
        """Add that a cell is wrong."""
        self.problems.append(
            finding(
                message if isinstance(message, Phrase) else Phrase(message),
                rule=more.get("rule", "not-allowed"),
                file=self.file,
                row=line,
                field=more.get("name") or self.header(column),
                value=text_of(value),
                expected=expected,
            )
        )

    def number(
        self, line: int, column: str, cell: Cell, low: float, high: float, *, kind: str, name: str = ""
    ) -> float | None:
        """Return the number in a cell, or add what is wrong with it.

        Args:
            line: line of the cell.
            column: its column.
            cell: what it holds.
            low: least value.
            high: greatest value.
            kind: the unit: a year is whole, and people are counted in whole ones.
            name: what the cell is called where its column does not say it.
        """
        bounds = {"low": low, "high": high, "unit": Phrase(kind)}
        text = cell if isinstance(cell, str) else repr(cell)
        try:
            return number_of(
                text,
                whole=kind == "year",
                people=kind.startswith("persons"),
                low=low,
                high=high,
                decimal=self.decimal if isinstance(cell, str) else ".",
            )
        except UnreadError as error:
            expected = error.expected or Phrase(
                "a number from {low:,.10g} to {high:,.10g} ({unit})", **bounds
            )
            self.wrong(line, column, error.message, cell, expected, rule="wrong-type", name=name)
            return None


def check_date(sheet: Sheet, line: int, column: str, text: str, name: str = "") -> None:
    """Add what is wrong with a year, a month or a day."""
    fault = "" if not _DATE.fullmatch(text) else date_fault(text)
    if fault or not _DATE.fullmatch(text):
        expected = Phrase("a year, or a date such as 2024-12-31")
        sheet.wrong(line, column, fault or NOT_ALLOWED, text, expected, name=name)


def one_of(column: str, ids: Iterable[str], lang: str) -> str:
    """Return the values that a column can have, in the words of the workbook."""
    names = VALUES.get(column, {})
    return Phrase(
        "one of {names}", names=", ".join(names[id_].names[lang] if id_ in names else id_ for id_ in ids)
    )
