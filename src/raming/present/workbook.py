"""Tables as a workbook: a cover that says the answer, a sheet each, a chart, and a data dictionary."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from raming.answers.evidence import Source
from raming.inputs.characters import printable
from raming.present.colophon import made_on
from raming.present.inputs import inputs_table
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentences
from raming.present.sheet_names import sheet_names
from raming.present.table import Column, Plot, Table, Value

WIDEST_COLUMN = 48
NARROWEST_COLUMN = 9
NUMBER = 14
"""Width of a column of numbers."""
HEAD = 2
"""Row of the headers; the title stands above them, and the warning between."""
A4 = 9
"""What the workbook format calls A4."""
INK, GREY, ACCENT, WARNING, TINT = "#1b2733", "#66727d", "#0b5c8a", "#9c2a00", "#eef4f8"
SERIES = (ACCENT, INK, "#c17d11", GREY, "#6a8f3c", "#8a4f7d")
DASHES = ("solid", "solid", "dash", "square_dot", "long_dash", "dash_dot")
"""Lines that can be told apart on a black and white print."""
WIDE, HIGH = 980, 460
"""Size of a chart in pixels."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says.

    Attributes:
        title: what was asked.
        sentences: what the answer says, its warning included.
        notes: how it is to be read.
        about: names and values: what the figures are worth, and what identifies the run.
        reference: under which reference the answer can be found back.
        sources: where its figures come from.
    """

    title: str = ""
    sentences: Sentences = Sentences()  # noqa: RUF009 - it cannot be changed
    notes: Sentences = Sentences()  # noqa: RUF009 - it cannot be changed
    about: Sequence[tuple[str, str]] = ()
    reference: str = ""
    sources: Sequence[Source] = ()


def workbook_of(shown: Presentation) -> bytes:
    """Return a presentation as a workbook, with the figures it rests on."""
    tables = list(shown.tables)
    if shown.answer is not None and (inputs := inputs_table(shown.answer, shown.language)) is not None:
        tables.append(inputs)
    return to_xlsx(tables, shown.language, cover_of(shown))


def cover_of(shown: Presentation) -> Cover:
    """Return what the first sheet says of a presentation."""
    reference = dict(shown.about).get(shown.language.text("reference"), "")
    sources = shown.answer.sources if shown.answer is not None else ()
    return Cover(
        shown.title, shown.sentences, shown.notes, (*shown.standing, *shown.about), reference, sources
    )


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
        file.set_properties(
            {"title": printable(cover.title), "comments": printable(cover.reference), "created": made}
        )
        book = _Book(file, language, printable(cover.reference))
        names = sheet_names(tables, language)
        plotted = [
            (table, name, table.plot)
            for table, name in zip(tables, names, strict=True)
            if table.plot is not None and table.rows
        ]
        _cover(book, cover, tables, names, charted=bool(plotted))
        if plotted:
            _charts(book, cover, plotted)
        for table, name in zip(tables, names, strict=True):
            _sheet(book, table, name)
        _dictionary(book, tables, names)
    return out.getvalue()


class _Book:
    """A workbook with the formats it has made, and sheets that are ready to be printed."""

    def __init__(self, file: Any, language: Language, reference: str) -> None:
        self.file, self.language, self.reference = file, language, reference
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **look: Any) -> Any:
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


def _cover(
    book: _Book, cover: Cover, tables: Sequence[Table], names: Sequence[str], *, charted: bool
) -> None:
    """Add the first sheet: the answer, its warning and its worth, what was asked, sheets, sources, the run."""
    text = book.language.text
    sheet = book.sheet(text("answer")[:31])
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 118)
    label = book.format(font_color=GREY, valign="top", text_wrap=True)
    plain = book.format(text_wrap=True, valign="top")
    bold = book.format(text_wrap=True, valign="top", bold=True)
    warn = book.format(text_wrap=True, valign="top", bold=True, font_color=WARNING, bg_color=TINT)
    sheet.write_string(0, 0, printable(cover.title), book.format(bold=True, font_size=16))
    line = 2
    said: list[tuple[str, str, Any]] = []
    of = cover.sentences
    said += [(text("mind"), one, warn) for one in of.of(Role.WARNING).texts]
    heads = of.of(Role.HEADLINE).texts or of.without(Role.WARNING).opening(1).texts
    said += [(text("answer"), one, bold) for one in heads]
    rest = [one for one in of.without(Role.WARNING).texts if one not in heads]
    said += [(text("further"), one, plain) for one in rest]
    said += [(text("how to read it"), one, plain) for one in cover.notes.texts]
    known = {one for _, one, _ in said}
    said += [(name, value, plain) for name, value in cover.about if value not in known]
    before = ""
    for name, value, look in said:
        sheet.write_string(line, 0, "" if name == before else printable(name), label)
        sheet.write_string(line, 1, printable(value), look)
        before, line = name, line + 1
    line = _contents(book, sheet, line + 1, tables, names, charted=charted)
    if cover.sources:
        _cited(book, sheet, line + 1, cover.sources)
    sheet.activate()


def _contents(
    book: _Book,
    sheet: Any,
    line: int,
    tables: Sequence[Table],
    names: Sequence[str],
    *,
    charted: bool,
) -> int:
    """Add which sheets there are, each with a link, and return the next row."""
    text = book.language.text
    sheet.write_string(line, 0, text("Sheets"), book.format(bold=True, font_color=ACCENT))
    listed = [(name, table.title) for name, table in zip(names, tables, strict=True)]
    listed = [*([(text("chart"), text("the chart of the figures"))] if charted else []), *listed]
    listed.append((text("data dictionary"), text("what every column holds")))
    for name, title in listed:
        line += 1
        quoted = name.replace("'", "''")
        sheet.write_url(line, 0, f"internal:'{quoted}'!A1", book.format(font_color=ACCENT, underline=1), name)
        sheet.write_string(line, 1, title, book.format(text_wrap=True, valign="top"))
    return line + 1


def _cited(book: _Book, sheet: Any, line: int, sources: Sequence[Source]) -> None:
    """Add the sources with their numbers, as they are cited."""
    text = book.language.text
    sheet.write_string(line, 0, text("Sources"), book.format(bold=True, font_color=ACCENT))
    for number, one in enumerate(sources, start=1):
        line += 1
        sheet.write_string(line, 0, f"[{number}]", book.format(font_color=GREY, valign="top"))
        parts = (one.publisher, one.title, one.where, one.published, one.address)
        said = ". ".join(part.rstrip(".") for part in parts if part)
        sheet.write_string(line, 1, printable(f"{said}."), book.format(text_wrap=True, valign="top"))


def _charts(book: _Book, cover: Cover, plotted: Sequence[tuple[Table, str, Plot]]) -> None:
    """Add a sheet with a chart of each table that has one, drawn by the spreadsheet from its own cells."""
    text = book.language.text
    sheet = book.sheet(text("chart")[:31])
    line = 0
    for table, name, plot in plotted:
        message = cover.sentences.first(Role.HEADLINE) if line == 0 else ""
        sheet.write_string(line, 0, printable(message) or table.title, book.format(bold=True, font_size=13))
        if table.warning:
            sheet.write_string(line + 1, 0, table.warning, book.format(bold=True, font_color=WARNING))
        chart = _chart(book, table, name, plot)
        sheet.insert_chart(line + 2, 0, chart, {"object_position": 2})
        line += 2 + HIGH // 20 + 1
        sheet.write_string(
            line,
            0,
            "; ".join(filter(None, (table.title, *(f"{a}: {b}" for a, b in _stamp(cover, book.language))))),
            book.format(font_color=GREY, font_size=9),
        )
        line += 3


def _stamp(cover: Cover, language: Language) -> list[tuple[str, str]]:
    """Return the date and the reference, which a chart carries wherever it is pasted from."""
    known = dict(cover.about)
    names = (language.text("date"), language.text("reference"))
    return [(name, known[name]) for name in names if name in known]


def _chart(book: _Book, table: Table, name: str, plot: Plot) -> Any:
    """Return a chart of a table."""
    keys = [column.key for column in table.columns]
    across = keys.index(plot.across)
    bars = plot.kind == "bar"
    rows = [
        place
        for place, row in enumerate(table.rows)
        if row[across] is not None and not (bars and place in table.strong)
    ] or list(range(len(table.rows)))
    first, last = HEAD + 1 + rows[0], HEAD + 1 + rows[-1]
    chart = book.file.add_chart({"type": "bar" if bars else "line"})
    series = [key for key in plot.series if key in keys]
    for number, key in enumerate(series):
        place = keys.index(key)
        color = SERIES[number % len(SERIES)]
        drawn: dict[str, Any] = {
            "name": [name, HEAD, place],
            "categories": [name, first, across, last, across],
        }
        drawn |= {"values": [name, first, place, last, place]}
        drawn |= (
            {"fill": {"color": color}, "gap": 40}
            if bars
            else {"line": {"color": color, "width": 2.25, "dash_type": DASHES[number % len(DASHES)]}}
        )
        chart.add_series(drawn)
    column = table.columns[keys.index(series[0])]
    values: dict[str, Any] = {
        "num_format": number_format(column.kind, column.digits),
        "name": column.unit or column.label,
    }
    values |= {"major_gridlines": {"visible": True, "line": {"color": "#e3e7ea"}}}
    label_axis: dict[str, Any] = {"label_position": "low", "num_font": {"size": 9}}
    if bars:
        label_axis |= {"reverse": True, "interval_unit": 1}
    else:
        label_axis |= {"interval_unit": 5}
    chart.set_x_axis(label_axis)
    chart.set_y_axis(values)
    title = table.title or name
    if table.warning:
        title = (
            book.language.text("{title} (illustration)", title=title)
            if table.grade == "illustration"
            else title
        )
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}, "overlay": False})
    chart.set_legend({"none": True} if len(series) == 1 else {"position": "bottom"})
    height = max(HIGH, 60 + 22 * len(rows)) if bars else HIGH
    chart.set_size({"width": WIDE, "height": min(height, 900)})
    return chart


def _sheet(book: _Book, table: Table, name: str) -> None:
    """Add the sheet of one table."""
    sheet = book.sheet(name, header=HEAD)
    sheet.write_string(0, 0, table.title, book.format(bold=True, font_size=13))
    if table.warning:
        sheet.write_string(1, 0, table.warning, book.format(bold=True, font_color=WARNING))
    sheet.freeze_panes(HEAD + 1, 0)
    for place, column in enumerate(table.columns):
        label = f"{column.label} ({column.unit})" if column.unit else column.label
        sheet.write_string(HEAD, place, label, book.head)
        sheet.set_column(place, place, _width(column, label, [row[place] for row in table.rows]))
    for line, row in enumerate(table.rows, start=HEAD + 1):
        strong = {"bold": True} if line - HEAD - 1 in table.strong else {}
        for place, value in enumerate(row):
            column = table.columns[place]
            if isinstance(value, str):
                sheet.write_string(
                    line,
                    place,
                    value,
                    book.format(valign="top", text_wrap=len(value) > WIDEST_COLUMN, **strong),
                )
            elif value is not None:
                kind, digits = column.form(value, table.unit(column, row), book.language)
                look = book.format(num_format=number_format(kind, digits), valign="top", **strong)
                sheet.write_number(line, place, float(value), look)
    if table.rows:
        sheet.autofilter(HEAD, 0, HEAD + len(table.rows), len(table.columns) - 1)
    for line, note in enumerate(
        filter(None, (table.note, table.validation)), start=HEAD + len(table.rows) + 2
    ):
        sheet.write_string(line, 0, note)


def _width(column: Column, label: str, cells: Sequence[Value]) -> int:
    """Return the width of a column: that of its longest text, within bounds; a long header is broken."""
    if column.numeric:
        return NUMBER
    longest = max([len(label) // 2 + 2, *(len(str(cell)) + 2 for cell in cells if cell is not None)])
    return max(NARROWEST_COLUMN, min(longest, WIDEST_COLUMN))


def _dictionary(book: _Book, tables: Sequence[Table], names: Sequence[str]) -> None:
    """Add the sheet that says what every column holds."""
    text = book.language.text
    sheet = book.sheet(text("data dictionary")[:31], header=0)
    for place, (word, width) in enumerate(
        (
            (text("sheet"), 24),
            (text("column"), 28),
            (text("name"), 24),
            (text("unit"), 22),
            (text("meaning"), 70),
        )
    ):
        sheet.write_string(0, place, word, book.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    look = book.format(text_wrap=True, valign="top")
    rows = [
        (name, column.label, column.key, column.unit, column.meaning)
        for table, name in zip(tables, names, strict=True)
        for column in table.columns
    ]
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            sheet.write_string(line, place, value, look)


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
