"""From plain data to a PDF: tagged, with its language and title, and the same bytes for the same data."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from raming import __version__
from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.inputs.characters import printable
from raming.inputs.problems import Phrase, refuse
from raming.inputs.reasons import CANNOT_WRITE
from raming.present.colophon import choice_words, colophon
from raming.present.drawing import svg
from raming.present.language import Language
from raming.present.picture import Picture
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital, citation

PRINT_FONT = "Libertinus Serif"
"""Inside the typst wheel, so that a document needs no font of the machine."""
LATIN = 0x24F
"""Up to here are the letters of Latin scripts, which that font has."""
AFTER_COMMAND = 6
"""Of what identifies a run, question, choices, date, reference, contact and command have places of their own."""
PAGE_WIDTH = 487.6
"""Width of the text of a page of A4 in points."""
LEAST_TYPE = 6.0
"""The smallest type of a chart in a document, in points."""
LEAST_SHARE = 0.5
"""A chart is never narrower than this share of the page."""
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA, for screen readers. PDF/A asks for a date, which would make every run another file."""


def set_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Set a document.

    Its own font has the Latin, Greek and Cyrillic scripts. For a name in another script the fonts of this machine are
    asked, and only then: every other document is the same on every machine.

    Args:
        template: name of the template in this folder.
        data: what the template shows, as plain data.

    Returns:
        The PDF. Its metadata hold no date, so that the same data give the same bytes.

    Raises:
        InputError: when no font here has a character, naming each.
    """
    import typst  # noqa: PLC0415 - only for documents

    shown = json.dumps(printable(data), ensure_ascii=False, allow_nan=False)
    with as_file(files("raming.present.documents")) as folder:
        for own_fonts in (True, False):
            try:
                return bytes(
                    typst.compile(
                        str(Path(folder) / template),
                        root=str(folder),
                        format="pdf",
                        sys_inputs={"data": shown},
                        ignore_system_fonts=own_fonts,
                        pdf_standards=STANDARD,
                        timestamp=0,
                    )
                )
            except typst.TypstError as error:
                if not _WITHOUT_FONT.search(str(error)):
                    raise
    raise refuse(
        "no font on this machine has these characters, and so the document is not made",
        rule=CANNOT_WRITE,
        field="--pdf",
        value=" ".join(_without_font(shown)),
        expected=Phrase("names in another script, or a font that has them"),
    )


_WITHOUT_FONT = re.compile('the text `"(.+?)"` could not be displayed')


def _without_font(text: str) -> list[str]:
    """Return the characters of a text that no font here has, each once."""
    import typst  # noqa: PLC0415 - only for documents

    asked, lacking = sorted({one for one in text if ord(one) > LATIN}), list[str]()
    while asked:
        page = (
            f'#set document(title: [x])\n#set text(font: {json.dumps(PRINT_FONT)})\n#sys.inputs.at("asked")'
        )
        try:
            typst.compile(
                page.encode(),
                format="pdf",
                sys_inputs={"asked": " ".join(asked)},
                pdf_standards=STANDARD,
                timestamp=0,
            )
            break
        except typst.TypstError as error:
            if not (found := _WITHOUT_FONT.search(str(error))):
                break
            left = [one for one in asked if one not in found[1]]
            lacking += [one for one in asked if one in found[1]]
            if len(left) == len(asked):
                break
            asked = left
    return lacking


def count_pages(template: str, data: Mapping[str, Any]) -> int:
    """Return how many pages a document takes."""
    import typst  # noqa: PLC0415 - only for documents

    with as_file(files("raming.present.documents")) as folder:
        found = typst.query(
            str(Path(folder) / template),
            "<pages>",
            field="value",
            one=True,
            root=str(folder),
            sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False, allow_nan=False)},
            ignore_system_fonts=True,
        )
    return int(json.loads(found))


def drawing(picture: Picture, language: Language) -> dict[str, Any]:
    """Return a chart for a template, in the type of the document: its description, and how small it can be."""
    drawn = svg(picture, language.code)
    drawn = re.sub(r'font-family="[^"]*"', f'font-family="{PRINT_FONT}"', drawn)
    high = PAGE_WIDTH * steepness(drawn)
    return {"svg": drawn, "alt": picture.description, "high": high, "least": _least(drawn)}


def steepness(drawn: str) -> float:
    """Return the height of a drawing as a share of its width."""
    width, height = _size(drawn)
    return height / width


def _size(drawn: str) -> tuple[float, float]:
    width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)', drawn)[:2])
    return width, height


def _least(drawn: str) -> float:
    """Return the least size of a drawing, as a share of its size across the page: its smallest type can be read."""
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', drawn)]
    if not sizes:
        return LEAST_SHARE
    return min(max(LEAST_TYPE * _size(drawn)[0] / (min(sizes) * PAGE_WIDTH), LEAST_SHARE), 1.0)


def table_data(
    table: Table,
    language: Language,
    keys: Sequence[str] = (),
    rows: frozenset[int] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return a table for a template.

    Args:
        table: the table.
        language: language of its numbers.
        keys: columns to show, in this order; all that are no detail when left out.
        rows: places of the rows to show; all when left out.
        numbers: numbers of the sources by id; a row that names its sources then shows theirs, last.
    """
    table = table.read
    cited = [place for place, column in enumerate(table.columns) if column.holds is Holds.SOURCE]
    shown = table.shown(language)
    if numbers is not None:
        for row in shown:
            for place in cited:
                row[place] = marks(row[place].split(", "), numbers)
    chosen = [
        place
        for key in (keys or [column.key for column in table.columns if not column.detail])
        for place, column in enumerate(table.columns)
        if column.key == key
    ]
    if numbers is not None:
        numbered = [place for place in cited if any(row[place] for row in shown)]
        chosen = [place for place in chosen if place not in cited] + numbered
    kept = [place for place in range(len(shown)) if rows is None or place in rows]
    return {
        "columns": [_column(table.columns[place]) for place in chosen],
        "rows": [[shown[place][at] for at in chosen] for place in kept],
        "strong": [number for number, place in enumerate(kept) if place in table.strong],
    }


