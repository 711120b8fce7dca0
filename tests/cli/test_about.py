"""An answer says what it is about, in every form: the pack and its version, the scenario file and its reasons."""

import csv
import json
from pathlib import Path

import pymupdf
import pytest

from present.opened import workbook
from raming.cli.main import main
from raming.inputs.loading import load_pack, shipped_folder

TITLE, REASON = "Meer onvervulde vraag", "meldingen van de beroepsgroep in 2026"
SCENARIO = f"""title = "{TITLE}"
[[changes]]
set = "unmet_demand=0.05"
rationale = "{REASON}."
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(SCENARIO, encoding="utf-8")
    return file


def told(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Return what a command prints, its lines made one."""
    assert main([*map(str, words)]) in (0, 1), capsys.readouterr().err
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("lang", "word"), [("nl", "Pakket"), ("en", "Pack")])
def test_the_screen_names_the_pack_under_the_title(
    lang: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["advise", "huisarts", "--lang", lang]) == 0
    pack = load_pack()
    assert capsys.readouterr().out.splitlines()[1] == f"{word}: {pack.name} {pack.version}"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_title_and_reasons_of_a_scenario_stand_in_every_form(
    lang: str, scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, brief = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    asked = ("advise", "huisarts", "--scenario", scenario, "--lang", lang)
    head = told(capsys, *asked, "--xlsx", book, "--pdf", brief)[:260]
    cells = " ".join(workbook(book.read_bytes())[0][0].texts)
    with pymupdf.open(brief) as opened:
        pages = " ".join(" ".join(page.get_text() for page in opened).split())
    for form in (head, cells, pages):
        assert TITLE in form
        assert REASON in form
    manifest = json.loads(told(capsys, *asked, "--json"))["manifest"]
    assert manifest["title"] == TITLE
    assert manifest["reasons"] == {"unmet_demand=0.05": f"{REASON}."}


def test_a_scenario_without_a_title_goes_by_its_name(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario.write_text("variant = 'high'\n", encoding="utf-8")
    assert "“own.toml”" in told(capsys, "advise", "huisarts", "--scenario", scenario)


def test_both_sides_of_a_comparison_are_named(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "compare", scenario, "2025", "--occupation", "huisarts", "--lang", "en")
    assert f"(round 2025, “{TITLE}”, preferred" in said


def test_packs_that_differ_are_named_on_both_sides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "own"
    place.mkdir()
    for file in shipped_folder("nl").iterdir():
        if file.is_file():
            (place / file.name).write_bytes(file.read_bytes())
    descriptor = place / "datapackage.json"
    made = json.loads(descriptor.read_text(encoding="utf-8"))
    made["title"] = "Another title, and so another hash"
    descriptor.write_text(json.dumps(made), encoding="utf-8")
    said = told(capsys, "compare", "2025", f"2025,{place}", "--occupation", "huisarts", "--lang", "en")
    pack = load_pack()
    assert said.count(f"pack {pack.name} {pack.version} (") == 2
    assert f"({pack.hash[:8]})" in said


@pytest.fixture
def own_table(tmp_path: Path) -> Path:
    file = tmp_path / "regional_stock.csv"
    rows = shipped_folder("nl").joinpath("regional_stock.csv").read_text(encoding="utf-8").splitlines()
    mine = next(row for row in rows if row.startswith("general-practitioner,"))
    file.write_text(f"{rows[0]}\n{mine}\n", encoding="utf-8")
    return file


def test_an_answer_with_a_table_of_ones_own_is_reproduced(
    own_table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run.json"
    asked = ("regions", "huisarts", "--draws", 0, "--data", own_table, "--lang", "en")
    run.write_text(told(capsys, *asked, "--json"), encoding="utf-8")
    again = ("reproduce", run, "--lang", "en")
    assert "every figure is equal to its last bit" in (said := told(capsys, *again))
    assert "What else differs" not in said

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    moved = own_table.rename(elsewhere / own_table.name)
    assert main([*map(str, again)]) == 2
    refused = capsys.readouterr().err
    assert len(refused.splitlines()) == 1
    assert "a file that this answer was made with is not there" in refused
    assert str(own_table) in refused
    assert "every figure is equal to its last bit" in told(capsys, *again, "--data", moved)

    with moved.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index("note")] = "another note"
    with moved.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    said = told(capsys, *again, "--data", moved)
    assert "files of one's own: was regional_stock.csv (" in said
    assert "pack:" not in said

    assert main([*map(str, again), "--data", str(run)]) == 2
    assert "the manifest names no such file" in capsys.readouterr().err


EDITED = {
    "of a later version": (
        ("question",),
        "beds",
        "does not know the question",
        "kent de vraag van het manifest niet",
    ),
    "without its version": (("raming",), None, "incomplete, or was edited", "met de hand veranderd"),
    "a hash that is none": (("pack", "hash"), None, "incomplete, or was edited", "met de hand veranderd"),
    "another option": (("options", "speed"), 3, "unknown option", "onbekende optie"),
    "no text": (("options", "occupation"), 5, "not text", "geen tekst"),
    "no changes": (("options", "changes"), [["x"]], "not text", "geen tekst"),
    "a pack too many": (("options", "pack"), "nl", "incomplete, or was edited", "met de hand veranderd"),
}


@pytest.mark.parametrize("kind", EDITED)
def test_a_manifest_that_was_edited_or_is_newer_is_refused_in_a_sentence(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.loads(told(capsys, "advise", "huisarts", "--json"))
    (*way, last), value, english, dutch = EDITED[kind]
    inside = answer["manifest"]
    for step in way:
        inside = inside[step]
    inside[last] = value
    run = tmp_path / "run.json"
    run.write_text(json.dumps(answer), encoding="utf-8")
    for lang, said in (("en", english), ("nl", dutch)):
        assert main(["reproduce", str(run), "--lang", lang]) == 2
        refused = capsys.readouterr().err
        assert said in refused
        assert len(refused.splitlines()) == 1


def test_figures_that_no_machine_can_hold_are_other_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.loads(told(capsys, "advise", "huisarts", "--json"))
    run = tmp_path / "run.json"
    run.write_text(json.dumps({**answer, "balance_year": 10**400}), encoding="utf-8")
    assert main(["reproduce", str(run)]) == 1
    assert "niet die van het manifest" in " ".join(capsys.readouterr().out.split())


HEAD = "institution,occupation,name,training_region,region,minimum,maximum,historic,status,note\n"
ROW = "a,general-practitioner,{name},gp-amsterdam-amc,RA0616,0,2000,,assumption,\n"


def test_names_in_scripts_of_europe_are_set_and_others_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, table, brief = tmp_path / "own.csv", tmp_path / "a.csv", tmp_path / "a.pdf"
    asked = ["allocate", "huisarts", "--places", "20", "--institutions", str(file), "--csv", str(table)]
    file.write_text(HEAD + ROW.format(name="Łódź Ελλάς Україна"), encoding="utf-8")
    assert main([*asked, "--pdf", str(brief)]) == 0
    capsys.readouterr()
    brief.unlink()
    table.unlink()
    file.write_text(HEAD + ROW.format(name="Łódź \U00012000"), encoding="utf-8")  # cuneiform
    for lang, said in (("en", "no font on this machine"), ("nl", "geen lettertype op deze machine")):
        assert main([*asked, "--pdf", str(brief), "--lang", lang]) == 3
        (line,) = [one for one in capsys.readouterr().err.splitlines() if one.startswith("raming:")]
        assert said in line
        assert "'\U00012000'" in line or "'\\U00012000'" in line
        assert "Łódź" in table.read_text(encoding="utf-8")
        assert not brief.exists()
