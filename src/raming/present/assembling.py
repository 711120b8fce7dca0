"""Puts a presentation together: its chart and its page are drawn only when they are asked for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from raming.present.language import Language
from raming.present.picture import PRINT, SCREEN, Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentence import Sentences
from raming.present.table import Table
from raming.present.wording import about_run


def assembled(
    answer: Any,
    language: Language,
    *,
    title: str,
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
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: how it is to be read and what it rests on.
        chart: draws the chart of an answer, in a language and a style; None where there is none. It imports
            what draws when it is called, so that an answer without its chart does not wait for that.
    """
    draw = partial(_drawn, chart, answer, language) if chart else None

    def set_page() -> bytes:
        from raming.present.documents.page import page  # noqa: PLC0415 - only for documents

        return page(whole, draw(PRINT) if draw else None, getattr(answer, "sources", ()), answer.manifest)

    whole = Presentation(
        language=language,
        title=title,
        sentences=sentences,
        tables=tuple(tables),
        notes=notes,
        about=about_run(answer.manifest, language),
        chart=draw,
        document=set_page,
    )
    return whole


def _drawn(
    chart: Callable[[Any, Language, Style], Picture], answer: Any, language: Language, style: Style = SCREEN
) -> Picture:
    """Draw a chart, for the screen where no style is given."""
    return chart(answer, language, style)
