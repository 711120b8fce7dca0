"""Every kind of file as its reader opens it: what was asked, when, under which reference, and what it is worth."""

import csv
import io
import json
import re
import shlex

import pymupdf
import pytest

from present.examples import EXAMPLES, REGIONAL, example
from present.opened import drawn_text, pdf_text, workbook
from raming.cli.main import main
from raming.present.colophon import command_of, reference_of
from raming.present.drawing import draw, svg
from raming.present.present import present
from raming.present.table import to_csv
from raming.present.workbook import workbook_of

SLOW = ("portfolio", "check", "reproduction")
KINDS = [name for name in (*EXAMPLES, *REGIONAL) if not name.startswith(SLOW)]
DAY = {"nl": "27 november 2026", "en": "27 November 2026"}
SOURCE = {"nl": "Bron:", "en": "Source:"}
ILLUSTRATION = {"nl": "illustratie", "en": "illustration"}
DOCUMENTS = [
    "advice with draws of opinion",
    "outlook",
    "ledger",
    "parameters",
    "measures in a region",
    "answer to against-advice",
    "balance",
    "profile",
    "skill mix of the country",
]
BOOKS = ["advice with draws of opinion", "regions", "outlook", "sector", "answer to how-many", "path"]
PYTHON = re.compile(r"\{\}|\[\]|=\[|=\{|\bNone\b|\bTrue\b|\bFalse\b|'\w+':")


@pytest.fixture(params=["nl", "en"])
def lang(request):
    return request.param


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_says_what_was_asked_when_and_how_to_find_it_back(name, lang):
    shown = present(example(name), lang)
    said = pdf_text(shown.document())
    assert DAY[lang] in said
    assert reference_of(shown.answer.manifest) in said
    for at, part in enumerate(command_of(shown.answer.manifest)):
        assert re.sub(r"\s+", "", part) in re.sub(r"\s+", "", said), (at, part)
    asked = dict(shown.about)["vraag zoals gesteld" if lang == "nl" else "question as asked"]
    assert asked in said
    assert "RAMING_CONTACT" not in said
    assert not PYTHON.findall(said)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_number_between_brackets_is_a_source_in_the_list(name, lang):
    shown = present(example(name), lang)
    said = pdf_text(shown.document())
    listed, _, again = said.partition({"nl": "Bronnen", "en": "Sources"}[lang])
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", listed)}
    assert marked
    assert max(marked) <= len(shown.answer.sources)
    for number in marked:
        assert f"[{number}]" in again


def test_a_document_names_whom_to_ask_where_somebody_said(monkeypatch, lang):
    monkeypatch.setenv("RAMING_CONTACT", "Directie MEVA, meva@example.org")
    said = pdf_text(present(example("projection"), lang).document())
    assert "Directie MEVA, meva@example.org" in said
    assert "RAMING_CONTACT" not in said


def test_choices_are_said_in_words_and_only_those_that_were_made(lang):
    about = dict(present(example("advice of an early round"), lang).about)
    choices = about["keuzes" if lang == "nl" else "choices"]
    assert {"nl": "hoge variant", "en": "high variant"}[lang] in choices
    assert "2010" in choices
    left = dict(present(example("advice"), lang).about)["keuzes" if lang == "nl" else "choices"]
    assert "variant" not in left
    assert "scenario" not in left


def test_a_changed_figure_is_a_choice_in_words(lang):
    import raming

    answer = raming.advise("huisarts", changes=["unmet_demand[variant=high]=0.05"])
    choices = dict(present(answer, lang).about)["keuzes" if lang == "nl" else "choices"]
    assert "5%" in choices
    assert {"nl": "onvervulde vraag", "en": "unmet demand"}[lang] in choices
    assert "unmet_demand" not in choices


