"""Regions, one region's path, balance and its validation: laws, contracts and what one's own figures do."""

import json
from dataclasses import replace

import jsonschema
import numpy as np
import pytest

from raming.answers.case import open_case
from raming.answers.projection import project
from raming.answers.regional.balance import balance, nearest
from raming.answers.regional.bottleneck import type_of
from raming.answers.regional.model import regional_case
from raming.answers.regional.projection import project_region
from raming.answers.regional.regions import regions
from raming.answers.regional.validation import validate_balance
from raming.answers.schemas import schema
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError
from raming.present import regional_labels

DRAWS = 40


@pytest.fixture(scope="module")
def answer():
    return regions("huisarts", year=2035, draws=DRAWS)


@pytest.fixture(scope="module")
def profiles():
    return balance("huisarts", draws=DRAWS)


def own(folder, name, text):
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("occupation", ["huisarts", "medisch specialisten", "SEH-arts"])
def test_regions_add_up_to_the_nation_in_every_draw(occupation):
    case = open_case(occupation)
    ran = regional_case(case).run(DRAWS, seed=3)
    supply = ran.national.supply
    np.testing.assert_allclose(ran.headcount.sum(axis=1), supply.headcount(), rtol=1e-12)
    np.testing.assert_allclose(ran.fte.sum(axis=1), supply.total_fte(), rtol=1e-12)
    np.testing.assert_allclose(ran.demand.sum(axis=1), ran.national.demand[:, case.rung], rtol=1e-12)
    provinces = ran.to_level(case.pack, "province")
    np.testing.assert_allclose(provinces.fte.sum(axis=1), supply.total_fte(), rtol=1e-12)
    np.testing.assert_allclose(provinces.people.sum(axis=0), ran.people.sum(axis=0), rtol=1e-12)


def test_a_nation_of_which_all_is_certain_has_as_many_draws_as_asked_for():
    known = regional_case(open_case("huisarts"))
    known.__dict__["uncertain"] = replace(known.uncertain, quantities=(), correlation=np.eye(0))
    ran = known.run(3)
    for whole, parts in (
        (ran.national.supply.headcount(), ran.headcount),
        (ran.national.demand[:, known.case.rung], ran.demand),
    ):
        assert whole.shape == parts.sum(axis=1).shape
        np.testing.assert_allclose(parts.sum(axis=1), whole, rtol=1e-12)


@pytest.mark.parametrize("level", ["regioplus", "province"])
@pytest.mark.parametrize("year", [2025, 2035, 2043])
def test_the_nation_is_that_of_the_projection(level, year):
    made = regions("huisarts", year=year, level=level, draws=0)
    nation = project("huisarts").years[str(year)]
    for name in ("headcount", "fte", "demand_fte", "gap_fte"):
        total = sum(getattr(region, name) for region in made.regions)
        assert total == pytest.approx(getattr(nation, name), rel=1e-12)
        assert getattr(made.national, name) == pytest.approx(total, rel=1e-12)
    assert len(made.regions) == (28 if level == "regioplus" else 12)
    assert {region.p_shortage for region in made.regions} == {None}


def test_contract_of_regions(answer):
    document = answer.to_dict()
    assert set(document) >= {"regions", "national"}
    first = document["regions"][0]
    wanted = {"code", "name", "headcount", "fte", "demand_fte", "gap_fte", "status", "p_shortage"}
    assert wanted <= set(first)
    assert wanted <= set(document["national"])
    assert [row["code"] for row in document["regions"]] == sorted(row["code"] for row in document["regions"])


def test_ranks_and_verdicts_follow_the_gap(answer):
    ordered = sorted(answer.regions, key=lambda region: region.rank)
    assert [region.rank for region in ordered] == list(range(1, 29))
    shares = [region.gap_share for region in ordered]
    assert shares == sorted(shares, reverse=True)
    for region in answer.regions:
        assert region.rank_interval.low <= region.rank_interval.high
        likely, unlikely = region.p_shortage >= answer.likely, region.p_shortage < answer.unlikely
        assert region.verdict == ("likely" if likely else "unlikely" if unlikely else "possible")


