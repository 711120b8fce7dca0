"""The odds of an advice: the right distribution, and the right numbers from it."""

import csv
import json
import random
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.answers.advice import advise
from raming.answers.case import open_case
from raming.answers.model import build, run
from raming.answers.options import CaseOptions
from raming.answers.projection import project
from raming.answers.uncertainty import draws as drawing
from raming.answers.uncertainty.odds import Costs, Sampling
from raming.answers.uncertainty.quantities import Rounds, Uncertainty, draw, learned, uncertainty
from raming.engine.model.intake import advised_intake
from raming.inputs.loading import shipped_folder
from raming.inputs.parameters import Cell
from raming.inputs.problems import InputError
from reference.cases import gp_2025
from reference.draws import correlated, drawn_case
from reference.project import advise as slow_advise


@pytest.fixture(scope="module")
def by_age(tmp_path_factory):
    """The Dutch pack with general practitioners who leave by made-up hazards of their age (synthetic)."""
    folder = tmp_path_factory.mktemp("packs") / "ages"
    shutil.copytree(shipped_folder("nl"), folder, ignore=shutil.ignore_patterns("compiled"))
    table = folder / "parameters.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = [row for row in rows if row["occupation"] == "general-practitioner" and row["round"] == "2025"]
    points = ("stock_cumulative_outflow", "external_yield")
    kept = [row for row in rows if row not in made or row["parameter"] not in points]
    for age in range(28, 72):
        hazard = 0.01 + (0.2 if age >= 62 else 0.0)
        shares = {"exit_hazard": hazard, "stock_age": 1 / 44, "entry_age": float(age == 32)}
        for sex in ("f", "m"):
            for name, value in shares.items():
                cell = {"parameter": name, "sex": sex, "cohort": "", "at": age, "variant": "", "value": value}
                kept.append({**made[0], **cell, "unit": "per year", "low": "", "high": ""})
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(kept)
    return folder


OCCUPATIONS = ("huisarts", "tandarts", "emergency-physician", "physician-assistant")


@pytest.fixture(scope="module")
def case():
    return open_case("huisarts", CaseOptions(round=2025))


@pytest.fixture(scope="module")
def uncertain(case):
    return uncertainty(case.pack, case.parameters)


@pytest.mark.parametrize("occupation", OCCUPATIONS)
@pytest.mark.parametrize("variant", ["low", "mid", "high"])
def test_collapsed_draws_are_the_deterministic_advice_bit_for_bit(occupation, variant):
    case = open_case(occupation, CaseOptions(variant=variant))
    known = uncertainty(case.pack, case.parameters)
    normals = np.zeros((len(known.quantities), 7))
    found = drawing.drawn_from(case, known, normals)
    ran = case.run()
    expected = advised_intake(ran.demand[:, case.rung], ran.supply)[0]
    for row in found.advised:
        np.testing.assert_array_equal(row, expected)
    np.testing.assert_array_equal(found.demand[3], ran.demand[0, case.rung])


def test_quantiles_are_those_of_plain_monte_carlo_in_plain_python(case, uncertain):
    """Sobol draws of the fast model against random draws of the slow one, within four standard errors."""
    fast = drawing.drawn(case, uncertain, 4096, 1).advised[:, 18]
    quantities = [(q.parameter, q.sex, q.cohort, (q.scale, q.level, q.drift)) for q in uncertain.quantities]
    chance = random.Random(4)
    runs = 600
    cases = (
        drawn_case(gp_2025(), quantities, correlated(chance, uncertain.correlation)) for _ in range(runs)
    )
    slow = np.array([slow_advise(one, "preferred", "temporary", 2043)["advised_intake"] for one in cases])
    for probability in (0.1, 0.25, 0.5, 0.75, 0.9):
        expected = np.quantile(fast, probability)
        below = np.mean(slow <= expected)
        error = np.sqrt(probability * (1 - probability) / runs)
        assert abs(below - probability) < 4 * error, probability
    assert fast.mean() == pytest.approx(slow.mean(), abs=4 * slow.std() / np.sqrt(runs))


def test_draws_do_not_depend_on_how_many_or_on_blocks(case, uncertain, monkeypatch):
    many = drawing.drawn(case, uncertain, 500, 3)
    few = drawing.drawn(case, uncertain, 200, 3)
    np.testing.assert_array_equal(many.advised[:200], few.advised)
    monkeypatch.setattr(drawing, "_BLOCK", 64)
    np.testing.assert_array_equal(drawing.drawn(case, uncertain, 500, 3).advised, many.advised)


