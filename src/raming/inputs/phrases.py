"""The texts of a pack for a Dutch reader: which columns hold texts, and what stands for each in `phrases.csv`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from raming.inputs.tables import Row, pack_format

PHRASES = "phrases"
"""Table that holds the Dutch of each text."""
_TO_SAY = re.compile(r"[^\W\d_]{2}|\d[.,]\d")


def dutch_of(rows: tuple[Row, ...]) -> dict[str, str]:
    """Return the Dutch of each text, from the rows of the table of phrases."""
    return {str(row["en"]): str(row["nl"]) for row in rows}


def in_dutch(text: str, phrases: Mapping[str, str]) -> str:
    """Return a text of a pack in Dutch, places joined by a semicolon one by one; as it is where it has no phrase.

    Example:
        >>> in_dutch("answer 2; answer 3", {"answer 2": "antwoord 2"})
        'antwoord 2; answer 3'
    """
    if text in phrases or "; " not in text:
        return phrases.get(text, text)
    return "; ".join(phrases.get(part, part) for part in text.split("; "))


@cache
def text_columns() -> dict[str, tuple[str, ...]]:
    """Return the columns that hold texts, by table: those marked so in the pack format."""
    marked = {
        table: tuple(str(field["name"]) for field in schema["fields"] if field.get("phrase"))
        for table, schema in pack_format().items()
    }
    return {table: columns for table, columns in marked.items() if columns}


def texts(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[str, str, str]]:
    """Give every text of a pack that a Dutch reader reads otherwise: its table, its column and the text, each once.

    Years, numbers without a separator, and signs read the same in both languages.
    """
    for table, columns in text_columns().items():
        for column in columns:
            for text in dict.fromkeys(str(row.get(column) or "") for row in tables.get(table, ())):
                if _TO_SAY.search(text):
                    yield table, column, text


def figures_in(text: str) -> list[str]:
    """Return the figures in a text, rising and without their separators, which differ by language.

    Example:
        >>> figures_in("0.05 of 10,200") == figures_in("0,05 van 10.200")
        True
    """
    return sorted(re.sub(r"[.,]", "", figure) for figure in re.findall(r"\d+(?:[.,]\d+)*", text))
