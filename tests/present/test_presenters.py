"""Every answer in both languages: sentences, tables, terminal, CSV and workbook."""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from present.examples import FAULTY, answers
from raming.answers.advice import advise
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role, Sentence, Sentences
from raming.present.sentences.advice import sentences
from raming.present.sheet_names import sheet_names
from raming.present.table import Column, Table, to_csv
from raming.present.terminal import as_text
from raming.present.workbook import workbook_of

NAMES = list(answers())
BOTH = [(name, lang) for name in NAMES for lang in ("nl", "en")]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MINE = {"Advice", "Projection", "Explanation", "Ledger", "Register", "ParameterList", "Reproduction"}


def test_every_kind_of_answer_is_tried():
    tried = {type(answer).__name__ for answer in answers().values()}
    assert tried >= MINE | {"CheckReport"}


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_presentation_is_whole(name, lang):
    shown = present(answers()[name], lang)
    assert shown.title
    assert shown.sentences
    assert shown.tables
    for sentence in (*shown.sentences.texts, *shown.notes.texts):
        assert re.search(r"[.:?]$", sentence), sentence
        assert "{" not in sentence
        assert "None" not in sentence
    for table in shown.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(column.meaning for column in table.columns), table.name
        assert len({column.key for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize(("name", "lang"), BOTH)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("tables", [1, None])
def test_terminal_text_fits(name, lang, width, tables):
    text = as_text(present(answers()[name], lang), width, tables=tables)
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width
    assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_the_same_in_both_languages_where_it_holds_numbers(name):
    dutch, english = (present(answers()[name], lang).tables[0].filed for lang in ("nl", "en"))
    rows = [list(csv.reader(io.StringIO(to_csv(table)))) for table in (dutch, english)]
    keys = [column.key for column in dutch.columns]
    graded = [] if not dutch.grade or "grade" in keys else ["grade"]
    status = ["status"] if dutch.status else []
    assert rows[0][0] == rows[1][0] == [*keys, *status, *graded]
    numeric = [place for place, column in enumerate(dutch.columns) if column.numeric]
    for one, other in zip(*(table[1:] for table in rows), strict=True):
        assert [one[place] for place in numeric] == [other[place] for place in numeric]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cannot_start_a_formula(start):
    table = Table("t", "t", (Column("a", "a"), Column("b", "b", "number")), ((f"{start}1+1", -1.5),))
    row = list(csv.reader(io.StringIO(to_csv(table), newline="")))[1]
    assert row[0].startswith("'")
    assert row[1] == "-1.5"


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_workbook_opens_with_every_table_and_a_dictionary(name, lang):
    shown = present(answers()[name], lang)
    made = workbook_of(shown)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert book.testzip() is None
        sheets = [
            sheet.attrib["name"]
            for sheet in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        ]
        words = "".join(ET.fromstring(book.read("xl/sharedStrings.xml")).itertext())
        formulas = [file for file in book.namelist() if b"<f>" in book.read(file)]
    cover, last = {"nl": ("antwoord", "gegevenswoordenboek"), "en": ("answer", "data dictionary")}[lang]
    assert (sheets[0], sheets[-1]) == (cover, last)
    assert [name for name in sheet_names(shown.tables, shown.language) if name not in sheets] == []
    assert all(column.meaning in words for table in shown.tables for column in table.filed.columns)
    assert all(value in words for _, value in shown.about)
    assert formulas == []


def test_advice_says_the_number_first_and_compares():
    nl, en = language("nl"), language("en")
    advice = answers()["advice"]
    assert (
        sentences(advice, nl)
        .of(Role.HEADLINE)
        .texts[0]
        .startswith("Het gepubliceerde advies is 1.026 per jaar")
    )
    assert sentences(advice, en).of(Role.HEADLINE).texts[0].startswith("The published advice is 1,026 a year")
    assert "ongeveer 1.030 mensen per jaar" in sentences(advice, nl).of(Role.HEADLINE).texts[1]
    assert "computed 1,029" in sentences(advice, en).of(Role.HEADLINE).texts[1]
    assert "That is 311 more than the current intake of 718." in sentences(advice, en).texts
    assert any("within half a percent" in sentence for sentence in sentences(advice, en).texts)


def test_advice_is_held_against_a_published_range():
    said = sentences(answers()["advice with a published range"], language("en")).text
    assert said.startswith(
        "The published advice is 822–935 a year, for intake in 2021–2024 (published in 2019)."
    )


def test_advice_that_rests_on_assumptions_says_so_first():
    said = present(answers()["advice with draws of opinion"], "nl").sentences
    assert said.opening(1).texts[0] == said.first(Role.WARNING)
    assert said.first(Role.WARNING).startswith("Let op: ")
    assert "aangenomen cijfers" in said.first(Role.WARNING)


def test_no_advice_says_why_and_from_when():
    said = sentences(answers()["advice before it can be steered"], language("en"))
    published, own = said.of(Role.HEADLINE).texts
    assert published.startswith("The published advice is 1,026 a year")
    assert own.startswith("No intake can bring balance in 2029")
    assert "2032 or later" in own


def test_followed_advice_leaves_no_gap():
    said = sentences(answers()["advice followed"], language("en")).text
    assert "supply equals demand in 2043" in said


def test_few_are_counted_in_the_singular():
    advice = advise("huisarts", changes=("unmet_demand=-0.5225",))
    one = sentences(advice, language("en")).first(Role.HEADLINE)
    assert advice.advised_intake is not None
    count = round(advice.advised_intake)
    assert (" person " in one) == (count == 1)


def test_check_puts_errors_first_and_says_how_many():
    shown = present(FAULTY, "en")
    assert shown.sentences.texts == (
        "This pack is refused until its errors are mended.",
        "Found: 1 error, 1 warning and 1 figure not available.",
    )
    assert [row[0] for row in shown.tables[0].rows] == ["error", "warning", "not available"]
    assert shown.tables[0].rows[0][1] == "parameters.csv, row 7, value"


def test_unit_shared_by_all_numbers_is_named_once():
    columns = tuple(Column(key, key, "number", unit="FTE", meaning="m") for key in "ab")
    shown = present(answers()["advice"], "en")
    table = Table("t", "Title", columns, ((1.0, 2.0),))
    text = as_text(type(shown)(shown.language, "T", Sentences([Sentence(Role.HEADLINE, "S.")]), (table,)))
    assert "Title, FTE" in text
    assert text.count("FTE") == 1


def test_columns_of_detail_give_way_first():
    columns = (
        Column("a", "a", meaning="m"),
        Column("b", "b", meaning="m", detail=True),
    )
    table = Table("t", "", columns, (("x" * 30, "y" * 60),))
    shown = present(answers()["advice"], "en")
    whole = type(shown)(shown.language, "T", Sentences([Sentence(Role.HEADLINE, "S.")]), (table,))
    assert "y" not in as_text(whole, 80)
    assert "y" * 60 in as_text(whole, 120)