def test_supply_is_said_to_be_estimated(answer):
    assert answer.supply_estimated
    assert 0.05 < answer.assumed_share < 0.95
    assert {region.status for region in answer.regions} == {"estimate"}
    assert answer.rests_on["assumption"] > 0


def test_draws_depend_on_the_seed_alone(answer):
    again = regions("huisarts", year=2035, draws=DRAWS)
    assert again.manifest.result == answer.manifest.result
    other = regions("huisarts", year=2035, draws=DRAWS, seed=2)
    assert other.manifest.result != answer.manifest.result
    assert other.national.gap_fte == answer.national.gap_fte


def test_a_stream_is_its_regions_own():
    """Leaving a row of another region out changes no draw of this one but by alignment."""
    case = open_case("huisarts")
    known = regional_case(case)
    ran, wider = known.run(DRAWS, 1), known.run(2 * DRAWS, 1)
    np.testing.assert_array_equal(ran.settling.exposure, wider.settling.exposure[:DRAWS])


def test_years_levels_draws_and_rounds_that_do_not_exist_are_refused():
    for wrong, expected in (
        ({"year": 2060}, "2025 to 2045"),
        ({"level": "county"}, "province"),
        ({"draws": 3}, "10 or more"),
        ({"round": 2019}, "from 2021 on"),
    ):
        with pytest.raises(InputError, match=expected):
            regions("huisarts", **wrong)
    with pytest.raises(InputError, match="occupation_care"):
        regions("gz-psycholoog")


def test_a_region_has_the_same_figures_in_its_path(answer):
    path = project_region("huisarts", "Drenthe", draws=DRAWS)
    region = next(region for region in answer.regions if region.code == "RA0102")
    assert path.region == "RA0102"
    assert path.years["2035"].gap_fte == pytest.approx(region.gap_fte)
    assert path.years["2035"].gap_interval.low == pytest.approx(region.gap_interval.low)
    assert path.level == "regioplus"
    assert project_region("huisarts", "PV22", draws=0).years["2035"].fte == pytest.approx(region.fte)


def test_stock_that_is_counted_is_used_and_known(tmp_path):
    head = "occupation,region,year,basis,headcount,fte,status,source,note\n"
    rows = "".join(
        f"general-practitioner,{region.code},2025,work,{100 + 10 * k},,published,raming-choices,\n"
        for k, region in enumerate(regional_case(open_case("huisarts")).regions)
    )
    path = own(tmp_path, "regional_stock", head + rows)
    made = regions("huisarts", year=2025, draws=DRAWS, data=[path])
    heads = np.array([region.headcount for region in made.regions])
    np.testing.assert_allclose(
        heads / heads.sum(), (100 + 10 * np.arange(28)) / sum(100 + 10 * np.arange(28))
    )
    assert not made.supply_estimated
    assert {region.status for region in made.regions} == {"derived"}


def test_made_up_rows_are_left_out(tmp_path):
    head = "occupation,region,year,basis,headcount,fte,status,source,note\n"
    row = "general-practitioner,RA0102,2025,work,9000,,synthetic,raming-choices,\n"
    made = regions("huisarts", year=2025, draws=0, data=[own(tmp_path, "regional_stock", head + row)])
    plain = regions("huisarts", year=2025, draws=0)
    assert [r.headcount for r in made.regions] == [r.headcount for r in plain.regions]


def test_ages_of_ones_own_decide_the_outflow(tmp_path):
    head = "occupation,region,year,sex,age_from,headcount,status,source,note\n"
    rows = ""
    for region in regional_case(open_case("huisarts")).regions:
        old = 60 if region.code == "RA1222" else 30
        for age, people in ((30, 100 - old), (55, old)):
            rows += f"general-practitioner,{region.code},2025,f,{age},{people},published,raming-choices,\n"
    path = own(tmp_path, "regional_age_structure", head + rows)
    before = project_region("huisarts", "Zeeland", draws=0).years["2035"].fte
    assert project_region("huisarts", "Zeeland", draws=0, data=[path]).years["2035"].fte < before


