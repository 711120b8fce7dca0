"""A page for an answer: sentences, chart, main table, sources and manifest; a long table has its own."""

import re
from collections.abc import Sequence

from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.present.documents.setting import drawing, framing, set_pdf, source_items, table_data
from raming.present.picture import Picture
from raming.present.presentation import Presentation
from raming.present.sentence import Role
from raming.present.table import Table

LONGEST = 15
EVERY = 5
TALL = 1.25
"""A chart steeper than this leaves its table to the next page."""
LOW = 0.5
"""A chart less steep than this has its own height; others take what the page has left."""


def page(
    presentation: Presentation, picture: Picture | None, sources: Sequence[Source], manifest: Manifest
) -> bytes:
    """Return the page as PDF; a long table follows on pages of its own.

    Args:
        presentation: what to show.
        picture: its chart, drawn for print; None where it has none.
        sources: where its figures come from.
        manifest: what is needed to compute it again.
    """
    language = presentation.language
    main = presentation.tables[0]
    items, note = source_items(sources, language)
    shown = table_data(main, language, rows=_rows(main))
    chart = drawing(picture, language) if picture else None
    data = {
        **framing(presentation.title, presentation.sentences.opening(1).text, manifest, language),
        "kicker": picture.title if picture else "",
        "sentences": presentation.sentences.texts,
        "headings": [n for n, one in enumerate(presentation.sentences) if one.role is Role.HEADING],
        "chart": chart,
        "table": shown,
        "apart": chart is not None and (len(shown["rows"]) > LONGEST or _steep(chart["svg"]) > TALL),
        "low": chart is not None and _steep(chart["svg"]) < LOW,
        "table_title": main.title,
        "notes": presentation.notes.texts,
        "sources": {"title": language.text("Sources"), "items": [*items, *([note] if note else [])]},
        "manifest": {"title": language.text("To compute it again"), "entries": presentation.about},
    }
    return set_pdf("page.typ", data)


def _rows(table: Table) -> frozenset[int] | None:
    """Return the rows to print: of a long run of years every fifth and the strong ones, else all."""
    first = [row[0] for row in table.rows]
    start = first[0] if first and table.columns[0].kind == "year" else None
    if not isinstance(start, int) or len(first) <= LONGEST or first != list(range(start, start + len(first))):
        return None
    return table.short or table.strong | frozenset(range(0, len(table.rows), EVERY))


def _steep(drawn: str) -> float:
    """Return the height of a drawing as a share of its width."""
    width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)', drawn)[:2])
    return height / width
