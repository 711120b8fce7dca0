"""Texts held against files: what moved is shown where it moved, and one setting writes the files anew."""

import difflib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

LONGEST = 60
"""Lines of a difference that are shown."""
WRITING = os.environ.get("RAMING_SNAPSHOT") == "write"
"""Whether files are written anew, as `make snapshot` does."""


def as_json(content: Any) -> str:
    """Return plain data as text, a member a line, in one order."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def hold(file: Path, now: str) -> None:
    """Fail with the difference when a text is not that of its file; an empty text goes without a file."""
    if WRITING and now:
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    elif WRITING:
        file.unlink(missing_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if now != before:
        moved = list(difference(before, now))
        rest = [f"… {len(moved) - LONGEST} lines more"] if len(moved) > LONGEST else []
        pytest.fail("\n".join([f"{file.name} moved:", *moved[:LONGEST], *rest]), pytrace=False)


def hold_no_others(folder: Path, names: Iterable[str]) -> None:
    """Fail when the folder keeps a file by another name than these."""
    others = sorted({file.name for file in folder.iterdir()} - set(names))
    if WRITING:
        for name in others:
            (folder / name).unlink()
    else:
        assert others == []


def difference(before: str, now: str) -> Iterator[str]:
    """Yield the lines that differ, each run of them under the lines above that enclose it by their indent."""
    old, new = before.splitlines(), now.splitlines()
    for line in [*difflib.unified_diff(old, new, "kept", "now", n=1, lineterm="")][2:]:
        place = re.match(r"@@ -(\d+)", line)
        yield f"@@ line {place[1]}{enclosing(old, int(place[1]))}" if place else line


def enclosing(lines: list[str], place: int) -> str:
    """Return the headings of a place, outermost first, as a text that follows its number."""
    found: list[str] = []
    indent = None
    for line in reversed(lines[: place + 1]):
        own = len(line) - len(line.lstrip())
        if indent is None:
            indent = own
        elif line.strip() and own < indent:
            indent = own
            found.append(line.strip(' {[":'))
    return "".join(f" > {name}" for name in reversed(found) if name)
