"""Characters that a text may hold: those that XML 1.0 knows, and so every renderer and database takes.

Text of others is refused at the entrances, with `refuse_unknown` or `problems`; what reaches a renderer all
the same is filtered by `printable`, since a native renderer that meets such a character ends the process.
"""

import re
from collections.abc import Iterator
from typing import TypeVar

from raming.inputs.problems import InputError, Phrase, Problem, finding

MESSAGE = Phrase("a text cannot hold this character")
EXPECTED = Phrase("text without control characters or halves of a surrogate pair")
REPLACEMENT = "\ufffd"
_UNKNOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0 (fifth edition, production 2); named by what is left out, which compiles in no time."""

Plain = TypeVar("Plain")


def problems(
    content: object, *, rule: str = "character", file: str = "", row: int | None = None, field: str = ""
) -> Iterator[Problem]:
    """Find the texts in plain data that hold a character nothing can show; the names of members too.

    Args:
        content: a text, or lists and mappings of texts and other values.
        rule: identifier of the rule that is broken.
        file: file the content comes from.
        row: line in that file.
        field: name of the content; members are named behind it, with a point between.

    Yields:
        One problem for each such text, its value being the character: `U+0007`.
    """
    if isinstance(content, str):
        if found := _UNKNOWN.search(content):
            value = f"U+{ord(found[0]):04X}"
            yield finding(MESSAGE, rule=rule, file=file, row=row, field=field, value=value, expected=EXPECTED)
    elif isinstance(content, dict):
        for name, value in content.items():
            yield from problems(name, rule=rule, file=file, row=row, field=field)
            inside = ".".join(filter(None, (field, printable(str(name)))))
            yield from problems(value, rule=rule, file=file, row=row, field=inside)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from problems(value, rule=rule, file=file, row=row, field=field)


def refuse_unknown(
    content: object, *, rule: str = "character", file: str = "", row: int | None = None, field: str = ""
) -> None:
    """Refuse plain data with a text that nothing can show; the arguments are those of `problems`.

    Raises:
        InputError: with every such text.
    """
    if found := tuple(problems(content, rule=rule, file=file, row=row, field=field)):
        raise InputError(found)


def printable(content: Plain) -> Plain:
    """Return a text, or plain data with texts, with U+FFFD for every character that nothing can show."""
    cleaned: object = content
    if isinstance(content, str):
        cleaned = _UNKNOWN.sub(REPLACEMENT, content)
    elif isinstance(content, dict):
        cleaned = {printable(name): printable(value) for name, value in content.items()}
    elif isinstance(content, list):
        cleaned = [printable(value) for value in content]
    elif isinstance(content, tuple):
        cleaned = tuple(printable(value) for value in content)
    return cleaned  # type: ignore[return-value] # of the same shape
