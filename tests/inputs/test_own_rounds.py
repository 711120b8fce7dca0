"""From a spreadsheet: a workbook that asks, filled in as a user would, and the pack that is made of it."""

import json
import re

import pytest

import raming
from inputs.filling import MADE_UP, Workbook, synthetic
from present.opened import workbook
from raming.cli.main import main
from raming.inputs.checks import check_pack
from raming.inputs.own_pack import make_pack
from raming.inputs.own_sheet import COLUMNS, FIELDS, SHEETS, VALUES
from raming.inputs.problems import InputError
from raming.present import labels
from raming.present.language import language
from raming.present.refusals import sentence


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("rounds")
    for name, lang in (("verloskundige", "nl"), ("midwife", "en"), ("optometrist", "en")):
        assert main(["template", name, "--xlsx", str(made / f"{name}.xlsx"), "--lang", lang]) == 0
    return made


@pytest.fixture
def nl(folder):
    book = Workbook(folder / "verloskundige.xlsx")
    book.fill("beroep", "maker", waarde="Proef")
    return book


@pytest.fixture
def en(folder):
    return synthetic(Workbook(folder / "optometrist.xlsx"))


def refused(book, tmp_path, lang="nl", name="proef.xlsx"):
    """Return what is said of a workbook that is refused; nothing is written then."""
    with pytest.raises(InputError) as error:
        make_pack(book.save(tmp_path / name), tmp_path / "pack")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    return [sentence(problem, language(lang)) for problem in error.value.problems]


def test_an_unchanged_round_gives_the_figure_of_the_shipped_pack(nl, tmp_path):
    made = make_pack(nl.save(tmp_path / "m.xlsx"), tmp_path / "pack")
    assert [found for found in made.findings if found.severity != "note"] == []
    shipped, own = raming.advise("midwife"), raming.advise("midwife", pack=tmp_path / "pack")
    assert own.advised_intake == shipped.advised_intake
    assert own.round == shipped.round
    assert made.title == "Verloskundige, raming 2021: eigen werk van Proef"


def test_a_new_round_with_a_changed_figure_moves_the_advice(nl, tmp_path, capsys):
    nl.fill("beroep", "round", waarde=2027)
    nl.fill(
        "cijfers", "stock_headcount", waarde=3000, laag=2900, hoog=3100, bron="own-work", reden="synthetisch"
    )
    path = nl.save(tmp_path / "m.ods")
    assert main(["pack", str(path), "--to", str(tmp_path / "pack")]) == 0
    said = capsys.readouterr().out
    assert "Verloskundige, raming 2027: eigen werk van Proef" in said
    assert "Gecontroleerd: geen fouten; waarschuwingen: 0." in said
    own = raming.advise("midwife", pack=tmp_path / "pack")
    assert own.round == 2027
    assert own.balance_year == 2045
    same = raming.advise("midwife", changes=["stock_headcount=3000"])
    assert own.advised_intake == pytest.approx(same.advised_intake)
    assert same.advised_intake < raming.advise("midwife").advised_intake - 50
    assert next(one for one in own.sources if one.id == "own-work").publisher == "Proef"


