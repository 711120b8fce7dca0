"""The reference against the published worked cases T-1 to T-5, T-8, T-9 and the path of the 2025 round."""

from dataclasses import replace

import pytest

from reference.case import COHORTS, COMPONENTS, case_from_rows
from reference.cases import gp_2009, gp_2010, gp_2025
from reference.demand import base_demand, d1, d2_older, d4_older, d6_older
from reference.intake import first_steerable
from reference.project import advise, project
from reference.supply import base_fte, external_yield, heads

# Year: heads, FTE supply, D1, D6, F3.
PATH_2025 = {
    2025: (14347.0, 10768.9, 11447.3, 11447.3, 0),
    2027: (14823.1, 11103.1, 11644.2, 12249.7, 0),
    2029: (15283.8, 11426.2, 11841.1, 13072.6, 0),
    2030: (15496.4, 11574.5, 11939.5, 13491.7, 0),
    2031: (15790.3, 11788.5, 12038.0, 13915.9, 401.4),
    2035: (16863.1, 12568.7, 12431.8, 15664.0, 2345.7),
    2037: (17313.7, 12899.6, 12592.0, 15866.0, 3287.6),
    2040: (17951.7, 13368.2, 12832.4, 16168.8, 4665.9),
    2043: (18543.7, 13802.7, 13017.9, 16402.5, 6006.0),
    2045: (18914.7, 14074.9, 13141.5, 16558.3, 6882.3),
}

DRIVERS_2043 = {
    "outflow": 644.3,
    "in_training": -164.3,
    "before_steering": -105.2,
    "abroad": -19.5,
    "unmet_demand": 81.1,
    "demographic_growth": 187.8,
    "epidemiological_trend": 155.6,
    "sociocultural_trend": 295.7,
    "professional_trend": -46.7,
    "efficiency_trend": -77.8,
    "horizontal_substitution": 249.0,
    "working_time": 0.0,
    "vertical_substitution": -171.2,
}


@pytest.mark.parametrize(("year", "row"), PATH_2025.items())
def test_path_of_the_2025_round(year, row):
    path = project(gp_2025())
    found = (
        path["headcount"][year],
        path["fte"][year],
        path["demand"]["D1"][year],
        path["demand"]["D6"][year],
        path["f3"][year],
    )
    assert found == pytest.approx(row, abs=0.06)


def test_the_years_in_which_a_part_of_a_class_graduates():
    headcount = project(gp_2025())["headcount"]
    found = [round(headcount[year], 1) for year in range(2028, 2032)]
    assert found == [15050.1, 15283.8, 15496.4, 15790.3]


def test_t1_demand_ladder_from_the_printed_base():
    # 7,292 is the supply in the text; the products are then exact as printed.
    case = gp_2009()
    to_print = 7292 / base_fte(case)
    assert base_demand(case) * to_print == pytest.approx(7365, abs=0.5)
    ladder = [d1(case, 10), d2_older(case, 10, 10), d4_older(case, 10, 10)]
    assert [round(rung * to_print) for rung in ladder] == [7807, 9056, 9056]
    assert d6_older(case, 10, 10) * to_print == pytest.approx(8512, abs=1)


def test_t1_demand_ladder_from_heads_and_fte():
    # Heads times the printed, rounded FTE factors give 7,289.4 where the paper has 7,290 and 7,292.
    case = gp_2009()
    demand = project(case)["demand"]
    assert base_fte(case) == pytest.approx(7290, abs=1)
    assert base_demand(case) == pytest.approx(7365, abs=3)
    assert [demand[rung][2019] for rung in ("D1", "D2", "D4", "D6")] == pytest.approx(
        [7807, 9056, 9056, 8512], rel=0.0005
    )


def test_t2_supply_of_2019():
    path = project(gp_2009())
    people = {component: sum(path["heads"][component][sex][2019] for sex in "fm") for component in COMPONENTS}
    assert people == pytest.approx(
        {
            "stock": 10215 - 2341 - 785,
            "in_training": 1320,
            "before_steering": 1054,
            "after_steering": 2690,
            "abroad": 93,
        }
    )
    assert path["headcount"][2019] == pytest.approx(12246)
    women = sum(path["heads"][component]["f"][2019] for component in COMPONENTS)
    assert women == pytest.approx(6945)
    assert path["fte"][2019] == pytest.approx(8187, abs=4)


@pytest.mark.parametrize(
    ("scenario", "printed"), [("demography", 476), ("work-process", 929), ("preferred", 732)]
)
def test_t3_intake_of_2019(scenario, printed):
    answer = advise(gp_2009(), scenario, "temporary", 2019)
    assert answer["fte_per_place"] == pytest.approx(2.758, abs=0.0005)
    assert answer["advised_intake"] == pytest.approx(printed, abs=1)
    assert sum(answer["drivers"].values()) == pytest.approx(answer["advised_intake"])


def test_t4_gp_2025_to_2043():
    case = gp_2025()
    answer = advise(case, "preferred", "temporary", 2043)
    assert base_fte(case) == pytest.approx(10768.9, abs=0.06)
    assert base_demand(case) == pytest.approx(11447.3, abs=0.06)
    assert answer["demand_fte"] == pytest.approx(16402.5, abs=0.06)
    assert answer["fte"] == pytest.approx(13802.7, abs=0.06)
    assert answer["f3"] == pytest.approx(6006.0, abs=0.06)
    assert answer["advised_intake"] == pytest.approx(1028.8, abs=0.06)
    assert answer["advised_intake"] == pytest.approx(1026, rel=0.01)
    for year, intake in ((2037, 1366), (2040, 1149)):
        assert advise(case, "preferred", "temporary", year)["advised_intake"] == pytest.approx(
            intake, abs=0.5
        )


