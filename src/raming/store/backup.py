"""A backup: all records of a database in one file that any database of raming can take back.

JSON Lines, packed with gzip: a first line that says what it is, one line a row, and a last line with the
number of rows and the SHA-256 of all lines before it. It can be read without raming, and it carries records
from SQLite to PostgreSQL and back.
"""

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from raming import __version__
from raming.inputs.markup import from_json
from raming.inputs.problems import InputError, Phrase, refuse
from raming.present.files import write_whole
from raming.store.database import Database, open_database
from raming.store.tables import NAMES, Moment, metadata

FORMAT = "raming-backup-1"
TABLES = tuple(f"{name}{kind}" for name in NAMES for kind in ("", "_version"))
"""Tables in the order in which they can be filled."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What was written to a backup, or taken back from it.

    Attributes:
        path: the file.
        database: the database, without its password.
        revision: revision of the tables the backup holds.
        rows: number of rows by table.
    """

    path: Path
    database: str
    revision: str
    rows: dict[str, int]


def backup(path: str | Path, url: str | None = None) -> Carried:
    """Write all records of a database to a file; it appears whole or not at all.

    Args:
        path: where.
        url: the database, this user's own when none is named.

    Raises:
        InputError: when the database cannot be read, or the file not be written.
    """
    database = open_database(url)
    try:
        revision = database.revision() or ""
        head = {
            "format": FORMAT,
            "revision": revision,
            "raming": __version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        counted: dict[str, int] = {}
        lines = [_line(head)]
        for table, row in _rows(database):
            counted[table] = counted.get(table, 0) + 1
            lines.append(_line({"table": table, "row": row}))
        content = b"".join(lines)
        tail = _line({"rows": len(lines) - 1, "sha256": hashlib.sha256(content).hexdigest()})
        packed = io.BytesIO()
        with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
            file.write(content + tail)
        made = write_whole(path, packed.getvalue())
        return Carried(made, database.shown, revision, counted)
    finally:
        database.close()


def restore(path: str | Path, url: str | None = None) -> Carried:
    """Take the records of a backup back into a database that holds none; all of them, or none.

    A backup of an earlier version of raming is taken back into tables of that version, which are then
    brought up to this one.

    Args:
        path: the backup.
        url: the database, this user's own when none is named.

    Raises:
        InputError: when the file is no whole backup, or the database is not empty.
    """
    file = Path(path)
    head, rows = _read(file)
    revision = str(head["revision"])
    database = open_database(url)
    try:
        if not database.knows(revision):
            raise refuse(
                "the backup was made by a later version of raming",
                rule="restore",
                file=file.name,
                value=revision,
                expected=Phrase("a backup of a version up to {version}", version=database.revision()),
            )
        _clear(database)
        database.migrate(revision)
        counted = _fill(database, file, rows)
        database.migrate()
        return Carried(file, database.shown, revision, counted)
    finally:
        database.close()


def _clear(database: Database) -> None:
    """Remove the tables of a database that holds no record, so that they can be made as they once were."""
    with database.writing() as connection:
        known = MetaData()
        known.reflect(connection)
        ours = [known.tables[name] for name in (*reversed(TABLES), "alembic_version") if name in known.tables]
        for table in ours:
            rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
            if rows and table.name != "alembic_version":
                raise refuse(
                    "the database already holds records; nothing was taken back",
                    rule="restore",
                    field="--database",
                    value=database.shown,
                    expected=Phrase("an empty database; move this one away, or name another one"),
                )
        for table in ours:
            table.drop(connection)


def _fill(database: Database, file: Path, rows: list[tuple[str, dict[str, Any]]]) -> dict[str, int]:
    """Write all rows of a backup in one transaction, and count them by table."""
    counted: dict[str, int] = {}
    try:
        with database.writing() as connection:
            for name in TABLES:
                own = [_stored(row) for table, row in rows if table == name]
                if own:
                    table = Table(name, MetaData(), autoload_with=connection)
                    for column in table.columns:
                        if column.name.endswith("_at"):
                            column.type = Moment()
                    connection.execute(insert(table), own)
                    counted[name] = len(own)
    except (SQLAlchemyError, ValueError, TypeError) as error:
        raise _broken(file, str(error).splitlines()[0][:200]) from error
    return counted


def _rows(database: Database) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every row with its table, all seen at one moment."""
    with database.reading() as connection:
        for name in TABLES:
            table = metadata.tables[name]
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings():
                yield name, {key: _shown(value) for key, value in row.items()}


def _shown(value: Any) -> Any:
    """Return a value as JSON has it."""
    return value.isoformat() if isinstance(value, datetime) else value


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the database takes it."""
    return {
        key: datetime.fromisoformat(value) if key.endswith("_at") else value for key, value in row.items()
    }


def _line(content: dict[str, Any]) -> bytes:
    """Return one line."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _read(file: Path) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    """Read a backup and check that it is whole.

    Raises:
        InputError: when it is not.
    """
    if not file.is_file():
        raise refuse("no such file", rule="restore", field="backup", value=file, expected=Phrase("a backup"))
    try:
        lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
        head, *middle, tail = (from_json(line) for line in lines)
        whole = hashlib.sha256(b"".join(lines[:-1])).hexdigest()
        if head["format"] != FORMAT or tail != {"rows": len(middle), "sha256": whole}:
            raise _broken(file, Phrase("the hash at the end is of other content"))
        rows = [(str(line["table"]), dict(line["row"])) for line in middle]
        if not {table for table, _ in rows} <= set(TABLES):
            raise _broken(file, Phrase("it holds a table that raming does not know"))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        if isinstance(error, InputError):
            raise
        raise _broken(file, str(error)[:200]) from error
    return head, rows


def _broken(file: Path, why: str) -> InputError:
    """Return the refusal for a file that is no whole backup."""
    return refuse(
        "this is no whole backup; nothing was taken back",
        rule="restore",
        file=file.name,
        value=why,
        expected=Phrase("a file that `raming backup` wrote"),
    )
