"""Scenarios and decisions over HTTP: saved on top of what was seen, and never overwritten."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raming.cli.main import main
from store import postgres
from web.clients import Client, problem, with_database

SCENARIO: dict[str, Any] = {
    "content": {
        "occupation": "huisarts",
        "scenario": {
            "title": "more hidden vacancies",
            "round": 2025,
            "trend": "continuing",
            "changes": [{"set": "unmet_demand=0.08", "rationale": "vacancies nobody posts"}],
        },
    },
    "author": "Ada",
    "comment": "first try",
}
DECISION: dict[str, Any] = {
    "content": {
        "occupation": "seh-arts",
        "title": "places for 2026",
        "places": 50,
        "advised": 60,
        "first_year": 2026,
        "last_year": 2027,
        "decided_on": "2025-06-01",
    }
}
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.cluster() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Client]:
    """A client with a database of its own, of either kind."""
    postgresql = request.param == "postgresql"
    database = (
        postgres.fresh(request.getfixturevalue("server"))
        if postgresql
        else f"sqlite:///{tmp_path}/raming.sqlite"
    )
    with with_database(database) as made:
        yield made


def example(kind: str) -> dict[str, Any]:
    return json.loads(json.dumps(SCENARIO if kind == "scenarios" else DECISION))


kinds = pytest.mark.parametrize("kind", ["scenarios", "decisions"])


@kinds
def test_a_record_is_saved_and_read_back(room: Client, kind: str) -> None:
    made = room.post(f"/api/v1/{kind}", json=example(kind))
    assert made.status_code == 201
    assert made.headers["etag"] == '"1"'
    place = made.headers["location"]
    found = room.get(place)
    assert found.json() == made.json()
    assert place == f"/api/v1/{kind}/{found.json()['id']}"
    assert found.json()["saved_at"].endswith("Z")
    assert room.get(place, headers={"if-none-match": '"1"'}).status_code == 304


def test_a_name_of_an_occupation_is_kept_as_its_id(room: Client) -> None:
    assert room.post("/api/v1/scenarios", json=SCENARIO).json()["content"]["occupation"] == (
        "general-practitioner"
    )
    assert room.post("/api/v1/decisions", json=DECISION).json()["content"]["occupation"] == (
        "emergency-physician"
    )


@kinds
def test_a_change_is_saved_on_top_of_what_was_seen(room: Client, kind: str) -> None:
    place = room.post(f"/api/v1/{kind}", json=example(kind)).headers["location"]
    body = {**example(kind), "comment": "second"}
    saved = room.put(place, json=body, headers={"if-match": '"1"'})
    assert (saved.status_code, saved.headers["etag"]) == (200, '"2"')
    late = room.put(place, json={**body, "comment": "mine"}, headers={"if-match": '"1"'})
    found = problem(late, 412)
    assert found["version"] == 2
    assert "version 2 was saved" in found["detail"]
    versions = room.get(f"{place}/versions").json()
    assert [entry.get("comment") for entry in versions] == [example(kind).get("comment", ""), "second"]
    assert room.get(f"{place}/versions/1").json()["version"] == 1
    problem(room.get(f"{place}/versions/3"), 404)


@kinds
@pytest.mark.parametrize("condition", [None, "*", ""])
def test_a_change_that_does_not_say_on_what_is_refused(
    room: Client, kind: str, condition: str | None
) -> None:
    place = room.post(f"/api/v1/{kind}", json=example(kind)).headers["location"]
    headers = {} if condition is None else {"if-match": condition}
    problem(room.put(place, json=example(kind), headers=headers), 428)
    problem(room.delete(place, headers=headers), 428)
    assert len(room.get(f"{place}/versions").json()) == 1


@pytest.mark.parametrize("condition", ['W/"1"', "1", '"9"', '"x"', '"1'])
def test_a_tag_that_is_not_the_latest_versions_is_a_conflict(room: Client, condition: str) -> None:
    place = room.post("/api/v1/scenarios", json=SCENARIO).headers["location"]
    problem(room.put(place, json=SCENARIO, headers={"if-match": condition}), 412)


@kinds
def test_a_withdrawn_record_is_gone_but_its_versions_stay(room: Client, kind: str) -> None:
    place = room.post(f"/api/v1/{kind}", json=example(kind)).headers["location"]
    gone = room.delete(place, headers={"if-match": '"1"'})
    assert (gone.status_code, gone.content) == (204, b"")
    problem(room.get(place), 410)
    problem(room.put(place, json=example(kind), headers={"if-match": '"2"'}), 410)
    problem(room.delete(place, headers={"if-match": '"2"'}), 410)
    assert room.get(f"/api/v1/{kind}").json()["total"] == 0
    assert [entry["withdrawn"] for entry in room.get(f"{place}/versions").json()] == [False, True]
    assert room.get(f"{place}/versions/1").status_code == 200


@kinds
def test_what_is_not_there_is_not_found(room: Client, kind: str) -> None:
    for place in (f"/api/v1/{kind}/{NOBODY}", f"/api/v1/{kind}/{NOBODY}/versions"):
        problem(room.get(place), 404)
    problem(room.put(f"/api/v1/{kind}/{NOBODY}", json=example(kind), headers={"if-match": '"1"'}), 404)
    problem(room.get(f"/api/v1/{kind}/x%00y"), 400)
    problem(room.get(f"/api/v1/{kind}/{NOBODY}/versions/99999999999999999999"), 400)


def test_a_list_comes_page_by_page_with_links(room: Client) -> None:
    for place in range(5):
        body = example("scenarios")
        body["content"]["scenario"]["title"] = f"number {place}"
        room.post("/api/v1/scenarios", json=body)
    seen, address = [], "/api/v1/scenarios?pageSize=2&occupation=huisarts"
    while address:
        page = room.get(address)
        assert page.json()["total"] == 5
        seen += [entry["content"]["scenario"]["title"] for entry in page.json()["records"]]
        links = {link["rel"]: link["url"] for link in page.links.values()}
        assert set(links) >= {"first", "last"}
        address = links.get("next", "")
    assert seen == [f"number {place}" for place in (4, 3, 2, 1, 0)]
    assert room.get(links["prev"]).json()["page"] == 2
    assert room.get("/api/v1/scenarios?page=9").json()["records"] == []
    assert room.get("/api/v1/scenarios?occupation=seh-arts").json()["total"] == 0
    problem(room.get("/api/v1/scenarios?occupation=nobody"), 400)
    problem(room.get("/api/v1/scenarios?page=0"), 400)
    problem(room.get("/api/v1/scenarios?pageSize=1000"), 400)


def test_a_scenario_comes_back_as_a_file_that_the_command_line_reads(
    room: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = room.post("/api/v1/scenarios", json=SCENARIO).headers["location"]
    document = room.get(f"{place}/document")
    assert document.headers["content-disposition"].startswith("attachment; filename=")
    file = tmp_path / "scenario.json"
    file.write_bytes(document.content)
    assert main(["advise", "huisarts", "--scenario", str(file), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    options = {
        "occupation": "huisarts",
        "round": 2025,
        "trend": "continuing",
        "changes": ["unmet_demand=0.08"],
    }
    asked = room.post("/api/v1/advice", json=options).json()
    assert printed["advised_intake"] == asked["advised_intake"]
    assert printed["manifest"]["result"] == asked["manifest"]["result"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"occupation": "nobody"}, "/content/occupation"),
        ({"scenario": {"changes": [{"set": "unmet_demnd=1"}]}}, "/content/scenario/changes"),
        ({"scenario": {"balance_year": 2200}}, "/content/scenario/balance_year"),
        ({"scenario": {"round": 1800}}, "/content/scenario/round"),
        ({"scenario": {"colour": "red"}}, "/content/scenario/colour"),
        ({"scenario": {"round": "2025"}}, "/content/scenario"),
        ({"scenario": {"title": "NUL \x00"}}, "/content/scenario/title"),
    ],
)
def test_a_scenario_that_cannot_be_computed_is_not_saved(
    room: Client, change: dict[str, Any], pointer: str
) -> None:
    body = example("scenarios")
    body["content"].update(change)
    found = problem(room.post("/api/v1/scenarios", json=body), 400)
    assert [error["pointer"] for error in found["errors"]] == [pointer]
    assert room.get("/api/v1/scenarios").json()["total"] == 0


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"occupation": "nobody"}, "/content/occupation"),
        ({"places": -1}, "/content/places"),
        ({"places": "50"}, "/content/places"),
        ({"places": True}, "/content/places"),
        ({"first_year": "2026"}, "/content/first_year"),
        ({"decided_on": 0}, "/content/decided_on"),
        ({"last_year": 2000}, "/content"),
        ({"decided_on": "yesterday"}, "/content/decided_on"),
        ({"title": ""}, "/content/title"),
        ({"rationale": "NUL \x00"}, "/content/rationale"),
        ({"scenario": NOBODY}, "/content/scenario"),
    ],
)
def test_a_decision_that_cannot_be_is_not_saved(room: Client, change: dict[str, Any], pointer: str) -> None:
    body = example("decisions")
    body["content"].update(change)
    found = problem(room.post("/api/v1/decisions", json=body), 400)
    assert [error["pointer"] for error in found["errors"]] == [pointer]
    assert room.get("/api/v1/decisions").json()["total"] == 0


def test_a_decision_names_the_scenario_it_rests_on(room: Client) -> None:
    made = room.post("/api/v1/scenarios", json=SCENARIO).json()
    body = example("decisions")
    body["content"].update({"scenario": made["id"], "scenario_version": 1})
    assert room.post("/api/v1/decisions", json=body).status_code == 201
    body["content"]["scenario_version"] = 2
    problem(room.post("/api/v1/decisions", json=body), 400)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE scenario; --", "../../etc/passwd", "$(reboot)", "=1+1", "😀"]
)
def test_text_reaches_neither_shell_nor_path_nor_sql(room: Client, text: str) -> None:
    body = {**example("scenarios"), "author": text, "comment": text}
    body["content"]["scenario"]["title"] = text
    made = room.post("/api/v1/scenarios", json=body)
    assert made.status_code == 201
    found = room.get(made.headers["location"]).json()
    assert (found["author"], found["comment"], found["content"]["scenario"]["title"]) == (text, text, text)
    document = room.get(f"{made.headers['location']}/document")
    assert text not in document.headers["content-disposition"]
