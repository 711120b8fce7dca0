"""How a command ends that could not go on: in a line or two of the reader's language, and with an exit code."""

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

from raming import __version__
from raming.cli.help import BAD_INPUT, INTERRUPTED, NOT_WRITTEN, OUR_FAULT
from raming.cli.refusals import sayer
from raming.cli.screen import NotWrittenError, tell_apart
from raming.inputs.problems import Phrase
from raming.inputs.reasons import FULL, reason

TRACEBACK = "RAMING_TRACEBACK"
"""Variable of the environment with which whoever mends a fault sees where it came from."""
PACKAGE = Path(__file__).parents[1]


def ended(error: BaseException, words: Sequence[str]) -> int:
    """Say on the error stream why a command could not go on.

    Args:
        error: what stopped it, being no refusal.
        words: the words of the command.

    Returns:
        The exit code.
    """
    code, lines = _told(error)
    if code == OUR_FAULT and os.environ.get(TRACEBACK):
        sys.excepthook(type(error), error, error.__traceback__)
    say = sayer(words)
    for line in lines:
        tell_apart(f"raming: {say(line)}")
    return code


def _told(error: BaseException) -> tuple[int, list[str]]:
    """Return the exit code, and what is said of it in phrases."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, [Phrase("interrupted, nothing was left half-written")]
    if isinstance(error, NotWrittenError):
        return NOT_WRITTEN, _not_written(error.why) if error.why else []
    if isinstance(error, BrokenPipeError):
        return NOT_WRITTEN, []
    if isinstance(error, OSError) and error.errno in FULL:
        return NOT_WRITTEN, _not_written(reason(error))
    if isinstance(error, OSError) and _of_others(error.filename):
        return BAD_INPUT, [
            Phrase(
                "{file}: the file cannot be read: {why}", file=os.fsdecode(error.filename), why=reason(error)
            )
        ]
    return OUR_FAULT, _our_fault(error)


def _not_written(why: str) -> list[str]:
    return [Phrase("the output cannot be written: {why}", why=why)]


def _of_others(name: object) -> bool:
    """Return whether a file is none of this program."""
    if not isinstance(name, str | bytes):
        return False
    place = Path(os.fsdecode(name)).absolute()
    return not any(place.is_relative_to(own) for own in (PACKAGE, sys.prefix, sys.base_prefix))


def _our_fault(error: BaseException) -> list[str]:
    """Return that the fault is ours, and the line that says where it is."""
    frames = [
        frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    place = (
        f"{Path(frames[-1].filename).relative_to(PACKAGE).as_posix()}:{frames[-1].lineno}" if frames else "?"
    )
    said = " ".join(f"{type(error).__name__} {error}".split())[:200]
    versions = f"raming {__version__}, Python {platform.python_version()}, {platform.system()}"
    return [
        Phrase("this is a fault of raming and not of your input; nothing was left half-written"),
        Phrase(
            "please report it to who gave you raming, with the command and this line: {line}",
            line=f"{said} ({place}; {versions})",
        ),
    ]
