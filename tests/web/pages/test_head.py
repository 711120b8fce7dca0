"""A page says of the answer it shows what the terminal says in its head, and who can be asked."""

import html
import re

import pytest

import raming
from raming.present.present import present
from web.clients import Client

PAGES = {"nl": "/nl/beroepen/tandarts", "en": "/en/occupations/dentist"}


def stands(page: str, kind: str) -> str:
    """Return the text of the paragraph of a kind; empty where there is none."""
    found = re.search(rf'<p class="{kind}">(.*?)</p>', page, re.S)
    return html.unescape(found[1]) if found else ""


@pytest.mark.parametrize("lang", PAGES)
def test_the_head_of_a_page_is_that_of_the_terminal(reader: Client, lang: str) -> None:
    usual = stands(reader.get(PAGES[lang]).text, "run-head")
    chosen = stands(reader.get(f"{PAGES[lang]}?scenario=demography").text, "run-head")
    answer = raming.advise("dentist", scenario="demography", draws=1000)
    assert chosen == present(answer, lang).head
    pack = answer.manifest.pack
    assert f"{pack.name} {pack.version}" in usual
    assert f"{pack.name} {pack.version}" in chosen
    assert chosen != usual


def test_a_page_without_an_answer_has_no_head(reader: Client) -> None:
    assert stands(reader.get("/nl/over").text, "run-head") == ""


@pytest.mark.parametrize("lang", PAGES)
def test_who_can_be_asked_stands_at_the_foot(
    reader: Client, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAMING_CONTACT", raising=False)
    assert stands(reader.get(PAGES[lang]).text, "foot-contact") == ""
    monkeypatch.setenv("RAMING_CONTACT", "Team <ramingen@example.org>")
    assert stands(reader.get(PAGES[lang]).text, "foot-contact") == "Contact: Team <ramingen@example.org>"
