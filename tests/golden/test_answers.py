"""Every answer the product gives, kept as text a person can read: figures, words, chart and page.

For each example, ordinary or awkward: its JSON, all sentences and tables in both languages, the specification
of its chart, and for some the text of its PDF. `README.md` says which file holds what. After a change
that is meant, `make snapshot` writes the files anew; read the difference before you keep it.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from golden.kept import as_json, hold, hold_no_others
from present.examples import EXAMPLES, REGIONAL, example
from raming.answers.manifest import PLATFORM
from raming.answers.questions import QUESTIONS
from raming.present.presentation import Picture, Presentation, present
from raming.present.table import Table

KEPT = Path(__file__).with_name("answers")
NAMES = (*EXAMPLES, *REGIONAL)
LANGUAGES = ("nl", "en")
FIGURES = 9
"""Significant digits that are kept: other processors agree to these, and no fault worth the name is smaller."""
MANY = 120
"""Lines of data of a chart, at most; of longer ones the ends and a hash are kept."""
LONGEST = 60
"""Rows of a table, at most; of those between a hash is kept."""
PRINTED = {
    "advice before it can be steered",
    "advice with draws of opinion",
    "advice with odds",
    "profile without draws",
}
"""Examples whose PDF is kept besides the first of each kind: their documents have other parts."""
NOISE = re.compile(
    rf"\b(?=[0-9a-f]*[a-f])[0-9a-f]{{12,64}}\b|{re.escape(PLATFORM)}|(?<![\d.])\d+\.\d{{1,2}}\.\d{{1,2}}(?!\.?\d)"
)
"""What differs by machine and version, not by answer: hashes, the platform, versions of raming and its pack."""


def quiet(text: str) -> str:
    """Return a text without what differs by machine and version."""
    return NOISE.sub("…", text)


def rounded(content: Any) -> Any:
    """Return plain data with figures rounded and without what differs by machine and version."""
    if isinstance(content, dict):
        return {key: rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    if isinstance(content, float):
        return float(f"{content:.{FIGURES}g}") + 0.0
    if isinstance(content, str):
        return quiet(content)
    return content


def slug(name: str) -> str:
    """Return the name of an example as that of its files."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def answer_text(name: str) -> str:
    """Return the figures of an example."""
    return as_json(rounded(example(name).to_dict()))


@cache
def reading(name: str, lang: str) -> Presentation:
    """Return an example as it is read in a language."""
    return present(example(name), lang)


def words(name: str, lang: str) -> str:
    """Return all that is read of an example in a language."""
    shown = reading(name, lang)
    lines = [shown.title, ""]
    lines += [f"{sentence.role}: {sentence.text}" for sentence in shown.sentences]
    for table in shown.tables:
        lines += ["", *table_lines(table, shown)]
    lines += ["", "notes:", *map(str, shown.notes)]
    lines += ["", "about:", *(f"{key}: {value}" for key, value in shown.about)]
    return quiet("\n".join(lines)) + "\n"


def table_lines(table: Table, shown: Presentation) -> Iterator[str]:
    """Return a table as lines: its columns with unit and meaning, then a row a line."""
    yield f"table {table.name}: {table.title}"
    for column in table.columns:
        detail = ", detail" if column.detail else ""
        yield f"  {column.key} = {column.label} [{column.unit}] {column.kind}.{column.digits}{detail}: {column.meaning}"
    lines = []
    for place, (row, cells) in enumerate(zip(table.rows, table.shown(shown.language), strict=True)):
        marks = "*" if place in table.strong else " "
        marks += " " if table.short is None or place in table.short else "-"
        lines.append(f"  {marks} {' | '.join(cells)}{exact(row, shown.language.code)}")
    between = lines[LONGEST:-1]
    yield from lines[:LONGEST]
    if between:
        digest = hashlib.sha256("\n".join(between).encode()).hexdigest()[:16]
        yield f"  … {len(between)} rows, {digest}"
    yield from lines[LONGEST:][-1:]
    if table.note:
        yield f"  note: {table.note}"


def exact(row: tuple[Any, ...], lang: str) -> str:
    """Return the figures of a row that are shown shorter than they are; they are kept once, in English."""
    figures = [rounded(value) for value in row if isinstance(value, float) and not value.is_integer()]
    return f"    {json.dumps(figures)}" if figures and lang == "en" else ""


