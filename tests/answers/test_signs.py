"""Positive words stand with positive numbers, ends of a range differ in name, and effects say whose they are."""

import re

import pytest

from raming.answers.advice import advise
from raming.answers.decisions.answer_sheet import answer
from raming.answers.decisions.decision import decide
from raming.answers.decisions.departures import departures
from raming.answers.decisions.vacancies import vacancies
from raming.answers.measures.sector import sector
from raming.inputs.loading import load_pack
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role
from raming.present.sentences.advice import range_sentence

PACK = load_pack("nl")
BOTH = pytest.mark.parametrize("code", ["nl", "en"])
NEGATIVE = re.compile(r"(?:tekort|shortage|meer|more|fewer|minder|lower|lager)[^.;(]*−\d")


def text(made, code):
    return " ".join(present(made, code).sentences.texts)


@BOTH
def test_positive_words_have_positive_numbers(code):
    made = [
        answer("how-many-short", "verpleegkundige", draws=20, pack=PACK),
        answer("what-if-fewer", "seh-arts", draws=20, pack=PACK),
        answer("against-advice", "seh-arts", draws=20, pack=PACK),
        answer("hidden-vacancies", "seh-arts", draws=20, pack=PACK),
        decide("seh-arts", places=50, from_year=2027, draws=20, pack=PACK),
        decide("seh-arts", places=70, from_year=2027, draws=20, pack=PACK),
        departures("huisarts", pack=PACK),
    ]
    for one in made:
        assert not NEGATIVE.search(text(one, code)), text(one, code)
    short = text(made[0], code)
    then = {
        "nl": "In 2036, het evenwichtsjaar, is er een overschot van",
        "en": "In 2036, the balance year, there is a surplus of",
    }
    assert then[code] in short


@BOTH
def test_no_intake_needed_says_how_many_are_too_many(code):
    made = advise("huisarts", changes=["unmet_demand=-0.5"], pack=PACK)
    assert made.advised_intake < 0
    idle = advise("huisarts", changes=["unmet_demand=-0.5"], intake=0, pack=PACK)
    assert made.surplus_fte == pytest.approx(-idle.years[str(made.balance_year)].gap_fte)
    shown = present(made, code)
    words = {"nl": "geen instroom nodig", "en": "no intake is needed"}[code]
    assert words in shown.sentences.text
    drawn = shown.chart()
    assert {"nl": "geen instroom nodig", "en": "no intake needed"}[code] in drawn.description
    assert "−" not in range_sentence(made, language(code))


def test_intake_that_is_needed_has_no_surplus():
    made = advise("verpleegkundige", pack=PACK)
    assert made.surplus_fte is None
    for entry in made.scenarios:
        assert (entry.surplus_fte is None) == (entry.advised_intake >= 0)
        assert entry.surplus_fte is None or entry.surplus_fte > 0


@BOTH
@pytest.mark.parametrize("occupation", ["nurse", "carer", "gz-psychologist", "psychotherapist"])
def test_the_ends_of_a_range_never_carry_the_same_name(occupation, code):
    said = range_sentence(advise(occupation, pack=PACK), language(code))
    low, high = re.findall(r"\(([^()]*)\)", said)
    assert low != high
    assert {"nl": "variant", "en": "variant"}[code] in low


@BOTH
def test_the_sheet_says_which_classes_an_effect_is_of(code):
    alone = text(answer("against-advice", "seh-arts", draws=20, pack=PACK), code)
    every = text(answer("what-if-fewer", "seh-arts", draws=20, pack=PACK), code)
    assert {"nl": "Alleen de lichting van 2027", "en": "The class of 2027 alone"}[code] in alone
    assert {"nl": "alle lichtingen vanaf 2027 samen", "en": "all classes from 2027 on together"}[
        code
    ] in every


def test_an_instruction_is_not_called_given():
    made = answer("against-advice", "seh-arts", draws=20, pack=PACK)
    assert [figure.id for figure in made.figures][:2] == ["indicative", "advised"]
    assert all(figure.source for figure in made.figures[:2])


@BOTH
def test_since_when_names_both_the_run_and_the_first_year(code):
    made = answer("since-when", "huisarts", pack=PACK)
    found = {figure.id: figure for figure in made.figures if figure.id != "departure"}
    assert (made.answer.value, found["first-below"].value) == (2024, 2021)
    assert (found["years-below"].value, found["years-below"].name) == (4, "5")
    said = text(made, code)
    since = {
        "nl": "Sinds instroomjaar 2024 ligt het aantal plaatsen zonder onderbreking",
        "en": "without a break",
    }
    assert since[code] in said
    assert {"nl": "Van de 5 instroomjaren", "en": "Of the 5 intake years"}[code] in said
    assert {"nl": "liggen er 4 onder", "en": "4 lie below"}[code] in said


def test_two_forecasts_that_do_not_say_what_they_count_cannot_be_called_alike():
    made = {(move.from_edition, move.to_edition): move.same_terms for move in sector(pack=PACK).revisions}
    assert made["2017-12", "2020-11"] is None
    assert all(same is not True for (earlier, later), same in made.items() if "2020-11" in (earlier, later))


@BOTH
def test_hidden_vacancies_say_what_they_turn_on(code):
    made = vacancies(draws=20, pack=PACK)
    said = present(made, code).sentences.of(Role.CAUSE).text
    flips = made.posts / made.posts * (made.filled_fte + made.posted_fte) / made.required_fte
    assert language(code).number(flips, 2) in said
    over = vacancies(draws=20, cover={"posts-per-site": flips + 0.01}, pack=PACK)
    assert over.hidden_fte > 0
