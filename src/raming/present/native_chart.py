"""Charts that the spreadsheet itself draws from the cells of its sheets."""

from collections.abc import Sequence
from typing import Any

from raming.answers.evidence import ILLUSTRATION
from raming.inputs.characters import printable
from raming.present.cover import Cover
from raming.present.language import Language
from raming.present.sentence import Role
from raming.present.sheets import (
    ACCENT,
    GREY,
    HEAD,
    INK,
    NARROWEST_COLUMN,
    WARNING,
    WRAPPED,
    Book,
    across,
    number_format,
)
from raming.present.table import Plot, Table

SERIES = (ACCENT, INK, "#c17d11", GREY, "#6a8f3c", "#8a4f7d")
DASHES = ("solid", "solid", "dash", "square_dot", "long_dash", "dash_dot")
"""Lines that can be told apart on a black and white print."""
WIDE, HIGH, TALLEST = 980, 460, 1000
"""Size of a chart in pixels, and the most that bars make of its height."""
PALE = "#9cc3da"
"""Of a bar that is an illustration among others."""
PIXELS = 20
"""Height of a row in pixels."""
ROOM = [NARROWEST_COLUMN] * 14
"""Columns that a chart lies over."""


def write_charts(book: Book, cover: Cover, plotted: Sequence[tuple[Table, str, Plot]]) -> None:
    """Add a sheet with a chart of each table that has one, drawn by the spreadsheet from its own cells."""
    text = book.language.text
    sheet = book.sheet(text("chart"))
    line = 0
    breaks = []
    for table, name, plot in plotted:
        if line:
            breaks.append(line)
        message = cover.sentences.first(Role.HEADLINE) if line == 0 else ""
        look = book.format(**WRAPPED, bold=True, font_size=13)
        across(sheet, line, printable(message) or table.title, ROOM, look)
        if table.warning:
            across(
                sheet, line + 1, table.warning, ROOM, book.format(**WRAPPED, bold=True, font_color=WARNING)
            )
        sheet.insert_chart(line + 2, 0, _chart(book, table, name, plot), {"object_position": 2})
        line += 3 + size(table, plot)[1] // PIXELS
        pale = book.language.text("in pale: an illustration")
        said = [table.title, *([pale] if plot.kind == "bar" and any(_illustrated(table)) else [])]
        stamp = "; ".join([*said, *(f"{a}: {b}" for a, b in _stamp(cover, book.language))])
        across(sheet, line, stamp, ROOM, book.format(**WRAPPED, font_color=GREY, font_size=9))
        line += 3
    sheet.set_h_pagebreaks(breaks)


def _stamp(cover: Cover, language: Language) -> list[tuple[str, str]]:
    """Return the date and the reference, which a chart carries wherever it is pasted from."""
    known = dict(cover.about)
    names = (language.text("date"), language.text("reference"))
    return [(name, known[name]) for name in names if name in known]


def _chart(book: Book, table: Table, name: str, plot: Plot) -> Any:
    """Return a chart of a table."""
    keys = [column.key for column in table.columns]
    across = keys.index(plot.across)
    until = keys.index(plot.until or plot.across)
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
            "categories": [name, first, across, last, until],
        }
        if until > across:  # the writer keeps no cells of such a block itself, and would call it numbers
            drawn["categories_data"] = [
                [
                    "" if (value := row[at]) is None else str(value)
                    for row in table.rows[rows[0] : rows[-1] + 1]
                ]
                for at in range(across, until + 1)
            ]
        drawn |= {"values": [name, first, place, last, place]}
        drawn |= (
            {"fill": {"color": color}, "gap": 40}
            if bars
            else {"line": {"color": color, "width": 2.25, "dash_type": DASHES[number % len(DASHES)]}}
        )
        if bars and any(_illustrated(table)):
            tints = [{"fill": {"color": PALE}} if pale else None for pale in _illustrated(table)]
            drawn["points"] = tints
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
    if column.kind == "percent" and series[0].startswith(("p_", "chance")):
        values |= {"min": 0, "max": 1}
    across_, up = (values, label_axis) if bars else (label_axis, values)
    chart.set_x_axis(across_)
    chart.set_y_axis(up)
    title = table.title or name
    if table.rounded:
        title = book.language.text("{title} (illustration)", title=title)
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}, "overlay": False})
    chart.set_legend({"none": True} if len(series) == 1 else {"position": "bottom"})
    wide, high = size(table, plot)
    chart.set_size({"width": wide, "height": high})
    return chart


def _illustrated(table: Table) -> list[bool]:
    """Return of each row whether it says that it is an illustration."""
    keys = [column.key for column in table.columns]
    graded = keys.index("grade") if "grade" in keys else None
    return [graded is not None and row[graded] == ILLUSTRATION for row in table.rows]


def size(table: Table, plot: Plot) -> tuple[int, int]:
    """Return width and height of a chart in pixels: bars take room for each of their rows."""
    bars = plot.kind == "bar"
    return WIDE, min(max(HIGH, 100 + 26 * len(table.rows) * len(plot.series)), TALLEST) if bars else HIGH
