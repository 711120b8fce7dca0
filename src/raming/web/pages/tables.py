"""How a table is laid out on a page: what stands in the row, what under it, and what only machines need."""

from collections.abc import Mapping
from dataclasses import dataclass

from raming.present.language import MISSING, Language
from raming.present.table import Column, Holds, Table

WIDE = 7
"""Columns from which on long texts go under their row, where they can be read without scrolling."""
LONG = 40
"""Characters from which on a text is long."""
VERY_LONG = 60
"""Characters from which on a text goes under its row in any table."""
UNDER = (Holds.REMARK, Holds.NOTE, Holds.SOURCE, Holds.IDS)
"""What may stand under its row: what is said of the whole of it."""


@dataclass(frozen=True, slots=True)
class PageCell:
    """One value as it is shown.

    Attributes:
        key: name of its column.
        label: header of its column.
        text: the value in words.
        kind: class of the cell: `n` a number, `x` a short text that stays on one line, `w` a long one,
            `s` sources.
    """

    key: str
    label: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row.

    Attributes:
        cells: what stands in it.
        under: what stands under it.
        strong: whether it stands out.
    """

    cells: tuple[PageCell, ...]
    under: tuple[PageCell, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as a page shows it.

    Attributes:
        columns: columns of the rows, without those that stand under them or are left out.
        lines: its rows.
    """

    columns: tuple[Column, ...]
    lines: tuple[PageRow, ...]


def layout_of(table: Table, words: Language, names: Mapping[str, str], *, short: bool = False) -> Layout:
    """Return how a table is shown.

    Left out are ids beside a name, and in a wide table columns in which nothing stands; both are in the CSV.

    Args:
        table: the table.
        words: language of the page.
        names: names by id, for columns of ids.
        short: only the rows that do for a first look.
    """
    table = table.read
    shown = table.shown(words)
    for place, column in enumerate(table.columns):
        if names and column.holds is Holds.IDS:
            for row in shown:
                row[place] = ", ".join(names.get(one, one) for one in row[place].split(", "))
    kept = [place for place in range(len(table.columns)) if not _for_machines(table, place)]
    if len(kept) > WIDE:
        kept = [place for place in kept if place == kept[0] or not _empty(table, place)]
    under = [
        place
        for place in kept[1:]
        if table.columns[place].holds in UNDER
        and max((len(row[place]) for row in shown), default=0) > (LONG if len(kept) > WIDE else VERY_LONG)
    ]
    beside = [place for place in kept if place not in under]
    lines = []
    for number, row in enumerate(shown):
        if short and table.short is not None and number not in table.short:
            continue
        cells = [_cell(table.columns[place], row[place]) for place in range(len(row))]
        lines.append(
            PageRow(
                tuple(cells[place] for place in beside),
                tuple(cells[place] for place in under if row[place] not in ("", MISSING)),
                number in table.strong,
            )
        )
    return Layout(tuple(table.columns[place] for place in beside), tuple(lines))


def _cell(column: Column, text: str) -> PageCell:
    """Return a value as it is shown."""
    kind = "n" if column.numeric else "s" if column.holds is Holds.SOURCE else "w" if len(text) > 28 else "x"
    return PageCell(column.key, column.label, text, kind)


def _for_machines(table: Table, place: int) -> bool:
    """Tell whether a column holds ids beside a name, or repeats such a column."""
    ids = [other for other, column in enumerate(table.columns) if column.holds is Holds.ID]
    return place in ids or any(all(row[place] in (row[one], "") for row in table.rows) for one in ids)


def _empty(table: Table, place: int) -> bool:
    """Tell whether nothing stands in a column, or nothing but zeros."""
    return all(row[place] in (None, "", 0) for row in table.rows)
