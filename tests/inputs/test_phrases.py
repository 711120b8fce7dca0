"""The texts of a pack in Dutch: each read in the reader's language, with its figures, wherever it is shown."""

import csv
import json
import re
import shutil

import pytest

from raming import advise, check, load_pack
from raming.inputs.checks.phrases import texts_have_dutch
from raming.inputs.loading import shipped_folder
from raming.inputs.phrases import figures_in, texts
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.present import present
from raming.present.refusals import sentence

RATIONALE = "Stated by the registry: 0.05 of 10,200 people."


@pytest.fixture
def pack(tmp_path):
    """The Dutch pack as a folder of one's own, with one rationale and its Dutch."""
    folder = tmp_path / "mine"
    shutil.copytree(shipped_folder("nl"), folder, ignore=shutil.ignore_patterns("compiled"))
    file = folder / "parameters.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    mine = next(row for row in rows if row["occupation"] == "general-practitioner" and row["round"] == "2025")
    mine["rationale"] = RATIONALE
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return folder


def say(folder, **phrases):
    with (folder / "phrases.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([("en", "nl"), *phrases.items()])


def cells(answer, lang):
    return {cell for table in present(answer, lang).tables for row in table.rows for cell in row}


def test_a_reader_sees_a_text_of_the_pack_in_their_language(pack):
    from raming import parameters

    say(pack, **{RATIONALE: "Opgave van het register: 0,05 van 10.200 mensen."})
    answer = parameters("huisarts", pack=pack)
    assert "Opgave van het register: 0,05 van 10.200 mensen." in cells(answer, "nl")
    assert RATIONALE in cells(answer, "en")
    assert RATIONALE in json.dumps(answer.to_dict())


def test_a_text_without_a_phrase_stays_as_it_is(pack):
    from raming import parameters

    (pack / "phrases.csv").unlink()
    descriptor = json.loads((pack / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != "phrases"]
    (pack / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert RATIONALE in cells(parameters("huisarts", pack=pack), "nl")
    assert [one for one in check(pack).findings if one.rule == "no-dutch"] == []


def test_check_counts_the_texts_without_dutch_a_table_at_a_time(pack):
    say(pack, **{"A text that stands nowhere.": "Een tekst die nergens staat."})
    found = {one.file: one for one in check(pack).findings if one.rule == "no-dutch"}
    assert found["parameters.csv"].severity == "warning"
    said = sentence(found["parameters.csv"], language("nl"))
    assert " teksten zonder Nederlands, zoals deze" in said
    assert RATIONALE in {one.value for one in found.values()} or "phrases.csv" in said
    unused = [one for one in check(pack).findings if one.rule == "unused-phrase"]
    assert [one.row for one in unused] == [2]


def test_check_finds_dutch_with_another_figure(pack):
    say(pack, **{RATIONALE: "Opgave van het register: 0,5 van 10.200 mensen."})
    wrong = [one for one in check(pack).findings if one.rule == "other-figures"]
    assert [(one.file, one.row, one.field) for one in wrong] == [("phrases.csv", 2, "nl")]


def test_a_refusal_names_what_is_missing_in_the_readers_language():
    with pytest.raises(InputError) as refused:
        advise("kinderarts")
    dutch = sentence(refused.value.problems[0], language("nl"))
    english = sentence(refused.value.problems[0], language("en"))
    assert dutch != english


def test_the_phrases_of_an_english_reader_are_not_read():
    pack = load_pack("nl")
    answer = advise("huisarts", pack=pack)
    present(answer, "en")
    assert "phrases" not in pack._tables


def test_figures_are_the_same_in_both_notations():
    assert figures_in("0.05 of 10,200 in 2025") == figures_in("0,05 van 10.200 in 2025")
    assert figures_in("0.05 of 10,200") != figures_in("0,5 van 10.200")


def test_years_and_numbers_alone_need_no_dutch():
    tables = {"ledger": ({"for_years": "2027-2030"}, {"for_years": "from 2027"}, {"for_years": None})}
    assert [text for _, _, text in texts(tables)] == ["from 2027"]
    assert list(texts_have_dutch(tables)) == []


def test_every_text_of_the_dutch_pack_has_its_dutch_with_the_same_figures():
    rules = {"no-dutch", "other-figures", "unused-phrase"}
    assert [(one.file, one.row, one.value) for one in check("nl").findings if one.rule in rules] == []


PLACE_OR_VERSION = r"(?:paragraaf|tabel|Tabel|deel|hoofdstuk|versie|CC BY|v) ?(\d+(?:\.\d+)+)"


def test_figures_in_dutch_texts_are_written_as_in_dutch():
    """A separator is the other one in Dutch, but for numbers of sections and versions."""
    wrong = []
    for row in load_pack("nl").table("phrases"):
        kept = set(re.findall(PLACE_OR_VERSION, str(row["nl"])))
        english = set(re.findall(r"\d+(?:[.,]\d+)+", str(row["en"])))
        wrong += [
            (one, row["nl"]) for one in set(re.findall(r"\d+(?:[.,]\d+)+", str(row["nl"]))) & english - kept
        ]
    assert wrong == []