def marks(named: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Return the numbers of sources as they stand beside a figure, such as `[3][7]`; empty where none is listed."""
    return "".join(f"[{numbers[one]}]" for one in named if one in numbers)


def marks_of(sources: int) -> str:
    """Return the numbers of all sources of an answer as they stand behind the count of its figures."""
    return f"[1]–[{sources}]" if sources > 1 else "[1]" * sources


def cut_words(table: Table, shown: int, others: Sequence[Table], language: Language) -> list[str]:
    """Say what of an answer a document leaves out and where that is; nothing where it leaves out nothing.

    Args:
        table: the table that is printed.
        shown: how many of its rows are.
        others: the tables that are not printed.
        language: the language.
    """
    said = []
    if shown < len(table.rows):
        said.append(
            language.text(
                "{shown} of {all} rows; all of them are in the workbook.",
                shown=language.number(shown),
                all=language.number(len(table.rows)),
            )
        )
    titles = [other.title for other in others if other.rows and other.title]
    if titles:
        said.append(language.text("Also in the workbook: {tables}.", tables="; ".join(titles)))
    return said


def plain_table(
    heads: Sequence[tuple[str, bool]], rows: Sequence[Sequence[Value]], wide: int | None = None
) -> dict[str, Any]:
    """Return a table of texts for a template; each head says whether its column is set flush right."""
    return {
        "columns": [
            {"label": label, "right": right, "wide": place == wide}
            for place, (label, right) in enumerate(heads)
        ],
        "rows": [[str(cell) for cell in row] for row in rows],
        "strong": [],
    }


def _column(column: Column) -> dict[str, Any]:
    """Return a column for a template."""
    label = f"{column.label} ({column.unit})" if column.unit else column.label
    return {"label": label, "right": column.numeric, "wide": False}


def source_items(sources: Sequence[Source], language: Language) -> list[str]:
    """Return sources as they are cited."""
    return [citation(source, language).replace("https://", "") for source in sources]


def framing(title: str, description: str, answer: Any, language: Language) -> dict[str, Any]:
    """Return what every document says about itself.

    Args:
        title: its title.
        description: what it says, for those who look for it.
        answer: the answer, with its manifest.
        language: the language.
    """
    manifest: Manifest = answer.manifest
    text, said = language.text, colophon(answer, language, title)
    return {
        "lang": language.code,
        "title": title,
        "description": description,
        "keywords": [
            *("raming", manifest.question),
            *(str(value) for value in manifest.options.values() if value not in (None, "", [], {})),
        ][:6],
        "made": text("{date} · reference {reference}", date=said.made, reference=said.reference),
        "colophon": [
            (text("Question"), said.asked),
            *([(text("Choices"), capital(choice_words(said.choices)))] if said.choices else []),
            *([(text("Contact"), said.contact)] if said.contact else []),
        ],
        "command": said.command,
        "footer": text(
            "{date} · reference {reference} · computed with raming {version}, pack {pack} {pack_version}",
            date=said.made,
            reference=said.reference,
            version=__version__,
            pack=manifest.pack.name,
            pack_version=manifest.pack.version,
        ),
    }