def test_a_table_that_is_cut_says_so(lang):
    said = pdf_text(present(example("projection"), lang).document())
    rows = len(present(example("projection"), lang).tables[0].rows)
    words = {
        "nl": rf"\d+ van {rows} regels; in de werkmap staan ze alle",
        "en": rf"\d+ of {rows} rows; all of them are in the workbook",
    }
    assert re.search(words[lang], said)
    whole = pdf_text(present(example("balance"), lang).document())
    names = [row[2] for row in present(example("balance"), lang).tables[0].rows]
    assert len(names) == 28
    assert all(re.sub(r"\s+", "", name) in re.sub(r"\s+", "", whole) for name in names)


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_carries_date_source_and_reference_in_the_picture(name):
    answer = example(name)
    for lang in ("nl", "en"):
        shown = present(answer, lang)
        if shown.chart is None:
            continue
        svg = draw(shown.chart(), ".svg", shown.language).decode()
        said = drawn_text(svg)
        assert DAY[lang] in said
        assert SOURCE[lang] in said
        assert reference_of(answer.manifest) in said
        title = " ".join(shown.chart().title.split())
        assert title[:40] in said
        warning = shown.tables[0].warning
        assert " ".join(warning.split()) in said


@pytest.mark.parametrize("form", [".html", ".png"])
def test_other_forms_of_a_chart_are_the_same_picture(form, lang):
    shown = present(example("measures"), lang)
    made = draw(shown.chart(), form, shown.language, shown.tables, shown.notes.texts)
    if form == ".png":
        assert made.startswith(b"\x89PNG")
        return
    assert ILLUSTRATION[lang] in drawn_text(made.decode())


@pytest.mark.parametrize("name", KINDS)
def test_a_table_in_csv_has_numbers_where_it_has_an_interval(name):
    answer = example(name)
    for lang in ("nl", "en"):
        shown = present(answer, lang)
        for table in shown.tables:
            rows = list(csv.reader(io.StringIO(to_csv(table))))
            heads, body = rows[0], rows[1:]
            assert len(set(heads)) == len(heads), table.name
            assert "grade" in heads or table.name == "sources"
            for at, head in enumerate(heads):
                assert "interval" not in head or body == [] or head.endswith(("_low", "_high"))
                if head.endswith(("_low", "_high")) or head in ("low", "high"):
                    for row in body:
                        assert row[at] == "" or float(row[at]) is not None
            assert not any(cell == "–" for row in body for cell in row)


@pytest.mark.parametrize(
    ("name", "low", "value", "high"),
    [
        ("path", "gap_low", "gap_fte", "gap_high"),
        ("regions", "gap_low", "gap_fte", "gap_high"),
        ("balance", "rank_low", "rank", "rank_high"),
    ],
)
def test_an_interval_in_csv_lies_around_its_figure(name, low, value, high):
    rows = list(csv.DictReader(io.StringIO(to_csv(present(example(name), "nl").tables[0]))))
    held = [row for row in rows if row[low] and row[value]]
    assert held
    assert all(float(row[low]) <= float(row[high]) for row in held)
    inside = [float(row[low]) - 1e-6 <= float(row[value]) <= float(row[high]) + 1e-6 for row in held]
    assert sum(inside) > 0.6 * len(inside)
    assert {row["status"] for row in rows} - {""}


def _digits(value):
    """Return how many digits a number has that are no zeros at its end."""
    return len(f"{abs(float(value)):.10f}".replace(".", "").strip("0"))


@pytest.mark.parametrize("name", ["advice with draws of opinion", "decision", "measures", "vacancies"])
def test_an_illustration_has_two_digits_at_every_door(name, lang):
    shown = present(example(name), lang)
    table = shown.tables[0]
    computed = [place for place, column in enumerate(table.columns) if column.computed(given=False)]
    rows = list(csv.reader(io.StringIO(to_csv(table))))[1:]
    keys = [column.key for column in table.filed.columns]
    for row in rows:
        for place in computed:
            cell = row[keys.index(table.columns[place].key)]
            assert not cell or _digits(cell) <= 2, (table.columns[place].key, cell)
    sheets, _, _ = workbook(workbook_of(shown))
    sheet = next(sheet for sheet in sheets if sheet.cells.get("A1") == table.title)
    year = {re.sub(r"\d", "", at) for at, value in sheet.formats.items() if value == "0"}
    for at, value in sheet.cells.items():
        if isinstance(value, float) and re.sub(r"\d", "", at) not in year:
            assert _digits(value) <= 2, (at, value)