def test_a_new_occupation_works_from_the_empty_workbook(en, tmp_path, capsys):
    path = en.save(tmp_path / "o.xlsx")
    assert main(["pack", str(path), "--to", str(tmp_path / "pack"), "--lang", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["title"].endswith(": own work of a trial")
    assert told["used"][0] == {"file": "o.xlsx", "table": "parameters", "rows": 35, "used": 35}
    assert [found for found in check_pack(tmp_path / "pack") if found.severity == "error"] == []
    for verb in ("advise", "explain", "project"):
        assert main([verb, "optometrist", "--pack", str(tmp_path / "pack"), "--lang", "en"]) == 0
        assert "optometrist, round 2026" in capsys.readouterr().out
    advice = raming.advise("optometrist", pack=tmp_path / "pack")
    assert 50 < advice.advised_intake < 180
    assert advice.current_intake == MADE_UP["intake_per_year"][0]


def test_both_languages_are_read_alike(folder, nl, tmp_path):
    en = Workbook(folder / "midwife.xlsx")
    en.fill("occupation", "maker", value="Proef")
    made = [
        make_pack(book.save(tmp_path / f"{n}.xlsx"), tmp_path / n) for n, book in (("nl", nl), ("en", en))
    ]
    assert made[0].own.parameters == made[1].own.parameters
    assert made[0].own.sources == made[1].own.sources
    assert made[0].own.occupation == made[1].own.occupation


def test_numbers_typed_as_text_are_read_as_dutch(nl, tmp_path):
    nl.fill("cijfers", "stock_headcount", waarde="3.940")
    nl.fill("cijfers", "stock_share_female", waarde="0,98")
    own = make_pack(nl.save(tmp_path / "m.xlsx"), tmp_path / "pack").own
    assert {row["parameter"]: row["value"] for row in own.parameters}["stock_headcount"] == 3940
    assert {row["parameter"]: row["value"] for row in own.parameters}["stock_share_female"] == 0.98


def test_everything_that_is_empty_is_told_at_once(folder, tmp_path):
    said = refused(Workbook(folder / "optometrist.xlsx"), tmp_path, "en")
    assert any("row 9, field who makes this round: the cell must be filled in" in line for line in said)
    assert any(re.search(r"field value: 30 cells must be filled in, in rows 5-12, 14", line) for line in said)
    assert sum("(figures)" in line for line in said) == 3


@pytest.mark.parametrize(
    ("code", "cells", "told"),
    [
        (
            "stock_share_female",
            {"waarde": 97},
            "veld waarde: stock_share_female kan deze waarde niet hebben (gevonden: '97.0')",
        ),
        (
            "stock_share_female",
            {"waarde": "veel"},
            "veld waarde: geen getal (gevonden: 'veel'); verwacht: een getal van 0 tot en met 1 (aandeel)",
        ),
        (
            "stock_headcount",
            {"waarde": 3941},
            "de waarde is niet meer die van de genoemde bron (gevonden: '3941'); verwacht: een andere bron, bijvoorbeeld own-work, of de waarde 3940",
        ),
        (
            "stock_headcount",
            {"bron": "own-wrk"},
            "veld bron: onbekende bron (gevonden: 'own-wrk'); verwacht: own-work",
        ),
        (
            "stock_headcount",
            {"status": "misschien"},
            "verwacht: een van gepubliceerd, afgeleid, schatting, aanname",
        ),
        ("stock_headcount", {"datum": "2021-31-01"}, "veld datum: maand 31 bestaat niet"),
        ("stock_headcount", {"laag": 5000}, "de waarde ligt niet in het interval"),
        ("internal_yield", {"reden": ""}, "een aanname zonder reden"),
        ("stock_headcount", {"code": "stock_headcuont"}, "veld code: onbekend cijfer"),
        ("stock_headcount", {"code": ""}, "veld code: de cel moet worden ingevuld"),
        (
            "stock_share_female",
            {"code": "stock_headcount"},
            "elke sleutel één keer; de eerste staat in rij 5",
        ),
        (
            "stock_cumulative_outflow[at=20]",
            {"waarde": 0.06, "bron": "own-work", "laag": 0.05, "hoog": 0.07},
            "uitstroom",
        ),
    ],
)
def test_a_wrong_cell_is_told_with_its_sheet_and_row(nl, tmp_path, code, cells, told):
    line = nl.fill("cijfers", code, **cells)
    said = [one for one in refused(nl, tmp_path) if f"proef.xlsx (cijfers), rij {line}, " in one]
    assert any(told in one for one in said), said


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("round", 20277, "field round: the base year"),
        ("round", 2026.5, "not a whole number"),
        ("made", "last week", "expected a year, or a date such as 2024-12-31"),
        ("occupation", "Op tometrist!", "expected lower case letters"),
        ("steering_year", 2001, "before the base year"),
    ],
)
def test_a_wrong_field_of_the_occupation_is_told(en, tmp_path, code, value, told):
    line = en.fill("occupation", code, value=value)
    said = [one for one in refused(en, tmp_path, "en") if f"proef.xlsx (occupation), row {line}, " in one]
    assert any(told in one for one in said), said


