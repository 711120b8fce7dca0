"""A shelf of records: every change is a new version, and nobody overwrites what they have not seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, and_, func, insert, select, update

from raming.store.database import Database
from raming.store.tables import RECORDS, VERSIONS

LONGEST_TEXT = 2_000
"""Characters of an author's name or a comment."""


class Content(Protocol):
    """What a record holds."""

    @property
    def occupation(self) -> str:
        """Id of the occupation it is about."""

    def model_dump(self, *, mode: str = "python", exclude_none: bool = False) -> dict[str, Any]:
        """Return it as plain data."""

    @classmethod
    def model_validate(cls, obj: Any) -> Any:
        """Read it from plain data."""


Kept = TypeVar("Kept", bound=Content)


@dataclass(frozen=True, slots=True)
class Version(Generic[Kept]):
    """One version of a record.

    Attributes:
        id: identifier of the record.
        version: number of the version, from 1.
        latest: number of the latest version.
        created_at: when the record was first saved.
        saved_at: when this version was saved.
        withdrawn: whether this version takes the record back.
        author: who saved it, as they called themselves.
        comment: why.
        content: what it holds.
    """

    id: str
    version: int
    latest: int
    created_at: datetime
    saved_at: datetime
    withdrawn: bool
    author: str
    comment: str
    content: Kept


class Missing(LookupError):  # noqa: N818 - it is what it says
    """There is no such record or version."""


class Conflict(Exception):  # noqa: N818 - it is what it says
    """Someone saved a version after the one that was changed; nothing was saved."""

    def __init__(self, name: str, id_: str, on: int, latest: "Version[Any]") -> None:
        who = f" by {latest.author}" if latest.author else ""
        super().__init__(
            f"this {name} has been changed in the meantime: version {latest.version} was saved{who} at "
            f"{latest.saved_at:%Y-%m-%d %H:%M} UTC, and your change was made on version {on}; look at the "
            "latest version and save your change on top of it"
        )
        self.id = id_
        self.on = on
        self.latest = latest.version
        self.found = latest


class Withdrawn(Exception):  # noqa: N818 - it is what it says
    """The record has been taken back; its versions can still be read."""

    def __init__(self, name: str, id_: str, latest: int) -> None:
        super().__init__(f"this {name} has been withdrawn; its earlier versions can still be read")
        self.id = id_
        self.latest = latest


