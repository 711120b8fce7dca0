"""The database: SQLite in a file by default, PostgreSQL by its URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from raming.inputs.problems import InputError, Phrase, refuse

PATIENCE = 20.0
"""Seconds that a write waits for another one to finish."""
FILE = "raming.sqlite"
NEWEST = "0002"
"""Revision of the tables of this version."""


def data_folder() -> Path:
    """Return the folder in which this user's data are kept."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where something is kept

    return user_data_path("raming", appauthor=False)


def default_url() -> str:
    """Return the URL of this user's own database."""
    return f"sqlite:///{data_folder() / FILE}"


class Database:
    """One database, opened; what it holds is brought up to this version first."""

    def __init__(self, url: str) -> None:
        """Open a database.

        Args:
            url: `sqlite:///path`, or `postgresql://user:password@host/name`.

        Raises:
            InputError: when the URL cannot be read, the driver is not installed or nobody answers.
        """
        self.url = _url(url)
        self.engine = _engine(self.url)

    @property
    def shown(self) -> str:
        """The URL as it may be shown: without its password."""
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Return a connection that sees one state of the database from beginning to end."""
        with self.engine.connect().execution_options(raming_writes=False) as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Return a connection whose changes are kept all together at the end, or not at all."""
        with (
            self.engine.connect().execution_options(raming_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables up to a revision, the newest when none is named.

        Raises:
            InputError: when the database was written by a later version of raming, or cannot be reached.
        """
        from alembic import command  # noqa: PLC0415 - only when a database is opened
        from alembic.util import CommandError  # noqa: PLC0415

        config = _steps()
        try:
            with self.writing() as connection:
                if self.engine.dialect.name == "postgresql":
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4217001)")
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
        except CommandError as error:
            raise refuse(
                "the database was written by another version of raming",
                rule="database",
                field="--database",
                value=self.shown,
                expected=Phrase("a database of this version or an earlier one"),
            ) from error
        except DBAPIError as error:
            raise self._unreachable(error) from error

    def revision(self) -> str | None:
        """Return the revision of the tables; None where there are none yet.

        Raises:
            InputError: when the database cannot be reached, or is none.
        """
        try:
            with self.reading() as connection:
                if not inspect(connection).has_table("alembic_version"):
                    return None
                found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        except DBAPIError as error:
            raise self._unreachable(error) from error
        return None if found is None else str(found)

    def knows(self, revision: str) -> bool:
        """Tell whether this version of raming can read tables of a revision."""
        from alembic.script import ScriptDirectory  # noqa: PLC0415 - only for backups

        return revision in {step.revision for step in ScriptDirectory.from_config(_steps()).walk_revisions()}

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _unreachable(self, error: DBAPIError) -> InputError:
        """Return the refusal for a database that does not answer as one."""
        return refuse(
            Phrase("the database cannot be opened")
            if isinstance(error, OperationalError)
            else Phrase("this is not a database of raming"),
            rule="database",
            field="--database",
            value=self.shown,
            expected=str(error.orig).strip().splitlines()[0] if error.orig else Phrase("a database"),
        )


def open_database(url: str | None = None) -> Database:
    """Open a database and bring its tables up to this version; this user's own when none is named.

    Raises:
        InputError: when it cannot be opened.
    """
    database = Database(url or default_url())
    if database.url.get_backend_name() == "sqlite" and database.url.database:
        folder = Path(database.url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refuse(
                "the folder of the database cannot be made",
                rule="database",
                field="--database",
                value=folder,
                expected=Phrase("a folder that can be written"),
            ) from error
    try:
        if database.revision() != NEWEST:
            database.migrate()
    except BaseException:
        database.close()
        raise
    return database


def _steps() -> Any:
    """Return where Alembic finds the steps."""
    from alembic.config import Config  # noqa: PLC0415 - only when a database is opened

    config = Config()
    config.set_main_option("script_location", str(files("raming.store").joinpath("migrations")))
    return config


def _url(text: str) -> URL:
    """Return a URL that SQLAlchemy takes, with the driver we use."""
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    backend = url.get_backend_name() if url else ""
    if url and backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url and backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite+pysqlite")
    raise refuse(
        "not the URL of a database",
        rule="database",
        field="--database",
        value=url.render_as_string(hide_password=True) if url else "",
        expected=Phrase("sqlite:///path/of/a.sqlite or postgresql://user:password@host/name"),
    )


def _engine(url: URL) -> Engine:
    """Return the engine of a database."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise refuse(
            "the driver for PostgreSQL is not installed",
            rule="database",
            field="--database",
            value=url.render_as_string(hide_password=True),
            expected=Phrase("raming installed with its extra `postgres`"),
        ) from error


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Set up a connection to SQLite: confirmed means on disk; we begin transactions ourselves."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that writes takes its turn at once, so that it never loses it halfway."""
    writes = connection.get_execution_options().get("raming_writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
