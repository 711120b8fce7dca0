"""A table in a file, whoever saved it: a grid of cells from CSV of any kind, or from the sheets of a workbook.

What was recognised is kept with it, so that it can be said: the encoding and the separator.
"""

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.reasons import reason
from raming.inputs.tables import digest
from raming.inputs.vocabulary import folded

LARGEST = 20_000_000
"""Size in bytes of the largest file that is read."""
LARGEST_INSIDE = 200_000_000
"""Size in bytes of the largest workbook once it is unpacked."""
MOST_CELLS = 5_000_000
SEPARATORS = (",", ";", "\t")
TITLES = 10
"""Rows that may stand above the header: a title, who made it, a line left blank."""

Cell = str | float
"""A text as it stands in the file, or a number of a workbook, which has no signs to mistake."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_REFERENCE = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in a file.

    Attributes:
        file: name of the file, with that of the sheet where it has several.
        hash: SHA-256 of the file.
        header: names of the columns, folded; empty where a column has none.
        top: line of the header.
        rows: line and cells of each row that is not blank, as many cells as stand in it.
        sheet: name of the sheet; empty for text.
        encoding: encoding of text; empty for a workbook.
        separator: what stands between the cells of text; empty for a workbook.
    """

    file: str
    hash: str
    header: tuple[str, ...]
    top: int
    rows: tuple[tuple[int, tuple[Cell, ...]], ...] = field(repr=False)
    sheet: str = ""
    encoding: str = ""
    separator: str = ""


def read_grids(path: Path, columns: Collection[str], *, option: str, wanted: str) -> list[Grid]:
    """Return the tables of a file: one of text, or that of every sheet of a workbook which is not empty.

    Args:
        path: the file.
        columns: the columns that are known, folded: they tell the separator and where the header stands.
        option: the option that names the file.
        wanted: what it should be, in words.

    Raises:
        InputError: when it is not there, too large, empty, or neither text nor a workbook.
    """
    try:
        if not path.is_file():
            raise refuse("no such file", field=option, value=path, expected=wanted)
        if path.stat().st_size > LARGEST:
            most = Phrase("at most {most} bytes", most=LARGEST)
            raise refuse("the file is too large", rule="too-large", file=path.name, expected=most)
        data = path.read_bytes()
    except OSError as error:
        raise refuse(
            "the file cannot be read", file=path.name, value=reason(error), expected=wanted
        ) from error
    if data.startswith(_WORKBOOKS):
        sheets = _sheets(path.name, data)
        several = len(sheets) > 1
        grids = [
            _grid(f"{path.name} ({name})" if several else path.name, rows, columns, data, sheet=name)
            for name, rows in sheets
        ]
    else:
        text, encoding = _text(path.name, data)
        separator, rows = _cells(path.name, text, columns)
        grids = [_grid(path.name, rows, columns, data, encoding=encoding, separator=separator)]
    found = [grid for grid in grids if grid is not None]
    if not found:
        raise refuse(
            "the file is empty", rule="empty-file", file=path.name, expected=Phrase("a header and rows")
        )
    return found


def _grid(
    file: str, lines: Sequence[Sequence[Cell]], columns: Collection[str], data: bytes, **recognised: str
) -> Grid | None:
    """Return the grid of some lines with what was recognised; None where all are blank."""
    filled = [(number, _stripped(line)) for number, line in enumerate(lines, start=1)]
    filled = [(number, line) for number, line in filled if any(cell != "" for cell in line)]
    if not filled:
        return None
    titles = [[folded(str(cell)) for cell in line] for _, line in filled[:TITLES]]
    known = [sum(name in columns for name in line) for line in titles]
    place = known.index(max(known))
    top, _ = filled[place]
    header = titles[place]
    while header and not header[-1]:
        header.pop()
    return Grid(file, digest(data), tuple(header), top, tuple(filled[place + 1 :]), **recognised)


