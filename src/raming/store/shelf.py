"""A shelf of records: every change is a new version, and nobody overwrites what they have not seen."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Select, Text, and_, func, insert, literal, select, type_coerce, update

from raming.inputs.characters import printable
from raming.inputs.problems import Phrase
from raming.store.database import Database
from raming.store.law import check_signature
from raming.store.tables import RECORDS, VERSIONS


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A version whose content cannot be read: damaged, or written by another version of raming.

    Attributes:
        id: identifier of the record.
        version: number of the version, from 1.
        latest: number of the latest version.
        created_at: when the record was first saved.
        saved_at: when this version was saved.
        withdrawn: whether this version takes the record back.
        author: who saved it, as they called themselves.
        comment: why.
        occupation: id of the occupation it is about.
        reason: why it cannot be read.
    """

    id: str
    version: int
    latest: int
    created_at: datetime
    saved_at: datetime
    withdrawn: bool
    author: str
    comment: str
    occupation: str
    reason: str


_THIS = {"scenario": Phrase("this scenario"), "decision": Phrase("this decision")}
_NONE = {
    "scenario": Phrase("there is no such scenario"),
    "decision": Phrase("there is no such decision"),
}


class RecordError(Exception):
    """A record that cannot be given or changed.

    Attributes:
        message: why, in a phrase.
    """

    def __init__(self, message: Phrase) -> None:
        super().__init__(message)
        self.message = message


class Damaged(RecordError):  # noqa: N818 - it is what it says
    """The content of a version cannot be read; other versions and records can."""

    def __init__(self, name: str, found: Unreadable) -> None:
        super().__init__(
            Phrase(
                "version {version} of {record} cannot be read: {reason}",
                version=found.version,
                record=_THIS[name],
                reason=found.reason,
            )
        )
        self.id = found.id
        self.version = found.version


class Missing(RecordError, LookupError):  # noqa: N818 - it is what it says
    """There is no such record or version."""

    def __init__(self, name: str, version: int | None = None) -> None:
        if version is None:
            message = _NONE[name]
        else:
            message = Phrase("there is no version {version} of {record}", version=version, record=_THIS[name])
        super().__init__(message)


class Conflict(RecordError):  # noqa: N818 - it is what it says
    """Someone saved a version after the one that was changed; nothing was saved."""

    def __init__(self, name: str, id_: str, on: int, latest: "Version[Any] | Unreadable") -> None:
        values = {
            "record": _THIS[name],
            "latest": latest.version,
            "author": latest.author,
            "time": f"{latest.saved_at:%Y-%m-%d %H:%M}",
        }
        changed = (
            Phrase(
                "{record} has been changed in the meantime: version {latest} was saved by {author} at {time} UTC",
                **values,
            )
            if latest.author
            else Phrase(
                "{record} has been changed in the meantime: version {latest} was saved at {time} UTC",
                **values,
            )
        )
        super().__init__(
            Phrase(
                "{changed}, and your change was made on version {on}; "
                "look at the latest version and save your change on top of it",
                changed=changed,
                on=on,
            )
        )
        self.id = id_
        self.on = on
        self.latest = latest.version
        self.found = latest


class Withdrawn(RecordError):  # noqa: N818 - it is what it says
    """The record has been taken back; its versions can still be read."""

    def __init__(self, name: str, id_: str, latest: int) -> None:
        super().__init__(
            Phrase("{record} has been withdrawn; its earlier versions can still be read", record=_THIS[name])
        )
        self.id = id_
        self.latest = latest


