"""Every regional answer leads with the nation beside it, says what validation found, and has whole signs."""

import io
import re
import zipfile

import pytest

import raming
from raming.present.drawing import svg
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role
from raming.present.sentences.regions import order_words, validation_words
from raming.present.signs import beside_nation_words, share_range_words, share_words
from raming.present.table import to_csv
from raming.present.terminal import as_text
from raming.present.workbook import workbook_of

BOTH = ("nl", "en")


def shown_answers():
    """Return one of every kind of regional answer."""
    return {
        "regions": raming.regions("huisarts", year=2035, draws=40),
        "balance": raming.balance("huisarts", draws=40),
        "profile": raming.balance("huisarts", region="Utrecht en omgeving", draws=40),
        "path": raming.project_region("huisarts", "Utrecht en omgeving", draws=40),
        "sheet": raming.answer("which-region", "huisarts", draws=40),
    }


@pytest.fixture(scope="module")
def answers():
    return shown_answers()


@pytest.mark.parametrize("lang", BOTH)
def test_the_sentence_of_validation_is_everywhere(answers, lang):
    for name, answer in answers.items():
        said = validation_words(answer.validation, language(lang))
        shown = present(answer, lang)
        assert said in shown.notes.texts, name
        assert " ".join(said.split()) in " ".join(as_text(shown, 80).split()), name
        if name != "sheet":
            main = shown.tables[0]
            header, first = to_csv(main).splitlines()[:2]
            assert "validation" in header.split(",")
            assert said in first
            book = zipfile.ZipFile(io.BytesIO(workbook_of(shown)))
            assert said.split(";")[0] in book.read("xl/sharedStrings.xml").decode().replace("&amp;", "&")


@pytest.mark.parametrize("lang", BOTH)
def test_the_first_sentence_is_about_the_nation_beside_it(answers, lang):
    word = {"nl": "land", "en": "country"}[lang]
    for name in ("regions", "balance", "profile", "path"):
        assert word in present(answers[name], lang).sentences.first(Role.HEADLINE), name


@pytest.mark.parametrize("lang", BOTH)
def test_no_sentence_about_a_region_has_a_minus(answers, lang):
    for name, answer in answers.items():
        for sentence in present(answer, lang).sentences.texts:
            assert not re.search(r"[−-]\d", sentence.replace("2025-", "")), (name, sentence)


@pytest.mark.parametrize("lang", BOTH)
def test_an_order_that_is_not_known_is_not_told(answers, lang):
    assert answers["balance"].order_known is False
    assert order_words(28, language(lang)) in present(answers["balance"], lang).sentences.texts


def test_a_pack_without_a_comparison_says_that_nothing_was_validated():
    said = validation_words(None, language("en"))
    assert said == "Validation: these regional figures were held against no published statement."


@pytest.mark.parametrize(
    ("low", "high", "english", "dutch"),
    [
        (
            -0.31,
            0.54,
            "between a surplus of 31% and a shortage of 54%",
            "tussen een overschot van 31% en een tekort van 54%",
        ),
        (0.02, 0.3, "a shortage of 2% to 30%", "een tekort van 2% tot 30%"),
        (-0.3, -0.02, "a surplus of 2% to 30%", "een overschot van 2% tot 30%"),
    ],
)
def test_an_interval_has_the_words_of_its_figure(low, high, english, dutch):
    assert share_range_words(low, high, language("en")) == english
    assert share_range_words(low, high, language("nl")) == dutch


def test_shares_and_points_are_said_without_a_sign():
    assert share_words(-0.06, language("nl")) == "een overschot van 6% van de vraag"
    assert share_words(0.001, language("en")) == "balance"
    assert beside_nation_words(-0.33, language("nl")) == "33 procentpunt onder het landelijke tekort"
    assert beside_nation_words(0.04, language("en")) == "4 percentage points above the national gap"
    assert beside_nation_words(0.001, language("en")) == "equal to the national gap"


@pytest.mark.parametrize("lang", BOTH)
def test_what_practices_expect_stands_in_the_profile_of_zeeland(lang):
    shown = present(raming.balance("huisarts", region="Zeeland", draws=0), lang)
    word = {
        "nl": "praktijken verwachten hier vaker tekorten",
        "en": "practices more often expect shortages here",
    }
    assert any(word[lang] in sentence for sentence in shown.sentences.texts)
    assert any(table.name == "published" and table.rows for table in shown.tables)


@pytest.mark.parametrize("lang", BOTH)
def test_the_letter_stands_beside_an_estimate_that_cannot_show_it(lang):
    shown = present(raming.balance("medisch specialisten", region="Zeeland", draws=0), lang)
    word = {"nl": "kan dit niet laten zien", "en": "cannot show this"}
    assert any(word[lang] in sentence for sentence in shown.sentences.texts)


def test_regions_keep_their_official_names_in_english(answers):
    names = {region.names["en"] for region in answers["regions"].regions}
    assert {"Midden-Brabant", "Zuid-Holland Zuid"} <= names


@pytest.mark.parametrize("lang", BOTH)
def test_a_chart_that_stands_alone_says_what_validation_found(answers, lang):
    for name in ("regions", "balance", "path"):
        drawn = svg(present(answers[name], lang).chart(), lang)
        assert {"nl": "Toetsing:", "en": "Validation:"}[lang] in drawn, name
        assert {"nl": "0,43", "en": "0.43"}[lang] in drawn, name
