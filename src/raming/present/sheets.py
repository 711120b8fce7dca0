"""What the sheets of a workbook share: formats made once, a set-up for print, heights of texts, formats of numbers."""

import math
from collections.abc import Sequence
from typing import Any

from raming.present.language import Language
from raming.present.table import Column, Value

INK, GREY, ACCENT, WARNING, TINT = "#1b2733", "#66727d", "#0b5c8a", "#9c2a00", "#eef4f8"
WRAPPED = {"text_wrap": True, "valign": "top"}
"""Of a sentence that runs over lines."""
A4 = 9
"""What the workbook format calls A4."""
WIDEST_COLUMN = 36
NARROWEST_COLUMN = 9
NUMBER = 14
"""Width of a column of numbers."""
READABLE = 90
"""Width over which a sentence above a narrow table may run."""
LINE = 15
"""Height of a line."""
HEAD = 2
"""Row of the headers of a table; the title stands above them, and the warning between."""


class Book:
    """A workbook with the formats it has made, and sheets that are ready to be printed."""

    def __init__(self, file: Any, language: Language, reference: str) -> None:
        self.file, self.language, self.reference = file, language, reference
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **look: object) -> Any:
        """Return a format, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(look)
        return self._formats[key]

    @property
    def head(self) -> Any:
        """The format of headers."""
        return self.format(bold=True, bottom=1, text_wrap=True, valign="top")

    def sheet(self, name: str, *, header: int | None = None) -> Any:
        """Return a new sheet: A4 across, as wide as the page, its header on every page, its reference below."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        if header is not None:
            sheet.repeat_rows(header)
        left = self.reference.replace("&", "&&")
        sheet.set_footer(f"&L&8{left}&C&8&A&R&8&P / &N")
        return sheet


def across(sheet: Any, line: int, said: str, widths: Sequence[int], look: Any) -> None:
    """Write a sentence over as many columns as it can be read in, so that it makes no page wider."""
    last, room = 0, widths[0]
    while room < READABLE:
        last += 1
        room += widths[last] if last < len(widths) else NARROWEST_COLUMN
    sheet.merge_range(line, 0, line, last, said, look)
    sheet.set_row(line, height(said, room))


def lines(said: str, room: int) -> int:
    """Return about how many lines a text takes in a column of a width."""
    return max(1, math.ceil(len(said) * 1.1 / max(room, 1)))


def height(said: str, room: int) -> int:
    """Return about how high a text is in a column of a width."""
    return LINE * lines(said, room)


def width(column: Column, label: str, cells: Sequence[Value]) -> int:
    """Return the width of a column: that of its longest text, within bounds; a long header is broken."""
    if column.numeric:
        return NUMBER
    longest = max([len(label) // 2 + 2, *(len(str(cell)) + 2 for cell in cells if cell is not None)])
    return max(NARROWEST_COLUMN, min(longest, WIDEST_COLUMN))


def number_format(kind: str, digits: int) -> str:
    """Return the number format of a kind of number in a workbook; a spreadsheet shows it as its own country writes."""
    decimals = f".{'0' * digits}" if digits else ""
    plain = f"#,##0{decimals}"
    return {
        "year": "0",
        "percent": f"0{decimals}%",
        "text": "General",
        "euro": f'"€" {plain}',
        "signed": f"+{plain};-{plain};{plain}",
    }.get(kind, plain)
