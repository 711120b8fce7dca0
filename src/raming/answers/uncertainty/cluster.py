"""Chunks of a large run on Dask distributed (the extra ``raming[scale]``).

The same chunks as on threads, so the same result bit for bit. Worth it from minutes of work up, or where the
machines are; on one machine threads are as quick and need nothing.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import Any, Self

from raming.engine.ages.runner import Chunk, Work


class Cluster:
    """A Dask cluster that carries out chunks (a ``runner.Workers``); use it in a ``with``."""

    def __init__(self, address: str | None = None, workers: int = 2) -> None:
        """Connect to a scheduler, or start a cluster on this machine.

        Args:
            address: the scheduler, such as ``tcp://10.0.0.5:8786``; none starts one here.
            workers: processes to start when there is no address.

        Raises:
            ImportError: Dask distributed is not installed; the message says how to.
        """
        try:
            self._dask: Any = import_module("distributed")
        except ImportError as missing:
            raise ImportError("a cluster needs Dask: pip install 'raming[scale]'") from missing
        self._own: Any = None
        if address is None:
            self._own = self._dask.LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
            )
        self._client: Any = self._dask.Client(address or self._own)

    def each(self, work: Work, chunks: Sequence[range]) -> Iterator[tuple[range, Chunk]]:
        """Carry out the chunks and yield them as they come in; drop what is not done on the way out."""
        shared = self._client.scatter(work, broadcast=True, hash=False)
        futures = {self._client.submit(_carry_out, shared, chunk, pure=False): chunk for chunk in chunks}
        try:
            for future in self._dask.as_completed(list(futures)):
                yield futures[future], future.result()
                future.release()
        finally:
            self._client.cancel(list(futures))

    def __enter__(self) -> Self:
        """The cluster itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the cluster; stop it when it was started here."""
        self._client.close()
        if self._own is not None:
            self._own.close()


def _carry_out(work: "partial[Chunk]", chunk: range) -> Chunk:
    """One chunk, in a worker."""
    return work(chunk)