def test_scenarios_share_their_luck(case, uncertain):
    other = open_case(
        "huisarts", CaseOptions(round=2025, scenario="demography", changes=("unmet_demand=0.02",))
    )
    known = uncertainty(other.pack, other.parameters)
    one, two = drawing.drawn(case, uncertain, 64, 1), drawing.drawn(other, known, 64, 1)
    np.testing.assert_array_equal(one.normals, two.normals)
    np.testing.assert_array_equal(one.fte, two.fte)
    assert not np.array_equal(one.demand, two.demand)


def test_a_parameter_more_or_less_leaves_the_others_as_they_were(case, uncertain):
    fewer = Uncertainty(uncertain.quantities[:9], uncertain.correlation[:9, :9], uncertain.factor)
    np.testing.assert_array_equal(uncertain.normals(1, "gp", 0, 100)[:9], fewer.normals(1, "gp", 0, 100))


@pytest.mark.parametrize("occupation", OCCUPATIONS)
def test_drawn_figures_stay_what_they_are(occupation):
    """Shares stay shares, outflow never falls, nothing turns negative that cannot be."""
    case = open_case(occupation)
    known = uncertainty(case.pack, case.parameters, factor={"supply": 1.5})
    values = draw(case.parameters, "mid", known, known.normals(1, occupation, 0, 2000))
    for cell in case.parameters:
        value = np.asarray(values[cell])
        assert np.isfinite(value).all(), cell
        if "share" in cell.parameter or "yield" in cell.parameter or "outflow" in cell.parameter:
            assert value.min() >= 0, cell
            assert value.max() <= 1, cell
        if cell.parameter in ("stock_headcount", "fte_per_head", "abroad_inflow_per_year"):
            assert value.min() >= 0, cell
    for sex in "fm":
        points = sorted(
            c.at for c in case.parameters if c.parameter == "stock_cumulative_outflow" and c.sex == sex
        )
        curve = np.stack(
            [np.broadcast_to(values[Cell("stock_cumulative_outflow", sex, at=at)], 2000) for at in points]
        )
        assert np.all(np.diff(curve, axis=0) >= 0)


def test_a_stated_interval_holds_four_draws_out_of_five():
    case = open_case("tandarts")
    known = uncertainty(case.pack, case.parameters)
    values = draw(case.parameters, "mid", known, known.normals(1, "dentist", 0, 4096))
    checked = 0
    for cell, figure in case.parameters.items():
        drawn = values[cell]
        if figure.low is None or np.ndim(drawn) == 0 or not figure.low < figure.value < figure.high:
            continue
        if cell.parameter in ("stock_headcount", "unmet_demand", "internal_yield", "epidemiological_trend"):
            assert np.mean(drawn < figure.low) == pytest.approx(0.1, abs=0.004), cell
            assert np.mean(drawn > figure.high) == pytest.approx(0.1, abs=0.004), cell
            assert np.median(drawn) == pytest.approx(figure.value, rel=0.01), cell
            checked += 1
    assert checked >= 3


def test_published_variants_serve_as_the_interval():
    case = open_case("huisarts", CaseOptions(round=2022))
    known = uncertainty(case.pack, case.parameters)
    cell = Cell("epidemiological_trend", variant="mid")
    drawn = draw(case.parameters, "mid", known, known.normals(1, "gp", 0, 4096))[cell]
    low, high = (case.parameters[cell._replace(variant=end)].value for end in ("low", "high"))
    assert np.mean(drawn < low) == pytest.approx(0.1, abs=0.004)
    assert np.mean(drawn > high) == pytest.approx(0.1, abs=0.004)


def test_drift_is_learned_from_the_rounds(case):
    """FTE of women: five moves of the logarithm over three years each, by hand."""
    known = uncertainty(case.pack, case.parameters)
    women = next(q for q in known.quantities if q.id == "fte-women")
    values = [0.551, 0.64, 0.65, 0.71, 0.71, 0.72]
    moves = np.diff(np.log(values))
    assert women.drift == pytest.approx(np.sqrt(np.mean(moves**2 / 3)))
    assert women.level == 0
    rounds = Rounds(case.pack).without("general-practitioner", 2013).of("general-practitioner")
    moves = np.diff(np.log([0.551, 0.65, 0.71, 0.71, 0.72]))
    assert learned(rounds, women, "drift") == pytest.approx(np.sqrt(np.mean(moves**2 / [6, 3, 3, 3])))


def test_the_distribution_widens_with_the_years(case, uncertain):
    found = drawing.drawn(case, uncertain, 1024, 1)
    spread = np.std(np.log(found.fte), axis=0)
    assert np.all(np.diff(spread) > 0)


