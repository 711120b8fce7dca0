"""Output in an encoding that cannot hold every character: a plain one stands in for it, and nothing dies of it."""

import codecs
import json
import sys
from io import TextIOWrapper
from unicodedata import combining, normalize

PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
        "×": "x",
        "€": "EUR",
        "─": "-",
        "→": "->",
        "·": "-",
        "≥": ">=",
        "≤": "<=",
        "÷": "/",
    }
)
"""What is typed where a typographic character cannot be."""


def accept_every_character() -> None:
    """Let both streams take every character, in the encoding of the locale or of `PYTHONIOENCODING`.

    The encoding itself stays: a terminal, a pager or a Windows code page reads what it always read.
    """
    codecs.register_error("raming.plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not _holds_all(stream):
            stream.reconfigure(errors="raming.plain")


def print_json(value: object) -> None:
    """Print JSON that is valid UTF-8 whatever the encoding of the stream: what that cannot hold is escaped."""
    print(json.dumps(value, ensure_ascii=not _holds_all(sys.stdout), allow_nan=False, indent=2))


def _holds_all(stream: object) -> bool:
    encoding = getattr(stream, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name == "utf-8"


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Return what stands in for characters that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    parts = normalize("NFKD", error.object[error.start : error.end].translate(PLAIN))
    return "".join(one if one.isascii() else "?" for one in parts if not combining(one)), error.end
