"""A sheet can be pasted: the question in words, full sentences, source, date and reference, in both languages."""

import re

import pytest

from raming import load_pack
from raming.answers.decisions.answer_sheet import QUESTIONS, answer
from raming.answers.decisions.sheets.kinds import KINDS
from raming.answers.decisions.sheets.shared import Figure
from raming.present.language import language
from raming.present.present import present
from raming.present.sentences.answer_sheet import figure_words, said, size_words

PACK = load_pack("nl")
DRAWS = {"draws": 50, "pack": PACK}
BOTH = pytest.mark.parametrize("code", ["nl", "en"])


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796126400")


def shown(code, *asked, **options):
    return present(answer(*asked, **options, **DRAWS), code)


@pytest.mark.parametrize(
    ("asked", "options", "code", "title", "sentences"),
    [
        (
            ("how-many", "huisarts"),
            {},
            "nl",
            "Hoeveel mensen zijn er werkzaam in het beroep huisarts?",
            ("In 2025 waren er 14.347 mensen werkzaam.", "Samen werken zij 10.770 fte (80%-bandbreedte: "),
        ),
        (
            ("how-many", "huisarts"),
            {"region": "Terneuzen"},
            "nl",
            "Hoeveel mensen zijn er werkzaam in het beroep huisarts in Zeeland?",
            ("In 2025 zijn er in Zeeland naar schatting 290 mensen werkzaam.", "Landelijk zijn het er 7,9 per 10.000 inwoners."),
        ),
        (
            ("how-many", "huisarts"),
            {"region": "Terneuzen"},
            "en",
            "How many people are at work in the occupation general practitioner in Zeeland?",
            ("In 2025 an estimated 290 people are at work in Zeeland.",),
        ),
        (
            ("how-many", "seh-arts"),
            {},
            "nl",
            "Hoeveel mensen zijn er werkzaam in het beroep SEH-arts?",
            ("In 2022 stonden er 674 mensen geregistreerd (bandbreedte: 600 tot 674); hoeveel van hen werken, zegt dit cijfer niet.",),
        ),
        (
            ("how-many-short", "huisarts"),
            {"region": "Drenthe", "year": 2035},
            "nl",
            "Hoe groot is het tekort in het beroep huisarts in Drenthe in 2035?",
            ("In 2035 ligt het tekort in Drenthe, als deel van de eigen vraag, 5 procentpunt boven het landelijke tekort", "In fte is dat een tekort van 120 fte"),
        ),
        (
            ("what-if-fewer", "seh-arts"),
            {"places": 40, "year": 2027},
            "nl",
            "Wat doet een ander aantal opleidingsplaatsen in het beroep SEH-arts bij 40 plaatsen per jaar vanaf 2027?",
            (
                "In 2040 is het aanbod 110 fte kleiner dan met het geadviseerde aantal plaatsen, voor alle lichtingen vanaf 2027 samen.",
                "Gerekend is met 40 plaatsen per jaar vanaf 2027.",
                "Het advies van 2025 is 60 plaatsen per jaar.",
            ),
        ),
        (
            ("what-if-fewer", "seh-arts"),
            {"places": 1, "year": 2027},
            "en",
            "What does another number of training places do in the occupation emergency physician at 1 place a year from 2027 on?",
            ("This is computed with 1 place a year from 2027 on.",),
        ),
        (
            ("since-when", "huisarts"),
            {},
            "nl",
            "Sinds wanneer zijn er minder opleidingsplaatsen dan geadviseerd in het beroep huisarts?",
            (
                "Sinds instroomjaar 2024 ligt het aantal plaatsen zonder onderbreking onder het advies.",
                "Het eerste instroomjaar met minder plaatsen dan geadviseerd was 2021.",
                "Van de 5 instroomjaren waarvan advies en plaatsen beide bekend zijn, liggen er 4 onder het advies.",
                "Voor instroomjaar 2026 zijn er 155 plaatsen minder dan geadviseerd.",
            ),
        ),
        (
            ("against-advice", "seh-arts"),
            {},
            "nl",
            "Wijken de opleidingsplaatsen af van het advies in het beroep SEH-arts?",
            (
                "Voor instroomjaar 2027 zijn er 10 plaatsen minder dan geadviseerd.",
                "Een aanwijzing, die geen besluit is, noemt 50 plaatsen per jaar voor instroomjaar 2027.",
                "Het advies voor instroomjaar 2027 is 60 plaatsen per jaar.",
                "Alleen de lichting van 2027 maakt het aanbod in 2040 5 fte kleiner.",
            ),
        ),
        (
            ("against-advice", "huisarts"),
            {"year": 2024},
            "en",
            "Do the places depart from the advice in the occupation general practitioner for intake year 2024?",
            ("For intake year 2024 there are 236 places fewer than advised.", "The advice for intake year 2024 is 1,190 places a year."),
        ),
    ],
)  # fmt: skip
def test_a_sheet_is_said_in_sentences_that_can_be_pasted(asked, options, code, title, sentences):
    made = shown(code, *asked, **options)
    assert made.title == title
    for sentence in sentences:
        assert sentence in made.sentences.text