class Shelf(Generic[Kept]):
    """All records of one kind."""

    def __init__(
        self,
        database: Database,
        name: str,
        kind: type[Kept],
        law: Callable[[Kept, str, str], Kept],
    ) -> None:
        """Open the shelf.

        Args:
            database: where the records are.
            name: kind of record, one of `raming.store.tables.NAMES`.
            kind: what a record holds.
            law: returns what is kept of a content, given its author and comment, or refuses it.
        """
        self.name = name
        self._database = database
        self._kind = kind
        self._law = law
        self._records = RECORDS[name]
        self._versions = VERSIONS[name]

    def add(self, content: Kept, *, author: str = "", comment: str = "") -> Version[Kept]:
        """Save a new record as its version 1.

        Raises:
            InputError: when it may not be kept, with everything that is wrong.
        """
        content = self._law(content, author, comment)
        id_, now = str(uuid4()), _now()
        with self._database.writing() as connection:
            connection.execute(insert(self._records).values(id=id_, latest=1, created_at=now))
            self._write(connection, id_, 1, now, content, author, comment)
        return self.get(id_)

    def get(self, id_: str, version: int | None = None) -> Version[Kept]:
        """Return a version of a record, the latest when none is named.

        Raises:
            Missing: when there is no such record or version.
            Damaged: when it cannot be read.
        """
        return self._whole(self.look(id_, version))

    def look(self, id_: str, version: int | None = None) -> Version[Kept] | Unreadable:
        """Return a version of a record, the latest when none is named, also one that cannot be read.

        Raises:
            Missing: when there is no such record or version.
        """
        with self._database.reading() as connection:
            return self._read(connection, id_, version)

    def history(self, id_: str) -> tuple[Version[Kept] | Unreadable, ...]:
        """Return all versions of a record, the first one first.

        Raises:
            Missing: when there is no such record.
        """
        wanted = self._joined().where(self._records.c.id == id_).order_by(self._versions.c.version)
        with self._database.reading() as connection:
            found = tuple(self._version(row) for row in connection.execute(wanted))
        if not found:
            raise Missing(self.name)
        return found

    def listing(
        self, *, offset: int = 0, limit: int = 50, occupation: str | None = None
    ) -> tuple[tuple[Version[Kept] | Unreadable, ...], int]:
        """Return the latest version of records that are not withdrawn, and how many there are.

        A record that cannot be read takes its place among the others.

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
            InputError: when it may not be kept, with everything that is wrong.
            Missing: when there is no such record.
            Conflict: when someone else saved a version in the meantime.
            Withdrawn: when the record has been taken back.
        """
        content = self._law(content, author, comment)
        return self._whole(self._append(id_, content, on, author, comment))

    def withdraw(
        self, id_: str, *, on: int, author: str = "", comment: str = ""
    ) -> Version[Kept] | Unreadable:
        """Take a record back, also one that cannot be read; its versions stay.

        Raises:
            InputError: when the author or the comment may not be kept.
            Missing: when there is no such record.
            Conflict: when someone else saved a version in the meantime.
            Withdrawn: when that had been done before.
        """
        check_signature(author, comment)
        return self._append(id_, None, on, author, comment)

    def _append(
        self, id_: str, content: Kept | None, on: int, author: str, comment: str
    ) -> Version[Kept] | Unreadable:
        """Add a version behind the one it was made on; without content, one that takes the record back."""
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
            if content is None:
                self._write_withdrawal(connection, id_, on, _now(), author, comment)
            else:
                self._write(connection, id_, on + 1, _now(), content, author, comment)
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
    ) -> None:
        """Write the line of a version."""
        line: Mapping[str, Any] = {
            "id": id_,
            "version": version,
            "saved_at": now,
            "withdrawn": False,
            "occupation": content.occupation,
            "content": content.model_dump(mode="json", exclude_none=True),
            "author": author,
            "comment": comment,
        }
        connection.execute(insert(self._versions).values(**line))

    def _write_withdrawal(
        self,
        connection: Connection,
        id_: str,
        version: int,
        now: datetime,
        author: str,
        comment: str,
    ) -> None:
        """Write a version that takes the record back; the content is that of the one before, unread."""
        changed = {
            "version": version + 1,
            "saved_at": now,
            "withdrawn": True,
            "author": author,
            "comment": comment,
        }
        columns = self._versions.columns
        values = [literal(changed[c.name], c.type) if c.name in changed else c for c in columns]
        before = select(*values).where(columns.id == id_, columns.version == version)
        connection.execute(insert(self._versions).from_select([c.name for c in columns], before))

    def _whole(self, found: Version[Kept] | Unreadable) -> Version[Kept]:
        """Return a version that was read.

        Raises:
            Damaged: when it was not.
        """
        if isinstance(found, Unreadable):
            raise Damaged(self.name, found)
        return found

    def _read(self, connection: Connection, id_: str, version: int | None) -> Version[Kept] | Unreadable:
        """Return a version within a transaction."""
        number = self._records.c.latest if version is None else version
        wanted = self._joined().where(self._records.c.id == id_, self._versions.c.version == number)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise Missing(self.name, version)
        return self._version(row)

    def _joined(self) -> Select[Any]:
        """Return the versions with what their record says."""
        # The content comes as text where the database has it as text: one that is no JSON must not
        # take the lines beside it along.
        columns = [
            type_coerce(column, Text).label("content") if column.name == "content" else column
            for column in self._versions.columns
        ]
        return select(*columns, self._records.c.latest, self._records.c.created_at).join_from(
            self._versions, self._records, self._versions.c.id == self._records.c.id
        )

    def _version(self, row: Row[Any]) -> Version[Kept] | Unreadable:
        """Return a line as a version."""
        line = dict(row._mapping)
        occupation, content = line.pop("occupation"), line.pop("content")
        try:
            plain = json.loads(content) if isinstance(content, str) else content
            json.dumps(plain, ensure_ascii=False).encode()  # halves of a pair can be written nowhere
            return Version(**line, content=self._kind.model_validate(plain))
        except ValidationError as error:
            return Unreadable(**line, occupation=occupation, reason=_faults(error))
        except (ValueError, TypeError, RecursionError) as error:
            return Unreadable(**line, occupation=occupation, reason=printable(str(error)[:REASON]))


REASON = 300
"""Characters of the reason why a version cannot be read."""


def _faults(error: ValidationError) -> str:
    """Return what is wrong with a content in one line: each field with what was found."""
    faults = (f"{'.'.join(map(str, fault['loc'])) or 'content'}: {fault['msg']}" for fault in error.errors())
    return printable("; ".join(faults)[:REASON])


def _now() -> datetime:
    """Return the moment it is, in UTC."""
    return datetime.now(UTC)
