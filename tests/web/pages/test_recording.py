"""Decisions on their page: recorded, refused beside the field with nothing lost, corrected and taken back."""

import html
import re
from typing import Any

import pytest

from raming.inputs.problems import InputError
from raming.web.pages.recording import LONGEST, Sent, decision_in
from raming.web.settings import Settings
from web.clients import Client, client

PAGES = {"nl": "/nl/besluiten/seh-arts", "en": "/en/decisions/emergency-physician"}
GOOD: dict[str, dict[str, str]] = {
    "nl": {
        "title": "Plaatsen voor 2027",
        "stage": "decided",
        "places": "1.052,5",
        "first_year": "2027",
        "last_year": "2029",
        "decided_by": "de minister",
        "decided_on": "2026-06-01",
        "rationale": "Binnen het budget <nu>",
        "source": "Kamerstuk 1",
        "author": "Ada",
    }
}
GOOD["en"] = GOOD["nl"] | {"title": "Places for 2027", "places": "1,052.5"}
both = pytest.mark.parametrize("lang", ["nl", "en"])


def token(room: Client, path: str) -> str:
    """Return the token of the form on a page; the client keeps the cookie it is tied to."""
    found = re.search(r'name="form_token" value="([^"]+)"', room.get(path).text)
    assert found
    return found[1]


def send(room: Client, lang: str, **changed: str) -> Any:
    """Send the form of the page with some fields changed."""
    return room.post(PAGES[lang], data=GOOD[lang] | {"form_token": token(room, PAGES[lang])} | changed)


def kept(room: Client) -> list[Any]:
    """Return what was recorded."""
    return list(room.app.state.shelves.decisions.listing()[0])


