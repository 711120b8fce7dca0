"""Puts a presentation together: its chart and its page are drawn only when they are asked for."""

from collections.abc import Sequence
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
    notes: Sequence[str],
    chart: str,
) -> Presentation:
    """Return a presentation whose chart is drawn by a function named `module:function`.

    Args:
        answer: the answer, with `manifest` and `sources`.
        language: its language.
        title: what was asked.
        sentences: what matters, first things first.
        tables: the figures; the first is the main one.
        notes: what it rests on.
        chart: the function `(answer, language, style)` that draws its chart.
    """

    def drawn(*, printed: bool = False) -> Picture:
        from raming.present.charts.theme import PRINT, SCREEN  # noqa: PLC0415 - only for charts

        module, _, name = chart.partition(":")
        made: Picture = getattr(import_module(module), name)(answer, language, PRINT if printed else SCREEN)
        return made

    def set_page() -> bytes:
        from raming.present.documents.page import page  # noqa: PLC0415 - only for documents

        return page(whole, drawn(printed=True), answer.sources, answer.manifest)

    whole = Presentation(
        language=language,
        title=title,
        sentences=tuple(sentences),
        tables=tuple(tables),
        notes=tuple(notes),
        about=about_run(answer.manifest, language),
        chart=drawn,
        document=set_page,
    )
    return whole