@BOTH
@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_sheet_says_where_from_when_and_under_which_reference(kind, code):
    sheet = answer(kind, "seh-arts" if kind != "which-region" else "huisarts", **DRAWS)
    made = present(sheet, code)
    notes, said = made.notes.text, made.language.of_pack
    assert sheet.manifest.result.rounded[:12] in notes
    assert {"nl": "Gemaakt op 1 december 2026", "en": "Made on 1 December 2026"}[code] in notes
    assert {"nl": "Bron", "en": "Source"}[code] in notes
    named = {one.source for one in (sheet.answer, *sheet.figures) if one.source}
    for source in sheet.sources:
        if source.id in named:
            assert said(source.title) in notes
            assert said(source.where).rstrip(".") in notes
    for sentence in (*made.sentences.texts, made.title):
        assert "{" not in sentence
        assert "None" not in sentence
        assert sentence[-1] in ".?"


@BOTH
def test_what_was_read_is_said_first(code):
    made = shown(code, "Hoeveel seh-artsen zijn er te weinig volgens het NHG in 2035?")
    first = made.sentences.texts[0]
    assert (
        first
        == {
            "nl": "Gelezen als: vraag tekort, beroep SEH-arts, jaar 2035. Niet gelezen: nhg.",
            "en": "Read as: question how-many-short, occupation emergency physician, year 2035. Not read: nhg.",
        }[code]
    )
    assert "Gelezen" not in shown("nl", "tekort", "seh-arts").sentences.text


def test_one_and_several_are_told_apart():
    for code, one, many in (("nl", "1 plaats per jaar", "2 plaatsen per jaar"), ("en", "1 place a year", "2 places a year")):  # fmt: skip
        assert size_words(1.0, "places per year", language(code)) == one
        assert size_words(2.0, "places per year", language(code)) == many
    sheet = answer("since-when", "huisarts", **DRAWS)
    one = Figure("departure", -1.0, None, None, "places per year", 2026, "derived", "")
    assert said(one, sheet, language("nl")) == "Voor instroomjaar 2026 is er 1 plaats minder dan geadviseerd."
    assert said(one, sheet, language("en")) == "For intake year 2026 there is 1 place less than advised."
    below = Figure("years-below", 1.0, None, None, "years", None, "derived", "", "5")
    assert "ligt er 1 onder" in said(below, sheet, language("nl"))


@BOTH
def test_a_range_over_zero_has_a_word_for_each_end(code):
    short = Figure("short-in", 10.0, -20.0, 30.0, "FTE", 2035, "model", "")
    assert (
        figure_words(short, language(code))
        == {
            "nl": "10 fte (tussen een overschot van 20 en een tekort van 30 fte)",
            "en": "10 FTE (between a surplus of 20 and a shortage of 30 FTE)",
        }[code]
    )
    hidden = Figure("hidden", -10.0, -20.0, 30.0, "FTE", 2035, "model", "")
    assert "−" not in figure_words(hidden, language(code))


@BOTH
def test_only_a_sheet_with_a_band_of_draws_says_how_many_there_are(code):
    band = {"nl": "bevat 80% van 50 trekkingen", "en": "holds 80% of 50 draws"}[code]
    assert band in shown(code, "how-many-short", "huisarts").notes.text
    assert band not in shown(code, "since-when", "huisarts").notes.text


def test_no_dutch_sheet_names_a_question_in_english():
    for kind in QUESTIONS:
        asked = f"{KINDS[kind].dutch.replace('-', ' ')} huisartsen"
        first = shown("nl", asked).sentences.texts[0]
        assert re.match(rf"Gelezen als: vraag {KINDS[kind].dutch}, beroep huisarts\.", first)


@BOTH
def test_an_illustration_of_a_region_is_said_in_two_digits(code):
    sheet = answer("how-many", "medisch-specialisten", region="Groningen", **DRAWS)
    assert sheet.grade == "illustration"
    number = re.search(r"[\d.,]+(?= (?:mensen|people))", present(sheet, code).sentences.text)
    assert number is not None
    assert len(re.sub(r"\D", "", number[0]).rstrip("0")) <= 2
