"""Published examples through the engine, each within its stated tolerance.

T-1 to T-3: Human Resources for Health 2012, 10:21, tables 2–8 (general practitioners, 2009 to 2019).
T-4, T-5, T-9: the general-practitioner round of 2025. Section numbers are those of the model's paper.
"""

import pytest

from raming.answers.advice import advise
from raming.answers.explanation import explain
from raming.answers.projection import project

BY_DRIVER = {
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

# Year, heads, FTE supply, D1, D6, F3.
PATH = (
    (2025, 14347.0, 10768.9, 11447.3, 11447.3, 0.0),
    (2027, 14823.1, 11103.1, 11644.2, 12249.7, 0.0),
    (2029, 15283.8, 11426.2, 11841.1, 13072.6, 0.0),
    (2030, 15496.4, 11574.5, 11939.5, 13491.7, 0.0),
    (2031, 15790.3, 11788.5, 12038.0, 13915.9, 401.4),
    (2035, 16863.1, 12568.7, 12431.8, 15664.0, 2345.7),
    (2037, 17313.7, 12899.6, 12592.0, 15866.0, 3287.6),
    (2040, 17951.7, 13368.2, 12832.4, 16168.8, 4665.9),
    (2043, 18543.7, 13802.7, 13017.9, 16402.5, 6006.0),
    (2045, 18914.7, 14074.9, 13141.5, 16558.3, 6882.3),
)


@pytest.fixture(scope="module")
def gp_2009():
    return project("general-practitioner", round=2009)


class TestExampleOf2009:
    def test_supply_in_2009(self, gp_2009):
        """The text prints 7,290 and 7,292; the advice follows from the latter."""
        assert gp_2009.years["2009"].fte == pytest.approx(7292, abs=3)
        assert gp_2009.years["2009"].demand_fte == pytest.approx(7364, abs=3)

    @pytest.mark.parametrize(
        ("scenario", "printed"),
        [("demography", 7807), ("work-process", 9056), ("working-time", 9056), ("preferred", 8512)],
    )
    def test_demand_in_2019(self, gp_2009, scenario, printed):
        """Efficiency counts as +2: with −2, as the text says, the second rung would be 8,744."""
        assert gp_2009.years["2019"].demand_by_scenario[scenario] == pytest.approx(printed, abs=1)

    def test_people_in_2019(self, gp_2009):
        year = gp_2009.years["2019"]
        people = {name: round(heads) for name, heads in year.headcount_by_component.items()}
        assert people == {
            "stock": 10215 - 2341 - 785,
            "in_training": 1320,
            "before_steering": 1054,
            "after_steering": 2690,
            "abroad": 93,
        }
        assert round(year.headcount) == 12246
        assert year.fte == pytest.approx(8187, abs=4)

    @pytest.mark.parametrize(
        ("scenario", "printed"), [("demography", 476), ("work-process", 929), ("preferred", 732)]
    )
    def test_advice(self, scenario, printed):
        advice = advise("general-practitioner", round=2009, scenario=scenario)
        assert advice.advised_intake == pytest.approx(printed, abs=1)

    def test_fte_of_one_place(self):
        assert explain("general-practitioner", round=2009).fte_per_place == pytest.approx(2.758, abs=0.002)


class TestRoundOf2025:
    @pytest.mark.parametrize("row", PATH, ids=lambda row: str(row[0]))
    def test_path(self, row):
        year, heads, fte, d1, d6, f3 = row
        found = project("huisarts", round=2025).years[str(year)]
        assert found.headcount == pytest.approx(heads, abs=0.1)
        assert found.fte == pytest.approx(fte, abs=0.1)
        assert found.demand_by_scenario["demography"] == pytest.approx(d1, abs=0.1)
        assert found.demand_by_scenario["preferred"] == pytest.approx(d6, abs=0.1)
        assert found.fte_by_component["after_steering"] == pytest.approx(f3, abs=0.1)

    def test_fractional_duration(self):
        """Neither false dips nor 2–5 % too few people in the years around the first classes."""
        years = project("huisarts", round=2025).years
        heads = [years[str(year)].headcount for year in range(2028, 2032)]
        assert heads == pytest.approx([15050.1, 15283.8, 15496.4, 15790.3], abs=0.05)

    @pytest.mark.parametrize(("year", "intake"), [(2037, 1366), (2040, 1149), (2043, 1028.8)])
    def test_advice(self, year, intake):
        assert advise("huisarts", round=2025, balance_year=year).advised_intake == pytest.approx(
            intake, rel=1e-3
        )

    def test_published_advice(self):
        """The published script bends its curve between the points; a straight one differs by 0.3 %."""
        advice = advise("huisarts", round=2025)
        published = [
            entry.value for entry in advice.published if (entry.year, entry.kind) == (2025, "advised")
        ]
        assert 1026.0 in published
        assert advice.advised_intake == pytest.approx(1026, rel=0.01)

    def test_drivers(self):
        advice = advise("huisarts", round=2025)
        assert {driver.id: driver.intake for driver in advice.drivers} == pytest.approx(BY_DRIVER, abs=0.1)
        assert sum(driver.intake for driver in advice.drivers) == pytest.approx(
            advice.advised_intake, abs=1e-6
        )

    def test_temporary_trend_is_flat_after_the_trend_year(self):
        """T-9: 1 + 10·0.037 = 1.37 from 2035 on; a continuing trend goes on."""
        temporary = project("huisarts", round=2025, scenario="work-process").years
        continuing = project("huisarts", round=2025, scenario="work-process", trend="continuing").years
        for t in range(21):
            year, later = temporary[str(2025 + t)], continuing[str(2025 + t)]
            ratio = year.demand_fte / year.demand_by_scenario["demography"]
            assert ratio == pytest.approx(1 + min(t, 10) * 0.037, abs=1e-12)
            ratio = later.demand_fte / later.demand_by_scenario["demography"]
            assert ratio == pytest.approx(1 + t * 0.037, abs=1e-12)
        assert temporary["2043"].demand_fte == pytest.approx(17834.5, abs=0.1)


# Own runs of the slow reference, mid variant unless said; 2010 and 2025 are printed in the model's paper.
@pytest.mark.parametrize(
    ("round_", "variant", "year", "intake"),
    [
        (2010, "mid", 2028, 614.3),
        (2013, "mid", 2031, 572.6),
        (2016, "mid", 2034, 570.7),
        (2019, "mid", 2037, 840.9),
        (2022, "low", 2040, 1195.8),
        (2022, "mid", 2040, 1370.3),
        (2022, "high", 2040, 1563.9),
        (2025, "mid", 2043, 1028.8),
    ],
)
def test_six_rounds(round_, variant, year, intake):
    advice = advise("huisarts", round=round_, variant=variant, balance_year=year)
    assert advice.advised_intake == pytest.approx(intake, rel=1e-3)


@pytest.mark.parametrize("round_", [2010, 2013, 2016, 2019, 2022, 2025])
def test_advice_fed_back_closes_the_gap(round_):
    """T-8, and never a number before a whole class has graduated."""
    advice = advise("huisarts", round=round_)
    back = advise("huisarts", round=round_, intake=advice.advised_intake)
    assert abs(back.years[str(back.balance_year)].gap_fte) < 0.01
    early = advise("huisarts", round=round_, balance_year=advice.first_steerable_year - 1)
    assert early.advised_intake is None
    assert (early.reason, early.first_steerable_year) == ("not-steerable", advice.first_steerable_year)
    assert (
        advise("huisarts", round=round_, balance_year=advice.first_steerable_year).advised_intake is not None
    )
