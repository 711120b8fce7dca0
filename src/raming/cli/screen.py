"""The writer of the screen: whatever its encoding and wherever it goes, an answer arrives whole or it is said why not.

What a file holds is shown, never obeyed: escape sequences and other control characters stay off the screen.
"""

import codecs
import json
import os
import re
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO
from unicodedata import combining, normalize

from raming.inputs.problems import Phrase
from raming.inputs.reasons import reason

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
BOLD = ("\x1b[1m", "\x1b[0m")
"""How a line is set in bold on a terminal: the only escape sequences that reach one."""

_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # a control sequence: colour, cursor, erase
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # a string: title, link
    "|\x1b[ -/]*[0-~]?"  # any other escape
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters that are no new line or tab, and those that turn the direction of a line."""
_UNSEEN = re.compile("[\x7f-\x9f]")


class NotWrittenError(Exception):
    """What was to be shown could not be written, because of a full disk or a closed stream.

    Attributes:
        why: what stood in the way; empty where a reader left, which needs no word.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def accept_every_character() -> None:
    """Let both streams take every character, in the encoding of the locale or of `PYTHONIOENCODING`.

    The encoding itself stays: a terminal, a pager or a Windows code page reads what it always read.
    """
    codecs.register_error("raming.plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="raming.plain")


def tell(text: str, *, bold: bool = False) -> None:
    """Write text to the output, at once and whole.

    Args:
        text: the text, with its new lines.
        bold: whether the codes that set a line in bold may stay.

    Raises:
        NotWrittenError: when it cannot be written.
    """
    stream = sys.stdout
    if stream is None:
        raise NotWrittenError(Phrase("the output is closed"))
    try:
        stream.write(shown(text, bold=bold))
        stream.flush()
    except (OSError, ValueError) as error:
        _leave(stream)
        raise NotWrittenError(_why(error)) from error


def tell_json(value: object) -> None:
    """Write JSON that is valid UTF-8 whatever the encoding of the stream: what that cannot hold is escaped.

    Raises:
        NotWrittenError: when it cannot be written.
    """
    written = json.dumps(value, ensure_ascii=not _holds_all(sys.stdout), allow_nan=False, indent=2)
    tell(_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n")


def tell_apart(line: str) -> None:
    """Write a line to the error stream; where that is closed or full, nobody is told and nothing ends of it."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.write(shown(line) + "\n")
        stream.flush()
    except (OSError, ValueError):
        _leave(stream)


def shown(text: str, *, bold: bool = False) -> str:
    r"""Return text without what a screen would obey.

    Args:
        text: text of our own, with names and values that may come from any file.
        bold: whether the codes that set a line in bold may stay.

    Example:
        >>> shown("a \x1b[31mred\x1b[0m name\x07")
        'a red name'
    """
    without = _SEQUENCE.sub(lambda found: found[0] if bold and found[0] in BOLD else "", text)
    if not bold:
        return _CONTROL.sub("", without)
    return _CONTROL.sub(lambda found: found[0] if found[0] == "\x1b" else "", without)


def on_terminal(stream: TextIO | None) -> bool:
    """Return whether somebody looks at a stream; nobody does where it is closed."""
    return stream is not None and not stream.closed and stream.isatty()


def _why(error: Exception) -> str:
    """Return why a stream cannot be written; empty where its reader left."""
    if isinstance(error, BrokenPipeError):
        return ""
    return reason(error) if isinstance(error, OSError) else Phrase("the output is closed")


def _leave(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that the end of the process does not fail of it again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _holds_all(stream: object) -> bool:
    encoding = getattr(stream, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name == "utf-8"


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Return what stands in for characters that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    parts = normalize("NFKD", error.object[error.start : error.end].translate(PLAIN))
    return "".join(one if one.isascii() else "?" for one in parts if not combining(one)), error.end
