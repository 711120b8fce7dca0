"""The lines of ARCHITECTURE.md, one for each file: what is new gets its line, what is gone loses it."""

import ast
import re
from pathlib import Path
from textwrap import fill

LISTED = re.compile(r"^- `([\w/]+\.py)`: \S.*\n(?:  \S.*\n)*", re.MULTILINE)
"""A line that says what a file is for; longer ones go on, indented."""


def listed(text: str) -> list[str]:
    """Return the files that have a line, in the order of the page."""
    return [found[1] for found in LISTED.finditer(text)]


def there(sources: Path) -> set[str]:
    """Return the files there are."""
    return {file.relative_to(sources).as_posix() for file in sources.rglob("*.py")}


def with_every_file(text: str, sources: Path) -> str:
    """Return the page with a line for each file and no other.

    A new line holds the first sentence of the file's docstring. It goes after the last line of its folder, or
    of the folder around that, and may be moved and reworded by hand: lines that are there are never changed.
    """
    files = there(sources)
    text = LISTED.sub(lambda found: found[0] if found[1] in files else "", text)
    for file in sorted(files - set(listed(text))):
        documented = ast.get_docstring(ast.parse((sources / file).read_text(encoding="utf-8"))) or "?"
        told = " ".join(documented.partition("\n\n")[0].split())
        told = told if re.match("[A-Z]{2}", told) else told[0].lower() + told[1:]
        line = fill(f"- `{file}`: {told}", 120, subsequent_indent="  ", break_on_hyphens=False) + "\n"
        place = next(
            found.end()
            for folder in Path(file).parents
            for found in reversed(list(LISTED.finditer(text)))
            if folder in Path(found[1]).parents
        )
        text = text[:place] + line + text[place:]
    return text