def test_where_graduates_settle_can_be_ones_own(tmp_path):
    head = "occupation,training_region,region,year,share,status,source,note\n"
    rows = "".join(
        f"general-practitioner,{school},{region},2025,{share},published,raming-choices,\n"
        for school, region, share in (
            ("gp-groningen", "RA0102", 1.0),
            ("gp-leiden", "RA0102", 0.5),
            ("gp-leiden", "RA1222", 0.5),
        )
    )
    path = own(tmp_path, "regional_settlement", head + rows)
    before, after = (
        {
            region.code: region.headcount
            for region in regions("huisarts", year=2040, draws=0, data=data).regions
        }
        for data in ([], [path])
    )
    assert sum(after.values()) == pytest.approx(sum(before.values()), rel=1e-12)
    assert {code for code in before if after[code] > before[code]} == {"RA0102", "RA1222"}
    # three quarters of the graduates against one quarter
    arrived = [after[code] - before[code] for code in ("RA0102", "RA1222")]
    assert arrived[0] > 2.0 * arrived[1] > 0.0


def test_moves_of_ones_own_move_people_and_create_none(tmp_path):
    head = "occupation,region_from,region_to,year,share,status,source,note\n"
    path = own(
        tmp_path,
        "regional_moves",
        head + "general-practitioner,RA0512,RA1222,2025,0.05,published,raming-choices,\n",
    )
    moved = regions("huisarts", year=2035, draws=0, data=[path])
    total = sum(region.headcount for region in moved.regions)
    assert total == pytest.approx(project("huisarts").years["2035"].headcount, rel=1e-12)
    zeeland = [
        next(r for r in made.regions if r.code == "RA1222").headcount
        for made in (moved, regions("huisarts", year=2035, draws=0))
    ]
    assert zeeland[0] > zeeland[1] + 50
    wrong = own(
        tmp_path,
        "regional_moves",
        head
        + "general-practitioner,RA0512,RA1222,2025,0.6,published,raming-choices,\n"
        + "general-practitioner,RA0512,RA0102,2025,0.6,published,raming-choices,\n",
    )
    with pytest.raises(InputError, match="more people move away"):
        regions("huisarts", draws=0, data=[wrong])


def test_contract_of_balance(profiles):
    document = json.loads(json.dumps(profiles.to_dict()))
    jsonschema.validate(document, schema("balance"))
    for row in document["regions"]:
        assert {"code", "indicators", "rank", "rank_interval", "type", "directions"} <= set(row)
        for name, found in row["indicators"].items():
            assert (found["value"] is None) == (found["status"] == "not-available"), name
            assert found["definition"]
            if found["value"] is not None:
                assert found["date"]
                assert found["sources"]


def test_what_is_not_there_is_not_made_up(profiles):
    missing = set(profiles.not_available)
    assert {"absence", "practices_closed", "workload", "experienced_shortage_hospitals"} <= missing
    ages = {p.code for p in profiles.regions if p.indicators["retirement_exposure"].value is not None}
    assert ages == {"RA0102", "RA0103", "RA0410", "RA0512", "RA0513", "RA1222"}
    settled = {p.code for p in profiles.regions if p.indicators["young_inflow"].value is not None}
    assert settled == {"RA0205", "RA0206", "RA0410", "RA0512"}
    zeeland = next(p for p in profiles.regions if p.code == "RA1222").indicators
    assert zeeland["retirement_exposure"].value == 0.55
    assert zeeland["retirement_exposure"].region == "PV29"
    assert zeeland["absence"].national == pytest.approx(0.058)


def test_a_survey_of_ones_own_fills_its_slot(tmp_path):
    text = (
        "subject,region,indicator,detail,year,value,unit,low,high,reference_date,status,source,note\n"
        "general-practitioner,RA0102,workload,,2025,85,score 0 to 100,80,90,2025,published,raming-choices,\n"
    )
    made = balance("huisarts", region="Drenthe", draws=0, data=[own(tmp_path, "regional_observed", text)])
    found = made.regions[0].indicators["workload"]
    assert (found.value, found.low, found.high, found.national) == (85.0, 80.0, 90.0, 78.0)
    heavy = [entry for entry in made.regions[0].directions if entry.direction == "workload"]
    assert (heavy[-1].reason, heavy[-1].figures["own"]) == ("workload", 85.0)


