"""One application for all tests that only read, a new one for those that write."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from web.clients import Client, client, with_database


@pytest.fixture(scope="session")
def reader() -> Iterator[Client]:
    """A client for questions; what tests save there, they must not count on."""
    with client() as made:
        yield made


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Client]:
    """A client with a database of its own."""
    with with_database(f"sqlite:///{tmp_path}/raming.sqlite") as made:
        yield made
