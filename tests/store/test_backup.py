"""Backup and restore: every version comes back, and nothing is ever overwritten or half done."""

import gzip
import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from raming.cli.main import main
from raming.inputs.problems import InputError
from raming.store import backup as backups
from raming.store.backup import backup, restore
from raming.store.database import NEWEST, Database
from raming.store.shelves import Shelves, open_shelves
from raming.store.tables import RECORDS
from store.examples import decision, scenario


def filled(shelves: Shelves) -> list[str]:
    """Keep two scenarios with four versions and a decision; return their ids."""
    one = shelves.scenarios.add(scenario("one"), author="Ada", comment="first – “try”")
    shelves.scenarios.save(one.id, scenario("two"), on=1, author="Bob")
    two = shelves.scenarios.add(scenario("gone"))
    shelves.scenarios.withdraw(two.id, on=1)
    three = shelves.decisions.add(decision())
    return [one.id, two.id, three.id]


def test_everything_comes_back(shelves: Shelves, url: str, other_url: str, tmp_path: Path) -> None:
    one, two, three = filled(shelves)
    made = backup(tmp_path / "all.jsonl.gz", url)
    assert made.rows == {"scenario": 2, "scenario_version": 4, "decision": 1, "decision_version": 1}
    assert restore(tmp_path / "all.jsonl.gz", other_url).rows == made.rows
    again = open_shelves(other_url)
    for id_ in (one, two):
        assert again.scenarios.history(id_) == shelves.scenarios.history(id_)
    assert again.decisions.get(three) == shelves.decisions.get(three)
    assert again.database.revision() == NEWEST
    assert again.scenarios.save(one, scenario("three"), on=2).version == 3
    again.close()