def text_of(page: str) -> str:
    """Return a page as text, without its markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


@both
def test_a_decision_is_recorded_and_listed_with_its_figures(room: Client, lang: str) -> None:
    answer = send(room, lang)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAGES[lang]}#recorded"
    made = kept(room)[0].content
    assert (made.places, made.first_year, made.last_year) == (1052.5, 2027, 2029)
    assert made.decided_on.isoformat() == "2026-06-01"
    page = room.get(PAGES[lang]).text
    shown = text_of(page)
    for value in (
        *(GOOD[lang][name] for name in ("title", "places", "decided_by", "rationale", "source")),
        "Ada",
    ):
        assert value in shown
    assert ("1 juni 2026" if lang == "nl" else "1 June 2026") in shown
    assert "<nu>" not in page
    assert room.get(f"{PAGES[lang]}.json").json()["recorded"][0]["title"] == GOOD[lang]["title"]
    assert GOOD[lang]["title"] in room.get(f"{PAGES[lang]}.csv?table=recorded").text


@both
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("stage", "whispered"),
        ("places", "veel"),
        ("places", "-1"),
        ("first_year", "2026.5"),
        ("first_year", "27"),
        ("last_year", "2026"),
        ("last_year", ""),
        ("decided_on", "2026-02-30"),
        ("decided_by", "x" * 201),
        ("rationale", "x" * 10_001),
        ("source", "x" * 501),
        ("author", "x" * 81),
    ],
)
def test_what_cannot_be_used_is_told_beside_its_field_and_nothing_is_lost(
    room: Client, lang: str, field: str, value: str
) -> None:
    answer = send(room, lang, **{field: value})
    assert answer.status_code == 400
    assert kept(room) == []
    page = answer.text
    assert re.findall(r'class="wrong-why" id="r-(\w+)-e"', page) == [field]
    assert re.search(rf'id="r-{field}"[^>]*aria-invalid="true" aria-describedby="r-{field}-e"', page)
    shown = text_of(page)
    assert ("Verwacht:" if lang == "nl" else "Expected:") in shown
    for name, typed in (GOOD[lang] | {field: value}).items():
        if name != "stage":
            assert f">{html.escape(typed)}</textarea>" in page or f'value="{html.escape(typed)}"' in page


def test_all_that_is_wrong_is_told_at_once(room: Client) -> None:
    page = send(room, "nl", title="", places="x", first_year="2026,5").text
    assert set(re.findall(r'class="wrong-why" id="r-(\w+)-e"', page)) == {"title", "places", "first_year"}
    assert "3 velden" in page


def test_a_refusal_names_the_field_the_value_and_what_was_expected() -> None:
    with pytest.raises(InputError) as caught:
        decision_in(Sent(GOOD["en"] | {"first_year": "2026.5"}), "emergency-physician", "en")
    (problem,) = caught.value.problems
    assert (problem.field, problem.value) == ("first_year", "2026.5")
    assert "whole year" in problem.expected


@pytest.mark.parametrize("name", [name for name in LONGEST if name != "comment"])
def test_a_text_is_kept_whole_up_to_its_longest(room: Client, name: str) -> None:
    full = "é" * LONGEST[name]
    assert send(room, "nl", **{name: full}).status_code == 303
    made = kept(room)[0]
    assert (made.author if name == "author" else getattr(made.content, name)) == full


def test_a_decision_is_corrected_on_top_of_what_was_seen_and_taken_back(room: Client) -> None:
    send(room, "nl")
    first = kept(room)[0]
    page = room.get(f"{PAGES['nl']}?correct={first.id}").text
    assert 'value="1.052,5"' in page
    changed = {"id": first.id, "on": "1"}
    assert send(room, "nl", **changed, places="40", comment="te hoog").status_code == 303
    second = kept(room)[0]
    assert (second.id, second.version, second.content.places) == (first.id, 2, 40.0)

    late = send(room, "nl", **changed, places="30")
    assert late.status_code == 409
    assert f"correct={first.id}" in late.text
    assert kept(room)[0].content.places == 40.0

    page = room.get(f"{PAGES['nl']}?correct={first.id}").text
    assert "1.052,5" in page[page.index("Eerdere versies") :]
    assert send(room, "nl", id=first.id, on="2", do="withdraw").status_code == 303
    assert kept(room) == []
    assert [one.version for one in room.app.state.shelves.decisions.history(first.id)] == [1, 2, 3]
    assert send(room, "nl", id=first.id, on="3", places="30").status_code == 410


@pytest.mark.parametrize("wanted", ["nobody", "00000000-0000-0000-0000-000000000000"])
def test_a_decision_that_is_not_there_cannot_be_corrected(room: Client, wanted: str) -> None:
    assert room.get(f"{PAGES['nl']}?correct={wanted}").status_code == 404
    assert send(room, "nl", id=wanted, on="1").status_code == 404


@both
def test_a_form_that_is_not_ours_is_refused(room: Client, lang: str) -> None:
    assert room.post(PAGES[lang], data=GOOD[lang]).status_code == 403
    room.get(PAGES[lang])
    assert room.post(PAGES[lang], data=GOOD[lang] | {"form_token": "0.0"}).status_code == 403
    assert kept(room) == []


@both
def test_a_public_server_has_no_form_and_takes_none(lang: str) -> None:
    with client(Settings(public=True)) as guest:
        assert "form_token" not in guest.get(PAGES[lang]).text
        assert guest.post(PAGES[lang], data=GOOD[lang]).status_code == 403


@pytest.mark.parametrize(("field", "most"), [("title", 80), ("author", 80), ("comment", 300)])
def test_a_scenario_is_saved_whole_or_not_at_all(room: Client, field: str, most: int) -> None:
    path = "/en/occupations/huisarts/scenario"
    form = {"title": "a", "occupation": "huisarts", "choices": "", "form_token": token(room, path)}
    refused = room.post("/en/scenarios", data=form | {field: "x" * (most + 1)})
    assert refused.status_code == 400
    assert f"at most {most} characters" in refused.text
    assert room.post("/en/scenarios", data=form | {field: "x" * most}).status_code == 303
    saved = room.app.state.shelves.scenarios.listing()[0]
    assert len(saved) == 1
    assert {"title": saved[0].content.scenario.title}.get(field) or getattr(saved[0], field) == "x" * most