def test_half_of_a_figure_is_refused(en, tmp_path):
    en.drop("figures", "fte_per_head[sex=m]")
    (said,) = refused(en, tmp_path, "en")
    assert said.endswith("a row is missing; expected a row fte_per_head[sex=m], or one for all")


def test_a_figure_that_is_not_there_is_refused(en, tmp_path):
    en.drop("figures", "unmet_demand")
    assert any("lacks unmet_demand" in one for one in refused(en, tmp_path, "en"))


def test_a_source_needs_its_title(nl, tmp_path):
    nl.sheets["bronnen"].append(["register-2027", "", "ministerie"])
    nl.fill("cijfers", "stock_headcount", bron="register-2027")
    (said,) = refused(nl, tmp_path)
    assert "(bronnen)" in said
    assert "veld titel: de cel moet worden ingevuld" in said


def test_another_workbook_is_refused(nl, tmp_path):
    del nl.sheets["bronnen"]
    (said,) = refused(nl, tmp_path)
    assert said.startswith("proef.xlsx: de werkmap heeft geen blad bronnen")
    assert "raming template" in said


def test_a_missing_column_is_named(nl, tmp_path):
    nl.sheets["cijfers"][2][nl.sheets["cijfers"][2].index("bron")] = "herkomst"
    (said,) = refused(nl, tmp_path)
    assert "proef.xlsx (cijfers), rij 3, veld bron: de kolom ontbreekt" in said


def test_only_a_pack_that_was_made_so_is_replaced(nl, tmp_path):
    path, to = nl.save(tmp_path / "m.xlsx"), tmp_path / "pack"
    to.mkdir()
    (to / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="something else"):
        make_pack(path, to, overwrite=True)
    assert [one.name for one in to.iterdir()] == ["notes.txt"]
    (to / "notes.txt").unlink()
    make_pack(path, to)
    with pytest.raises(InputError, match="--overwrite"):
        make_pack(path, to)
    nl.fill("beroep", "maker", waarde="Een ander")
    make_pack(nl.save(path), to, overwrite=True)
    assert json.loads((to / "datapackage.json").read_text(encoding="utf-8"))["title"].endswith("Een ander")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["m.xlsx", "pack"]


def test_the_workbook_asks_in_the_language_with_lists_and_bounds(folder):
    sheets = {sheet.name: sheet for sheet in workbook((folder / "verloskundige.xlsx").read_bytes())[0]}
    assert list(sheets) == ["uitleg", "beroep", "cijfers", "bronnen"]
    figures = sheets["cijfers"]
    assert 3940 in figures.cells.values()
    assert "Het aanbod begint bij wie in het basisjaar in dit beroep werkt." in figures.texts
    assert any(text.startswith("14347 (huisarts") for text in figures.texts)
    assert "$A$" in figures.xml
    assert 'type="list"' in figures.xml
    assert 'type="decimal"' in figures.xml
    assert 'orientation="landscape"' in figures.xml
    assert not re.search(r"<f>", figures.xml)


@pytest.mark.parametrize("name", ["verloskundige", "midwife", "optometrist"])
def test_a_cell_holds_words_and_no_marks_of_a_page(folder, name):
    book = Workbook(folder / f"{name}.xlsx")
    texts = [cell for rows in book.sheets.values() for row in rows for cell in row if isinstance(cell, str)]
    assert len(texts) > 100
    assert [text for text in texts if re.search(r"[`{}]", text)] == []


def test_a_misspelt_name_gets_an_empty_workbook_and_a_hint(tmp_path, capsys):
    assert main(["template", "verloskundge", "--xlsx", str(tmp_path / "m.xlsx")]) == 0
    said = capsys.readouterr().out
    assert "leeg: het pakket heeft geen cijfers van verloskundge; bedoelde u verloskundige?" in said


def test_the_words_of_the_workbook_are_those_of_the_answers():
    dutch = language("nl")
    for column, words in (("status", labels.STATUSES), ("counts", labels.COUNTS)):
        for id_, named in VALUES[column].items():
            assert named.names == {"en": words[id_], "nl": dutch.text(words[id_])}
    for named in (*SHEETS.values(), *FIELDS.values(), *(n for c in COLUMNS.values() for n in c.values())):
        assert all(named.names[lang] for lang in ("nl", "en"))
