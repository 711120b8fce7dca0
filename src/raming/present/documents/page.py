"""One page for an answer: sentences, chart, main table, sources and manifest."""

from collections.abc import Sequence

from raming.answers.case import Source
from raming.answers.manifest import Manifest
from raming.present.documents.setting import drawing, framing, set_pdf, source_items, table_data
from raming.present.presentation import Picture, Presentation
from raming.present.table import Table

LONGEST = 15
EVERY = 5


def page(
    presentation: Presentation, picture: Picture, sources: Sequence[Source], manifest: Manifest
) -> bytes:
    """Return one page as PDF.

    Args:
        presentation: what to show.
        picture: its chart, drawn for print.
        sources: where its figures come from.
        manifest: what is needed to compute it again.
    """
    language = presentation.language
    main = presentation.tables[0]
    items, note = source_items(sources, language)
    data = {
        **framing(presentation.title, presentation.sentences[0], manifest, language),
        "kicker": picture.title,
        "sentences": presentation.sentences,
        "chart": drawing(picture, language),
        "table": table_data(main, language, rows=_rows(main)),
        "table_title": main.title,
        "notes": presentation.notes,
        "sources": {"title": language.text("Sources"), "items": [*items, *([note] if note else [])]},
        "manifest": {"title": language.text("To compute it again"), "entries": presentation.about},
    }
    return set_pdf("page.typ", data)


def _rows(table: Table) -> frozenset[int] | None:
    """Return the rows for one page: all of a short table, every fifth and the strong ones of a long one."""
    if table.short is not None or len(table.rows) <= LONGEST:
        return table.short
    return table.strong | frozenset(range(0, len(table.rows), EVERY))