def test_causes_types_and_directions_go_together(profiles):
    for profile in profiles.regions:
        short = profile.indicators["gap_10"].value > 0.0
        assert bool(profile.directions) == short
        for entry in profile.directions:
            assert entry.reason == entry.template == entry.cause.replace("_", "-")
            assert "own" in entry.figures
        assert {entry.group for entry in profile.directions} <= {"attract", "deploy", "retain", "organise"}
        if profile.type in profile.causes:
            assert profile.causes[profile.type] == max(profile.causes.values())
        assert len(profile.alike) == 3
        assert profile.code not in {one.code for one in profile.alike}


def test_types():
    assert type_of(np.array([0.05, 0.01, 0.0, 0.0]), 0.06) == "present_gap"
    assert type_of(np.array([0.0, 0.01, 0.05, 0.0]), 0.06) == "retirement"
    assert type_of(np.array([0.05, 0.045, 0.0, 0.0]), 0.09) == "mixed"
    assert type_of(np.array([0.05, 0.0, 0.0, 0.0]), 0.005) == "as-country"
    assert type_of(np.array([-0.05, -0.01, 0.0, 0.0]), 0.06) == "as-country"


def test_one_region_has_its_path_and_stands_among_all(profiles):
    one = balance("huisarts", region="Achterhoek", draws=DRAWS)
    assert [profile.code for profile in one.regions] == ["RA0207"]
    assert [row.year for row in one.regions[0].path] == list(range(2025, 2046))
    same = next(profile for profile in profiles.regions if profile.code == "RA0207")
    assert one.regions[0].rank == same.rank
    assert len(one.spread["gap_10"]) == 28
    assert not profiles.regions[0].path


def test_likeness_does_not_depend_on_the_order(profiles):
    rows = [profile.indicators for profile in profiles.regions]
    there = nearest(rows)
    back = nearest(rows[::-1])
    last = len(rows) - 1
    for place, own_alike in enumerate(there):
        assert set(own_alike) == {last - other for other in back[last - place]}


def test_balance_by_default_is_of_the_best_known_occupation():
    assert balance(draws=0).occupation == "general-practitioner"


def test_validation_names_agreement_difference_and_what_might_decide():
    made = validate_balance(draws=DRAWS)
    jsonschema.validate(json.loads(json.dumps(made.to_dict())), schema("validate_balance"))
    assert sum(made.counts.values()) == len(made.comparisons) == 22
    named = [row for row in made.comparisons if row.dimension == "expected_shortage"]
    assert {row.region for row in named} == {"RA1222", "RA0207", "RA0102", "RA1121", "RA0614"}
    for row in made.comparisons:
        assert row.why in regional_labels.WHY
        if row.verdict in ("differs", "open"):
            assert row.missing
        if row.verdict == "agrees":
            assert not row.missing
    assert {test.dimension for test in made.tests} >= {"expected_shortage", "retirement", "young_inflow"}
    assert all(0.0 <= test.separation <= 1.0 for test in made.tests)


def test_statements_that_were_used_are_no_test():
    made = validate_balance(draws=DRAWS)
    used = {row.statement for row in made.comparisons if row.verdict == "input"}
    assert used == {"alumni-2020", "alumni-wish-2020", "density-2022"}


def test_specialists_are_compared_where_they_are_asked_for():
    made = validate_balance("medisch specialisten", draws=DRAWS)
    rows = [row for row in made.comparisons if row.statement == "specialists-2019"]
    assert {row.region for row in rows} == {"PV22", "PV24", "PV29"}
    assert all(row.computed is not None for row in rows)
    assert load_pack().sources["letter-2019-specialists-regions"]["rights"] == "public-domain-nl"