def test_chances_and_confidence(case):
    odds = advise("huisarts", round=2025, draws=1000).odds
    assert odds.draws == 1000
    assert list(odds.advised_intake_quantiles) == ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"]
    assert list(odds.advised_intake_quantiles.values()) == sorted(odds.advised_intake_quantiles.values())
    chances = [point.probability for point in odds.chances]
    assert chances == sorted(chances)
    assert odds.published_advice == 1026
    assert 0 < odds.p_balance_at_current_intake < odds.p_balance_at_published_advice < 1
    for confidence, intake in odds.intake_for_confidence.items():
        enough = advise("huisarts", round=2025, draws=1000, intake=intake).odds
        assert enough.p_balance_at_intake >= float(confidence)
        less = advise("huisarts", round=2025, draws=1000, intake=intake * 0.999 - 0.1).odds
        assert less.p_balance_at_intake < float(confidence)
        assert enough.years["2043"].p_shortage == pytest.approx(1 - enough.p_balance_at_intake, abs=0.0011)


def test_a_published_range_counts_by_both_its_ends():
    odds = advise("huisarts", round=2019, draws=100).odds
    assert odds.published_advice is None
    assert [end.intake for end in odds.published_range] == [822, 935]


@settings(max_examples=30, deadline=None)
@given(costs=st.tuples(st.floats(0.1, 10), st.floats(0.1, 10)), away=st.floats(-200, 200))
def test_no_intake_has_less_regret(costs, away):
    case = open_case("huisarts", CaseOptions(round=2025))
    made = drawing.drawn(case, uncertainty(case.pack, case.parameters), 64, 1)
    priced = Costs(*costs)
    best = drawing.least_regret(made, priced, 7)
    assert drawing.regret(made, priced, 7, best) <= drawing.regret(made, priced, 7, best + away) * (1 + 1e-12)


def test_regret_is_the_cost_of_the_gap(case, uncertain):
    made = drawing.drawn(case, uncertain, 50, 1)
    gap = (made.demand - made.fte)[:, 7:]
    by_hand = (np.where(gap > 0, 2 * gap, -3 * gap)).sum(axis=1).mean()
    assert drawing.regret(made, Costs(2, 3), 7, case.intake) == pytest.approx(by_hand)


def test_a_dearer_shortage_asks_for_more():
    cheap, dear = (advise("huisarts", draws=200, costs=costs).odds for costs in ("1:1", "4:1"))
    assert dear.least_regret_intake > cheap.least_regret_intake
    assert (dear.costs.shortage, dear.costs.surplus) == (4, 1)


def test_the_spread_rests_on_the_figures_that_cause_it():
    published = advise("huisarts", draws=500).odds.rests_on
    assumed = advise("emergency-physician", draws=500).odds.rests_on
    assert sum(published.values()) == pytest.approx(1, abs=0.01)
    assert published["assumption"] < 0.01
    assert assumed["assumption"] > 0.5


def test_before_it_can_be_steered_there_is_a_path_but_no_intake():
    odds = advise("huisarts", balance_year=2029, draws=50).odds
    assert odds.advised_intake_quantiles == {}
    assert odds.least_regret_intake is None
    assert odds.p_balance_at_current_intake is None
    assert len(odds.years) == 21


def test_projections_have_the_same_fans():
    fans, odds = project("huisarts", draws=100).odds, advise("huisarts", draws=100).odds
    assert fans.years == odds.years
    assert fans.calibration == odds.calibration


def test_calibration_widens_supply_and_can_be_left_out():
    calibrated, raw = (advise("huisarts", draws=400, calibrated=flag).odds for flag in (True, False))
    assert calibrated.calibration > 1
    assert raw.calibration == 1
    width = [o.advised_intake_quantiles["0.9"] - o.advised_intake_quantiles["0.1"] for o in (raw, calibrated)]
    assert width[0] < width[1]
    demand = [o.years["2043"].demand_fte for o in (raw, calibrated)]
    assert demand[0]["0.5"] == pytest.approx(demand[1]["0.5"], rel=0.01)


@pytest.mark.parametrize("draws", [0, 5, 10**7])
def test_senseless_numbers_of_draws_are_refused(draws):
    with pytest.raises(InputError, match="draws"):
        advise("huisarts", draws=draws)


@pytest.mark.parametrize("costs", ["1", "0:1", "a:b", "1:-2", "inf:1", ""])
def test_senseless_costs_are_refused(costs):
    with pytest.raises(InputError, match="costs"):
        advise("huisarts", draws=20, costs=costs)


