"""Pages and API keep and refuse the same, and nothing that was kept breaks a list or a drawing."""

import os
import re
import subprocess
import sys
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from store.test_law import BAD, put
from web.clients import Client, problem

ROOM = "/en/occupations/huisarts/scenario"
DECIDED = "/en/decisions/emergency-physician"
NAMES = {"en": ROOM, "nl": "/nl/beroepen/huisarts/scenario"}


def token(room: Client, path: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', room.get(path).text)
    assert found
    return found[1]


SCENARIOS: list[tuple[dict[str, Any], dict[str, str], str]] = [
    ({"balance_year": 1999}, {}, "/content/scenario/balance_year"),
    ({"round": 1950}, {}, "/content/scenario/round"),
    ({"changes": ["steering_year=2150"]}, {}, "/content/scenario/changes"),
    ({"intake": 1e9}, {}, "/content/scenario/intake"),
    ({"title": "x" * 500}, {}, "/content/scenario/title"),
    ({"title": "a\x07b"}, {}, "/content/scenario/title"),
    ({}, {"author": "x" * 150}, "/author"),
    ({}, {"author": "a\x1b"}, "/author"),
    ({}, {"comment": "x" * 301}, "/comment"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("scenario", "signed", "pointer"), SCENARIOS)
def test_both_doors_refuse_the_same_scenario(
    room: Client, lang: str, scenario: dict[str, Any], signed: dict[str, str], pointer: str
) -> None:
    choices = {"set" if name == "changes" else name: value for name, value in scenario.items()}
    title = str(choices.pop("title", "a name"))
    form = {
        "title": title,
        "occupation": "huisarts",
        "choices": urlencode(choices, doseq=True),
        "form_token": token(room, NAMES[lang]),
    }
    page = room.post("/nl/scenarios" if lang == "nl" else "/en/scenarios", data=form | signed)
    assert page.status_code == 400

    changes = [{"set": change} for change in scenario.get("changes", ())]
    content = {"title": title, **scenario, "changes": changes}
    body = {"content": {"occupation": "huisarts", "scenario": content}, **signed}
    found = problem(room.post("/api/v1/scenarios", json=body), 400)
    assert [one["pointer"] for one in found["errors"]] == [pointer]
    assert room.app.state.shelves.scenarios.listing() == ((), 0)
    if lang == "en" and "intake" not in scenario:
        assert found["errors"][0]["detail"][1:] in page.text
    if "character" in found["detail"]:
        assert ("en tekst kan dit teken niet bevatten" if lang == "nl" else "cannot hold") in page.text


def test_what_the_law_allows_is_kept_by_both_and_opens(room: Client) -> None:
    form = {"title": "é" * 80, "occupation": "huisarts", "choices": "intake=2000000"}
    saved = room.post("/en/scenarios", data=form | {"form_token": token(room, ROOM)})
    assert saved.status_code == 303
    assert room.get(saved.headers["location"]).status_code == 200
    body = {"content": {"occupation": "huisarts", "scenario": {"title": "é" * 80, "intake": 2e6}}}
    assert room.post("/api/v1/scenarios", json=body).status_code == 201
    for link in re.findall(r'href="(/en/occupations[^"]*kept=[^"]*)"', room.get("/en/scenarios").text):
        assert room.get(link.replace("&amp;", "&")).status_code == 200


DECISIONS = [
    ("title", "x" * 201),
    ("title", "a\x07b"),
    ("rationale", "a\ufffeb"),
    ("source", "x" * 501),
    ("decided_by", "x" * 201),
    ("stage", "whispered"),
    ("author", "x" * 81),
    ("author", "\x08"),
    ("comment", "x" * 301),
]


@pytest.mark.parametrize(("field", "value"), DECISIONS)
def test_both_doors_refuse_the_same_decision(room: Client, field: str, value: str) -> None:
    good = {"title": "a", "stage": "decided", "first_year": "2027", "last_year": "2029", "places": "40"}
    form = good | {"form_token": token(room, DECIDED), field: value}
    page = room.post(DECIDED, data=form)
    assert page.status_code == 400
    assert f'id="r-{field}-e"' in page.text or field == "comment"
    content: dict[str, Any] = {**good, "occupation": "seh-arts", "first_year": 2027, "last_year": 2029}
    body: dict[str, Any] = {"content": content | {"places": 40}}
    (body if field in ("author", "comment") else body["content"])[field] = value
    found = problem(room.post("/api/v1/decisions", json=body), 400)
    place = f"/{field}" if field in ("author", "comment") else f"/content/{field}"
    assert [one["pointer"] for one in found["errors"]] == [place]
    assert room.app.state.shelves.decisions.listing() == ((), 0)


def test_lists_outlive_a_record_that_cannot_be_read(room: Client) -> None:
    body = {"content": {"occupation": "huisarts", "scenario": {"title": "a good one"}}}
    assert room.post("/api/v1/scenarios", json=body).status_code == 201
    put(room.app.state.shelves, "scenario", {"occupation": "general-practitioner", "later": 1})
    decided = "/en/decisions/huisarts"
    good = {"title": "well decided", "stage": "decided", "places": "40", "first_year": "2027"}
    form = good | {"last_year": "2029", "form_token": token(room, decided)}
    assert room.post(decided, data=form).status_code == 303
    put(room.app.state.shelves, "decision", {"later": 1})

    for path, other in (
        ("/nl/scenarios", "a good one"),
        ("/en/scenarios", "a good one"),
        ("/en/scenarios.csv", "a good one"),
        ("/en/scenarios.json", "a good one"),
        (decided, "well decided"),
        (f"{decided}.json", "well decided"),
    ):
        page = room.get(path)
        assert page.status_code == 200, path
        assert other in page.text
        assert BAD in page.text
        assert "later" in page.text
    assert room.get(f"/en/scenarios/{BAD}").status_code == 200
    assert room.get(f"{ROOM}?kept={BAD}.1").status_code == 200
    assert room.get(f"{decided}?correct={BAD}").status_code == 404
    for kind in ("scenarios", "decisions"):
        listed = room.get(f"/api/v1/{kind}").json()
        assert (listed["total"], len(listed["records"])) == (2, 1)
        assert [one["id"] for one in listed["unreadable"]] == [BAD]
        assert "later" in listed["unreadable"][0]["reason"]
        for path in (f"/api/v1/{kind}/{BAD}", f"/api/v1/{kind}/{BAD}/versions/1"):
            assert "later" in problem(room.get(path), 409)["detail"]
        assert room.get(f"/api/v1/{kind}/{BAD}/versions").json()[0]["reason"]
        assert room.delete(f"/api/v1/{kind}/{BAD}", headers={"if-match": '"1"'}).status_code == 204
        assert "unreadable" not in room.get(f"/api/v1/{kind}").json()


def test_a_record_of_an_earlier_law_is_listed_and_its_link_opens(room: Client) -> None:
    old = {"occupation": "general-practitioner", "scenario": {"title": "a\x07b" + "c" * 200}}
    put(room.app.state.shelves, "scenario", old)
    page = room.get("/en/scenarios")
    (link,) = re.findall(r'href="(/en/occupations[^"]*kept=[^"]*)"', page.text)
    assert room.get(link.replace("&amp;", "&")).status_code == 200


INSIDE = quote("title=a%07b&set=unmet_demand%3D0.1")


@pytest.mark.parametrize(
    "query",
    [
        "title=a%07b",
        "title=a%00b",
        "title=%EF%BF%BE",
        "set=unmet_demand%3D0.1%1b",
        "%07=1",
        f"set=unmet_demand%3D0&title=a&with={INSIDE}",
    ],
)
@pytest.mark.parametrize("form", ["", ".svg?chart=sides&", ".png?chart=sides&", ".json", ".pdf"])
def test_a_link_with_a_control_character_is_refused_in_words(reader: Client, query: str, form: str) -> None:
    page = reader.get(f"{ROOM}{form or '?'}{'' if '?' in form or not form else '?'}{query}")
    assert page.status_code == 400
    assert "text cannot hold this character" in page.text


@pytest.mark.parametrize("query", ["occupation=a%07b", "occupation=huisarts&changes=unmet_demand%3D0%1b"])
def test_a_question_with_a_control_character_is_refused(reader: Client, query: str) -> None:
    found = problem(reader.get(f"/api/v1/advice?{query}"), 400)
    assert "cannot hold this character" in found["errors"][0]["detail"]
    body = {"occupation": "a\x07b"}
    assert (
        "cannot hold this character"
        in problem(reader.post("/api/v1/advice", json=body), 400)["errors"][0]["detail"]
    )


ABORTS = f"""
from web.clients import client
with client() as one:
    print(one.get("{ROOM}?set=unmet_demand%3D0&title=a%07b&with={INSIDE}").status_code)
"""


def test_no_link_ends_the_process() -> None:
    """In a process of its own: what went wrong here took the whole server down."""
    done = subprocess.run(
        [sys.executable, "-c", ABORTS],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.returncode, done.stdout.strip()) == (0, "400"), done.stderr[-500:]
