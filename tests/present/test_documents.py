"""The brief: two pages in both languages, tagged, the same bytes each time, with all it must hold."""

import re

import pymupdf
import pytest

from present.examples import EXAMPLES, REGIONAL, answers, example
from raming.present.present import present

ADVICES = [name for name in answers() if name.startswith("advice")]
PAGES = ["projection", "projection with a surplus"]


def _open(name, lang):
    return pymupdf.open(stream=present(answers()[name], lang).document(), filetype="pdf")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", ADVICES)
def test_brief_is_two_pages_or_three_with_odds_that_say_their_language_and_title(name, lang):
    brief = _open(name, lang)
    odds = answers()[name].odds
    assert len(brief) == (3 if odds and odds.chances else 2)
    catalogue = brief.xref_object(brief.pdf_catalog())
    assert f"/Lang ({lang})" in catalogue
    assert "/Marked true" in catalogue
    assert brief.metadata["title"] == present(answers()[name], lang).title.partition(",")[0]
    assert not brief.metadata["creationDate"]
    fonts = {font[3].partition("+")[2] or font[3] for page in brief for font in page.get_fonts()}
    assert all(font.startswith(("LibertinusSerif", "DejaVuSansMono")) for font in fonts)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_other_documents_are_two_pages_at_most(name, lang):
    assert len(_open(name, lang)) <= 2


def _smallest(document):
    return min(
        span["size"]
        for page in document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
        if span["text"].strip()
    )


@pytest.mark.parametrize("name", [*EXAMPLES, *REGIONAL])
def test_the_smallest_type_of_a_document_can_be_read(name):
    document = present(example(name), "nl").document
    if document is not None:
        assert _smallest(pymupdf.open(stream=document(), filetype="pdf")) >= 5


def test_brief_holds_what_a_minister_needs():
    brief = _open("advice", "nl")
    first, second = (page.get_text() for page in brief)
    for words in (
        "1.026",
        "1.029",
        "624",
        "1.661",
        "tekort van 2.600 fte",
        "Bandbreedte",
        "Wat het advies bepaalt",
    ):
        assert words in first
    hashes = answers()["advice"].manifest.result
    for words in (
        "1.026",
        "1.035",
        f"Gebaseerd op {sum(answers()['advice'].rests_on.values())} cijfers",
        "Begrippen",
        "Bronnen",
        hashes.exact,
        hashes.rounded,
    ):
        assert words in second


def test_brief_with_assumptions_warns_and_names_them():
    brief = _open("advice with draws of opinion", "en")
    first, second = (page.get_text() for page in brief)
    assert "an illustration, not advice" in " ".join(first.split())
    assert "The assumed figures that move the advice most" in second


def test_brief_without_advice_says_why():
    first = _open("advice before it can be steered", "en")[0].get_text()
    assert "The published advice is 1,026 a year" in " ".join(first.split())
    assert "No intake can bring balance in 2029" in first


def test_the_published_advice_names_its_source_by_number():
    first, second = (" ".join(page.get_text().split()) for page in _open("advice", "en"))
    number = re.search(r"published in 2025\)\. \[(\d+)\]", first)[1]
    assert f"[{number}]" in second


def test_the_same_advice_gives_the_same_bytes():
    shown = present(answers()["advice"], "nl")
    assert shown.document() == shown.document()
