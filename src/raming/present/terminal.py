"""A presentation as plain text for a terminal, a pipe or an e-mail."""

from collections.abc import Sequence
from textwrap import fill

from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.table import Table


def as_text(
    presentation: Presentation, width: int = 80, *, bold: bool = False, tables: int | None = 1
) -> str:
    """Return a presentation as text.

    Args:
        presentation: what to show.
        width: columns of the terminal.
        bold: mark titles and the rows that stand out with terminal codes.
        tables: how many tables to show; None for all.
    """
    blocks = [_bold(presentation.title, on=bold)]
    blocks += ["\n".join(fill(sentence, width) for sentence in presentation.sentences)]
    blocks += [
        _table(table, presentation.language, width, bold=bold) for table in presentation.tables[:tables]
    ]
    blocks += ["\n".join(fill(note, width) for note in presentation.notes)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _bold(text: str, *, on: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if on else text


def _table(table: Table, language: Language, width: int, *, bold: bool) -> str:
    """Return a table in columns; the last text column takes what is left of the width."""
    cells = table.shown(language)
    heads = [f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns]
    wide = [max([len(head), *(len(row[place]) for row in cells)]) for place, head in enumerate(heads)]
    room = width - 2 * (len(wide) - 1)
    texts = [place for place, column in enumerate(table.columns) if not column.numeric]
    while sum(wide) > room and texts and max(wide[place] for place in texts) > 8:
        wide[max(texts, key=lambda place: wide[place])] -= 1
    lines = [_line(heads, wide, table, bold=False)]
    lines.append("  ".join("─" * size for size in wide))
    lines += [_line(row, wide, table, bold=bold and place in table.strong) for place, row in enumerate(cells)]
    title = fill(table.title, width)
    note = [fill(table.note, width)] if table.note else []
    return "\n".join([title, *lines, *note])


def _line(cells: Sequence[str], wide: Sequence[int], table: Table, *, bold: bool) -> str:
    """Return one row, cut to the width of its columns."""
    made = []
    for text, size, column in zip(cells, wide, table.columns, strict=True):
        cut = text if len(text) <= size else text[: size - 1] + "…"
        made.append(cut.rjust(size) if column.numeric else cut.ljust(size))
    return _bold("  ".join(made).rstrip(), on=bold)
