"""Extreme but accepted input: a finite answer or one sentence that names the parameter, at every door."""

import io
import json
import random
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace

import pytest

import raming
from raming import advise, compare, explain, project, regions, sensitivity
from raming.answers.possible import NEGATIVE_DEMAND, NO_EFFECT, NOT_STEERABLE, TIME_GIVEN_UP
from raming.cli.main import main
from raming.inputs.loading import load_pack
from raming.inputs.parameters import parse_override
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.present import present
from raming.present.refusals import sentence
from raming.web.answering import Answering

INPUTS = (
    *("stock_headcount=0", "stock_headcount=1e8", "stock_share_female=0", "stock_share_female=1"),
    *("fte_per_head=0", "fte_per_head=2", "fte_per_head[sex=f]=0", "stock_cumulative_outflow=1"),
    *("stock_cumulative_outflow=0", "intake_per_year=0", "intake_per_year=1e8", "intake_share_female=1"),
    *("training_duration=0", "training_duration=20", "internal_yield=0", "external_yield=0"),
    *("external_yield[at=15]=0", "external_yield[at=1]=0.2", "abroad_inflow_per_year=1e8"),
    *("unmet_demand=-0.9", "unmet_demand=5", "demographic_growth=-0.9", "demographic_growth=5"),
    *("working_time=0.05", "working_time=0.1", "working_time=-0.5", "vertical_substitution=-0.5"),
    *("efficiency_trend=0.5", "steering_year=2045", "trend_year=2025", "horizontal_substitution=-0.06"),
)
QUESTIONS = (
    ("advise", "huisarts"),
    ("advise", "huisarts", "--scenario", "working-time", "--trend", "continuing"),
    ("project", "huisarts"),
    ("explain", "huisarts"),
    ("sensitivity", "huisarts"),
    ("regions", "huisarts"),
    ("allocate", "huisarts", "--places", "900"),
    ("measures", "huisarts", "--on", "admin-hour,outflow"),
    ("decide", "huisarts", "--places", "900"),
    ("close", "huisarts", "--seconds", "0"),  # what extreme input gives, not what is proven of it
)
SLOW = ("close", "allocate")
CALLS = [
    (*question, "--set", change, *draws)
    for question in QUESTIONS
    for change in INPUTS
    for draws in ((), ("--draws", "50"))
    if bool(draws) != (question[0] == "explain") or question[0] not in (*SLOW, "explain")
]


def _no_constant(name):
    raise AssertionError(f"{name} is no JSON")


def _asked(words):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def _sample():
    quick = [words for words in CALLS if words[0] not in SLOW]
    slow = [words for words in CALLS if words[0] in SLOW]
    chance = random.Random(20261127)
    return chance.sample(quick, 52) + chance.sample(slow, 3)


@pytest.mark.parametrize("words", _sample(), ids=" ".join)
def test_extreme_input_gives_figures_or_one_sentence(words):
    code, out, err = _asked([*words, "--lang", "en", "--json"])
    if code:
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
    else:
        json.loads(out, parse_constant=_no_constant)
        assert _asked([*words, "--lang", "nl"])[0] == 0


def test_no_answer_is_sealed_with_a_figure_that_is_not_finite():
    answer = advise("huisarts")
    broken = replace(answer, advised_intake=float("inf"))
    with pytest.raises(InputError, match="advised_intake is not a finite number"):
        broken.sealed("advise", {}, load_pack(), evidence=answer.grounds)
    with pytest.raises(InputError, match=r"--set: with these values .*unmet_demand=0.05"):
        broken.sealed("advise", {"changes": ["unmet_demand=0.05"]}, load_pack(), evidence=answer.grounds)


def test_doors_agree_on_an_answer_of_which_another_scenario_cannot_be():
    options = {"occupation": "huisarts", "changes": ["working_time=0.1"]}
    here, there = advise(**options), Answering(load_pack()).ask("advise", options)
    assert here.advised_intake == there.answer.advised_intake
    assert here.manifest.result == there.answer.manifest.result
    missing = {one.scenario: one for one in here.scenarios if one.reason}
    assert missing.keys() == {"working-time"}
    assert (missing["working-time"].advised_intake, missing["working-time"].reason) == (None, TIME_GIVEN_UP)
    assert any("three quarters" in text for text in present(here, "en").sentences.texts)
    assert any("driekwart" in text for text in present(here, "nl").sentences.texts)


@pytest.mark.parametrize(
    ("change", "choices", "message"),
    [
        ("working_time=0.05", {"scenario": "working-time", "trend": "continuing"}, "working_time=0.05"),
        (
            "vertical_substitution=-0.5",
            {},
            "demand would fall below zero in 2028, most of all through vertical substitution",
        ),
        (
            "working_time=0.03",
            {"scenario": "working-time", "trend": "continuing", "draws": 50},
            "of 50 draws",
        ),
        ("base_year=2024", {}, "base year cannot be changed"),
        ("external_yield[at=1]=0.2", {}, "external yield would rise"),
    ],
)
def test_what_the_formulas_cannot_hold_is_refused_by_name(change, choices, message):
    with pytest.raises(InputError, match=message) as error:
        advise("huisarts", changes=[change], **choices)
    assert str(error.value).startswith("--set")


