"""Decisions, departures, portfolios, skill mix, joint advice, vacancies and answer sheets."""

import itertools

import pytest

from raming.answers.advice import advise
from raming.answers.decisions.answer_sheet import QUESTIONS, answer
from raming.answers.decisions.decision import decide
from raming.answers.decisions.departures import departures
from raming.answers.decisions.vacancies import vacancies
from raming.answers.measures.joint import together
from raming.answers.measures.portfolio import close
from raming.answers.measures.skillmix import skillmix
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError

PACK = load_pack("nl")


def test_fifty_instead_of_sixty():
    made = decide("emergency-physician", places=50, from_year=2027, pack=PACK, draws=200)
    assert made.kind == "hypothetical"
    assert made.advised == 60
    assert list(made.years)[-1] == "2045"
    for year, row in made.years.items():
        assert row.fte_difference == pytest.approx(row.fte - row.fte_as_advised, abs=1e-9)
        assert row.gap_fte == pytest.approx(row.demand_fte - row.fte)
        assert row.p_balance <= row.p_balance_as_advised
        assert (row.fte_difference < 0) == (int(year) >= made.class_from)
    assert {option.places for option in made.options} >= {40, 50, 60}
    assert "denies" in made.kind_note


def test_posts_follow_from_assumptions_that_can_be_changed():
    made = decide("seh", places=50, from_year=2027, pack=PACK, draws=20)
    last = made.years["2045"]
    shown = {figure.figure: figure.value for figure in made.cover}
    per_post = shown["hours-per-post"] / shown["net-hours-per-fte"]
    assert last.posts_difference == pytest.approx(last.fte_difference * shown["share-in-rota"] / per_post)
    fewer = decide("seh", places=50, from_year=2027, cover={"net-hours-per-fte": 750}, pack=PACK, draws=20)
    assert fewer.years["2045"].posts_difference == pytest.approx(last.posts_difference / 2)


def test_as_many_as_advised_makes_no_difference():
    made = decide("seh", places=60, from_year=2027, pack=PACK, draws=20)
    assert all(row.fte_difference == 0.0 for row in made.years.values())


def test_the_model_s_own_intake_agrees_with_the_advice():
    places = 1000
    made = decide("huisarts", places=places, from_year=2027, pack=PACK, draws=20)
    path = advise("huisarts", intake=places, pack=PACK).years
    for year, row in path.items():
        assert made.years[year].fte == pytest.approx(row.fte, rel=1e-12)
        assert made.years[year].gap_fte == pytest.approx(row.gap_fte, abs=1e-8)
    assert made.model_advice == pytest.approx(advise("huisarts", pack=PACK).advised_intake)


