"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from raming.store.shelves import Shelves, open_shelves
from store import postgres


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres.cluster() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/room.sqlite"
    return postgres.fresh(request.getfixturevalue("server"))


@pytest.fixture
def other_url(url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of another empty database of the same kind."""
    if url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/other.sqlite"
    return postgres.fresh(request.getfixturevalue("server"))


@pytest.fixture
def shelves(url: str) -> Iterator[Shelves]:
    opened = open_shelves(url)
    yield opened
    opened.close()
