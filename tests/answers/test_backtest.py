"""The track record: computed from the rounds, nothing typed, nothing tuned."""

from itertools import combinations

import numpy as np
import pytest

from raming.answers.uncertainty import track
from raming.answers.uncertainty.backtest import backtest, naive
from raming.answers.uncertainty.quantities import Rounds
from raming.inputs.loading import load_pack
from raming.inputs.parameters import Cell
from raming.inputs.problems import InputError

ROUNDS = (2010, 2013, 2016, 2019, 2022, 2025)
HEADS = dict(zip(ROUNDS, (10371, 11133, 11821, 12766, 13492, 14347), strict=True))


@pytest.fixture(scope="module")
def answer():
    return backtest("huisarts")


@pytest.fixture(scope="module")
def rounds():
    return Rounds(load_pack()).of("general-practitioner")


def rows_of(answer, method, intake="observed"):
    return {
        (row.from_round, row.to_round): row
        for row in answer.rows
        if row.method == method and row.intake == intake
    }


def test_every_pair_of_rounds_is_there(answer):
    for method in ("model", "no-change", "linear-trend", "last-growth"):
        for intake in ("planned", "observed"):
            assert set(rows_of(answer, method, intake)) == set(combinations(ROUNDS, 2))
    assert all(row.horizon == row.to_round - row.from_round for row in answer.rows)


def test_naive_rules_by_hand(answer):
    still, line, growth = (rows_of(answer, name) for name in ("no-change", "linear-trend", "last-growth"))
    for (start, end), row in still.items():
        assert row.headcount_error == pytest.approx(HEADS[start] / HEADS[end] - 1)
    assert line[2013, 2025].headcount_error == pytest.approx((11133 + 4 * 762) / 14347 - 1)
    assert growth[2016, 2022].headcount_error == pytest.approx(11821 * (11821 / 11133) ** 2 / 13492 - 1)
    for (start, _), row in (line | growth).items():
        assert (row.headcount_error is None) == (start == 2010)


def test_fte_is_people_times_their_fte(answer):
    row = rows_of(answer, "no-change")[2010, 2013]
    before = 10371 * (0.419 * 0.551 + 0.581 * 0.822)
    after = 11133 * (0.454 * 0.64 + 0.546 * 0.83)
    assert row.fte_error == pytest.approx(before / after - 1)


def test_the_model_is_projected_with_its_own_plan(answer):
    from raming.answers.projection import project

    row = rows_of(answer, "model", "planned")[2010, 2025]
    path = project("huisarts", round=2010)
    assert row.headcount_error == pytest.approx(path.years["2025"].headcount / 14347 - 1)


def test_the_model_is_projected_with_the_intake_that_happened(answer, rounds):
    """2010 to 2022: entrants before 2012 as 2013 counted them (602); from 2012 to 2019 the later counts."""
    from raming.answers.projection import project

    later = (1 * 602 + 3 * 707 + 3 * 719) / 7
    path = project(
        "huisarts",
        round=2010,
        intake=later,
        changes=("intake_per_year[cohort=before_steering]=602",),
    )
    row = rows_of(answer, "model")[2010, 2022]
    assert row.headcount_error == pytest.approx(path.years["2022"].headcount / 13492 - 1)


def test_skill_is_one_minus_the_ratio_of_mean_errors(answer):
    model, line = rows_of(answer, "model"), rows_of(answer, "linear-trend")
    both = [pair for pair in model if line[pair].headcount_error is not None]
    mine = np.mean([abs(model[pair].headcount_error) for pair in both])
    theirs = np.mean([abs(line[pair].headcount_error) for pair in both])
    skill = next(
        s for s in answer.skill if (s.against, s.intake, s.horizon) == ("linear-trend", "observed", None)
    )
    assert skill.headcount == pytest.approx(1 - mine / theirs)
    assert skill.pairs == len(both) == 10
    assert skill.headcount < 0  # reported as it is: a line is hard to beat


def test_coverage_counts_what_lay_inside(answer):
    for level in ("0.5", "0.8", "0.95"):
        found = answer.coverage[level]
        for hits in (found.before, found.after):
            assert hits.of == 15
            assert 0 <= hits.headcount <= 15
            assert 0 <= hits.fte <= 15
    hits = [answer.coverage[level].before.headcount for level in ("0.5", "0.8", "0.95")]
    assert hits == sorted(hits)


def test_a_round_learns_nothing_from_itself(rounds):
    pack = load_pack()
    known = Rounds(pack)
    scores = track.scored(pack, known, "general-practitioner")
    by_hand = [s for one in scores if one.start != 2019 for s in one.scores]
    assert track.factor_from(scores, 2019) == pytest.approx(np.sqrt(np.mean(np.square(by_hand))))
    assert 2019 in {one.start for one in scores}
    assert [one.round for one in known.without("general-practitioner", 2019).of("general-practitioner")] == [
        2010, 2013, 2016, 2022, 2025,
    ]  # fmt: skip


def test_calibrated_scores_have_mean_square_one():
    pack = load_pack()
    scores = track.scored(pack, Rounds(pack), "general-practitioner")
    factor = track.factor_from(scores)
    assert np.mean(np.square([s for one in scores for s in one.scores])) == pytest.approx(factor**2)


def test_an_occupation_without_record_borrows_that_of_its_teacher():
    pack = load_pack()
    rounds = Rounds(pack)
    own = track.calibration(pack, rounds, "general-practitioner")
    assert track.calibration(pack, rounds, "dentist") == own > 1


def test_learners_use_the_past_only(answer):
    assert {row.method for row in answer.learned} == {"drift", "fading-drift"}
    for row in answer.learned:
        assert (row.headcount_error is None) == (row.from_round == 2010)


def test_naive_forecasts_need_a_past(rounds):
    pair = next(track.pairs(rounds))
    assert naive("no-change", pair, None) == track.stock(rounds[0])
    assert naive("linear-trend", pair, None) is None


def test_observed_intake_is_an_average_over_the_years_that_can_have_graduated(rounds):
    pair = next(p for p in track.pairs(rounds) if (p.start.round, p.end.round) == (2019, 2022))
    values = track.with_observed_intake(pair, {cell: figure.value for cell, figure in pair.start.items()})
    assert values[Cell("intake_per_year", cohort="before_steering")] == 798
    assert values[Cell("intake_per_year", cohort="after_steering")] == 798
    assert values[Cell("intake_per_year", cohort="in_training")] == 719


def test_too_few_rounds_are_told():
    with pytest.raises(InputError, match="too few comparable rounds"):
        backtest("tandarts")


def test_a_pair_knows_the_rounds_up_to_its_later_one_and_none_after(rounds):
    """What came after the year that is foretold would be hindsight."""
    for pair in track.pairs(rounds):
        years = [one.round for one in pair.between]
        assert years == [year for year in ROUNDS if pair.start.round < year <= pair.end.round]
