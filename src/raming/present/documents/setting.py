"""From plain data to a PDF: tagged, with its language and title, and the same bytes for the same data."""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from raming import __version__
from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.inputs.characters import printable
from raming.present.drawing import svg
from raming.present.language import Language
from raming.present.picture import Picture
from raming.present.table import Column, Table, Value

PRINT_FONT = "Libertinus Serif"
"""Inside the typst wheel, so that a document needs no font of the machine."""
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA, for screen readers. PDF/A asks for a date, which would make every run another file."""
MOST_SOURCES = 14


def set_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Set a document.

    Args:
        template: name of the template in this folder.
        data: what the template shows, as plain data.

    Returns:
        The PDF. It holds no date, so that the same data give the same bytes.
    """
    import typst  # noqa: PLC0415 - only for documents

    with as_file(files("raming.present.documents")) as folder:
        pdf = typst.compile(
            str(Path(folder) / template),
            root=str(folder),
            format="pdf",
            sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False, allow_nan=False)},
            ignore_system_fonts=True,
            pdf_standards=STANDARD,
            timestamp=0,
        )
    return bytes(pdf)


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


def drawing(picture: Picture, language: Language) -> dict[str, str]:
    """Return a chart for a template, in the type of the document, with its description."""
    drawn = svg(picture, language.code)
    drawn = re.sub(r'font-family="[^"]*"', f'font-family="{PRINT_FONT}"', drawn)
    return {"svg": drawn, "alt": picture.description}


def table_data(
    table: Table, language: Language, keys: Sequence[str] = (), rows: frozenset[int] | None = None
) -> dict[str, Any]:
    """Return a table for a template.

    Args:
        table: the table.
        language: language of its numbers.
        keys: columns to show, in this order; all that are no detail when left out.
        rows: places of the rows to show; all when left out.
    """
    chosen = [
        place
        for key in (keys or [column.key for column in table.columns if not column.detail])
        for place, column in enumerate(table.columns)
        if column.key == key
    ]
    shown = table.shown(language)
    kept = [place for place in range(len(shown)) if rows is None or place in rows]
    return {
        "columns": [_column(table.columns[place]) for place in chosen],
        "rows": [[shown[place][at] for at in chosen] for place in kept],
        "strong": [number for number, place in enumerate(kept) if place in table.strong],
    }


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


def source_items(sources: Sequence[Source], language: Language) -> tuple[list[str], str]:
    """Return sources as they are cited, and a sentence about those left out."""
    made = []
    for source in sources[:MOST_SOURCES]:
        parts = [
            *map(language.of_pack, (source.publisher, source.title, source.where, source.published)),
            source.address.removeprefix("https://"),
        ]
        made.append(". ".join(part.rstrip(".") for part in parts if part) + ".")
    rest = len(sources) - len(made)
    note = ""
    if rest > 0:
        note = language.plural(
            "And {count} other source, named in the pack and in the workbook.",
            "And {count} other sources, named in the pack and in the workbook.",
            rest,
        )
    return made, note


def framing(title: str, description: str, manifest: Manifest, language: Language) -> dict[str, Any]:
    """Return what every document says about itself."""
    return {
        "lang": language.code,
        "title": title,
        "description": description,
        "keywords": ["raming", manifest.question, *map(str, manifest.options.values())][:6],
        "footer": language.text(
            "Computed with raming {version} from the pack {pack} {pack_version}",
            version=__version__,
            pack=manifest.pack.name,
            pack_version=manifest.pack.version,
        ),
    }
