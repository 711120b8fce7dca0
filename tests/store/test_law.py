"""What may be kept is a law of the shelf: it holds for every write and correction, and never for reading."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text

from raming.inputs.problems import InputError
from raming.inputs.scenario import Change, Scenario
from raming.store.backup import backup, restore
from raming.store.contents import KeptDecision, KeptScenario
from raming.store.shelf import Damaged, Unreadable, Version
from raming.store.shelves import Shelves, open_shelves
from raming.store.tables import RECORDS, VERSIONS
from store.examples import decision, scenario

BAD = "11111111-1111-1111-1111-111111111111"


def changed(**fields: Any) -> KeptScenario:
    """Return a scenario made without any check, as a door might."""
    return KeptScenario(occupation="huisarts", scenario=Scenario.model_construct(**fields))


SCENARIOS = {
    "balance_year": (changed(balance_year=1999), {}, "--balance-year"),
    "round": (changed(round=1950), {}, "round"),
    "steering_year": (changed(changes=(Change(set="steering_year=2150"),)), {}, "--set"),
    "occupation": (changed().model_copy(update={"occupation": "nobody"}), {}, "occupation"),
    "title": (changed(title="x" * 81), {}, "title"),
    "character": (changed(title="a\x07b"), {}, "title"),
    "nul": (changed(title="a\x00b"), {}, "title"),
    "half": (changed(title="a\ud800b"), {}, "title"),
    "reason": (changed(changes=(Change(set="unmet_demand=0", rationale="x" * 2001),)), {}, "changes"),
    "changes": (changed(changes=(Change(set="unmet_demand=0"),) * 201), {}, "changes"),
    "author": (changed(), {"author": "x" * 81}, "author"),
    "comment": (changed(), {"comment": "x" * 301}, "comment"),
    "author character": (changed(), {"author": "a\x1b"}, "author"),
}


@pytest.mark.parametrize("case", SCENARIOS)
def test_a_scenario_that_breaks_the_law_is_neither_added_nor_saved(shelves: Shelves, case: str) -> None:
    content, signed, field = SCENARIOS[case]
    first = shelves.scenarios.add(scenario())
    attempts: list[Callable[[], object]] = [
        lambda: shelves.scenarios.add(content, **signed),
        lambda: shelves.scenarios.save(first.id, content, on=1, **signed),
    ]
    if signed:
        attempts.append(lambda: shelves.scenarios.withdraw(first.id, on=1, **signed))
    for attempt in attempts:
        with pytest.raises(InputError) as caught:
            attempt()
        assert [problem.field for problem in caught.value.problems] == [field]
    assert shelves.scenarios.listing()[1] == 1
    assert shelves.scenarios.get(first.id).version == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("places", -1.0),
        ("places", float("nan")),
        ("first_year", 1800),
        ("last_year", 2020),
        ("title", ""),
        ("title", "x" * 201),
        ("rationale", "x" * 10_001),
        ("rationale", "a\x07b"),
        ("source", "\ud800"),
        ("stage", "whispered"),
        ("occupation", "nobody"),
        ("scenario", BAD),
    ],
)
def test_a_decision_that_breaks_the_law_is_not_kept(shelves: Shelves, field: str, value: object) -> None:
    content = KeptDecision.model_construct(**(dict(decision()) | {field: value}))
    with pytest.raises(InputError) as caught:
        shelves.decisions.add(content)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert shelves.decisions.listing() == ((), 0)


def test_all_that_is_wrong_is_told_at_once(shelves: Shelves) -> None:
    with pytest.raises(InputError) as caught:
        shelves.scenarios.add(changed(title="x" * 81), author="x" * 81, comment="\x07")
    assert {problem.field for problem in caught.value.problems} == {"title", "author", "comment"}


def put(shelves: Shelves, name: str, content: Any, id_: str = BAD, version: int = 1) -> None:
    """Write a line past the law, as an older or a later version of raming would."""
    now = datetime.now(UTC)
    line = {"id": id_, "version": version, "saved_at": now, "withdrawn": False, "content": content}
    with shelves.database.writing() as connection:
        connection.execute(insert(RECORDS[name]).values(id=id_, latest=version, created_at=now))
        connection.execute(
            insert(VERSIONS[name]).values(**line, occupation="general-practitioner", author="", comment="")
        )


DAMAGED = [
    {"occupation": "general-practitioner", "scenario": {"title": "x", "from_later": 1}},
    {"occupation": "general-practitioner"},
    ["no", "content"],
    None,
    "text",
]


@pytest.mark.parametrize("content", DAMAGED)
@pytest.mark.parametrize("name", ["scenario", "decision"])
def test_a_record_that_cannot_be_read_hides_no_other(shelves: Shelves, name: str, content: Any) -> None:
    shelf: Any = getattr(shelves, f"{name}s")
    good = shelf.add(scenario() if name == "scenario" else decision())
    put(shelves, name, content)
    found, total = shelf.listing()
    assert total == 2
    bad = next(one for one in found if isinstance(one, Unreadable))
    assert [one for one in found if isinstance(one, Version)] == [good]
    assert (bad.id, bad.version, bool(bad.reason)) == (BAD, 1, True)
    assert shelf.history(BAD) == (bad,)
    with pytest.raises(Damaged, match="version 1"):
        shelf.get(BAD)
    gone = shelf.withdraw(BAD, on=1, comment="damaged")
    assert (gone.withdrawn, gone.version, gone.comment) == (True, 2, "damaged")
    assert shelf.listing() == ((good,), 1)


def test_a_damaged_record_can_be_mended_by_a_new_version(shelves: Shelves) -> None:
    put(shelves, "scenario", DAMAGED[0])
    mended = shelves.scenarios.save(BAD, scenario(), on=1)
    assert [type(one) for one in shelves.scenarios.history(BAD)] == [Unreadable, Version]
    assert shelves.scenarios.get(BAD) == mended


def test_content_that_is_no_json_hides_no_other(tmp_path: Path) -> None:
    shelves = open_shelves(f"sqlite:///{tmp_path}/room.sqlite")
    good = shelves.scenarios.add(scenario())
    put(shelves, "scenario", {})
    with shelves.database.writing() as connection:
        line = (
            connection.execute(text("SELECT * FROM scenario_version WHERE id = :id"), {"id": BAD})
            .mappings()
            .one()
        )
        columns = ", ".join(f":{name}" for name in line)
        values = dict(line) | {"version": 2, "content": "{half a li"}
        connection.execute(text(f"INSERT INTO scenario_version VALUES ({columns})"), values)
        connection.execute(text("UPDATE scenario SET latest = 2 WHERE id = :id"), {"id": BAD})
    found, _ = shelves.scenarios.listing()
    assert {one.id: type(one) for one in found} == {good.id: Version, BAD: Unreadable}
    shelves.close()


def test_what_breaks_the_law_of_today_is_restored_and_read_as_it_was(
    shelves: Shelves, url: str, other_url: str, tmp_path: Path
) -> None:
    old = {"occupation": "general-practitioner", "scenario": {"title": "a\x07" + "b" * 200, "round": 1950}}
    put(shelves, "scenario", old)
    put(shelves, "decision", {"from": "another version"})
    good = shelves.decisions.add(decision())
    backup(tmp_path / "all.gz", url)
    restore(tmp_path / "all.gz", other_url)
    again = open_shelves(other_url)
    found = again.scenarios.get(BAD).content.scenario
    assert (found.title, found.round) == (old["scenario"]["title"], 1950)  # type: ignore[index]
    listed, total = again.decisions.listing()
    assert (total, {one.id for one in listed}) == (2, {BAD, good.id})
    again.close()