def test_a_figure_of_the_pack_keeps_its_digits_beside_an_illustration(lang):
    rows = list(csv.DictReader(io.StringIO(to_csv(present(example("answer to how-many"), lang).tables[0]))))
    assert rows[0]["number"] == "674.0"
    assert rows[0]["grade"] == "illustration"
    listed = list(csv.DictReader(io.StringIO(to_csv(present(example("outlook"), lang).tables[0]))))
    known = [row for row in listed if row["grade"] == "computed"]
    rough = [row for row in listed if row["grade"] == "illustration"]
    assert any(_digits(row["gap_fte"]) > 2 for row in known)
    assert rough
    assert all(_digits(row["gap_fte"]) <= 2 for row in rough)


@pytest.mark.parametrize(
    ("name", "worth"), [("advice with draws of opinion", "illustration"), ("advice", "computed")]
)
def test_a_row_of_the_model_says_what_the_model_is_worth_under_a_published_advice(name, worth, lang):
    shown = present(example(name), lang)
    assert shown.answer.grade == "published"
    graded = {
        table.name: {row["grade"] for row in csv.DictReader(io.StringIO(to_csv(table)))}
        for table in shown.tables
        if table.grade
    }
    assert graded["years"] == {worth}
    assert graded["scenarios"] == {worth}
    assert graded["published"] == {"published"}
    assert {"nl": "onderbouwing van wat het model berekent", "en": "grade of what the model computes"}[
        lang
    ] in dict(shown.standing)


@pytest.mark.parametrize("name", ["regions", "advice", "path"])
def test_a_computed_amount_in_csv_has_one_decimal(name, lang):
    rows = list(csv.DictReader(io.StringIO(to_csv(present(example(name), lang).tables[0]))))
    cells = [row[key] for row in rows for key in ("headcount", "fte", "gap_fte") if row.get(key)]
    assert cells
    assert all(len(cell.partition(".")[2]) <= 1 for cell in cells if abs(float(cell)) >= 1)
    exact = example("advice").to_dict()["years"]["2026"]["fte"]
    assert exact != round(exact, 1)


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_opens_on_the_answer_and_what_it_is_worth(name, lang):
    shown = present(example(name), lang)
    sheets, _, _ = workbook(workbook_of(shown))
    first = sheets[0]
    assert first.name == {"nl": "antwoord", "en": "answer"}[lang]
    assert first.cells["A1"] == shown.title
    for said in (*shown.sentences.texts, *(value for _, value in shown.about)):
        assert said in first.texts
    for warning in filter(None, [shown.tables[0].warning]):
        assert all(part in " ".join(first.texts) for part in warning.split(". "))
    for number, source in enumerate(shown.answer.sources, start=1):
        assert f"[{number}]" in first.texts
        assert any(shown.language.of_pack(source.title).rstrip(".") in text for text in first.texts)
    assert DAY[lang] in first.texts


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_can_be_printed(name, lang):
    shown = present(example(name), lang)
    sheets, _, names = workbook(workbook_of(shown))
    reference = reference_of(shown.answer.manifest)
    for sheet in sheets:
        assert 'orientation="landscape"' in sheet.xml
        assert "fitToPage" in sheet.xml
        assert 'fitToHeight="0"' in sheet.xml
        assert 'paperSize="9"' in sheet.xml
        assert reference in sheet.xml
    tables = [sheet for sheet in sheets if "autoFilter" in sheet.xml]
    assert tables
    assert all("<pane" in sheet.xml for sheet in tables)
    assert names.count("Print_Titles") >= len(tables)


def test_sheets_have_names_of_the_language():
    dutch, english = (
        [sheet.name for sheet in workbook(workbook_of(present(example("advice"), lang)))[0]]
        for lang in ("nl", "en")
    )
    assert dutch == [
        "antwoord",
        "grafiek",
        "per jaar",
        "scenario’s",
        "gepubliceerd",
        "bronnen",
        "cijfers waarop het rust",
        "gegevenswoordenboek",
    ]
    assert english[:3] == ["answer", "chart", "year by year"]


