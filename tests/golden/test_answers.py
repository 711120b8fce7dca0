"""Every answer the product gives, kept as text a person can read: figures, words, chart and page.

For each example, ordinary or awkward: its JSON, all sentences and tables in both languages, the specification
of its chart, and for one example of each question the text of its PDF. After a change that is meant,
`make snapshot` writes the files anew; read the difference before you keep it.
"""

import difflib
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from present.examples import EXAMPLES, REGIONAL, example
from raming.present.presentation import Presentation, present
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
MACHINE = {"exact", "rounded", "platform", "expected", "found"}
"""What differs by machine and version, not by answer."""


def rounded(content: Any) -> Any:
    """Return plain data with figures rounded and what differs by machine left out."""
    if isinstance(content, dict):
        return {key: "…" if key in MACHINE else rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    if isinstance(content, float):
        return float(f"{content:.{FIGURES}g}") + 0.0
    return content


def as_json(content: Any) -> str:
    """Return plain data as text, a member a line, in one order."""
    return json.dumps(rounded(content), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def slug(name: str) -> str:
    """Return the name of an example as that of its files."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def answer_text(name: str) -> str:
    """Return the figures of an example."""
    return as_json(example(name).to_dict())


def words(name: str, lang: str) -> str:
    """Return all that is read of an example in a language."""
    shown = present(example(name), lang)
    lines = [shown.title, ""]
    lines += [str(sentence) for sentence in shown.sentences]
    for table in shown.tables:
        lines += ["", *table_lines(table, shown)]
    lines += ["", "notes:", *map(str, shown.notes)]
    lines += ["", "about:", *(f"{key}: {value}" for key, value in shown.about)]
    return (
        "\n".join(re.sub(r"\b[0-9a-f]{16,64}\b|linux-\S+|\b\d\.\d+\.\d+\b", "…", line) for line in lines)
        + "\n"
    )


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
    draws = present(example(name), lang).chart
    if draws is None:
        return ""
    drawn = draws()
    said = {"title": drawn.title, "description": drawn.description}
    if lang != "en":
        return as_json({**said, "texts": sorted(set(texts(drawn.spec)))[:MANY]})
    return as_json({**said, "spec": shortened(rounded(drawn.spec))})


def texts(content: Any) -> Iterator[str]:
    """Return the texts of a specification that a reader may see: those with a space or a capital."""
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from texts(part)
    elif isinstance(content, str) and re.search(r"[A-Z ]", content) and not re.search(r"[#=;]", content):
        yield content


def page(name: str, lang: str) -> str:
    """Return the text of the PDF of an example, as it flows."""
    set_page = present(example(name), lang).document
    if set_page is None:
        return ""
    with pymupdf.open(stream=set_page(), filetype="pdf") as document:
        text = "\f\n".join(part.get_text() for part in document)
    return re.sub(r"\b[0-9a-f]{12,64}\b|linux-\S+|\b\d\.\d+\.\d+\b", "…", text)


def printed() -> set[str]:
    """Return the first example of each kind of answer: of those the PDF is kept."""
    first: dict[str, str] = {}
    for name in NAMES:
        first.setdefault(name.split()[0], name)
    return set(first.values())


FORMS: dict[str, Callable[[str], str]] = {
    "json": answer_text,
    **{f"{lang}.txt": (lambda name, lang=lang: words(name, lang)) for lang in LANGUAGES},
    **{f"{lang}.chart.json": (lambda name, lang=lang: chart(name, lang)) for lang in LANGUAGES},
}
PRINTED: dict[str, Callable[[str], str]] = {
    f"{lang}.pdf.txt": (lambda name, lang=lang: page(name, lang)) for lang in LANGUAGES
}
CASES = [
    *((name, form) for name in NAMES for form in FORMS),
    *((name, form) for name in NAMES if name in printed() for form in PRINTED),
]


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{slug(name)}.{form}" for name, form in CASES])
def test_the_answer_is_as_kept(name: str, form: str) -> None:
    now = {**FORMS, **PRINTED}[form](name)
    file = KEPT / f"{slug(name)}.{form}"
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        KEPT.mkdir(exist_ok=True)
        if now:
            file.write_text(now, encoding="utf-8")
        else:
            file.unlink(missing_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    moved = difflib.unified_diff(before.splitlines(), now.splitlines(), "as kept", "now", n=1, lineterm="")
    if now != before:
        pytest.fail("\n".join([f"{file.name} moved:", *list(moved)[:60]]), pytrace=False)


def test_no_file_is_kept_of_what_is_gone() -> None:
    known = {f"{slug(name)}.{form}" for name, form in CASES}
    gone = [file for file in KEPT.iterdir() if file.name not in known]
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        for file in gone:
            file.unlink()
        return
    assert [file.name for file in gone] == []
