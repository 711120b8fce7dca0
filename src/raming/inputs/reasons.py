"""Why the machine refuses a file, in words of our own."""

import errno
from collections.abc import Mapping

from raming.inputs.problems import Phrase

_REASONS: Mapping[int, str] = {
    errno.ENOSPC: Phrase("the disk is full"),
    errno.EDQUOT: Phrase("the disk is full"),
    errno.EACCES: Phrase("no permission"),
    errno.EPERM: Phrase("no permission"),
    errno.EROFS: Phrase("the disk is read-only"),
    errno.EISDIR: Phrase("it is a directory"),
    errno.ENOTDIR: Phrase("a file is in the way of a folder"),
    errno.EEXIST: Phrase("a file is in the way of a folder"),
    errno.ENOENT: Phrase("there is no such place"),
    errno.ENAMETOOLONG: Phrase("the name is too long"),
    errno.EFBIG: Phrase("the file is too large for this disk"),
    errno.EIO: Phrase("the disk does not answer"),
}
CANNOT_WRITE = "cannot-write"
"""Rule of a file that was asked for and is not there: what was asked was right, but the machine refused it."""
FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO, errno.EPIPE))
"""Errors that say that something cannot be written, whatever the file."""


def reason(error: OSError) -> str:
    """Return why the machine refuses a file; what is rare stays as the machine says it."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
