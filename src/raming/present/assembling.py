"""Puts a presentation together: its chart and its page are drawn only when they are asked for."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.table import Table
from raming.present.wording import about_run


def assembled(
    answer: Any,
    language: Language,
    *,
    title: str,
    sentences: Sequence[str],
    tables: Sequence[Table],
    notes: Sequence[str] = (),
    chart: str | None = None,
) -> Presentation:
    """Return a presentation whose chart is drawn by a function named `module:function`; it has a page.

    Args:
        answer: the answer, with its `manifest`, and `sources` where it has figures.
        language: its language.
        title: what was asked.
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: what it rests on.
        chart: the function `(answer, language, style)` that draws its chart; None where there is none.
    """

    def drawn(drawing: str, *, printed: bool = False) -> Picture:
        from raming.present.charts.theme import PRINT, SCREEN  # noqa: PLC0415 - only for charts

        module, _, name = drawing.partition(":")
        made: Picture = getattr(import_module(module), name)(answer, language, PRINT if printed else SCREEN)
        return made

    def set_page() -> bytes:
        from raming.present.documents.page import page  # noqa: PLC0415 - only for documents

        picture = drawn(chart, printed=True) if chart else None
        return page(whole, picture, getattr(answer, "sources", ()), answer.manifest)

    whole = Presentation(
        language=language,
        title=title,
        sentences=tuple(sentences),
        tables=tuple(tables),
        notes=tuple(notes),
        about=about_run(answer.manifest, language),
        chart=partial(drawn, chart) if chart else None,
        document=set_page,
    )
    return whole
