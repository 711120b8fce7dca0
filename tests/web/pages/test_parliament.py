"""The page of questions of parliament: every question of a letter, its answer, and its twins."""

from collections.abc import Iterator
from html import unescape

import pytest

import raming
from web.clients import Client, client


@pytest.fixture(scope="module")
def reader() -> Iterator[Client]:
    with client() as found:
        yield found


@pytest.mark.parametrize(("lang", "path"), [("nl", "/nl/kamervragen"), ("en", "/en/parliament")])
def test_every_question_stands_on_the_page_with_its_answer(lang: str, path: str, reader: Client) -> None:
    page = unescape(reader.get(f"{path}?letter=2026Z05351").text)
    for one in raming.answer_letter("2026Z05351").questions:
        assert f'id="{one.reference}"' in page
        assert one.asks[lang] in page
        assert [text for text in one.sentences[lang] if text not in page] == []


def test_the_first_letter_is_shown_and_another_can_be_chosen(reader: Client) -> None:
    page = reader.get("/nl/kamervragen").text
    assert '<option value="2020Z03680" selected>' in page
    assert "/nl/kamervragen.pdf?letter=2020Z03680" in page
    assert reader.get("/nl/kamervragen.json?letter=2026Z05351").json()["letter"] == "2026Z05351"
    assert reader.get("/nl/kamervragen?letter=nobody").status_code == 400


def test_the_page_is_found_from_the_decisions(reader: Client) -> None:
    assert 'href="/en/parliament"' in reader.get("/en/decisions").text


def test_an_earlier_answer_is_a_file_that_http_never_takes(reader: Client) -> None:
    asked = {"letter": "2020Z03680", "since": "/etc/hostname"}
    assert reader.post("/api/v1/letter-answers", json=asked).status_code == 400
