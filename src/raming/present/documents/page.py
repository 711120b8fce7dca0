"""A page for an answer: sentences, chart, main table, sources and manifest; a long table runs on."""

from typing import Any

from raming.present.documents.setting import (
    AFTER_COMMAND,
    count_pages,
    cut_words,
    drawing,
    framing,
    marks_of,
    set_pdf,
    source_items,
    steepness,
    table_data,
)
from raming.present.grading import rests_on
from raming.present.picture import Picture
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentences
from raming.present.table import Table

LONGEST = 15
EVERY = 5
TALL = 1.25
"""A chart steeper than this leaves its table to the next page."""
HIGH = 0.85
"""The same where the table is long: a chart less steep has its own height, and the table runs on below it."""
LOW = 0.5
"""A chart less steep than this has its own height; others take what the page has left."""
SOURCES = "sources"


def page(presentation: Presentation, picture: Picture | None) -> bytes:
    """Return the page as PDF; a long table runs on over pages of its own.

    Args:
        presentation: what to show, with its answer.
        picture: its chart, drawn for print; None where it has none.
    """
    data = page_data(presentation, picture)
    chart = data["chart"]
    if chart is not None and not data["low"]:
        whole = {**data, "chart": {**chart, "least": 1.0}}
        if count_pages("page.typ", whole) == count_pages("page.typ", data):
            data = whole  # a smaller chart would save no page
    return set_pdf("page.typ", data)


def page_data(presentation: Presentation, picture: Picture | None) -> dict[str, Any]:
    """Return what the page shows, as plain data; arguments as in `page`."""
    language, answer = presentation.language, presentation.answer
    main, *others = presentation.tables
    numbers = {source.id: number for number, source in enumerate(answer.sources, start=1)}
    shown = table_data(main, language, rows=_rows(main), numbers=numbers)
    chart = drawing(picture, language) if picture else None
    said = presentation.sentences
    read = tuple(one for one in said if one.role is not Role.WARNING)
    title = language.text("Sources")
    long = len(shown["rows"]) > LONGEST
    steep = steepness(chart["svg"]) if chart else 0.0
    return {
        **framing(presentation.title, said.opening(1).text, answer, language),
        "caution": said.of(Role.WARNING).texts,
        "sentences": Sentences(read).texts,
        "headings": [place for place, one in enumerate(read) if one.role is Role.HEADING],
        "asides": [place for place, one in enumerate(read) if one.role is Role.ASIDE],
        "chart": chart,
        "chart_title": picture.title if picture else "",
        "table": shown,
        "apart": steep > (HIGH if long else TALL),
        "low": chart is not None and (steep < LOW or (long and steep <= HIGH)),
        "table_title": main.title,
        "cut": cut_words(
            main, len(shown["rows"]), [table for table in others if table.name != SOURCES], language
        ),
        "notes": _cited(presentation, len(answer.sources)),
        "sources": {"title": title, "items": source_items(answer.sources, language)},
        "manifest": {
            "title": language.text("To compute it again"),
            "entries": presentation.about[AFTER_COMMAND:],
        },
    }


def _cited(presentation: Presentation, sources: int) -> list[str]:
    """Return the notes; the one that counts the figures names the numbers of their sources."""
    answer = presentation.answer
    if not sources or not sum(answer.rests_on.values()):
        return list(presentation.notes.texts)
    counted = rests_on(answer.rests_on, presentation.language).text
    return [f"{note} {marks_of(sources)}" if note == counted else note for note in presentation.notes.texts]


def _rows(table: Table) -> frozenset[int] | None:
    """Return the rows to print: of a long run of years every fifth and the strong ones, else all."""
    if table.columns[0].key != "year" or len(table.rows) <= LONGEST:
        return None
    first = [row[0] for row in table.rows]
    start = first[0]
    if not isinstance(start, int) or first != list(range(start, start + len(first))):
        return None
    return table.short or table.strong | frozenset(range(0, len(table.rows), EVERY))
