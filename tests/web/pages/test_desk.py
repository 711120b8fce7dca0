"""The page of parliamentary questions: a form with only what a question takes, and the sheet that answers it."""

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from raming.answers.decisions.sheets.kinds import KINDS
from raming.cli.main import main
from web.clients import Client, client

NL, EN = "/nl/antwoord", "/en/answer"
WORDS = "hoeveel huisartsen zijn er in Zeeland?"


@pytest.fixture(scope="module")
def reader() -> Iterator[Client]:
    with client() as found:
        yield found


def text(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def visible(page: str) -> set[str]:
    return set(re.findall(r'<p class="field" data-field="(\w+)">', page))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", [NL, EN])
def test_the_form_shows_the_fields_that_the_question_takes(reader: Client, kind: str, where: str) -> None:
    occupation = "huisarts" if kind == "which-region" else "seh-arts"
    page = reader.get(f"{where}?question={kind}&occupation={occupation}").text
    assert visible(page) == KINDS[kind].takes
    assert f'<option value="{kind}" selected>' in page


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (NL, "In 2025 zijn er in Zeeland naar schatting 290 mensen werkzaam."),
        (EN, "In 2025 an estimated 290 people are at work in Zeeland."),
    ],
)
def test_a_question_is_answered_by_words_and_by_choices(reader: Client, where: str, said: str) -> None:
    typed = reader.get(f"{where}?question={quote(WORDS)}")
    chosen = reader.get(f"{where}?question=hoeveel&occupation=huisarts&region=Terneuzen")
    assert typed.status_code == chosen.status_code == 200
    for page in (typed.text, chosen.text):
        assert f"<li>{said}</li>" in page
        assert 'value="Zeeland"' in page
    assert {NL: "Gelezen als: vraag hoeveel", EN: "Read as: question how-many"}[where] in text(typed.text)
    pasted = re.search(r"<textarea id=\"paste\"[^>]*>(.*?)</textarea>", typed.text, re.DOTALL)
    assert pasted is not None
    assert said in html.unescape(pasted[1])
    assert {NL: "kenmerk answer-", EN: "reference answer-"}[where] in pasted[1]


def test_a_form_becomes_a_link_with_what_its_question_takes(reader: Client) -> None:
    sent = "asked=choices&question=what-if-fewer&occupation=seh-arts&region=Zeeland&places=40&year=2027"
    found = reader.get(f"{NL}?{sent}")
    assert found.status_code == 303
    assert found.headers["location"] == f"{NL}?question=what-if-fewer&occupation=seh-arts&year=2027&places=40"
    assert "Gerekend is met 40 plaatsen per jaar vanaf 2027." in text(
        reader.get(found.headers["location"]).text
    )


@pytest.mark.parametrize(
    ("asked", "dutch", "english"),
    [
        ("question=hoeveel huisartsen gaan met pensioen", "niet duidelijk wat met pensioen", "not clear what is asked"),
        ("question=how-many&occupation=huisarts&region=Atlantis", "onbekende regio", "unknown region"),
        ("question=since-when&occupation=huisarts&year=2030", "bij sinds-wanneer hoort geen jaar", "since-when takes no year"),
        ("question=how-many&occupation=huisarts&year=straks", "geen getal", "not a number"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_is_refused_beside_the_form(
    reader: Client, asked: str, dutch: str, english: str
) -> None:
    for where, words in ((NL, dutch), (EN, english)):
        page = reader.get(f"{where}?{asked}")
        assert page.status_code == 400
        assert words in text(page.text).lower()
        assert '<select id="question"' in page.text
    assert reader.get(f"{NL}.json?{asked}").status_code == 400


def test_the_page_without_a_question_offers_some_that_are_answered(reader: Client) -> None:
    for where in (NL, EN):
        page = reader.get(where).text
        offered = re.findall(rf'<li><a href="({where}\?question=[^"]+)">', page)
        assert len(offered) == 5
        for link in offered:
            assert reader.get(html.unescape(link)).status_code == 200


def test_the_twins_hold_what_the_command_line_gives(
    reader: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["answer", *WORDS.split(), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert reader.get(f"{NL}.json?question={quote(WORDS)}").json() == printed
    over_http = reader.get(f"/api/v1/answer-sheet?question={quote(WORDS)}")
    assert over_http.json() == printed
    body = {"question": "hoeveel", "occupation": "huisarts", "region": "Zeeland"}
    posted = reader.post("/api/v1/answer-sheet", json=body)
    assert posted.json()["manifest"]["result"] == printed["manifest"]["result"]
    assert reader.get(f"{NL}.csv?question={quote(WORDS)}").text.count("\n") >= 5
    assert reader.get(f"{NL}.pdf?question={quote(WORDS)}").content.startswith(b"%PDF")


def test_http_refuses_what_a_question_does_not_take(reader: Client) -> None:
    body = {"question": "sinds-wanneer", "occupation": "huisarts", "region": "Zeeland"}
    found = reader.post("/api/v1/answer-sheet", json=body)
    assert found.status_code == 400
    assert "since-when takes no region" in found.text
    assert "how-many or how-many-short" in found.text
    long = {"question": "hoeveel " * 60, "occupation": "huisarts"}
    assert reader.post("/api/v1/answer-sheet", json=long).status_code == 400


def test_the_page_is_found_from_the_menu_and_the_home_page(reader: Client) -> None:
    for path, where in (("/nl", NL), ("/en", EN)):
        assert reader.get(path).text.count(f'href="{where}"') == 2