@pytest.mark.parametrize("name", ["advice with draws of opinion", "regions", "outlook"])
def test_a_workbook_draws_a_chart_from_its_own_cells(name, lang):
    shown = present(example(name), lang)
    sheets, charts, _ = workbook(workbook_of(shown))
    assert charts
    known = {sheet.name for sheet in sheets}
    for chart in charts:
        places = re.findall(r"<c:f>'?(.*?)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?</c:f>", chart)
        assert places
        for sheet_name, letter, first, last in places:
            assert sheet_name.replace("''", "'") in known
            sheet = next(sheet for sheet in sheets if sheet.name == sheet_name.replace("''", "'"))
            assert f"{letter}{first}" in sheet.cells
            assert not last or int(last) > int(first)
    if name.startswith("advice"):
        assert ILLUSTRATION[lang] in charts[0]


@pytest.mark.parametrize(
    ("name", "labels", "drawn"),
    [
        (
            "backtest",
            {"nl": ("jaren vooruit", "methode"), "en": ("years ahead", "method")},
            {"nl": "fout in personen", "en": "error in people"},
        ),
        (
            "sector",
            {"nl": ("van", "voor"), "en": ("from", "for")},
            {"nl": "voor (mensen)", "en": "before (people)"},
        ),
    ],
)
def test_bars_are_named_by_all_columns_that_tell_rows_apart(name, labels, drawn, lang):
    sheets, charts, _ = workbook(workbook_of(present(example(name), lang)))
    found = re.search(r"<c:cat>.*?<c:f>'?(.*?)'?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)</c:f>", charts[0])
    assert found
    sheet_name, left, top, right, bottom = found.groups()
    sheet = next(sheet for sheet in sheets if sheet.name == sheet_name)
    head = int(top) - 1
    assert sheet.cells[f"{left}{head}"].startswith(labels[lang][0])
    assert sheet.cells[f"{right}{head}"] == labels[lang][1]
    letters = [chr(code) for code in range(ord(left), ord(right) + 1)]
    named = [tuple(sheet.cells.get(f"{a}{row}") for a in letters) for row in range(int(top), int(bottom) + 1)]
    assert len(set(named)) == len(named) > 1
    assert "<c:multiLvlStrRef>" in charts[0]
    series = re.search(r"<c:tx>.*?\$([A-Z]+)\$(\d+)</c:f>", charts[0])
    assert series
    assert sheet.cells["".join(series.groups())].startswith(drawn[lang])


def test_a_number_has_the_form_of_its_own_unit(lang):
    shown = present(example("sector"), lang)
    sheets, _, _ = workbook(workbook_of(shown))
    sheet = next(
        s for s in sheets if s.name == {"nl": "opbouw van de sector", "en": "account of the sector"}[lang]
    )
    values = sheet.column({"nl": "waarde", "en": "value"}[lang])
    units = sheet.column({"nl": "eenheid", "en": "unit"}[lang])
    years = sheet.column({"nl": "jaar", "en": "year"}[lang])
    letter = next(re.sub(r"\d", "", at) for at, found in sheet.cells.items() if found == values[4])
    share = {"nl": "aandeel", "en": "share"}[lang]
    shares = [row for row, unit in units.items() if str(unit).startswith(share)]
    whole = [row for row in values if row not in shares and float(values[row]).is_integer()]
    assert shares
    assert whole
    for row in shares:
        assert "%" in sheet.formats[f"{letter}{row}"]
    for row in whole:
        assert sheet.formats[f"{letter}{row}"] == "#,##0"
    head = next(at for at, found in sheet.cells.items() if found == {"nl": "jaar", "en": "year"}[lang])
    for row in years:
        assert sheet.formats[f"{head.rstrip('3')}{row}"] == "0"


