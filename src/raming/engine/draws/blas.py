"""Matrix products on one thread each, where something larger runs side by side.

The number of threads of a matrix product belongs to the process, not to the thread that asks for it. So it is
set when the first comes in and set back when the last has gone: otherwise who leaves first would give the
others two threads again, which is slower and may round differently.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

_lock = Lock()
_inside: list[Any] = []
"""For each that is inside: what sets the number back; only the first one's counts."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Give each matrix product one thread, until the last of all who are inside has left."""
    with _lock:
        _inside.append(_inside[0] if _inside else _controller().limit(limits=1, user_api="blas"))
    try:
        yield
    finally:
        with _lock:
            limit = _inside.pop()
            if not _inside:
                limit.restore_original_limits()


@lru_cache(maxsize=1)
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415  (only large runs need it)

    return ThreadpoolController()
