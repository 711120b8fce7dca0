"""Tables as a workbook: a cover that says the answer, charts, a sheet for each table, and a data dictionary."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from raming.inputs.characters import printable
from raming.present.colophon import made_on
from raming.present.cover import Cover, cover_of, write_cover
from raming.present.inputs import inputs_table
from raming.present.language import Language
from raming.present.native_chart import write_charts
from raming.present.presentation import Presentation
from raming.present.sheet_names import sheet_names
from raming.present.sheets import HEAD, LINE, WARNING, WRAPPED, Book, across, lines, number_format, width
from raming.present.table import Table


def workbook_of(shown: Presentation) -> bytes:
    """Return a presentation as a workbook, with the figures it rests on."""
    tables = list(shown.tables)
    if shown.answer is not None and (inputs := inputs_table(shown.answer, shown.language)) is not None:
        tables.append(inputs)
    return to_xlsx(tables, shown.language, cover_of(shown))


def to_xlsx(tables: Sequence[Table], language: Language, cover: Cover) -> bytes:
    """Return tables as a workbook that cannot start a formula.

    Args:
        tables: the tables.
        language: language of sheets, headers and notes.
        cover: what the first sheet says.
    """
    tables = [_printable(table.filed) for table in tables]
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as file:
        made = datetime.combine(made_on(), datetime.min.time())
        said = {"title": printable(cover.title), "comments": printable(cover.reference)}
        file.set_properties({**said, "created": made})
        book = Book(file, language, printable(cover.reference))
        text, names = language.text, sheet_names(tables, language)
        plotted = [
            (table, name, table.plot)
            for table, name in zip(tables, names, strict=True)
            if table.plot is not None and table.rows
        ]
        contents = [(name, table.title) for name, table in zip(names, tables, strict=True)]
        if plotted:
            contents.insert(0, (text("chart"), text("the chart of the figures")))
        contents.append((text("data dictionary"), text("what every column holds")))
        write_cover(book, cover, contents)
        if plotted:
            write_charts(book, cover, plotted)
        for table, name in zip(tables, names, strict=True):
            _sheet(book, table, name)
        _dictionary(book, tables, names)
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


def _sheet(book: Book, table: Table, name: str) -> None:
    """Add the sheet of one table."""
    sheet = book.sheet(name, header=HEAD)
    sheet.write_string(0, 0, table.title, book.format(bold=True, font_size=13))
    sheet.freeze_panes(HEAD + 1, 0)
    widths, tallest = [], 1
    for place, column in enumerate(table.columns):
        label = f"{column.label} ({column.unit})" if column.unit else column.label
        sheet.write_string(HEAD, place, label, book.head)
        widths.append(width(column, label, [row[place] for row in table.rows]))
        sheet.set_column(place, place, widths[-1])
        tallest = max(tallest, lines(label, widths[-1] - 3))
    sheet.set_row(HEAD, tallest * LINE)
    if table.warning:
        across(sheet, 1, table.warning, widths, book.format(**WRAPPED, bold=True, font_color=WARNING))
    for line in range(len(table.rows)):
        _row(book, sheet, table, line, widths)
    if table.rows:
        sheet.autofilter(HEAD, 0, HEAD + len(table.rows), len(table.columns) - 1)
    digits = book.language.text(
        "What is computed here is an illustration and has two digits; --json gives it in full."
    )
    notes = filter(None, (table.note, digits if table.rounded else "", table.validation))
    for line, note in enumerate(notes, start=HEAD + len(table.rows) + 2):
        across(sheet, line, note, widths, book.format(**WRAPPED))


def _row(book: Book, sheet: Any, table: Table, number: int, widths: Sequence[int]) -> None:
    """Write one row of a table, each number in the form of its column and its own unit."""
    row, line, tallest = table.rows[number], HEAD + 1 + number, 1
    strong = {"bold": True} if number in table.strong else {}
    for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
        if isinstance(value, str):
            sheet.write_string(line, place, value, book.format(**WRAPPED, **strong))
            tallest = max(tallest, lines(value, widths[place]))
        elif value is not None:
            kind, digits = column.form(value, table.unit(column, row), book.language)
            look = book.format(num_format=number_format(kind, digits), valign="top", **strong)
            sheet.write_number(line, place, float(value), look)
    if tallest > 1:
        sheet.set_row(line, tallest * LINE)


def _dictionary(book: Book, tables: Sequence[Table], names: Sequence[str]) -> None:
    """Add the sheet that says what every column holds."""
    text = book.language.text
    sheet = book.sheet(text("data dictionary"), header=0)
    heads = (text("sheet"), text("column"), text("name"), text("unit"), text("meaning"))
    widths = (26, 30, 26, 22, 80)
    for place, (word, room) in enumerate(zip(heads, widths, strict=True)):
        sheet.write_string(0, place, word, book.head)
        sheet.set_column(place, place, room)
    sheet.freeze_panes(1, 0)
    look = book.format(**WRAPPED)
    rows = [
        (name, column.label, column.key, column.unit, column.meaning)
        for table, name in zip(tables, names, strict=True)
        for column in table.columns
    ]
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            sheet.write_string(line, place, value, look)
        sheet.set_row(line, LINE * max(lines(*pair) for pair in zip(row, widths, strict=True)))