@pytest.mark.parametrize("name", ["advice with draws of opinion", "sector", "answer to how-many"])
def test_the_figures_an_answer_rests_on_stand_beside_it(name, lang):
    answer = example(name)
    shown = present(answer, lang)
    sheets, _, _ = workbook(workbook_of(shown))
    sheet = next(
        s for s in sheets if s.name == {"nl": "cijfers waarop het rust", "en": "figures it rests on"}[lang]
    )
    statuses = sheet.column("status")
    assert len(statuses) == sum(answer.rests_on.values())
    numbers = sheet.column({"nl": "bronnummer", "en": "number of the source"}[lang])
    listed = {f"[{number}]" for number in range(1, len(answer.sources) + 1)}
    assert set(numbers.values()) <= listed
    values = sheet.column({"nl": "waarde", "en": "value"}[lang])
    assert len(values) > 0.4 * len(statuses)


@pytest.mark.parametrize(
    "name",
    [
        "advice of an early round",
        "advice with odds at other costs",
        "provinces without draws",
        "path",
        "measures in a region",
        "table 1 on another base",
        "decision partly filled",
        "skill mix of the country",
        "answer to what-if-fewer",
        "together",
        "comparison",
    ],
)
def test_the_command_in_a_file_gives_the_same_figures(name, capsys):
    answer = example(name)
    words = shlex.split(" ".join(command_of(answer.manifest)))
    assert words[0] == "raming"
    assert main([*words[1:], "--json"]) == 0
    again = json.loads(capsys.readouterr().out)["manifest"]
    assert again["question"] == answer.manifest.question
    assert again["result"]["exact"] == answer.manifest.result.exact


@pytest.mark.parametrize("name", ["together", "measures", "vacancies"])
def test_the_bars_of_an_illustration_say_two_digits_like_its_table(name, lang):
    shown = present(example(name), lang)
    said = drawn_text(draw(shown.chart(), ".svg", shown.language).decode())
    labels = [
        word for word in said.partition(SOURCE[lang])[0].split() if re.fullmatch(r"[−+]?[\d.,]{3,}", word)
    ]
    assert labels
    assert all(_digits(re.sub(r"[^\d]", "", word)) <= 2 for word in labels if not word.startswith("20")), (
        labels
    )


ENGLISH = re.compile(
    r"figure of the pack|people without|not-stated|all-rights-reserved|public-domain-nl|, general-practitioner"
    r"|^variable |^question \d|in the words of|^ratio to|ratio, RA",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["letter of parliament", "ledger of one with a range", "regions"])
def test_a_dutch_workbook_says_its_figures_and_its_rights_in_dutch(name):
    sheets, _, _ = workbook(workbook_of(present(example(name), "nl")))
    said = [value for sheet in sheets for value in sheet.cells.values() if isinstance(value, str)]
    assert [value for value in said if ENGLISH.search(value)] == []


def test_the_figures_of_a_letter_are_named_in_words():
    sheets, _, _ = workbook(workbook_of(present(example("letter of parliament"), "nl")))
    said = {value for sheet in sheets for value in sheet.cells.values() if isinstance(value, str)}
    assert {"Mensen zonder huisarts, Nederland", "variabele basisjaar", "Waargenomen cijfer"} <= said
    assert "Parameter van een regio" in said


def test_the_document_of_a_letter_says_letter_in_its_language(lang):
    document = pymupdf.open(stream=present(example("letter of parliament"), lang).document(), filetype="pdf")
    assert "None" not in document.metadata["keywords"]
    choices = "".join(page.get_text() for page in document)
    assert {"nl": "Brief: 2020Z03680", "en": "Letter: 2020Z03680"}[lang] in " ".join(choices.split())


def test_one_intake_is_said_alike_by_the_advice_and_by_the_ledger(lang):
    of = {"nl": "van 2027", "en": "in 2027"}[lang]
    advice = present(example("advice with draws of opinion"), lang)
    ledger = present(example("ledger of one with a range"), lang)
    assert of in advice.sentences.texts[1] + advice.sentences.texts[2]
    assert of in ledger.sentences.texts[0]
    drawn = drawn_text(svg(advice.chart(), lang))
    assert "voor vanaf" not in drawn
    assert "geen instroom nodig" not in " ".join(advice.sentences.texts).partition("loopt")[2]


def test_the_columns_of_the_ledger_have_names_of_their_own(lang):
    labels = [column.label for column in present(example("ledger"), lang).tables[0].columns]
    assert len(labels) == len(set(labels))
