"""Records: every change is a version, nothing is overwritten, nobody's change is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from raming.inputs.scenario import Scenario
from raming.store.contents import KeptScenario
from raming.store.shelf import Conflict, Missing, Withdrawn
from raming.store.shelves import Shelves, open_shelves
from raming.store.tables import VERSIONS
from store.examples import decision, scenario


def test_a_record_comes_back_as_it_was_saved(shelves: Shelves) -> None:
    before = datetime.now(UTC)
    made = shelves.scenarios.add(scenario(), author="Ada", comment="first try")
    found = shelves.scenarios.get(made.id)
    assert found == made
    assert (found.version, found.latest, found.author, found.comment) == (1, 1, "Ada", "first try")
    assert found.content == scenario()
    assert before - timedelta(seconds=1) <= found.saved_at <= datetime.now(UTC)
    assert found.saved_at.utcoffset() == timedelta(0)


def test_both_kinds_are_kept_apart(shelves: Shelves) -> None:
    made = shelves.decisions.add(decision())
    assert shelves.decisions.get(made.id).content == decision()
    with pytest.raises(Missing):
        shelves.scenarios.get(made.id)


def test_a_change_is_a_new_version_and_the_old_one_stays(shelves: Shelves) -> None:
    first = shelves.scenarios.add(scenario("one"))
    second = shelves.scenarios.save(first.id, scenario("two"), on=1, author="Bob")
    assert (second.version, second.latest) == (2, 2)
    assert shelves.scenarios.get(first.id).content.scenario.title == "two"
    assert shelves.scenarios.get(first.id, 1).content.scenario.title == "one"
    history = shelves.scenarios.history(first.id)
    assert [(entry.version, entry.content.scenario.title) for entry in history] == [(1, "one"), (2, "two")]
    assert history[0].created_at == history[1].created_at


def test_a_change_on_an_old_version_is_a_conflict_and_changes_nothing(shelves: Shelves) -> None:
    made = shelves.scenarios.add(scenario("one"))
    shelves.scenarios.save(made.id, scenario("two"), on=1, author="Bob")
    with pytest.raises(Conflict, match="version 2 was saved by Bob") as caught:
        shelves.scenarios.save(made.id, scenario("mine"), on=1)
    assert caught.value.found.content.scenario.title == "two"
    assert caught.value.latest == 2
    assert len(shelves.scenarios.history(made.id)) == 2


def test_a_change_on_a_version_to_come_is_a_conflict(shelves: Shelves) -> None:
    made = shelves.scenarios.add(scenario())
    with pytest.raises(Conflict):
        shelves.scenarios.save(made.id, scenario(), on=2)


def test_what_is_not_there_is_missing(shelves: Shelves) -> None:
    made = shelves.scenarios.add(scenario())
    nobody = "00000000-0000-0000-0000-000000000000"
    for attempt in (
        lambda: shelves.scenarios.get(nobody),
        lambda: shelves.scenarios.get(made.id, 2),
        lambda: shelves.scenarios.history(nobody),
        lambda: shelves.scenarios.save(nobody, scenario(), on=1),
        lambda: shelves.scenarios.withdraw(nobody, on=1),
    ):
        with pytest.raises(Missing):
            attempt()


def test_a_withdrawn_record_leaves_the_list_but_not_the_shelf(shelves: Shelves) -> None:
    made = shelves.decisions.add(decision())
    gone = shelves.decisions.withdraw(made.id, on=1, author="Cas", comment="a mistake")
    assert (gone.version, gone.withdrawn) == (2, True)
    assert shelves.decisions.listing() == ((), 0)
    assert [entry.withdrawn for entry in shelves.decisions.history(made.id)] == [False, True]
    assert shelves.decisions.get(made.id, 1).content == decision()
    for attempt in (
        lambda: shelves.decisions.save(made.id, decision(60), on=2),
        lambda: shelves.decisions.withdraw(made.id, on=2),
    ):
        with pytest.raises(Withdrawn):
            attempt()
    assert len(shelves.decisions.history(made.id)) == 2


def test_listing_shows_the_latest_versions_page_by_page(shelves: Shelves) -> None:
    made = [shelves.scenarios.add(scenario(f"number {place}")) for place in range(5)]
    shelves.scenarios.save(made[1].id, scenario("changed"), on=1)
    pages = [shelves.scenarios.listing(offset=start, limit=2) for start in (0, 2, 4, 6)]
    titles = [entry.content.scenario.title for page, _ in pages for entry in page]
    assert titles == ["changed", "number 4", "number 3", "number 2", "number 0"]
    assert {total for _, total in pages} == {5}


def test_listing_of_one_occupation(shelves: Shelves) -> None:
    shelves.scenarios.add(scenario())
    other = KeptScenario(occupation="emergency-physician", scenario=Scenario(title="another"))
    made = shelves.scenarios.add(other)
    found, total = shelves.scenarios.listing(occupation="emergency-physician")
    assert ([entry.id for entry in found], total) == ([made.id], 1)
    assert shelves.scenarios.listing(occupation="x' OR '1'='1") == ((), 0)


def test_the_database_itself_refuses_to_change_a_version(shelves: Shelves) -> None:
    made = shelves.scenarios.add(scenario("one"))
    table = VERSIONS["scenario"]
    for change in (update(table).values(author="somebody else"), delete(table)):
        with pytest.raises(DBAPIError, match="never changed"), shelves.database.writing() as connection:
            connection.execute(change)
    assert shelves.scenarios.get(made.id) == made


def test_text_of_any_kind_survives(shelves: Shelves) -> None:
    odd = "'; DROP TABLE scenario; -- 😀 \\ \" % _ \u202e"
    made = shelves.scenarios.add(scenario(odd), author=odd, comment=odd)
    found = shelves.scenarios.get(made.id)
    assert (found.content.scenario.title, found.author, found.comment) == (odd, odd, odd)


def test_people_who_save_at_once_lose_nothing(shelves: Shelves, url: str) -> None:
    made = shelves.scenarios.add(scenario())
    people, each = 4, 6

    def work(person: int) -> int:
        own, conflicts = open_shelves(url), 0
        for turn in range(each):
            while True:
                latest = own.scenarios.get(made.id)
                try:
                    own.scenarios.save(made.id, scenario(f"{person}.{turn}"), on=latest.version)
                    break
                except Conflict:
                    conflicts += 1
        own.close()
        return conflicts

    with ThreadPoolExecutor(people) as pool:
        list(pool.map(work, range(people)))
    history = shelves.scenarios.history(made.id)
    assert [entry.version for entry in history] == list(range(1, people * each + 2))
    titles = sorted(entry.content.scenario.title for entry in history[1:])
    assert titles == sorted(f"{person}.{turn}" for person in range(people) for turn in range(each))


def test_of_two_on_the_same_version_one_wins(shelves: Shelves, url: str) -> None:
    made = shelves.scenarios.add(scenario())

    def work(person: int) -> str:
        own = open_shelves(url)
        try:
            own.scenarios.save(made.id, scenario(str(person)), on=1)
        except Conflict:
            return "conflict"
        finally:
            own.close()
        return "saved"

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(work, range(6)))
    assert sorted(outcomes) == ["conflict"] * 5 + ["saved"]
    assert len(shelves.scenarios.history(made.id)) == 2
