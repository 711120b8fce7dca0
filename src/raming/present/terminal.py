"""A presentation as plain text for a terminal, a pipe or an e-mail."""

from collections.abc import Sequence
from textwrap import fill, wrap

from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentence
from raming.present.table import Column, Table

NARROWEST = 10
GAP = "  "
BESIDE = "  │ "
"""What an aside stands behind, so that nobody takes it for a part of the text."""


def as_text(
    presentation: Presentation, width: int = 80, *, bold: bool = False, tables: int | None = 1
) -> str:
    """Return a presentation as text.

    Args:
        presentation: what to show.
        width: columns of the terminal.
        bold: mark titles and the rows that stand out with terminal codes.
        tables: how many tables to show, those in short form; None for all of them in full.
    """
    language = presentation.language
    title = _bold(_fill(presentation.title, width), on=bold)
    blocks = ["\n".join(filter(None, (title, _fill(presentation.head, width))))]
    blocks += ["\n".join(_said(one, width, bold=bold) for one in presentation.sentences)]
    blocks += [
        _table(table.read, language, width, bold=bold, short=tables is not None)
        for table in presentation.tables[:tables]
        if table.rows and not (tables is not None and table.short == frozenset())
    ]
    blocks += ["\n".join(_fill(note, width) for note in presentation.notes.texts)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _said(one: Sentence, width: int, *, bold: bool) -> str:
    """Return a sentence as it stands among others: headings after a blank line, asides beside a rule."""
    if one.role is Role.HEADING:
        return f"\n{_bold(_fill(one.text, width), on=bold)}"
    if one.role is Role.ASIDE:
        return fill(one.text, width, initial_indent=BESIDE, subsequent_indent=BESIDE, break_on_hyphens=False)
    return _fill(one.text, width)


def _bold(text: str, *, on: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if on else text


def _table(table: Table, language: Language, width: int, *, bold: bool, short: bool) -> str:
    """Return a table in columns; columns of detail give way first, long texts run on over more lines."""
    rows = [
        (place, row)
        for place, row in enumerate(table.shown(language))
        if not short or table.short is None or place in table.short
    ]
    cells = [row for _, row in rows]
    kept = _columns(table, cells, width)
    columns = [table.columns[place] for place in kept]
    wide = _widths(columns, [[row[place] for place in kept] for row in cells], width)
    units = _units(columns)
    lines = _line([column.label for column in columns], wide, columns)
    if any(units):
        lines += _line(units, wide, columns)
    lines.append(GAP.join("─" * size for size in wide))
    for place, row in rows:
        marked = bold and place in table.strong
        lines += [_bold(line, on=marked) for line in _line([row[at] for at in kept], wide, columns)]
    heading = ", ".join(part for part in (table.title, _shared_unit(columns)) if part)
    title = [_fill(heading, width)] if heading else []
    note = [_fill(table.note, width)] if table.note else []
    return "\n".join([*title, *lines, *note])


def _fill(text: str, width: int) -> str:
    """Return a text over as many lines as it needs."""
    return fill(text, width, break_on_hyphens=False)


def _shared_unit(columns: Sequence[Column]) -> str:
    """Return the unit of all columns with numbers, which then stands in the title once."""
    units = {column.unit for column in columns if column.kind not in ("text", "year")}
    return units.pop() if len(units) == 1 else ""


def _natural(column: Column, unit: str, cells: Sequence[str]) -> int:
    """Return the width at which nothing in a column is broken."""
    return max([len(column.label), len(unit), *map(len, cells)])


def _units(columns: Sequence[Column]) -> list[str]:
    """Return the unit to write under each heading; none where the title names it once."""
    shared = _shared_unit(columns)
    return [f"({column.unit})" if column.unit and not shared else "" for column in columns]


def _columns(table: Table, cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the places of the columns to show: those of detail only where there is room for them."""
    kept = [at for at in range(len(table.columns)) if any(row[at] not in ("", MISSING) for row in cells)]
    for place in reversed(range(len(table.columns))):
        units = _units([table.columns[at] for at in kept])
        sizes = [
            _natural(table.columns[at], unit, [row[at] for row in cells])
            for at, unit in zip(kept, units, strict=True)
        ]
        if sum(sizes) + len(GAP) * (len(kept) - 1) <= width:
            break
        if table.columns[place].detail and place in kept:
            kept.remove(place)
    return kept


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the width of each column; the widest are narrowed until all fits, numbers stay whole."""
    inside = [[row[place] for row in cells] for place in range(len(columns))]
    units = _units(columns)
    wide = [_natural(*column) for column in zip(columns, units, inside, strict=True)]
    least = [_least(*column) for column in zip(columns, units, inside, strict=True)]
    broken = [
        min(floor, NARROWEST) if not column.numeric else floor
        for floor, column in zip(least, columns, strict=True)
    ]
    room = width - len(GAP) * (len(wide) - 1)
    for floor in (least, broken):
        while sum(wide) > room and (left := [at for at, size in enumerate(wide) if size > floor[at]]):
            wide[max(left, key=lambda at: wide[at])] -= 1
    return wide


def _least(column: Column, unit: str, cells: Sequence[str]) -> int:
    """Return the width at which no number and no word in a column is broken."""
    whole = cells if column.numeric else [word for text in cells for word in text.split()]
    return max(map(len, ["", *column.label.split(), *unit.split(), *whole]))


def _line(cells: Sequence[str], wide: Sequence[int], columns: Sequence[Column]) -> list[str]:
    """Return one row, over as many lines as its longest text needs."""
    parts = [wrap(text, size, break_on_hyphens=False) or [""] for text, size in zip(cells, wide, strict=True)]
    made = []
    for number in range(max(map(len, parts))):
        line = []
        for part, size, column in zip(parts, wide, columns, strict=True):
            text = part[number] if number < len(part) else ""
            line.append(text.rjust(size) if column.numeric else text.ljust(size))
        made.append(GAP.join(line).rstrip())
    return made