def test_a_scenario_with_demand_below_zero_has_no_advice():
    advice = advise("huisarts", scenario="demography", changes=["vertical_substitution=-0.5"])
    reasons = {one.scenario: one.reason for one in advice.scenarios if one.variant == "mid"}
    assert reasons == {
        "demography": None,
        "work-process": None,
        "working-time": None,
        "preferred": NEGATIVE_DEMAND,
    }


@pytest.mark.parametrize(
    ("occupation", "round_", "lang", "said"),
    [
        (
            "carer",
            2010,
            "nl",
            "in 2027 onder nul komen, vooral door sociaal-culturele trend (gevonden: 'sociaal",
        ),
        ("carer", 2010, "en", "below zero in 2027, most of all through socio-cultural trend (found 'socio"),
        (
            "bedrijfsarts",
            2011,
            "nl",
            "vooral door verticale substitutie (gevonden: 'verticale substitutie=-0,024')",
        ),
    ],
)
def test_a_round_that_falls_below_zero_names_the_figure_that_does_it(occupation, round_, lang, said):
    with pytest.raises(InputError) as error:
        advise(occupation, round=round_, variant="low", trend="continuing")
    (problem,) = error.value.problems
    assert said in sentence(problem, language(lang))
    assert problem.field == "--variant"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "demand falls below zero in some year"), ("nl", "trekkingen komt de vraag")]
)
def test_every_answer_made_from_draws_says_which_cannot_be(lang, said):
    asked = {"round": 2022, "scenario": "working-time", "trend": "continuing", "variant": "high"}
    for ask, more in (
        (raming.advise, {}),
        (raming.project, {}),
        (raming.regions, {}),
        (lambda name, **named: raming.measures(["training-yield"], name, **named), {}),
        (raming.decide, {"places": 700}),
    ):
        answer = ask("gp", draws=1000, **asked, **more)
        assert answer.impossible, ask
        assert said in present(answer, lang).sentences.text, ask


def test_draws_that_cannot_be_are_counted_and_said():
    advice = advise("gp", round=2022, scenario="working-time", trend="continuing", variant="high", draws=1000)
    assert 0 < advice.odds.impossible_draws < 50
    assert advice.impossible == (advice.odds.impossible_draws, 1000)
    assert any("1,000 draws demand falls" in text for text in present(advice, "en").sentences.texts)
    assert advise("gp", draws=100).odds.impossible_draws is None


@pytest.mark.parametrize("year", ["base_year", "steering_year", "trend_year", "balance_year"])
def test_a_year_is_whole(year):
    with pytest.raises(InputError, match=f"{year} is a whole year"):
        parse_override(f"{year}=2026.5")


@pytest.mark.parametrize("change", ["internal_yield=0", "external_yield=0", "fte_per_head=0"])
def test_places_without_effect_are_told_from_what_is_too_early(change):
    advice, why = advise("huisarts", changes=[change]), explain("huisarts", changes=[change])
    assert (advice.advised_intake, advice.reason, why.reason) == (None, NO_EFFECT, NO_EFFECT)
    for answer in (advice, why):
        assert "gives no FTE" in " ".join(present(answer, "en").sentences.texts)
        assert "levert dan geen fte op" in " ".join(present(answer, "nl").sentences.texts)
    early = advise("huisarts", balance_year=2028)
    assert (early.reason, early.first_steerable_year) == (NOT_STEERABLE, 2032)


def test_what_needs_an_advice_says_the_true_reason():
    with pytest.raises(InputError, match="gives no FTE"):
        sensitivity("huisarts", changes=["internal_yield=0"])
    with pytest.raises(InputError, match="2032 or later"):
        sensitivity("huisarts", balance_year=2028)


def test_shares_of_no_demand_are_refused_and_a_path_of_it_is_not():
    with pytest.raises(InputError, match=r"no demand.*stock_headcount=0"):
        regions("huisarts", draws=0, changes=["stock_headcount=0"])
    assert "no year is there any demand" in " ".join(
        present(project("huisarts", changes=["stock_headcount=0"]), "en").sentences.texts
    )


def test_a_case_compared_with_itself_says_its_published_advice_once():
    texts = present(compare("2025", "2025", occupation="huisarts"), "en").sentences.texts
    assert sum("The published advice beside round 2025" in text for text in texts) == 1


def test_the_first_year_to_steer_waits_for_the_class_that_can_be_steered():
    """Longer training of those already planned changes nothing about it; longer training after does."""
    plain = advise("huisarts").first_steerable_year
    before, after = (
        advise("huisarts", changes=[f"training_duration[cohort={cohort}]=6"]).first_steerable_year
        for cohort in ("before_steering", "after_steering")
    )
    assert (before, after) == (plain, plain + 2)
