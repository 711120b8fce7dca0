"""Puts a presentation together: its chart and its page are drawn only when they are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import Any

from raming.answers.evidence import Source
from raming.present import grading, leading
from raming.present.language import Language
from raming.present.picture import PRINT, SCREEN, Picture, Style
from raming.present.plots import plotted
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentence, Sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import rights_words


def assembled(
    answer: Any,
    language: Language,
    *,
    title: str,
    opening: str = "",
    sentences: Sentences,
    tables: Sequence[Table],
    notes: Sentences = Sentences(),  # noqa: B008 - it cannot be changed
    chart: Callable[[Any, Language, Style], Picture] | None = None,
) -> Presentation:
    """Return a presentation that has a page, and a chart where a function is given that draws one.

    Args:
        answer: the answer, with its `manifest`, and `sources` where it has figures.
        language: its language.
        title: what was asked.
        opening: how what was asked was read, said before all else; empty where there is nothing to say.
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: how it is to be read and what it rests on.
        chart: draws the chart of an answer, in a language and a style; None where there is none. It imports
            what draws when it is called, so that an answer without its chart does not wait for that.
    """
    read = [Sentence(Role.NOTE, opening)] if opening else []
    minded = grading.warning(answer, language)
    line = minded.text
    own = tuple(takewhile(lambda one: one.role is Role.WARNING, sentences))
    rest = tuple(sentences)[len(own) :]
    draw = partial(_drawn, chart, answer, language, line) if chart else None
    whole_tables = [grading.held(plotted(table) if chart else table, answer, line) for table in tables]
    if answer.sources and all(table.name != SOURCES for table in tables):
        whole_tables.append(sources_table(answer.sources, language))
    if sum(answer.rests_on.values()):
        notes = Sentences([*notes, grading.rests_on(answer.rests_on, language)])

    def set_page() -> bytes:
        from raming.present.documents.page import page  # noqa: PLC0415 - only for documents

        return page(whole, draw(PRINT) if draw else None)

    whole = Presentation(
        language=language,
        title=title,
        sentences=Sentences([*read, *minded, *own, *leading.published_first(answer, language), *rest]),
        tables=tuple(whole_tables),
        notes=notes,
        standing=grading.standing(answer, language),
        chart=draw,
        document=set_page,
        answer=answer,
    )
    return whole


def _drawn(
    chart: Callable[[Any, Language, Style], Picture],
    answer: Any,
    language: Language,
    warning: str,
    style: Style = SCREEN,
) -> Picture:
    """Draw a chart, for the screen where no style is given; one that stands alone carries its warning."""
    return chart(answer, language, replace(style, warning=warning))


SOURCES = "sources"


def sources_table(sources: Sequence[Source], language: Language) -> Table:
    """Return where the figures of an answer come from, as a table."""
    text = language.text
    columns = (
        Column("source", text("source"), meaning=text("id of the source in the pack"), holds=Holds.ID),
        Column("title", text("title"), meaning=text("title of the source")),
        Column("where", text("where"), meaning=text("where in it the figures used stand")),
        Column("publisher", text("publisher"), meaning=text("who published it")),
        Column("published", text("published"), meaning=text("when it was published")),
        Column("address", text("address"), meaning=text("where it can be found"), detail=True),
        Column("rights", text("rights"), meaning=text("rights that rest on it"), detail=True),
    )
    rows = tuple(
        (
            one.id,
            *map(language.of_pack, (one.title, one.where, one.publisher, one.published)),
            one.address,
            rights_words(one.rights, language),
        )
        for one in sources
    )
    return Table(SOURCES, text("Sources"), columns, rows, short=frozenset())
