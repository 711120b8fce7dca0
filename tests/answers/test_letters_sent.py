"""What of an answer to parliament can be sent as it stands, and what stays with whoever drafts it."""

import re
from functools import cache

import pymupdf
import pytest

import raming
from raming.answers.letters.letter import LetterQuestion
from raming.inputs.checks.letter_texts import ranges_given, sentences_plain
from raming.inputs.letters import PLACEHOLDER
from raming.inputs.loading import load_pack
from raming.present.present import present
from raming.present.terminal import as_text

LETTERS = ("2020Z03680", "2026Z05351")
LANGUAGES = ("nl", "en")
ENDS = {"nl": "Stand van de gegevens: 27 november 2026.", "en": "Figures as of 27 November 2026."}
TOOL = {
    "nl": re.compile(
        r"gegevenspakket|raming-nl|\bmet raming\b|naar berekening|geraadpleegd|Kenmerk|Niet bekend:"
    ),
    "en": re.compile(
        r"\bpack\b|raming-nl|\bwith raming\b|consulted|\bReference\b|Not known:|below nought|advices"
    ),
}
MOST_SOURCES, MOST_WORDS = 7, 190


@cache
def questions() -> tuple[tuple[str, LetterQuestion], ...]:
    """Return the questions of both letters, each with its letter."""
    return tuple((letter, one) for letter in LETTERS for one in raming.answer_letter(letter).questions)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_sent_has_no_talk_of_the_tool_and_ends_with_its_sources_and_date(code: str) -> None:
    for letter, one in questions():
        text = " ".join(one.sentences[code])
        assert not TOOL[code].search(text), (letter, one.number, TOOL[code].search(text))
        assert text.endswith(ENDS[code]), (letter, one.number)
        assert one.reference not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_missing_the_reference_and_the_pack_stand_in_notes_of_their_own(code: str) -> None:
    for letter, one in questions():
        notes = " ".join(one.notes[code])
        assert one.reference in notes, (letter, one.number)
        assert "raming-nl" in notes
        assert all(each.what[code] in notes and each.owner[code] in notes for each in one.missing)


@pytest.mark.parametrize("code", LANGUAGES)
def test_answers_are_short_and_cite_only_what_their_sentences_rest_on(code: str) -> None:
    for letter, one in questions():
        *said, sources = one.sentences[code]
        assert len(" ".join(said).split()) <= MOST_WORDS, (letter, one.number)
        assert sources.count(";") < MOST_SOURCES, (letter, one.number)
    three = " ".join(questions()[2][1].sentences["nl"])
    assert "Platform31" not in three
    assert "RTV Drenthe" in three


def test_figures_of_the_model_in_sentences_have_a_range_and_chances_need_none() -> None:
    rows = load_pack("nl").table("letter_sentences")
    for letter, one in questions():
        held = {figure.id: figure for figure in one.figures}
        mine = [row for row in rows if (row["letter"], row["number"]) == (letter, one.number)]
        named = {name for row in mine for name in PLACEHOLDER.findall(str(row["text_nl"])) if "." not in name}
        for name in named & held.keys():
            figure = held[name]
            if figure.status == "computed" and figure.unit not in ("share", "year"):
                assert figure.low is not None, (letter, one.number, name)
                assert figure.low <= figure.value <= figure.high, (letter, one.number, name)


def test_fewer_places_leave_fewer_physicians_within_the_range_of_more_places() -> None:
    eight, eleven = (
        {figure.id: figure for figure in raming.answer_letter("2026Z05351").questions[at - 1].figures}
        for at in (8, 11)
    )
    short, places = eleven["short"], eight["places"]
    assert short.value == pytest.approx(places.value / 2, rel=1e-6)
    assert (short.low, short.high) == pytest.approx((places.low / 2, places.high / 2))


def test_a_figure_of_the_model_without_a_range_is_refused_by_the_check() -> None:
    pack = load_pack("nl")
    tables = {name.removesuffix(".csv"): pack.table(name.removesuffix(".csv")) for name in pack.files}
    assert list(ranges_given(tables)) == list(sentences_plain(tables)) == []
    bare = tuple(
        {**row, "high_by": ""}
        if (row["letter"], row["number"], row["figure"]) == ("2026Z05351", 3, "short")
        else row
        for row in tables["letter_figures"]
    )
    (problem,) = ranges_given({**tables, "letter_figures": bare})
    assert (problem.file, problem.field, problem.value) == ("letter_figures.csv", "high_by", "short")
    silent = tuple(
        row
        for row in tables["letter_sentences"]
        if "{short}" not in str(row["text_nl"]) + str(row["text_en"])
    )
    silent = tuple(row for row in silent if "{short.size}" not in str(row["text_nl"]))
    assert list(ranges_given({**tables, "letter_figures": bare, "letter_sentences": silent})) == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("text_nl", "Dit staat niet in het gegevenspakket."),
        ("text_nl", "Het advies zelf is niet geraadpleegd."),
        ("text_nl", "Er is naar berekening een tekort."),
        ("text_nl", "Zie raming-nl."),
        ("text_en", "The list is not in this pack."),
        ("text_en", "The plan itself was not read."),
    ],
)
def test_a_sentence_about_the_tool_or_its_user_is_refused_by_the_check(field: str, text: str) -> None:
    row = {"letter": "x", "number": 1, "text_nl": "", "text_en": "", field: text}
    (problem,) = sentences_plain({"letter_sentences": (row,)})
    assert (problem.row, problem.field) == (2, field)
    plain = {
        "letter": "x",
        "number": 1,
        "text_nl": "De ramingen van het kabinet.",
        "text_en": "A package deal.",
    }
    assert list(sentences_plain({"letter_sentences": (plain,)})) == []


@pytest.mark.parametrize(("code", "drafter"), [("nl", "Voor de opsteller"), ("en", "For the drafter")])
def test_notes_stand_apart_in_the_terminal_and_in_print(code: str, drafter: str) -> None:
    answer = raming.answer_letter("2026Z05351")
    shown = present(answer, code)
    lines = as_text(shown).splitlines()
    aside = [line for line in lines if line.startswith("  │ ")]
    body = "\n".join(line for line in lines if not line.startswith("  │ "))
    assert sum(drafter in line for line in aside) == len(answer.questions)
    assert drafter not in body
    assert all(one.reference not in body for one in answer.questions)
    document = pymupdf.open(stream=shown.document(), filetype="pdf")
    spans = [
        span
        for page in document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]
    (small,) = {round(span["size"], 1) for span in spans if drafter in span["text"]}
    (plain,) = {
        round(span["size"], 1)
        for span in spans
        if "9 SEH’s gaven" in span["text"] or "9 departments" in span["text"]
    }
    assert small < plain
