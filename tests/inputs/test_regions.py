"""Regions are found by every name; T-16."""

import pytest

from raming.inputs.extra import with_tables
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError
from raming.inputs.regions import Regions, plain_name


@pytest.fixture(scope="module")
def regions():
    return Regions(load_pack())


def test_t16_regions_and_organisations(regions):
    codes = [region.code for region in regions.level("regioplus")]
    assert len(codes) == len(set(codes)) == 28
    assert {code[2:4] for code in codes} == {f"{number:02d}" for number in range(1, 15)}
    assert sorted(code[4:6] for code in codes) == [f"{number:02d}" for number in range(1, 29)]
    assert len(regions.level("province")) == 12
    assert [region.code for region in regions.level("nation")] == ["NL01"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Drechtsteden", "RA1121"),
        ("IJsselvecht", "RA0204"),
        ("ra0102", "RA0102"),
        ("Drenthe", "RA0102"),
        ("Noordwest-Veluwe en Stedendriehoek", "RA0206"),
        ("Stedendriehoek & Noord-Veluwe", "RA0206"),
        ("Haaglanden", "RA1020"),
        ("Fryslân", "RA0103"),
        ("Den Haag", "RA1020"),
        ("Hoogeveen", "RA0102"),
        ("Haren", "RA0101"),
        ("Noord-Brabant", "PV30"),
        ("Zuid-Holland", "PV28"),
        ("North Holland North", "RA0614"),
    ],
)
def test_names_aliases_and_municipalities(regions, name, code):
    assert regions.find(name).code == code


def test_the_level_asked_for_wins(regions):
    assert regions.find("Zeeland", ("province",)).code == "PV29"
    assert regions.find("Zeeland").code == "RA1222"


@pytest.mark.parametrize(
    ("name", "expected"), [("Dronthe", "drenthe"), ("Bergen", "RA0614"), ("Atlantis", "RA0102")]
)
def test_unknown_and_ambiguous_names_say_what_would_be_right(regions, name, expected):
    with pytest.raises(InputError, match=expected):
        regions.find(name)


def test_every_region_is_found_by_its_own_names(regions):
    for region in regions.by_code.values():
        for name in (region.code, region.name_nl, region.name_en):
            assert regions.find(name, (region.level,)) == region
    assert plain_name("Gooi- en  Vechtstreek") == "gooi en vechtstreek"


def test_unknown_level(regions):
    with pytest.raises(InputError, match="province, regioplus"):
        regions.level("county")


ROW = "general-practitioner,RA0102,2024,work,400,,published,raming-choices,\n"
HEAD = "occupation,region,year,basis,headcount,fte,status,source,note\n"


def test_own_rows_are_added_and_the_pack_is_another(tmp_path):
    pack = load_pack()
    path = tmp_path / "regional_stock.csv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    more = with_tables(pack, [path])
    assert len(more.table("regional_stock")) == len(pack.table("regional_stock")) + 1
    assert more.hash != pack.hash
    assert more.table("regions") == pack.table("regions")
    assert with_tables(pack, []) is pack


def test_a_row_with_a_known_key_takes_its_place(tmp_path):
    pack = load_pack()
    path = tmp_path / "choices.mine.csv"
    path.write_text(
        "choice,value,unit,status,source,rationale\nbalance_interval,0.5,share,assumption,raming-choices,x\n"
    )
    rows = with_tables(pack, [path]).table("choices")
    assert len(rows) == len(pack.table("choices"))
    assert [row["value"] for row in rows if row["choice"] == "balance_interval"] == [0.5]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("regional_stock.csv", HEAD + ROW.replace("400", "many"), "headcount"),
        ("regional_stock.csv", HEAD + ROW.replace("work", "home"), "residence, work"),
        ("regional_stock.csv", HEAD + ROW.replace("400", "-4"), "at least 0"),
        ("regional_stock.csv", HEAD + ROW.replace("RA0102", ""), "a value"),
        ("regional_stock.csv", HEAD + "a,b\n", "number of cells"),
        ("regional_stock.csv", HEAD.replace("basis,", ""), "basis"),
        ("stocks.csv", HEAD, "no such table"),
    ],
)
def test_faults_name_file_row_and_field(tmp_path, name, text, expected):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        with_tables(load_pack(), [path])
    assert expected in str(caught.value)
    assert name in str(caught.value)


def test_all_faults_of_all_files_in_one_go(tmp_path):
    first, second = tmp_path / "regional_stock.csv", tmp_path / "choices.csv"
    first.write_text(HEAD + ROW.replace("400", "many") + ROW.replace("2024", "MMXXIV"))
    second.write_text("choice,value\n")
    with pytest.raises(InputError) as caught:
        with_tables(load_pack(), [first, second])
    assert len(caught.value.problems) == 3


def test_missing_files(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        with_tables(load_pack(), [tmp_path / "regional_stock.csv"])
