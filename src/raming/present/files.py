"""Files appear whole or not at all: written beside their place and moved there by rename."""

import os
import tempfile
from errno import EISDIR
from pathlib import Path

from raming.inputs.problems import Phrase, refuse
from raming.inputs.reasons import CANNOT_WRITE, reason


def write_whole(path: str | Path, data: bytes | str) -> Path:
    """Write a file by rename, so that nothing half-written is ever left behind.

    A link stays a link: what it points to is written. A device or a pipe is written into, and stays what it is.

    Args:
        path: where; missing folders are made.
        data: bytes, or text for UTF-8.

    Returns:
        The path written.

    Raises:
        InputError: when nothing can be written there.
    """
    target = Path(path)
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place = Path(os.path.realpath(target))
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(content)
        else:
            _replace(place, content)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise refuse(
            "the file cannot be written",
            rule=CANNOT_WRITE,
            file=str(target),
            value=why,
            expected=Phrase("a path that can be written"),
        ) from error
    return target


def _replace(place: Path, content: bytes) -> None:
    """Write beside a place, then move it there."""
    if place.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(place))
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