def _stripped(line: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells of a line without space around them."""
    return tuple(cell.strip() if isinstance(cell, str) else cell for cell in line)


def text_of(cell: Cell) -> str:
    """Return a cell as text; a whole number without its point."""
    return cell if isinstance(cell, str) else f"{cell:.15g}"


def _text(file: str, data: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding: the one it is marked with, UTF-8, or that of Windows.

    Raises:
        InputError: when it is no text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    raise refuse(
        "the file is no text that can be read",
        rule="wrong-encoding",
        file=file,
        expected=Phrase("CSV, XLSX or ODS"),
    )


def _cells(file: str, text: str, columns: Collection[str]) -> tuple[str, list[list[Cell]]]:
    """Return the separator of a text and the cells of its lines.

    The separator is the one with which the first lines hold most of the columns that are known; a first line
    `sep=;`, as Excel understands it, says it itself.

    Raises:
        InputError: when it cannot be read as lines of cells.
    """
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    body = rest if said else text

    def holds(sign: str) -> tuple[int, int]:
        lines = islice(csv.reader(io.StringIO(body, newline=""), delimiter=sign), TITLES)
        names = [[folded(cell) for cell in line] for line in lines]
        return max(((sum(n in columns for n in line), len(line)) for line in names), default=(0, 0))

    try:
        sign = said[1] if said else max(SEPARATORS, key=holds)
        lines: list[list[Cell]] = [
            [*line] for line in csv.reader(io.StringIO(body, newline=""), delimiter=sign)
        ]
    except (csv.Error, ValueError, TypeError) as error:
        raise refuse(
            "the file cannot be read as a table",
            rule="bad-table",
            file=file,
            expected=Phrase("rows of cells with a comma, a semicolon or a tab between them"),
        ) from error
    return sign, [[], *lines] if said else lines


def _sheets(file: str, data: bytes) -> list[tuple[str, list[list[Cell]]]]:
    """Return the sheets of a workbook: name and lines of cells, those left of and above the first included.

    Raises:
        InputError: when it is no workbook, is protected, or is too large.
    """
    from python_calamine import (  # noqa: PLC0415 - only where a workbook is read
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    _refuse_large(file, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names
            ]
    except PasswordError as error:
        raise refuse(
            "the workbook is protected with a password",
            rule="bad-table",
            file=file,
            expected=Phrase("a workbook that can be opened without one"),
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _no_workbook(file) from error
    return [(name, [[_cell(value) for value in line] for line in lines]) for name, lines in sheets]


def _no_workbook(file: str) -> InputError:
    return refuse(
        "the workbook cannot be read",
        rule="bad-table",
        file=file,
        expected=Phrase("an XLSX or ODS file without a password"),
    )


def _refuse_large(file: str, data: bytes) -> None:
    """Refuse a workbook that would not fit in memory, before it is opened: what is packed can be far smaller.

    Raises:
        InputError: when it is, or is no workbook.
    """
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            large = sum(entry.file_size for entry in entries) > LARGEST_INSIDE
            for entry in entries if not large else ():
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename):
                    large = large or _area(archive.read(entry)) > MOST_CELLS
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _no_workbook(file) from error
    if large:
        most = Phrase("at most {most:,} cells", most=MOST_CELLS)
        raise refuse("the workbook is too large", rule="too-large", file=file, expected=most)


def _area(sheet: bytes) -> int:
    """Return how many cells lie between the first and the last cell of a sheet."""
    places = _REFERENCE.findall(sheet)
    if not places:
        return 0
    columns = {name for name, _ in places}
    widest = max(
        sum((byte - 64) * int(26**power) for power, byte in enumerate(reversed(name))) for name in columns
    )
    return int(widest * max(int(row) for _, row in places))


def _cell(value: object) -> Cell:
    """Return the value of a cell of a workbook; a date or a time as its text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat() if isinstance(value, date | time) else str(value)
