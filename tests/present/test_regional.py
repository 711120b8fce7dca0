"""Regions, profiles and allocations as people read them: tables, charts, one-page profiles, audits."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import pymupdf
import pytest

from present.examples import REGIONAL, regional_answers
from raming.answers.regional.published import RegionalStatement
from raming.present import regional_labels as regional
from raming.present.drawing import svg
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role
from raming.present.sentences.regions import statement_words
from raming.present.table import to_csv
from raming.present.terminal import as_text
from raming.present.workbook import workbook_of

SVG = "{http://www.w3.org/2000/svg}"


NAMES = list(REGIONAL)
BOTH = [(name, lang) for name in NAMES for lang in ("nl", "en")]
DRAWN = [(name, lang) for name, lang in BOTH if name != "validation"]
PROFILES = [name for name in NAMES if name.startswith("profile")]


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_presentation_is_whole(name, lang):
    shown = present(regional_answers()[name], lang)
    assert shown.title
    for sentence in (*shown.sentences.texts, *shown.notes.texts):
        assert re.search(r"[.:]$", sentence), sentence
        assert "{" not in sentence
        assert "None" not in sentence
        assert "nan" not in sentence
    for table in shown.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(column.meaning for column in table.columns), table.name
        text = as_text(shown, 80, tables=None)
        assert max(map(len, text.splitlines())) <= 80
        assert not any("{" in str(cell) for row in table.rows for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_the_same_in_both_languages(name):
    for dutch, english in zip(
        *(present(regional_answers()[name], lang).tables for lang in ("nl", "en")), strict=True
    ):
        numeric = [place for place, column in enumerate(dutch.columns) if column.numeric]
        assert [[row[k] for k in numeric] for row in dutch.rows] == [
            [row[k] for k in numeric] for row in english.rows
        ]
        assert to_csv(dutch).splitlines()[0] == to_csv(english).splitlines()[0]


def test_dutch_holds_no_english_reasons():
    for name in ("profile", "profile of a surplus", "allocation over examples", "validation"):
        dutch, english = (present(regional_answers()[name], lang) for lang in ("nl", "en"))
        for one, other in zip(dutch.tables, english.tables, strict=True):
            for k, column in enumerate(one.columns):
                if column.key in ("reason", "optimised_reason", "sentence", "definition", "why", "unit"):
                    for row, same in zip(one.rows, other.rows, strict=True):
                        assert row[k] != same[k] or not row[k], row[k]


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_chart_is_drawn_with_title_and_description(name, lang):
    picture = present(regional_answers()[name], lang).chart()
    drawn = svg(picture, lang)
    texts = ["".join(node.itertext()) for node in ET.fromstring(drawn).iter(f"{SVG}text")]
    said = " ".join(texts)
    assert all(word in said for word in picture.title.split())
    assert {"nl": "Bron:", "en": "Source:"}[lang] in said
    assert len(picture.description) > 100
    assert "NaN" not in json.dumps(picture.spec)
    assert len(set(re.findall(r"#[0-9a-f]{6}", drawn))) <= 45


def test_map_has_a_tile_and_the_strip_a_line_for_every_region():
    drawn = svg(present(regional_answers()["regions"], "en").chart(), "en")
    texts = ["".join(node.itertext()) for node in ET.fromstring(drawn).iter(f"{SVG}text")]
    for region in regional_answers()["regions"].regions:
        assert region.tile.short in texts
        assert any(text.startswith(region.names["en"][:20]) for text in texts)
    assert sum(text.endswith("%") for text in texts) >= 28


def test_a_map_is_told_in_words_too():
    picture = present(regional_answers()["regions"], "en").chart()
    for region in regional_answers()["regions"].regions:
        assert region.names["en"] in picture.description


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_profile_is_one_page_and_one_of_sources_with_no_missing_picture(name, lang):
    answer = regional_answers()[name]
    made = pymupdf.open(stream=present(answer, lang).document(), filetype="pdf")
    assert len(made) == 2
    assert "[1]" in made[1].get_text()
    text = made[0].get_text().replace("-\n", "-").replace("\n", " ")
    region = answer.regions[0].names[lang]
    assert region in text
    assert all(word in text for word in present(answer, lang).sentences.first(Role.DETAIL).split()[:4])
    assert "None" not in text
    assert made.metadata["title"]


@pytest.mark.parametrize("name", ["regions", "path", "balance", "allocation"])
def test_other_answers_make_a_document(name):
    made = pymupdf.open(stream=present(regional_answers()[name], "nl").document(), filetype="pdf")
    assert 1 <= len(made) <= 4


def test_audit_has_a_line_for_every_place_with_its_rule():
    answer = regional_answers()["allocation over examples"]
    table = next(table for table in present(answer, "en").tables if table.name == "audit")
    assert len(table.rows) == 850
    assert [row[0] for row in table.rows] == list(range(1, 851))
    rules = {regional.RULES[rule] for rule in regional.RULES}
    assert {row[-1] for row in table.rows} <= rules
    for entry in answer.rule:
        assert sum(row[2] == entry.institution for row in table.rows) == entry.places


def test_workbook_of_an_allocation_can_be_audited():
    shown = present(regional_answers()["allocation"], "nl")
    made = workbook_of(shown)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        assert {"plaatsen", "grenzen", "alternatieven", "gevulde plaatsen", "plaats voor plaats"} <= set(
            names
        )
        sheet = book.read(f"xl/worksheets/sheet{names.index('plaats voor plaats') + 1}.xml").decode()
    filled = re.findall(r'<c r="A(\d+)"[^>]*><v>', sheet)
    assert len([row for row in map(int, filled) if row > 3]) == 1026


def test_made_up_figures_are_marked_wherever_they_are_shown():
    for lang, word in (("nl", "verzonnen"), ("en", "made up")):
        shown = present(regional_answers()["allocation over examples"], lang)
        assert word in shown.sentences.first(Role.WARNING)
        assert word in json.dumps(shown.chart().spec, ensure_ascii=False)
        table = shown.tables[0]
        status = [column.key for column in table.columns].index("status")
        assert {row[status] for row in table.rows[:-1]} == {word}


def test_estimated_supply_is_said_in_every_regional_answer():
    for name in ("regions", "path", "balance", "profile"):
        assert "assumption" in present(regional_answers()[name], "en").sentences.first(Role.PROVENANCE), name


@pytest.mark.parametrize(
    ("figures", "unit", "english", "dutch"),
    [
        ((0.12, None, None), "share of demand", ": 12%", ": 12%"),
        ((None, 0.05, 0.1), "share of demand", ": 5% to 10%", ": 5% tot 10%"),
        ((6.4, None, None), "GPs", ": 6", ": 6"),
        ((None, 1200.0, 1500.0), "persons", ": 1,200 to 1,500", ": 1.200 tot 1.500"),
        ((None, 1200.0, None), "persons", "", ""),
        ((None, None, 1500.0), "persons", "", ""),
        ((None, None, None), "", "", ""),
    ],
)
def test_a_statement_shows_its_figure_or_both_ends_of_its_range_in_its_unit(figures, unit, english, dutch):
    said = RegionalStatement(
        "made-up", 2020, "density", "more", "NL01", "Nederland", *figures, unit, None, "somebody", ""
    )
    for lang, size in (("en", english), ("nl", dutch)):
        words = language(lang)
        claim = words.text(regional.CLAIMS["density", "more"])
        assert statement_words(said, (), words).endswith(f"2020): {claim}{size}.")
