"""The regional tables of the Dutch pack hold what they promise, whatever the code makes of them."""

import csv
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

PACK = Path(__file__).resolve().parents[2] / "src" / "raming" / "packs" / "nl"


def read(name):
    with (PACK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def population():
    people = defaultdict(int)
    for row in read("region_population"):
        people[row["region"], int(row["year"]), row["sex"], int(row["age_from"])] += int(row["population"])
    return people


def level(name):
    return {row["region"] for row in read("regions") if row["level"] == name}


@pytest.mark.parametrize("name", ["regioplus", "province"])
def test_regions_add_up_to_the_nation_in_every_cell(population, name):
    codes = level(name)
    cells = {key[1:] for key in population if key[0] == "NL01"}
    assert len(cells) == 7 * 2 * 20
    for cell in cells:
        assert sum(population[code, *cell] for code in codes) == population["NL01", *cell]


def test_population_is_tied_to_known_totals(population):
    total = defaultdict(int)
    for (region, year, _, age), people in population.items():
        total[region, year] += people
        total[region, year, "65+"] += people if age >= 65 else 0
    assert total["NL01", 2021] == 17_472_865
    # CBS 85324NED, vintage 2022, and its residual of 65 and over
    for year, people, old in (
        (2025, 18_130_127, 3_773_347),
        (2035, 19_005_474, 4_610_584),
        (2050, 19_789_385, 4_873_281),
    ):
        assert total["NL01", year] == pytest.approx(people, abs=150)
        assert total["NL01", year, "65+"] == pytest.approx(old, abs=150)
    # province shares: counted 2025 (Drenthe 506,529 of 18,044,027; 127,731 of 3,755,679 of 65 and over)
    assert total["PV22", 2025] / total["NL01", 2025] == pytest.approx(506_529 / 18_044_027, rel=1e-4)
    assert total["PV22", 2025, "65+"] / total["NL01", 2025, "65+"] == pytest.approx(
        127_731 / 3_755_679, rel=1e-4
    )
    assert total["PV24", 2050] > 1.25 * total["PV24", 2021]


def test_use_of_care_is_an_index(population):
    use = defaultdict(dict)
    for row in read("care_use"):
        use[row["profile"]][row["sex"], int(row["age_from"])] = float(row["weight"])
    for weights in use.values():
        assert len(weights) == 38
        mean = (
            sum(
                people * weights[sex, min(age, 90)]
                for (region, year, sex, age), people in population.items()
                if (region, year) == ("NL01", 2021)
            )
            / 17_472_865
        )
        assert 0.95 < mean < 1.15
    assert use["gp-care"]["f", 85] > 2.5 * use["gp-care"]["f", 20]
    assert use["hospital-care"]["m", 75] > 5 * use["hospital-care"]["m", 20]


def test_regional_use_is_around_one():
    ratios = {(r["region"], r["profile"]): float(r["ratio"]) for r in read("regional_use")}
    assert ratios["RA1428", "gp-care"] == 1.1107
    assert ratios["NL01", "gp-care"] == pytest.approx(1.0, abs=0.001)
    assert all(0.93 < ratio < 1.12 for ratio in ratios.values())


def test_tiles_keep_neighbours_together():
    tiles = {row["region"]: (int(row["row"]), int(row["column"])) for row in read("region_tiles")}
    assert len({tiles[code] for code in level("regioplus")}) == 28
    assert len({tiles[code] for code in level("province")}) == 12
    for name, edges, touching, of in (("regioplus", 39, 56, 59), ("province", 14, 21, 22)):
        pairs = [
            (r["region"], r["neighbour"]) for r in read("region_neighbours") if r["region"] in level(name)
        ]
        apart = [tuple(abs(a - b) for a, b in zip(tiles[x], tiles[y], strict=True)) for x, y in pairs]
        assert len(pairs) == of
        assert sum(sum(pair) == 1 for pair in apart) == edges
        assert sum(max(pair) == 1 for pair in apart) == touching


def test_north_is_up_and_east_is_right():
    places = {row["region"]: row for row in read("regions")}
    tiles = {row["region"]: (int(row["row"]), int(row["column"])) for row in read("region_tiles")}
    north, south = (tiles[code][0] for code in ("RA0101", "RA1428"))
    west, east = (tiles[code][1] for code in ("RA1020", "RA0205"))
    assert north < south
    assert west < east
    assert float(places["RA0101"]["latitude"]) > float(places["RA1428"]["latitude"])


def test_shares_of_provinces_add_up():
    total = defaultdict(float)
    for row in read("region_shares"):
        total[row["region"]] += float(row["share"])
    assert set(total) == level("regioplus")
    assert all(value == pytest.approx(1.0, abs=2e-6) for value in total.values())


def test_gps_by_province_of_residence():
    rows = {row["region"]: float(row["headcount"]) for row in read("regional_stock")}
    assert rows["PV25"] == 1600
    assert sum(value for code, value in rows.items() if code.startswith("PV")) == 12_210
    assert {row["basis"] for row in read("regional_stock")} == {"residence"}


def test_figures_state_their_interval_and_reason():
    for row in read("regional_parameters"):
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"]), row
        assert len(row["rationale"]) > 10
    gp = [row for row in read("regional_parameters") if row["occupation"] == "general-practitioner"]
    assert len(gp) == 3 * 28


def test_regions_named_in_2018_are_no_input():
    named = {r["region"] for r in read("regional_statements") if r["dimension"] == "expected_shortage"}
    assert named == {"RA1222", "RA0207", "RA0102", "RA1121", "RA0614"}
    inputs = {row["source"] for row in read("regional_parameters")}
    statements = {r["source"] for r in read("regional_statements") if r["dimension"] == "expected_shortage"}
    assert not inputs & statements


@pytest.mark.parametrize("name", ["regional_age_structure", "regional_moves", "regional_settlement"])
def test_what_nobody_published_is_empty(name):
    assert read(name) == []
    assert (PACK / f"{name}.csv").read_text(encoding="utf-8").count(",") > 4


def test_institutions_are_made_up_and_say_so():
    rows = read("institutions")
    assert {row["status"] for row in rows} == {"synthetic"}
    assert all("made up" in row["note"] for row in rows)
    for name in ("regional_observed", "regional_stock", "regional_parameters", "regional_use"):
        assert "synthetic" not in {row.get("status") for row in read(name)}


def test_t14_bookkeeping_of_march_2024():
    row = next(row for row in read("lottery_rounds") if row["round"] == "2024-03")
    number = {key: int(value) for key, value in row.items() if value.isdigit()}
    assert number["applicants"] >= number["selected"]
    assert number["selected"] + number["repeaters"] == number["in_lottery"]
    assert number["placed"] + number["drawn_out"] == number["in_lottery"]
    assert number["offered"] - number["placed"] == number["unfilled"]


def test_missing_regional_figures_are_listed():
    listed = {(row["occupation"], row["figure"]) for row in read("not_available")}
    assert {
        ("general-practitioner", "age_structure_by_region"),
        ("general-practitioner", "moves_between_regions"),
        ("general-practitioner", "settlement_by_training_region"),
        ("general-practitioner", "capacities_of_institutions"),
        ("medical-specialists", "specialists_by_province"),
    } <= listed


def test_the_tool_makes_the_table_again(tmp_path):
    root = PACK.parents[3]
    data = root.parent / "shared" / "data"
    if not data.exists():
        pytest.skip("the gathered input data do not lie beside the repository")
    made = tmp_path / "region_population.csv"
    tool = root / "tools" / "compile_regions_population.py"
    env = {**os.environ, "PYTHONPATH": str(root / "src")}
    subprocess.run([sys.executable, tool, "--data", data, "--out", made], check=True, env=env)
    assert made.read_text(encoding="utf-8") == (PACK / "region_population.csv").read_text(encoding="utf-8")
