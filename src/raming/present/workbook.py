"""Tables as a workbook: a sheet each, a data dictionary, and what the figures rest on."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from raming.inputs.characters import printable
from raming.present.language import Language
from raming.present.table import Column, Table

WIDEST_COLUMN = 48


def to_xlsx(tables: Sequence[Table], language: Language, about: Sequence[tuple[str, str]]) -> bytes:
    """Return tables as a workbook that cannot start a formula.

    Args:
        tables: the tables.
        language: language of headers and notes.
        about: names and values for the last sheet, such as the manifest.
    """
    tables = [_printable(table) for table in tables]
    about = printable(tuple(about))
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for table in tables:
            _sheet(book, table, head)
        _dictionary(book, tables, language, head)
        sheet = book.add_worksheet(language.text("about")[:31])
        _rows(sheet, about, (28, 100), book.add_format({"text_wrap": True, "valign": "top"}))
    return out.getvalue()


def _printable(table: Table) -> Table:
    """Return a table whose texts a workbook can hold."""
    columns = tuple(
        replace(c, label=printable(c.label), unit=printable(c.unit), meaning=printable(c.meaning))
        for c in table.columns
    )
    return replace(
        table,
        title=printable(table.title),
        note=printable(table.note),
        validation=printable(table.validation),
        warning=printable(table.warning),
        columns=columns,
        rows=printable(table.rows),
    )


def _sheet(book: Any, table: Table, head: Any) -> None:
    """Add the sheet of one table."""
    sheet = book.add_worksheet(table.name[:31])
    sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_size": 13}))
    if table.warning:
        sheet.write_string(1, 0, table.warning, book.add_format({"bold": True, "font_color": "#9c2a00"}))
    sheet.freeze_panes(3, 0)
    formats = [book.add_format({"num_format": _format(column)}) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(2, place, f"{column.label} ({column.unit})" if column.unit else column.label, head)
        longest = max(
            [len(column.label) + len(column.unit) + 4, *(len(str(row[place])) for row in table.rows)]
        )
        sheet.set_column(place, place, min(longest if not column.numeric else 14, WIDEST_COLUMN))
    for line, row in enumerate(table.rows, start=3):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, place, value)
            elif value is not None:
                sheet.write_number(line, place, float(value), formats[place])
    if table.rows:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
    if table.note:
        sheet.write_string(len(table.rows) + 4, 0, table.note)
    if table.validation:
        sheet.write_string(len(table.rows) + 5, 0, table.validation)


def _dictionary(book: Any, tables: Sequence[Table], language: Language, head: Any) -> None:
    """Add the sheet that says what every column holds."""
    sheet = book.add_worksheet(language.text("data dictionary")[:31])
    text = language.text
    for place, word in enumerate(
        (text("sheet"), text("column"), text("name"), text("unit"), text("meaning"))
    ):
        sheet.write_string(0, place, word, head)
    rows = [(table.name, c.label, c.key, c.unit, c.meaning) for table in tables for c in table.columns]
    _rows(sheet, rows, (16, 28, 22, 22, 80), book.add_format({"text_wrap": True, "valign": "top"}), start=1)


def _rows(
    sheet: Any, rows: Sequence[Sequence[str]], widths: Sequence[int], look: Any, start: int = 0
) -> None:
    """Write rows of text."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for line, row in enumerate(rows, start=start):
        for place, text in enumerate(row):
            sheet.write_string(line, place, text, look)


def _format(column: Column) -> str:
    """Return the number format of a column in a workbook."""
    decimals = f".{'0' * column.digits}" if column.digits else ""
    return {"year": "0", "percent": f"0{decimals}%", "text": "General"}.get(column.kind, f"#,##0{decimals}")
