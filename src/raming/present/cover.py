"""The first sheet of a workbook: the answer, its warning and its worth, what was asked, sources, the run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from raming.answers.evidence import Source
from raming.inputs.characters import printable
from raming.present.presentation import Presentation
from raming.present.sentence import Role, Sentences
from raming.present.sheets import ACCENT, GREY, TINT, WARNING, WRAPPED, Book, height
from raming.present.wording import citation

LABELS, WORDS = 28, 118
"""Widths of the columns of the cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says.

    Attributes:
        title: what was asked.
        sentences: what the answer says, its warning included.
        notes: how it is to be read.
        about: names and values: what the figures are worth, and what identifies the run.
        reference: under which reference the answer can be found back.
        sources: where its figures come from.
    """

    title: str = ""
    sentences: Sentences = Sentences()  # noqa: RUF009 - it cannot be changed
    notes: Sentences = Sentences()  # noqa: RUF009 - it cannot be changed
    about: Sequence[tuple[str, str]] = ()
    reference: str = ""
    sources: Sequence[Source] = ()


def cover_of(shown: Presentation) -> Cover:
    """Return what the first sheet says of a presentation."""
    reference = dict(shown.about).get(shown.language.text("reference"), "")
    sources = shown.answer.sources if shown.answer is not None else ()
    return Cover(
        shown.title, shown.sentences, shown.notes, (*shown.standing, *shown.about), reference, sources
    )


def write_cover(book: Book, cover: Cover, contents: Sequence[tuple[str, str]]) -> None:
    """Add the first sheet.

    Args:
        book: the workbook.
        cover: what it says.
        contents: name and title of the sheets that follow.
    """
    text = book.language.text
    sheet = book.sheet(text("answer"))
    sheet.set_column(0, 0, LABELS)
    sheet.set_column(1, 1, WORDS)
    label = book.format(font_color=GREY, valign="top", text_wrap=True)
    plain = book.format(**WRAPPED)
    bold = book.format(**WRAPPED, bold=True)
    warn = book.format(text_wrap=True, valign="top", bold=True, font_color=WARNING, bg_color=TINT)
    sheet.write_string(0, 0, printable(cover.title), book.format(bold=True, font_size=16))
    line = 2
    said: list[tuple[str, str, Any]] = []
    of = cover.sentences
    said += [(text("mind"), one, warn) for one in of.of(Role.WARNING).texts]
    heads = of.of(Role.HEADLINE).texts or of.without(Role.WARNING).opening(1).texts
    said += [(text("answer"), one, bold) for one in heads]
    rest = [one for one in of.without(Role.WARNING).texts if one not in heads]
    said += [(text("further"), one, plain) for one in rest]
    said += [(text("how to read it"), one, plain) for one in cover.notes.texts]
    known = {*(one for _, one, _ in said), of.of(Role.WARNING).text}
    said += [
        (name, value, plain) for name, value in cover.about if value not in known and name != text("mind")
    ]
    before = ""
    for name, value, look in said:
        sheet.write_string(line, 0, "" if name == before else printable(name), label)
        sheet.write_string(line, 1, printable(value), look)
        sheet.set_row(line, height(printable(value), WORDS))
        before, line = name, line + 1
    line = _contents(book, sheet, line + 1, contents)
    if cover.sources:
        _cited(book, sheet, line + 1, cover.sources)
    sheet.activate()


def _contents(book: Book, sheet: Any, line: int, listed: Sequence[tuple[str, str]]) -> int:
    """Add which sheets there are, each with a link, and return the next row."""
    sheet.write_string(line, 0, book.language.text("Sheets"), book.format(bold=True, font_color=ACCENT))
    for name, title in listed:
        line += 1
        quoted = name.replace("'", "''")
        sheet.write_url(line, 0, f"internal:'{quoted}'!A1", book.format(font_color=ACCENT, underline=1), name)
        sheet.write_string(line, 1, title, book.format(**WRAPPED))
    return line + 1


def _cited(book: Book, sheet: Any, line: int, sources: Sequence[Source]) -> None:
    """Add the sources with their numbers, as they are cited."""
    text = book.language.text
    sheet.write_string(line, 0, text("Sources"), book.format(bold=True, font_color=ACCENT))
    for number, one in enumerate(sources, start=1):
        line += 1
        sheet.write_string(line, 0, f"[{number}]", book.format(font_color=GREY, valign="top"))
        said = citation(one, book.language)
        sheet.write_string(line, 1, printable(said), book.format(**WRAPPED))
        sheet.set_row(line, height(said, WORDS))
