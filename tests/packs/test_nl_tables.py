"""The tables of the Dutch pack hold what they promise, whatever the code makes of them."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "src" / "raming" / "packs" / "nl"
SHARED = ROOT.parent / "shared" / "data" / "gp_rounds" / "parameters.csv"
SELECTORS = ("parameter", "sex", "cohort", "at", "variant")
GP = "general-practitioner"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    return {path.stem: read(path) for path in PACK.glob("*.csv")}


def by_round(rows: list[dict[str, str]]) -> dict[tuple[str, str], list[dict[str, str]]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["occupation"], row["round"]].append(row)
    return grouped


def where(row: dict[str, str]) -> str:
    return " ".join(row[key] for key in ("occupation", "round", *SELECTORS))


def ledger(tables: dict, occupation: str, year: int, stage: str) -> list[tuple[str, str, str]]:
    return [
        (row["low"], row["preferred"], row["high"])
        for row in tables["ledger"]
        if (row["occupation"], row["year"], row["stage"]) == (occupation, str(year), stage)
    ]


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_nothing_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless import Package

    monkeypatch.chdir(PACK)
    report = Package("datapackage.json").validate()
    assert report.flatten(["type", "rowNumber", "fieldName", "message"]) == []
    assert len(report.tasks) == len(list(PACK.glob("*.csv")))


def test_every_figure_has_a_source_that_exists_and_every_source_is_used(tables: dict) -> None:
    known = {row["source"] for row in tables["sources"]}
    cited = {
        row["source"]
        for name, rows in tables.items()
        for row in rows
        if name != "sources" and "source" in row
    }
    inspired = {
        row["basis"]
        for name in tables
        for row in tables[name]
        if name != "regional_stock"
        if row.get("basis")
    }
    assert cited <= known
    assert cited | inspired == known
    assert all(row["rights"] for row in tables["sources"])


def test_every_parameter_has_a_status_and_says_why_when_it_is_not_published(tables: dict) -> None:
    for row in tables["parameters"]:
        assert row["status"] in {"published", "derived", "estimate", "assumption"}, where(row)
        if row["status"] != "published":
            assert len(row["rationale"]) > 10, where(row)
        if row["status"] in {"assumption", "estimate"}:
            assert row["low"], where(row)
            assert row["high"], where(row)
        if row["low"] or row["high"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"]), where(row)
        if row["status"] == "assumption":
            assert float(row["low"]) < float(row["high"]), where(row)


def test_no_other_occupation_copies_the_set_of_the_general_practitioner(tables: dict) -> None:
    sets = by_round(tables["parameters"])
    gp = {tuple(row[key] for key in SELECTORS): row["value"] for row in sets[GP, "2025"]}
    for (occupation, _), rows in sets.items():
        if occupation == GP:
            continue
        same = [row for row in rows if gp.get(tuple(row[key] for key in SELECTORS)) == row["value"]]
        assert len(same) <= 3, [where(row) for row in same]


def test_every_round_is_complete(tables: dict) -> None:
    sets = by_round(tables["parameters"])
    wanted = {row["parameter"] for row in sets[GP, "2025"]}
    assert set(sets) == {(row["occupation"], row["round"]) for row in tables["rounds"]}
    for key, rows in sets.items():
        assert {row["parameter"] for row in rows} == wanted, key
        value = {(row["parameter"], row["at"]): float(row["value"]) for row in rows if not row["sex"]}
        assert value["base_year", ""] == float(key[1])
        assert value["base_year", ""] < value["steering_year", ""] < value["balance_year", "1"]
        for cohort in ("in_training", "before_steering", "after_steering"):
            held = {row["parameter"] for row in rows if row["cohort"] in {"", cohort}}
            assert {
                "intake_per_year",
                "intake_share_female",
                "training_duration",
                "internal_yield",
            } <= held, key


def test_curves_stay_in_order_and_shares_between_zero_and_one(tables: dict) -> None:
    shares = {"stock_share_female", "intake_share_female", "internal_yield", "external_yield", "abroad_yield"}
    curves = defaultdict(dict)
    for row in tables["parameters"]:
        numbers = [float(row[key]) for key in ("low", "value", "high") if row[key]]
        if row["parameter"] in shares | {"stock_cumulative_outflow", "abroad_share_female"}:
            assert all(0 <= number <= 1 for number in numbers), where(row)
        if row["parameter"] in {"stock_cumulative_outflow", "external_yield"} and row["at"]:
            key = (row["occupation"], row["round"], row["parameter"], row["sex"], row["cohort"])
            curves[key][int(row["at"])] = float(row["value"])
    for (occupation, year, parameter, _, _), points in curves.items():
        values = [points[at] for at in sorted(points)]
        if parameter == "external_yield":
            values = values[::-1]
        assert values == sorted(values), (occupation, year, parameter)
        if parameter == "stock_cumulative_outflow" and (occupation, year) != (GP, "2009"):
            assert 20 in points, (occupation, year)


@pytest.mark.skipif(not SHARED.exists(), reason="the gathered input data do not lie beside the repository")
def test_the_published_values_of_the_general_practitioner_are_carried_unchanged(tables: dict) -> None:
    mine = {
        tuple(row[key] for key in ("round", *SELECTORS)): (float(row["value"]), row["unit"])
        for row in tables["parameters"]
        if row["occupation"] == GP and row["round"] != "2009"
    }
    theirs = {
        tuple(row[key] for key in ("round", *SELECTORS)): (float(row["value"]), row["unit"])
        for row in read(SHARED)
    }
    assert len(theirs) == 600
    assert mine == theirs


def test_the_worked_example_of_2009_adds_up_to_the_printed_heads(tables: dict) -> None:
    rows = by_round(tables["parameters"])[GP, "2009"]
    v = {tuple(row[key] for key in ("parameter", "sex", "cohort")): float(row["value"]) for row in rows}
    total, women = v["stock_headcount", "", ""], v["stock_share_female", "", ""]
    heads = {"f": total * women, "m": total * (1 - women)}
    for sex in heads:
        heads[sex] *= 1 - v["stock_cumulative_outflow", sex, ""]
    for cohort, years in (("in_training", 3), ("before_steering", 2), ("after_steering", 5)):
        active = years * v["intake_per_year", "", cohort] * v["internal_yield", "", cohort]
        active *= v["external_yield", "", cohort]
        heads["f"] += active * v["intake_share_female", "", cohort]
        heads["m"] += active * (1 - v["intake_share_female", "", cohort])
    abroad = 10 * v["abroad_inflow_per_year", "", ""] * v["abroad_yield", "", ""]
    heads["f"] += abroad * v["abroad_share_female", "", ""]
    heads["m"] += abroad * (1 - v["abroad_share_female", "", ""])
    assert (round(heads["f"]), round(heads["m"]), round(sum(heads.values()))) == (6945, 5301, 12246)
    assert round(sum(heads[sex] * v["fte_per_head", sex, ""] for sex in heads)) == 8187


def test_the_ledger_holds_the_named_figures(tables: dict) -> None:
    assert ledger(tables, GP, 2019, "advised") == [("822", "", "935")]
    assert ledger(tables, GP, 2022, "advised") == [("", "1190", "")]
    assert ledger(tables, GP, 2025, "advised") == [("", "1026", "")]
    assert ledger(tables, GP, 2021, "funded") == [("", "820", "")]
    assert ledger(tables, GP, 2021, "filled") == [("", "813", "")]
    assert [ledger(tables, GP, year, "decided")[0][1] for year in (2024, 2025, 2026)] == [
        "954",
        "984",
        "1035",
    ]
    assert ledger(tables, "emergency-physician", 2025, "advised") == [("", "60", "")]
    assert ledger(tables, "emergency-physician", 2027, "indicative") == [("", "50", "")]
    assert ledger(tables, "emergency-physician", 2027, "decided") == []
    # Two sources conflict on the revision of 2020; both stand.
    assert ledger(tables, "medical-specialists", 2020, "advised") == [("", "1187", ""), ("", "", "1288")]
    assert [row[1] for row in ledger(tables, "fzo-professions", 2019, "filled")] == ["3156"]
    assert [row[1] for row in ledger(tables, "nurse-hbo", 2017, "filled")] == ["8200"]


def test_every_ledger_row_has_a_number_in_order(tables: dict) -> None:
    for row in tables["ledger"]:
        numbers = [float(row[key]) for key in ("low", "preferred", "high") if row[key]]
        assert numbers, row
        assert numbers == sorted(numbers), row


def test_names_are_lower_case_and_cover_every_occupation(tables: dict) -> None:
    names = {row["name"]: row["occupation"] for row in tables["occupation_names"]}
    assert len(names) == len(tables["occupation_names"])
    assert all(name == name.lower().strip() for name in names)
    assert {row["occupation"] for row in tables["occupations"]} == set(names.values())
    assert names["huisarts"] == names["gp"] == GP
    assert names["seh-arts"] == "emergency-physician"
    assert names["mondhygiëniste"] == names["mondhygieniste"] == "dental-hygienist"


def test_an_occupation_without_a_round_says_which_figures_are_missing(tables: dict) -> None:
    projectable = {row["occupation"] for row in tables["rounds"]}
    missing = defaultdict(set)
    for row in tables["not_available"]:
        assert row["owner"], row
        missing[row["occupation"]].add(row["figure"])
    for row in tables["occupations"]:
        if row["occupation"] not in projectable and row["group"] != "totals":
            assert missing[row["occupation"]], row["occupation"]


def test_every_count_of_2010_or_later_is_projected_and_an_older_one_is_named(tables: dict) -> None:
    group = {row["occupation"]: row["group"] for row in tables["occupations"]}
    newest: dict[str, int] = defaultdict(int)
    for row in tables["observed"]:
        if row["indicator"] in ("headcount", "fte") and group[row["occupation"]] != "totals":
            newest[row["occupation"]] = max(newest[row["occupation"]], int(row["year"]))
    projectable = {row["occupation"] for row in tables["rounds"]}
    assert {occupation for occupation, year in newest.items() if year >= 2010} == projectable
    old_base = {
        row["occupation"]: row["note"]
        for row in tables["not_available"]
        if row["figure"] == "recent_base_stock" and row["occupation"] not in projectable
    }
    assert set(old_base) == set(newest) - projectable
    for occupation, note in old_base.items():
        assert f"of {newest[occupation]}" in note, note


def test_every_assumed_figure_is_listed_as_not_available(tables: dict) -> None:
    assumed = {
        (row["occupation"], row["parameter"]) for row in tables["parameters"] if row["status"] == "assumption"
    }
    assert assumed <= {(row["occupation"], row["figure"]) for row in tables["not_available"]}


def test_the_reason_for_an_assumed_outflow_intake_or_yield_is_of_one_occupation(tables: dict) -> None:
    # Two occupations may share a number, not the reason for it.
    reasons = defaultdict(set)
    for row in tables["parameters"]:
        if row["status"] == "assumption" and row["parameter"] in (
            "stock_cumulative_outflow",
            "intake_per_year",
            "external_yield",
        ):
            reasons[row["parameter"], row["rationale"]].add(row["occupation"])
    assert {where for where, occupations in reasons.items() if len(occupations) > 1} == set()


def test_occupations_stand_in_the_order_a_reader_expects(tables: dict) -> None:
    groups = [row["group"] for row in tables["occupations"]]
    assert tables["occupations"][0]["occupation"] == GP
    assert list(dict.fromkeys(groups)) == [
        "physicians",
        "medical-specialties",
        "oral-care",
        "nurses-and-advanced-practice",
        "hospital-support",
        "mental-health",
        "other-professions",
        "education",
        "totals",
    ]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_no_place_of_a_machine_slipped_in() -> None:
    for path in PACK.glob("*.*"):
        assert not re.search(r"(?:^|[\s\"'(,])/\w+/|\bseed letter\b", path.read_text(encoding="utf-8")), (
            path.name
        )