class Shelf(Generic[Kept]):
    """All records of one kind."""

    def __init__(self, database: Database, name: str, kind: type[Kept]) -> None:
        """Open the shelf.

        Args:
            database: where the records are.
            name: kind of record, one of `raming.store.tables.NAMES`.
            kind: what a record holds.
        """
        self.name = name
        self._database = database
        self._kind = kind
        self._records = RECORDS[name]
        self._versions = VERSIONS[name]

    def add(self, content: Kept, *, author: str = "", comment: str = "") -> Version[Kept]:
        """Save a new record as its version 1."""
        id_, now = str(uuid4()), _now()
        with self._database.writing() as connection:
            connection.execute(insert(self._records).values(id=id_, latest=1, created_at=now))
            self._write(connection, id_, 1, now, content, author, comment)
        return self.get(id_)

    def get(self, id_: str, version: int | None = None) -> Version[Kept]:
        """Return a version of a record, the latest when none is named.

        Raises:
            Missing: when there is no such record or version.
        """
        with self._database.reading() as connection:
            return self._read(connection, id_, version)

    def history(self, id_: str) -> tuple[Version[Kept], ...]:
        """Return all versions of a record, the first one first.

        Raises:
            Missing: when there is no such record.
        """
        wanted = self._joined().where(self._records.c.id == id_).order_by(self._versions.c.version)
        with self._database.reading() as connection:
            found = tuple(self._version(row) for row in connection.execute(wanted))
        if not found:
            raise Missing(f"there is no such {self.name}")
        return found

    def listing(
        self, *, offset: int = 0, limit: int = 50, occupation: str | None = None
    ) -> tuple[tuple[Version[Kept], ...], int]:
        """Return the latest version of records that are not withdrawn, and how many there are.

        Args:
            offset: how many to skip, the record saved last being the first.
            limit: how many to return at most.
            occupation: only those about this occupation.
        """
        latest = and_(self._versions.c.version == self._records.c.latest, ~self._versions.c.withdrawn)
        wanted = self._joined().where(latest)
        if occupation is not None:
            wanted = wanted.where(self._versions.c.occupation == occupation)
        page = wanted.order_by(self._versions.c.saved_at.desc(), self._records.c.id)
        with self._database.reading() as connection:
            total = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
            rows = connection.execute(page.offset(offset).limit(limit)).all()
        return tuple(self._version(row) for row in rows), int(total)

    def save(
        self,
        id_: str,
        content: Kept,
        *,
        on: int,
        author: str = "",
        comment: str = "",
    ) -> Version[Kept]:
        """Save a change as a new version.

        Args:
            id_: the record.
            content: what it holds from now on.
            on: the version that was changed; when it is no longer the latest, nothing is saved.
            author: who saves it, as they call themselves.
            comment: why.

        Raises:
            Missing: when there is no such record.
            Conflict: when someone else saved a version in the meantime.
            Withdrawn: when the record has been taken back.
        """
        return self._append(id_, content, on, author, comment, withdrawn=False)

    def withdraw(self, id_: str, *, on: int, author: str = "", comment: str = "") -> Version[Kept]:
        """Take a record back; its versions stay.

        Raises:
            Missing: when there is no such record.
            Conflict: when someone else saved a version in the meantime.
            Withdrawn: when that had been done before.
        """
        return self._append(id_, None, on, author, comment, withdrawn=True)

    def _append(
        self, id_: str, content: Kept | None, on: int, author: str, comment: str, *, withdrawn: bool
    ) -> Version[Kept]:
        """Add a version behind the one it was made on."""
        with self._database.writing() as connection:
            claim = (
                update(self._records)
                .where(self._records.c.id == id_, self._records.c.latest == on)
                .values(latest=on + 1)
            )
            claimed = connection.execute(claim).rowcount == 1
            latest = self._read(connection, id_, on if claimed else None)
            if not claimed:
                raise Conflict(self.name, id_, on, latest)
            if latest.withdrawn:
                raise Withdrawn(self.name, id_, latest.version)
            kept = latest.content if content is None else content
            self._write(connection, id_, on + 1, _now(), kept, author, comment, withdrawn=withdrawn)
            return self._read(connection, id_, on + 1)

    def _write(
        self,
        connection: Connection,
        id_: str,
        version: int,
        now: datetime,
        content: Kept,
        author: str,
        comment: str,
        *,
        withdrawn: bool = False,
    ) -> None:
        """Write the line of a version."""
        line: Mapping[str, Any] = {
            "id": id_,
            "version": version,
            "saved_at": now,
            "withdrawn": withdrawn,
            "occupation": content.occupation,
            "content": content.model_dump(mode="json", exclude_none=True),
            "author": author[:LONGEST_TEXT],
            "comment": comment[:LONGEST_TEXT],
        }
        connection.execute(insert(self._versions).values(**line))

    def _read(self, connection: Connection, id_: str, version: int | None) -> Version[Kept]:
        """Return a version within a transaction."""
        number = self._records.c.latest if version is None else version
        wanted = self._joined().where(self._records.c.id == id_, self._versions.c.version == number)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            what = self.name if version is None else f"version {version} of this {self.name}"
            raise Missing(f"there is no such {what}" if version is None else f"there is no {what}")
        return self._version(row)

    def _joined(self) -> Select[Any]:
        """Return the versions with what their record says."""
        return select(self._versions, self._records.c.latest, self._records.c.created_at).join_from(
            self._versions, self._records, self._versions.c.id == self._records.c.id
        )

    def _version(self, row: Row[Any]) -> Version[Kept]:
        """Return a line as a version."""
        line = row._mapping
        content: Kept = self._kind.model_validate(line["content"])
        return Version(
            id=line["id"],
            version=line["version"],
            latest=line["latest"],
            created_at=line["created_at"],
            saved_at=line["saved_at"],
            withdrawn=line["withdrawn"],
            author=line["author"],
            comment=line["comment"],
            content=content,
        )


def _now() -> datetime:
    """Return the moment it is, in UTC."""
    return datetime.now(UTC)
