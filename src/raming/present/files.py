"""Files appear whole or not at all: written beside their place and moved there by rename."""

import os
import tempfile
from pathlib import Path

from raming.inputs.problems import Phrase, refuse


def write_whole(path: str | Path, data: bytes | str) -> Path:
    """Write a file by rename, so that nothing half-written is ever left behind.

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
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refuse(
            "the file cannot be written",
            rule="cannot-write",
            file=str(target),
            value=error.strerror or error,
            expected=Phrase("a path that can be written"),
        ) from error
    return target