def shortened(content: Any) -> Any:
    """Return a specification in which long data is its ends and a hash of the whole."""
    if isinstance(content, dict):
        return {key: shortened(value) for key, value in content.items()}
    if isinstance(content, list):
        whole = json.dumps(content, ensure_ascii=False, indent=1)
        if whole.count("\n") > MANY:
            digest = hashlib.sha256(whole.encode()).hexdigest()[:16]
            return [
                *map(shortened, content[:3]),
                f"… {len(content)} in all, {digest}",
                shortened(content[-1]),
            ]
        return [shortened(value) for value in content]
    return content


def chart(name: str, lang: str) -> str:
    """Return the chart of an example: its specification in English, and what the other language says in it."""
    english, drawn = (picture(name, code) for code in ("en", lang))
    if drawn is None or english is None:
        return ""
    said: dict[str, Any] = {"title": drawn.title, "description": drawn.description}
    if lang == "en":
        return as_json(rounded(said) | {"spec": shortened(rounded(with_plain_data(drawn.spec)))})
    return as_json(
        rounded(
            {
                **said,
                "texts": [*dict.fromkeys(texts(with_plain_data(drawn.spec), with_plain_data(english.spec)))],
            }
        )
    )


@cache
def picture(name: str, lang: str) -> Picture | None:
    """Return the chart of an example as it is drawn; None where it has none."""
    draws = reading(name, lang).chart
    return draws() if draws else None


def with_plain_data(spec: Any) -> Any:
    """Return a specification whose data are called `data-1` and so on, and not by a hash of their last bits."""
    text = json.dumps(spec)
    for place, name in enumerate(dict.fromkeys(re.findall(r"data-[0-9a-f]{32}", text)), 1):
        text = text.replace(name, f"data-{place}")
    return json.loads(text)


def texts(content: Any, other: Any) -> Iterator[str]:
    """Yield the texts of a specification that another one does not have in the same place."""
    if isinstance(content, dict):
        for key, part in content.items():
            yield from texts(part, other.get(key) if isinstance(other, dict) else None)
    elif isinstance(content, list):
        others = other if isinstance(other, list) else []
        for part, its in zip_longest(content, others):
            yield from texts(part, its)
    elif isinstance(content, str) and content != other:
        yield content


def page(name: str, lang: str) -> str:
    """Return the text of the PDF of an example, as it flows."""
    set_page = reading(name, lang).document
    if set_page is None:
        return ""
    with pymupdf.open(stream=set_page(), filetype="pdf") as document:
        text = "\f\n".join(part.get_text() for part in document)
    return quiet(text)


def printed() -> set[str]:
    """Return the examples of which the PDF is kept: the first of each kind, and some with other parts."""
    first: dict[str, str] = {}
    for name in NAMES:
        first.setdefault(name.split()[0], name)
    return set(first.values()) | PRINTED


FORMS: dict[str, Callable[[str], str]] = {
    "json": answer_text,
    **{f"{lang}.txt": (lambda name, lang=lang: words(name, lang)) for lang in LANGUAGES},
    **{f"{lang}.chart.json": (lambda name, lang=lang: chart(name, lang)) for lang in LANGUAGES},
}
PAGES: dict[str, Callable[[str], str]] = {
    f"{lang}.pdf.txt": (lambda name, lang=lang: page(name, lang)) for lang in LANGUAGES
}
CASES = [(name, form) for name in NAMES for form in (*FORMS, *(PAGES if name in printed() else ()))]


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{slug(name)}.{form}" for name, form in CASES])
def test_the_answer_is_as_kept(name: str, form: str) -> None:
    hold(KEPT / f"{slug(name)}.{form}", {**FORMS, **PAGES}[form](name))


def test_no_file_is_kept_of_what_is_gone() -> None:
    hold_no_others(KEPT, [f"{slug(name)}.{form}" for name, form in CASES])


def test_every_question_has_an_example() -> None:
    answered = {type(example(name)) for name in NAMES}
    assert [question.id for question in QUESTIONS.values() if question.answer not in answered] == []
