"""`raming check` of the tables of letters: each fault is one finding with its place, what was found and expected."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from raming.answers.letters.letter import answer_letter
from raming.answers.letters.looking_up import not_computable
from raming.cli.main import main
from raming.inputs.checks import ROW_RULES
from raming.inputs.letters import UNITS
from raming.inputs.loading import load_pack, shipped_folder
from raming.inputs.problems import Problem
from raming.present import letter_labels
from raming.present.language import language
from raming.present.refusals import sentence

from .test_letters import changed_pack

LETTER = "2020Z03680"
REGIONS = "answer:regions:general-practitioner"
PROJECT = "answer:project:general-practitioner"


def found(table: str, row: int, **cells: object) -> list[Problem]:
    """Return the findings about letters when cells of a row, counted from the header, are changed."""
    pack = load_pack("nl")
    tables = {name.removesuffix(".csv"): pack.table(name.removesuffix(".csv")) for name in pack.files}
    rows = [dict(one) for one in tables[table]]
    rows[row - 2].update(cells)
    changed = {**tables, table: tuple(rows)}
    # what a sentence may say of the model is tested with the letters that are sent
    rules = [rule for rule in ROW_RULES if rule.name.startswith("letter-") and rule.name != "letter-range"]
    return [one for rule in rules for one in rule.look(changed)]


PARITY = "de zin heeft in de ene taal andere cijfers dan in de andere"
BRACE = "een losse accolade"
DECIDED = "answer:decide:emergency-physician,places=$places:class_from"


@pytest.mark.parametrize(
    ("at", "cell", "value", "expected", "dutch"),
    [
        ("sentences 3 text_nl", "In {closed.year} had {closed} een stop}.", "stop}", "{advice.low}", BRACE),
        ("sentences 3 text_en", "In {closed.year it was {closed}.", "{closed.year it", "{advice.low}", BRACE),
        ("sentences 3 text_en", "In {closed.year} {{closed}} had.", "{closed}", "{advice.low}", BRACE),
        ("sentences 3 text_en", "Some {closed} of all.", "{closed}", "{closed}, {closed.year}", PARITY),
        ("sentences 3 text_nl", "Veel praktijken.", "no figures", "{closed}, {closed.year}", "geen cijfers"),
        ("sentences 3 text_nl", "In {} was dat {closed}.", "{}", "closed", "de vraag heeft zo’n cijfer niet"),
        ("figures 2 unit", "shares", "shares", "percentage points", "onbekende eenheid"),
        ("questions 2 subject", "huisartz", "huisartz", "sector", "onbekend onderwerp"),
        ("questions 2 subject", "general-practitoner", "toner", "general-practitioner", "onbekend onderwerp"),
        ("questions 2 region", "RA01O2", "RA01O2", "RA0102", "onbekende regio"),
        ("figures 2 computed_by", DECIDED, "$places", "none", "vóór dit cijfer geen cijfer met die naam"),
        (
            "figures 3 computed_by",
            "rows:measures:track=retain +",
            "retain +",
            "+ - * /",
            "na het laatste teken",
        ),
    ],
)
def test_a_fault_in_a_table_is_one_finding(at: str, cell: str, value: str, expected: str, dutch: str) -> None:
    table, row, field = at.split()
    (one,) = found(f"letter_{table}", int(row), **{field: cell})
    assert (one.file, one.row, one.field) == (f"letter_{table}.csv", int(row), field)
    assert one.severity == "error"
    assert value in one.value
    assert expected in one.expected
    said = sentence(one, language("nl"))
    assert dutch in said
    assert f"rij {row}, veld {field}" in said


def test_the_units_that_pass_are_those_that_have_a_word() -> None:
    assert set(letter_labels.UNITS) == UNITS


def referring(written: str) -> list[Problem]:
    """Return what is found when the first figure of the pack is looked up so."""

    def change(row: dict) -> dict:
        first = (row["letter"], row["number"], row["figure"]) == (LETTER, 1, "closed")
        return {**row, "computed_by": written} if first else row

    return list(not_computable(changed_pack(letter_figures=change)))


@pytest.mark.parametrize(
    ("written", "english", "expected", "dutch"),
    [
        (f"{REGIONS}:national.gap_ftes", "no such member: gap_ftes", "gap_fte,", "geen onderdeel gap_ftes"),
        (f"{REGIONS}:nation.gap_fte", "no such member: nation", "national,", "geen onderdeel nation"),
        (f"{REGIONS}:regions.code=RA9.gap_fte", "no such member: code=RA9", "code=RA0102", "code=RA9"),
        (f"{REGIONS}:national", "no such member: national", "gap_fte", "geen onderdeel national"),
        (
            f"{PROJECT}:years.@nothing.fte",
            "no such member: nothing",
            "balance_year",
            "geen onderdeel nothing",
        ),
        (
            "answer:forecast:general-practitioner:fte",
            "this question has no answer",
            "project",
            "de vraag forecast",
        ),
        ("answer:project:generalist:years.2030.fte", "unknown occupation", "", "onbekend beroep"),
        ("advice:nobody:2019", "unknown occupation", "", "onbekend beroep"),
        (
            "ledger:general-practitioner:1800:funded",
            "no such figure",
            "a reference such as",
            "niet in het pakket",
        ),
    ],
)
def test_what_the_model_does_not_answer_is_one_finding(
    written: str, english: str, expected: str, dutch: str
) -> None:
    (one,) = referring(written)
    assert (one.file, one.row, one.field) == ("letter_figures.csv", 2, "computed_by")
    assert one.value == written
    assert english in one.message
    assert expected in one.expected
    assert one.expected
    assert dutch in sentence(one, language("nl"))


def test_a_figure_that_rests_on_one_which_a_pack_lacks_is_missing_and_no_error() -> None:
    def without(row: dict) -> dict:
        if (row["letter"], row["number"], row["figure"]) == ("2026Z05351", 3, "instruction"):
            return {**row, "computed_by": "row:ledger:occupation=nobody"}
        return row

    asked = answer_letter("2026Z05351", pack=changed_pack(letter_figures=without)).questions[2]
    values = {figure.id: figure.value for figure in asked.figures}
    assert values["instruction"] is values["short"] is None
    assert len(asked.missing) > 1


@pytest.mark.parametrize(
    ("code", "words"),
    [("nl", "heeft geen onderdeel gap_ftes"), ("en", "has no such member: gap_ftes")],
)
def test_the_check_of_a_pack_tells_them(tmp_path: Path, capsys: object, code: str, words: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(shipped_folder("nl"), folder, ignore=shutil.ignore_patterns("compiled"))
    file = folder / "letter_figures.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    number, ranged = next((at, row) for at, row in enumerate(rows, start=2) if row["low_by"])
    written = "answer:regions:general-practitioner:national.gap_ftes"
    ranged["computed_by"] = written
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(ranged), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert main(("check", str(folder), "--lang", code, "--csv", str(tmp_path / "found.csv"))) == 2
    assert words in (tmp_path / "found.csv").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(("check", str(folder), "--json")) == 2
    (error,) = (one for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] == "error")
    assert [error[key] for key in ("file", "row", "field", "value")] == [
        *("letter_figures.csv", number, "computed_by", written)
    ]
    assert "gap_fte" in error["expected"]