def test_the_same_seed_gives_the_same_figures(tmp_path):
    from raming.answers.reproduction import reproduce

    answer = advise("huisarts", draws=50, seed=7, costs="2:1", calibrated=False)
    file = tmp_path / "run.json"
    file.write_text(json.dumps(answer.to_dict()), encoding="utf-8")
    assert reproduce(file).same
    assert answer.manifest.seed == 7
    other = advise("huisarts", draws=50, seed=8).odds
    assert other.advised_intake_quantiles != answer.odds.advised_intake_quantiles


def test_a_hundred_times_nothing_uncertain(case):
    """With spreads of nought every draw is the same whatever the luck."""
    known = uncertainty(case.pack, case.parameters)
    still = Uncertainty(
        tuple(quantity.widened(0.0) for quantity in known.quantities), known.correlation, known.factor
    )
    values = draw(case.parameters, "mid", still, known.normals(1, "gp", 0, 20))
    ran = run(build(values, "v3.2"))
    advised = advised_intake(ran.demand[:, 3], ran.supply)[:, 18]
    expected = advised_intake(case.run().demand[:, 3], case.run().supply)[0, 18]
    assert np.all(advised == expected)


def test_sampling_is_plain_data():
    assert Sampling(10).parsed_costs() == Costs(1, 1)


@pytest.mark.parametrize("noise", ["analytic", "simulated"])
def test_demographic_noise_widens_the_odds_of_a_small_occupation_and_says_by_how_much(noise: str) -> None:
    without = advise("emergency-physician", draws=500, calibrated=False).odds
    odds = advise("emergency-physician", draws=500, calibrated=False, noise=noise).odds
    assert without is not None
    assert without.noise is None
    assert odds is not None
    assert odds.noise is not None
    assert odds.noise.kind == noise
    assert odds.noise.intake_sd is not None
    assert 0 < odds.noise.intake_sd < 10
    # the fan has more spread, by about what is said; the base year is known
    last, first = (list(odds.years)[place] for place in (-1, 0))
    assert odds.years[first].headcount == without.years[first].headcount
    wide, narrow = (one.years[last].fte for one in (odds, without))
    assert wide["0.975"] - wide["0.025"] != narrow["0.975"] - narrow["0.025"]
    assert project("emergency-physician", draws=500, calibrated=False, noise=noise).odds.years == odds.years


def test_an_unknown_kind_of_noise_is_refused() -> None:
    with pytest.raises(InputError, match="--noise"):
        advise("huisarts", draws=100, noise="loud")


def test_leaving_by_age_is_interpolated_over_draws_and_says_how_well(by_age):
    case = open_case("huisarts", pack=str(by_age))
    uncertain = uncertainty(case.pack, case.parameters)
    assert {"hazard-women", "hazard-men"} <= {quantity.id for quantity in uncertain.quantities}
    normals = uncertain.normals(1, case.occupation, 0, 200)
    made = drawing.drawn_from(case, uncertain, normals)
    assert made.certificate < 1e-10
    for place in (0, 77, 199):  # each draw by itself, exactly
        alone = drawing.drawn_from(case, uncertain, normals[:, [place]])
        assert np.isnan(alone.certificate)
        np.testing.assert_allclose(made.fte[place], alone.fte[0], rtol=1e-9)
        np.testing.assert_allclose(made.advised[place], alone.advised[0], rtol=1e-7)
    odds = advise("huisarts", pack=str(by_age), draws=200).odds
    assert odds is not None
    assert odds.certificate is not None
    assert odds.certificate < 1e-10
    assert advise("huisarts", draws=200).odds.certificate is None


def test_a_curve_that_begins_with_nobody_leaving_has_odds_too():
    """A hazard of nothing cannot be made larger or smaller: the point stays, the later ones move."""
    first = open_case("huisarts").parameters
    at = min(cell.at for cell in first if cell.parameter == "stock_cumulative_outflow")
    changed = [f"stock_cumulative_outflow[at={at}]=0"]
    parameters = open_case("huisarts", CaseOptions(changes=changed)).parameters
    uncertain = uncertainty(open_case("huisarts").pack, parameters)
    values = draw(parameters, "mid", uncertain, uncertain.normals(1, "general-practitioner", 0, 64))
    for cell in parameters:
        if cell.parameter == "stock_cumulative_outflow":
            assert np.all(np.isfinite(values[cell]))
            assert (np.ptp(values[cell]) == 0.0) == (cell.at == at)
    path = project("huisarts", changes=changed, draws=50)
    assert all(np.isfinite(year.gap_fte["0.5"]) for year in path.odds.years.values())