def test_a_decision_in_the_ledger_is_called_one():
    made = decide("huisarts", places=1035, from_year=2027, pack=PACK, draws=20)
    assert made.kind == "hypothetical"  # 1,035 was decided for 2026
    assert made.advised_kind == "published"


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"places": -1}, "--places"),
        ({"places": 50, "from_year": 2020}, "--from"),
        ({"places": 50, "filled": 0}, "--filled"),
        ({"places": 50, "cover": {"tea": 1}}, "--cover"),
        ({"places": 50, "cover": {"net-hours-per-fte": 5}}, "net-hours"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(wrong, expected):
    with pytest.raises(InputError, match=expected):
        decide("seh", pack=PACK, draws=20, **wrong)


def test_departures_from_the_advice():
    made = departures("huisarts", pack=PACK)
    years = {year.year: year for year in made.years}
    assert years[2026].departure == -155
    assert years[2023].departure == 0.0  # within the range of 822 to 935
    assert years[2021].departure == -2.0
    assert years[2026].effect_fte < 0
    assert years[2021].effect_fte is None
    assert made.effect_fte == pytest.approx(sum(y.effect_fte or 0.0 for y in made.years))


def test_a_gap_is_closed_and_checked_on_other_draws():
    made = close("huisarts", by=2043, confidence=0.5, pack=PACK, draws=40, seconds=5)
    assert made.status == "closed"
    assert made.gap_after <= 1e-4 * 16_402
    assert made.confidence_after >= 0.5 - 1e-9
    assert made.objective == "least"
    assert made.verified.draws == 1000
    assert made.verified.difference == pytest.approx(made.verified.confidence - made.confidence_after)
    assert all(0 < line.dose <= 1 for line in made.portfolio)
    assert all(
        other.objective >= made.objective_value * (1 - 1e-6) for other in made.alternatives if other.closed
    )
    assert made.intake.chosen <= made.intake.current * 1.5
    steps = [made.intake.current, *made.intake.path.values()]
    assert all(
        after - before <= 0.1 * made.intake.current + 1e-9 for before, after in itertools.pairwise(steps)
    )


def test_a_smaller_budget_never_closes_more():
    costs = {"outflow": 2e6, "admin-halved": 3e6, "place": 1e5}
    left = [
        close("seh", confidence=0.6, budget=budget, costs=costs, pack=PACK, draws=40, seconds=5).gap_after
        for budget in (0.0, 1e6, 3e6, 6e6)
    ]
    assert all(after <= before + 0.01 for before, after in itertools.pairwise(left))


def test_what_cannot_be_closed_says_how_far_and_what_binds():
    made = close("seh", confidence=0.9, budget=1e6, pack=PACK, draws=40, seconds=2)
    assert made.status == "cannot-close"
    assert 0 < made.gap_after < made.gap_before
    assert made.binding
    assert made.marginal
    assert {entry.measure for entry in made.left_out} > {"outflow"}
    assert made.cost_eur <= 1e6


def test_no_gap_asks_for_nothing():
    made = close(
        "huisarts",
        by=2043,
        confidence=0.5,
        pack=PACK,
        draws=40,
        seconds=0,
        changes=["demographic_growth=-0.5"],
    )
    assert made.status == "no-gap"
    assert made.portfolio == ()


def test_left_out_measures_are_not_chosen():
    made = close(
        "huisarts",
        confidence=0.5,
        only=["outflow", "workload"],
        without=["workload"],
        pack=PACK,
        draws=40,
        seconds=2,
    )
    assert {line.measure for line in made.portfolio} <= {"outflow"}
    with pytest.raises(InputError, match="outflow"):
        close("huisarts", only=["outflw"], pack=PACK, draws=40)


def test_a_team_loses_no_work():
    for minimise in ("cost", "scarcity"):
        made = skillmix(fte=3.0, minimise=minimise, pack=PACK, draws=50)
        assert sum(task.done_fte for task in made.tasks) == pytest.approx(3.0)
        for task in made.tasks:
            assert task.done_fte == pytest.approx(task.work_fte)
        assert made.objective_after <= made.objective_before + 1e-9
        assert made.relief_fte == pytest.approx(made.team[0].before_fte - made.team[0].fte)


def test_the_country_s_work_arrives_with_its_advice():
    made = skillmix(minimise="scarcity", pack=PACK, draws=50)
    assert made.of == "country"
    for arrival in made.arrivals:
        assert arrival.gap_after_fte - arrival.gap_before_fte == pytest.approx(arrival.fte)
        assert arrival.advised_intake_after > arrival.advised_intake_before


def test_staff_that_is_not_there_does_nothing():
    made = skillmix(fte=2.0, most={"nurse-specialist": 0, "physician-assistant": 0}, pack=PACK, draws=50)
    assert {line.staff for line in made.team if line.fte > 1e-9} <= {
        "general-practitioner",
        "practice-nurse",
        "doctors-assistant",
    }
    with pytest.raises(InputError, match="unknown staff"):
        skillmix(fte=1.0, most={"wizard": 1}, pack=PACK)


def test_occupations_together_keep_every_limit():
    made = together(["huisarts", "seh"], limits={"supervisors": 900}, pack=PACK)
    for year in made.occupations[0].intake:
        assert sum(line.intake[year] for line in made.occupations) <= 900 + 1e-6
    assert any(line.binds for line in made.limits if line.limit == "supervisors")
    assert made.shortage_fte <= made.shortage_now_fte
    wide = together(["huisarts", "seh"], limits={"supervisors": 5000}, pack=PACK)
    assert wide.shortage_fte <= made.shortage_fte + 1e-6
    with pytest.raises(InputError, match="unknown limit"):
        together(["huisarts"], limits={"patience": 1}, pack=PACK)


def test_hidden_vacancies_add_up_and_enter_the_advice():
    made = vacancies("seh", pack=PACK, draws=200)
    assert made.fte_per_post == pytest.approx(5.84)
    assert made.required_fte == pytest.approx(444, abs=0.5)
    assert made.required_fte == pytest.approx(made.filled_fte + made.posted_fte + made.hidden_fte)
    two = vacancies("seh", cover={"posts-per-site": 2}, pack=PACK, draws=200)
    assert two.hidden_fte > 0
    without, _, counted = two.advice
    assert without.advised_intake == pytest.approx(advise("seh", pack=PACK).advised_intake)
    assert counted.advised_intake > two.advice[1].advised_intake
    assert [site.sites for site in made.sites if site.period in ("2015", "2019", "2022", "2025")] == [
        95,
        87,
        83,
        79,
    ]
    with pytest.raises(InputError, match="not available"):
        vacancies("huisarts", pack=PACK)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("occupation", ["seh", "huisarts"])
def test_every_question_of_parliament_has_an_answer_or_says_why_not(question, occupation):
    sheet = answer(question, occupation, pack=PACK, draws=30)
    assert sheet.question == question
    assert (sheet.answer.value is None) == (sheet.kind == "not-available") == bool(sheet.reason)
    assert sheet.sources


def test_a_sheet_is_of_the_draws_of_its_seed():
    one, again, other = (
        answer("how-many-short", "seh", pack=PACK, draws=30, seed=seed) for seed in (2, 2, 3)
    )
    assert one.answer == again.answer
    assert one.answer.value == other.answer.value
    assert (one.answer.low, one.answer.high) != (other.answer.low, other.answer.high)


def test_an_unknown_question_is_refused():
    with pytest.raises(InputError, match="how-many"):
        answer("why", "huisarts", pack=PACK)
