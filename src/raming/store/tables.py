"""The tables of the database: for each kind of record one line a record and one line a version.

A version is written once and never changed; triggers in the database hold everyone to it.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()

NAMES = ("scenario", "decision")
"""Kinds of record; the tables are `scenario`, `scenario_version` and so on."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, also in a database that knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the database stores."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return what the database stored."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _records(name: str) -> Table:
    """Return the table with one line a record."""
    return Table(
        name,
        metadata,
        Column("id", String(36), primary_key=True),
        Column("latest", Integer, nullable=False),
        Column("created_at", Moment, nullable=False),
    )


def _versions(name: str) -> Table:
    """Return the table with one line a version of a record."""
    return Table(
        f"{name}_version",
        metadata,
        Column("id", String(36), ForeignKey(f"{name}.id"), primary_key=True),
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("saved_at", Moment, nullable=False),
        Column("withdrawn", Boolean, nullable=False),
        Column("occupation", String(100), nullable=False),
        Column("content", JSON, nullable=False),
        Column("author", Text, nullable=False, server_default=""),
        Column("comment", Text, nullable=False, server_default=""),
        Index(f"{name}_version_occupation", "occupation"),
    )


RECORDS = {name: _records(name) for name in NAMES}
VERSIONS = {name: _versions(name) for name in NAMES}
