"""The names of the sheets of a workbook, short and in the language of the reader."""

import re
from collections.abc import Sequence

from raming.present import file_labels
from raming.present.language import Language
from raming.present.table import Table

LONGEST = 31
"""Characters that the name of a sheet may have."""
TAKEN = ("answer", "chart", "data dictionary")
"""Sheets that are there besides those of tables."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def sheet_names(tables: Sequence[Table], language: Language) -> list[str]:
    """Return the names of the sheets of tables, no two alike; one without a name of its own has its title."""
    used = {language.text(word).lower() for word in TAKEN}
    found = []
    for table in tables:
        said = (
            language.text(file_labels.SHEETS[table.name])
            if table.name in file_labels.SHEETS
            else table.title or table.name
        )
        plain = FORBIDDEN.sub(" ", said).strip(" '")[:LONGEST].strip() or table.name[:LONGEST]
        name, number = plain, 2
        while name.lower() in used:
            name = f"{plain[: LONGEST - 3]} {number}"
            number += 1
        used.add(name.lower())
        found.append(name)
    return found
