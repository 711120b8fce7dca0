"""Databases: what is none is refused with a reason, an earlier version is brought up to date."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from raming.inputs.problems import InputError
from raming.store import database as databases
from raming.store.database import NEWEST, Database, default_url, open_database
from raming.store.shelves import Shelves, open_shelves
from raming.store.tables import metadata
from store.examples import decision, scenario

FIRST = Path(__file__).parent / "first_version.sql"
"""A database as the first version of the tables left it, with two scenarios in it."""


def described(url: str) -> dict[str, Any]:
    """Return columns, keys and indexes of all tables."""
    opened = Database(url)
    found = inspect(opened.engine)
    made = {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
            sorted(str(index["name"]) for index in found.get_indexes(name)),
        )
        for name in sorted(found.get_table_names())
    }
    opened.close()
    return made


def rows(connection: Any, statement: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(statement)]


def test_a_new_database_has_the_newest_tables(shelves: Shelves) -> None:
    assert shelves.database.revision() == NEWEST
    with shelves.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_revision_is_the_last_step() -> None:
    assert ScriptDirectory.from_config(databases._steps()).get_heads() == [NEWEST]


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.close()
    url = f"sqlite:///{file}"
    assert Database(url).revision() == "0001"
    shelves = open_shelves(url)
    assert shelves.database.revision() == NEWEST
    found, total = shelves.scenarios.listing()
    assert total == 1
    assert found[0].id == "6f1f1c1e-6f0b-4c58-9d57-0d6b1f2f7a11"
    assert found[0].content == scenario("more hidden vacancies", 0.1)
    assert (found[0].version, found[0].author, found[0].comment) == (2, "", "")
    assert found[0].saved_at.isoformat() == "2025-11-03T09:30:00.250000+00:00"
    history = shelves.scenarios.history("2d9a0f0c-3a65-4a8e-8f0e-5c1f0a7d9b22")
    assert [entry.withdrawn for entry in history] == [False, True]
    saved = shelves.scenarios.save(found[0].id, scenario("now"), on=2, author="Ada")
    assert saved.version == 3
    assert shelves.decisions.add(decision()).content == decision()
    shelves.close()


def test_the_kept_database_is_what_the_first_step_makes(tmp_path: Path) -> None:
    url, kept = f"sqlite:///{tmp_path}/made.sqlite", tmp_path / "kept.sqlite"
    made = Database(url)
    made.migrate("0001")
    made.close()
    with sqlite3.connect(kept) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.close()
    assert described(url) == described(f"sqlite:///{kept}")


def test_records_of_the_first_version_survive_the_upgrade(url: str) -> None:
    old = Database(url)
    old.migrate("0001")
    with old.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO scenario (id, latest, created_at) VALUES ('a', 1, '2025-01-02 03:04:05')"
        )
        connection.exec_driver_sql(
            "INSERT INTO scenario_version (id, version, saved_at, withdrawn, occupation, content) VALUES "
            "('a', 1, '2025-01-02 03:04:05', false, 'general-practitioner', "
            '\'{"occupation": "general-practitioner", "scenario": {"title": "old"}}\')'
        )
    old.close()
    shelves = open_shelves(url)
    assert shelves.scenarios.get("a").content.scenario.title == "old"
    assert shelves.scenarios.save("a", scenario(), on=1).version == 2
    shelves.close()


def test_opening_twice_changes_nothing(url: str) -> None:
    first = open_shelves(url)
    made = first.scenarios.add(scenario())
    first.close()
    second = open_shelves(url)
    assert second.scenarios.get(made.id) == made
    second.close()


def test_a_database_of_a_later_version_is_refused(shelves: Shelves, url: str) -> None:
    with shelves.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(InputError, match="another version"):
        open_shelves(url)


def test_sqlite_keeps_what_it_confirms_on_the_disk(tmp_path: Path) -> None:
    shelves = open_shelves(f"sqlite:///{tmp_path}/room.sqlite")
    with shelves.database.reading() as connection:
        assert rows(connection, "PRAGMA journal_mode") == [("wal",)]
        assert rows(connection, "PRAGMA synchronous") == [(2,)]
        assert rows(connection, "PRAGMA foreign_keys") == [(1,)]
    shelves.close()


@pytest.mark.parametrize(
    "bad",
    ["", "nonsense", "mysql://localhost/x", "sqlite://", "sqlite:///:memory:", "oracle+cx://x", "http://x/y"],
)
def test_what_is_no_url_of_a_database_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="not the URL of a database"):
        Database(bad)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.sqlite"
    file.write_text("Dear reader, " * 400)
    with pytest.raises(InputError, match="database"):
        open_database(f"sqlite:///{file}")
    assert file.read_text() == "Dear reader, " * 400


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened") as caught:
        open_database(f"postgresql://me:secret@/none?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="folder of the database"):
        open_database(f"sqlite:///{tmp_path}/file/room.sqlite")


def test_this_users_own_database_is_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(databases, "data_folder", lambda: tmp_path / "new" / "folder")
    assert default_url() == f"sqlite:///{tmp_path}/new/folder/raming.sqlite"
    opened = open_database()
    opened.close()
    assert (tmp_path / "new" / "folder" / "raming.sqlite").is_file()
