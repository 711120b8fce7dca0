"""JSON and TOML that somebody else wrote, read to plain values."""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Any

from raming.inputs.problems import Phrase
from raming.inputs.reasons import reason

DEEPEST = 40
"""Levels of nesting that are read; the deepest answer has less than half of them."""
TOO_DEEP = Phrase("nested too deeply")

_PART = r"""(?:[\w-]++|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{{DEEPEST}}}")
"""A key of TOML with more parts than are read: to follow it takes memory of the square of its length."""
_TOO_LONG = re.compile(r"Exceeds the limit .* for integer string conversion")
_PLACE = re.compile(r"at line (\d+), column (\d+)")


class UnreadableError(ValueError):
    """Text that is not what it should be.

    Attributes:
        why: what is wrong with it, which can be said in every language.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def text_of(data: bytes) -> str:
    """Return bytes as text: UTF-8, with or without a byte order mark, or UTF-16 with one, as Windows writes it.

    Raises:
        UnreadableError: when it is no such text.
    """
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return data.decode("utf-16") if wide else data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(Phrase("no UTF-8 text from line {line} on", line=line)) from error


def file_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableError: when the machine refuses it.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(reason(error)) from error


def from_file(content: bytes, name: str = "") -> Any:
    """Return the content of JSON or TOML; raises as `from_json` does.

    Args:
        content: what the file holds.
        name: its name; one that ends in `.json` holds JSON, and so does what begins with a brace.
    """
    text = text_of(content)
    if name.lower().endswith(".json") or text.lstrip().startswith("{"):
        return from_json(text)
    return from_toml(text)


def from_json(text: str | bytes) -> Any:
    """Return the content of JSON.

    Raises:
        UnreadableError: when it is none, names something twice, is nested deeper than is read, or has `NaN` or
            `Infinity` for a number.
    """
    try:
        return _not_too_deep(
            json.loads(
                text_of(text) if isinstance(text, bytes) else text,
                object_pairs_hook=_once,
                parse_constant=_no_number,
            )
        )
    except RecursionError as error:
        raise UnreadableError(TOO_DEEP) from error
    except ValueError as error:
        raise _unreadable(error) from error


def _no_number(name: str) -> float:
    """Refuse what Python reads as a number and JSON does not have."""
    raise UnreadableError(Phrase("{name} is no number", name=name))


def from_toml(text: str | bytes) -> dict[str, Any]:
    """Return the content of TOML; raises as `from_json` does."""
    import tomllib  # noqa: PLC0415 - only where a file of TOML is read

    try:
        read = text_of(text) if isinstance(text, bytes) else text.removeprefix("\ufeff")
        if _LONG_KEY.search(read):
            raise UnreadableError(TOO_DEEP)
        return dict(_not_too_deep(tomllib.loads(read)))
    except RecursionError as error:
        raise UnreadableError(TOO_DEEP) from error
    except ValueError as error:
        raise _unreadable(error) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object, each of which has one value."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableError(Phrase("{name} stands twice", name=twice[:40]))
    return made


def _not_too_deep(content: Any) -> Any:
    """Return content that is not nested deeper than is read."""
    level, depth = [content], 0
    while level:
        if depth > DEEPEST:
            raise UnreadableError(TOO_DEEP)
        level = [
            value
            for one in level
            if isinstance(one, dict | list)
            for value in (one.values() if isinstance(one, dict) else one)
            if isinstance(value, dict | list)
        ]
        depth += 1
    return content


def _unreadable(error: ValueError) -> UnreadableError:
    """Return what is wrong with a text, in words of our own."""
    if isinstance(error, UnreadableError):
        return error
    if _TOO_LONG.match(str(error)):
        return UnreadableError(Phrase("a number of too many digits"))
    if isinstance(error, json.JSONDecodeError):
        line, column = str(error.lineno), str(error.colno)
    elif place := _PLACE.search(str(error)):
        line, column = place[1], place[2]
    else:
        return UnreadableError(Phrase("a fault at its end"))
    return UnreadableError(Phrase("a fault at line {line}, column {column}", line=line, column=column))
