"""Numbers that answer nearly the same question are bridged in one line, and each is the one meant."""

import pytest

from raming.answers.advice import advise
from raming.answers.decisions.answer_sheet import answer
from raming.answers.decisions.decision import decide
from raming.answers.decisions.vacancies import vacancies
from raming.answers.projection import project
from raming.answers.uncertainty.outlook import outlook
from raming.answers.uncertainty.sensitivity import sensitivity
from raming.inputs.loading import load_pack
from raming.present.present import present
from raming.present.sentence import Role

PACK = load_pack("nl")


def bridges(made):
    return {one.kind: one for one in made.bridge}


def said(made, code):
    return " ".join(present(made, code).sentences.of(Role.BRIDGE).texts)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_advice_names_the_one_steered_later_and_the_middle_of_the_draws(code):
    made = advise("seh-arts", draws=200, pack=PACK)
    later = advise("seh-arts", changes=["steering_year=2027"], pack=PACK).advised_intake
    found = bridges(made)
    assert found["steered-later"].value == pytest.approx(later)
    assert found["steered-later"].year == made.published_advice.first_year
    assert found["median"].value == made.odds.advised_intake_quantiles["0.5"]
    assert f"{later:.0f}" in said(made, code)
    assert "2027" in said(made, code)


def test_an_advice_steered_from_the_year_of_the_published_one_needs_no_bridge():
    assert advise("huisarts", pack=PACK).bridge == ()


def test_a_decision_names_the_advice_of_the_round():
    made = decide("seh-arts", places=50, from_year=2027, draws=20, pack=PACK)
    assert bridges(made)["steered-by-round"].value == pytest.approx(
        advise("seh-arts", pack=PACK).advised_intake
    )
    assert made.model_advice == pytest.approx(bridges(advise("seh-arts", pack=PACK))["steered-later"].value)
    assert decide("seh-arts", places=50, from_year=2024, draws=20, pack=PACK).bridge == ()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_both_counts_of_emergency_physicians_stand_beside_each_other(code):
    counted, sheet = vacancies(draws=50, pack=PACK), answer("how-many", "seh-arts", draws=50, pack=PACK)
    assert bridges(sheet)["stock-in-posts"].value == pytest.approx(counted.filled_fte)
    fte = next(figure.value for figure in sheet.figures if figure.id == "fte")
    assert bridges(counted)["stock-of-round"].value == pytest.approx(fte)
    assert "562" in said(counted, code)
    assert "516" in said(sheet, code)


def test_the_interval_over_as_many_draws_as_the_advice_takes_is_that_of_the_advice():
    found = bridges(sensitivity("huisarts", draws=16, pack=PACK))
    odds = advise("huisarts", draws=1000, pack=PACK).odds
    quantiles = odds.advised_intake_quantiles
    assert (found["more-draws"].value, found["more-draws"].high) == pytest.approx(
        (quantiles["0.1"], quantiles["0.9"])
    )


@pytest.mark.parametrize("code", ["nl", "en"])
def test_an_outlook_says_what_its_gaps_are_beside_those_of_a_projection(code):
    made = outlook(draws=10, pack=PACK)
    for row in made.occupations:
        if row.occupation in ("general-practitioner", "nurse"):
            path = project(row.occupation, pack=PACK).years[str(made.year)]
            assert row.gap_at_middle_values == pytest.approx(path.gap_fte)
    assert {"nl": "3.095", "en": "3,095"}[code] in said(made, code)


def test_likely_has_one_threshold():
    made = outlook(draws=10, pack=PACK)
    chosen = next(row["value"] for row in PACK.table("choices") if row["choice"] == "balance_likely")
    assert made.likely == chosen
    assert "67%" in present(made, "en").sentences.first(Role.HEADLINE)