def test_the_2010_round():
    answer = advise(gp_2010(), "preferred", "temporary", 2028)
    assert answer["advised_intake"] == pytest.approx(614.3, abs=0.06)


def test_t5_drivers_of_the_2025_advice():
    answer = advise(gp_2025(), "preferred", "temporary", 2043)
    assert answer["drivers"] == pytest.approx(DRIVERS_2043, abs=0.1)
    assert sum(answer["drivers"].values()) == pytest.approx(answer["advised_intake"], rel=1e-12)


def test_t8_the_advice_closes_the_gap():
    case = gp_2025()
    intake = advise(case, "preferred", "temporary", 2043)["advised_intake"]
    assert abs(project(case, intake=intake)["gap_fte"][2043]) < 0.01


def test_t8_not_steerable_until_a_whole_class_has_graduated():
    case = gp_2025()
    assert first_steerable(case) == 7
    for year in range(2025, 2032):
        answer = advise(case, "preferred", "temporary", year)
        assert answer["advised_intake"] is None
        assert answer["drivers"] is None
    assert advise(case, "preferred", "temporary", 2032)["advised_intake"] is not None


def test_t9_temporary_and_continuing_trends():
    demand = project(gp_2025())["demand"]
    assert demand["D1"][2043] == pytest.approx(13017.9, abs=0.06)
    assert demand["D2"][2043] == pytest.approx(17834.5, abs=0.06)
    for t in range(21):
        year = 2025 + t
        assert demand["D2"][year] / demand["D1"][year] == pytest.approx(1 + min(t, 10) * 0.037, rel=1e-12)
        assert demand["D3"][year] / demand["D1"][year] == pytest.approx(1 + t * 0.037, rel=1e-12)


def test_working_time_is_compounded_on_its_own_rung_and_yearly_on_the_preferred_one():
    # By hand: A = 0.015, W = 0.037, V = -0.011, ten years, on the D1 of 2035.
    demand = project(replace(gp_2025(), working_time=0.015))["demand"]
    d1_2035 = 10768.8582 * 1.063 * 1.086
    assert demand["D4"][2035] == pytest.approx(d1_2035 * (1 / 0.85 + 0.37), rel=1e-8)
    assert demand["D6"][2035] == pytest.approx(d1_2035 * (1 + 0.37 + 10 / 0.985 - 10 - 0.11), rel=1e-8)
    assert demand["D5"][2045] / demand["D1"][2045] == pytest.approx(1 / 0.7 + 0.74)
    assert demand["D7"][2045] / demand["D1"][2045] == pytest.approx(1 + 20 * (0.026 + 1 / 0.985 - 1))


def test_yield_is_a_straight_line_between_and_beyond_the_points():
    case = gp_2025()
    yields = [external_yield(case, "f", "in_training", k) for k in (0, 1, 3, 8, 15, 20, 200)]
    assert yields == pytest.approx([0, 0.989, 0.966, 0.9106, 0.851, 0.813, 0])


def test_a_place_of_no_present_intake_still_gives_fte():
    case = gp_2025()
    none_now = replace(case, intake_per_year={**case.intake_per_year, "after_steering": 0.0})
    answer = advise(none_now, "preferred", "temporary", 2043)
    assert answer["f3"] == 0
    assert answer["advised_intake"] == pytest.approx(1028.8, abs=0.06)


def test_no_advice_where_no_place_gives_fte():
    case = gp_2025()
    nobody_graduates = replace(case, internal_yield={**case.internal_yield, "after_steering": 0.0})
    assert advise(nobody_graduates, "preferred", "temporary", 2043)["advised_intake"] is None


def test_rows_without_a_selector_hold_for_all():
    rows = [
        {"parameter": name, "sex": "", "cohort": "", "at": at, "variant": variant, "value": value}
        for name, at, variant, value in (
            ("base_year", "", "", "2025"),
            ("steering_year", "", "", "2027"),
            ("trend_year", "", "", "2035"),
            ("balance_year", "1", "", "2037"),
            ("balance_year", "2", "", "2043"),
            ("stock_headcount", "", "", "100"),
            ("stock_share_female", "", "", "0.5"),
            ("fte_per_head", "0", "", "0.8"),
            ("stock_cumulative_outflow", "10", "", "0.3"),
            ("intake_per_year", "", "", "10"),
            ("intake_share_female", "", "", "0.5"),
            ("training_duration", "", "", "2"),
            ("internal_yield", "", "", "0.9"),
            ("external_yield", "", "", "0.8"),
            ("abroad_inflow_per_year", "", "", "0"),
            ("abroad_share_female", "", "", "0"),
            ("abroad_yield", "", "", "0"),
            ("unmet_demand", "", "low", "0.1"),
            ("unmet_demand", "", "mid", "0.2"),
            ("demographic_growth", "10", "", "0.05"),
            ("epidemiological_trend", "", "", "0"),
            ("sociocultural_trend", "", "", "0"),
            ("professional_trend", "", "", "0"),
            ("efficiency_trend", "", "", "0"),
            ("horizontal_substitution", "", "", "0"),
            ("working_time", "", "", "0"),
            ("vertical_substitution", "", "", "0"),
        )
    ]
    case = case_from_rows(rows, variant="low")
    assert case.unmet_demand == 0.1
    assert case.balance_year == 2043
    assert case.training_duration == dict.fromkeys(COHORTS, 2.0)
    assert case.external_yield["m", "before_steering"] == {None: 0.8}
    assert heads(case, "stock", "m", 20) == pytest.approx(50 * 0.4)