def test_a_backup_goes_from_sqlite_to_postgresql_and_back(
    shelves: Shelves, url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from store import postgres

    if url.startswith("postgresql"):
        there = f"sqlite:///{tmp_path}/there.sqlite"
    else:
        there = postgres.fresh(request.getfixturevalue("server"))
    filled(shelves)
    backup(tmp_path / "a.gz", url)
    restore(tmp_path / "a.gz", there)
    backup(tmp_path / "b.gz", there)
    first, second = (
        gzip.decompress((tmp_path / name).read_bytes()).splitlines()[1:-1] for name in ("a.gz", "b.gz")
    )
    assert first == second


def test_a_backup_can_be_read_without_raming(shelves: Shelves, url: str, tmp_path: Path) -> None:
    filled(shelves)
    backup(tmp_path / "all.gz", url)
    with gzip.open(tmp_path / "all.gz", "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    assert lines[0]["format"] == "raming-backup-1"
    assert lines[-1]["rows"] == len(lines) - 2 == 8
    assert {line["table"] for line in lines[1:-1]} == set(backups.TABLES)


def test_restore_never_touches_a_database_that_holds_records(
    shelves: Shelves, url: str, tmp_path: Path
) -> None:
    one, *_ = filled(shelves)
    backup(tmp_path / "all.gz", url)
    shelves.scenarios.save(one, scenario("later"), on=2)
    with pytest.raises(InputError, match="already holds records"):
        restore(tmp_path / "all.gz", url)
    assert shelves.scenarios.get(one).content.scenario.title == "later"


def test_an_empty_database_has_an_empty_backup(url: str, other_url: str, tmp_path: Path) -> None:
    assert backup(tmp_path / "none.gz", url).rows == {}
    assert restore(tmp_path / "none.gz", other_url).rows == {}


def test_a_backup_of_the_first_version_is_taken_back_and_brought_up_to_date(
    url: str, other_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Database(url)
    old.migrate("0001")
    with old.writing() as connection:
        connection.execute(
            insert(RECORDS["scenario"]).values(id="a", latest=1, created_at=_moment("2025-01-02T03:04:05"))
        )
        connection.exec_driver_sql(
            "INSERT INTO scenario_version (id, version, saved_at, withdrawn, occupation, content) VALUES "
            "('a', 1, '2025-01-02 03:04:05', false, 'general-practitioner', "
            '\'{"occupation": "general-practitioner", "scenario": {"title": "old"}}\')'
        )
    monkeypatch.setattr(backups, "open_database", lambda _: old)
    monkeypatch.setattr(backups, "TABLES", ("scenario", "scenario_version"))
    monkeypatch.setattr(backups, "metadata", _first_tables())
    assert backup(tmp_path / "old.gz").revision == "0001"
    monkeypatch.undo()
    assert restore(tmp_path / "old.gz", other_url).rows == {"scenario": 1, "scenario_version": 1}
    shelves = open_shelves(other_url)
    assert shelves.scenarios.get("a").content.scenario.title == "old"
    assert shelves.scenarios.get("a").saved_at.isoformat() == "2025-01-02T03:04:05+00:00"
    assert shelves.scenarios.save("a", scenario(), on=1).version == 2
    shelves.close()


def _moment(text: str) -> object:
    from datetime import UTC, datetime

    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _first_tables() -> object:
    """Return the tables as the first version knew them: no author, no comment."""
    from sqlalchemy import MetaData, Table

    from raming.store.tables import VERSIONS

    known = MetaData()
    RECORDS["scenario"].to_metadata(known)
    columns = [
        column._copy() for column in VERSIONS["scenario"].columns if column.name not in ("author", "comment")
    ]
    Table("scenario_version", known, *columns)
    return known


@pytest.mark.parametrize("harm", ["cut", "changed", "no gzip", "other", "deep", "later", "unknown table"])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_taken_back(harm: str, tmp_path: Path) -> None:
    url, other = f"sqlite:///{tmp_path}/a.sqlite", f"sqlite:///{tmp_path}/b.sqlite"
    shelves = open_shelves(url)
    filled(shelves)
    shelves.close()
    file = tmp_path / "all.gz"
    backup(file, url)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    if harm == "cut":
        content = gzip.compress(b"".join(lines[:-2]))
    elif harm == "changed":
        content = gzip.compress(b"".join(lines).replace(b"one", b"two"))
    elif harm == "no gzip":
        content = b"".join(lines)
    elif harm == "other":
        content = gzip.compress(b'{"a": 1}\n{"b": 2}\n')
    elif harm == "deep":
        content = gzip.compress(b"[" * 100_000 + b"\n{}\n")
    else:
        old, new = (
            (b'"0002"', b'"0003"') if harm == "later" else (b'"table": "decision"', b'"table": "users"')
        )
        content = _sealed(b"".join(lines[:-1]).replace(old, new), len(lines) - 2)
    file.write_bytes(content)
    with pytest.raises(InputError):
        restore(file, other)
    again = open_shelves(other)
    assert again.scenarios.listing() == ((), 0)
    again.close()


def _sealed(content: bytes, rows: int) -> bytes:
    """Return lines as a backup with a last line that is right."""
    import hashlib

    tail = json.dumps({"rows": rows, "sha256": hashlib.sha256(content).hexdigest()})
    return gzip.compress(content + tail.encode() + b"\n")


def test_a_row_that_does_not_fit_takes_the_others_with_it(tmp_path: Path) -> None:
    url, other = f"sqlite:///{tmp_path}/a.sqlite", f"sqlite:///{tmp_path}/b.sqlite"
    shelves = open_shelves(url)
    filled(shelves)
    shelves.close()
    file = tmp_path / "all.gz"
    backup(file, url)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    orphan = {"table": "decision_version", "row": {**json.loads(lines[-2])["row"], "id": "nobody"}}
    made = [*lines[:-1], json.dumps(orphan).encode() + b"\n"]
    file.write_bytes(_sealed(b"".join(made), len(made) - 1))
    with pytest.raises(InputError, match="no whole backup"):
        restore(file, other)
    again = open_shelves(other)
    assert again.scenarios.listing() == ((), 0)
    again.close()


def test_the_verbs_carry_a_backup_from_one_database_to_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url, other = f"sqlite:///{tmp_path}/a.sqlite", f"sqlite:///{tmp_path}/b.sqlite"
    shelves = open_shelves(url)
    one, *_ = filled(shelves)
    shelves.close()
    file = str(tmp_path / "all.gz")
    assert main(["backup", file, "--database", url]) == 0
    assert main(["restore", file, "--database", other]) == 0
    assert "4 scenario_version" in capsys.readouterr().err
    assert main(["restore", file, "--database", other]) == 2
    assert "already holds records" in capsys.readouterr().err
    again = open_shelves(other)
    assert again.scenarios.get(one).version == 2
    again.close()


def test_a_backup_is_taken_while_others_write(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.sqlite"
    shelves = open_shelves(url)
    made = shelves.scenarios.add(scenario())
    with shelves.database.writing() as connection:
        connection.execute(insert(RECORDS["scenario"]).values(id="half", latest=1, created_at=made.saved_at))
        rows = backup(tmp_path / "all.gz", url).rows
    assert rows == {"scenario": 1, "scenario_version": 1}
    shelves.close()
    assert not list(tmp_path.glob(".all.gz*"))
