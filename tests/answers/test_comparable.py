"""Like with like: an advice is held against the intake it was made for, and a band stays a band."""

import itertools
import re

import pytest

from raming.answers.advice import advise
from raming.answers.comparable import (
    advices,
    beside_round,
    held,
    in_force,
    intake_years,
    is_band,
    is_mean,
    outside,
)
from raming.answers.decisions.decision import decide
from raming.answers.decisions.departures import departures
from raming.answers.ledger import ledger
from raming.answers.published import LedgerEntry, lines_of
from raming.answers.uncertainty.comparison import compare
from raming.inputs.loading import load_pack
from raming.present.language import language
from raming.present.present import present
from raming.web.pages.home import unfilled

PACK = load_pack("nl")


def line(year, stage="advised", number=None, low=None, high=None, for_years=""):
    return LedgerEntry(
        "", year, stage, low, number, high, "places per year", for_years, "published", "somebody", "", "", ""
    )


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2020, None), (2021, 2019), (2023, 2019), (2024, 2022), (2026, 2022), (2027, 2025), (2040, 2025)],
)
def test_an_advice_holds_from_its_first_intake_year_until_the_next(year, expected):
    found = in_force(lines_of(PACK, "general-practitioner"), year)
    assert (found.line.year if found else None) == expected


def test_an_advice_that_names_no_year_holds_from_two_years_on():
    lines = (line(2015, number=10), line(2018, number=20))
    assert [
        in_force(lines, year) and in_force(lines, year).line.year for year in (2016, 2017, 2019, 2020)
    ] == [
        None,
        2015,
        2015,
        2018,
    ]


def test_a_part_of_a_year_is_held_against_no_advice():
    lines = lines_of(PACK, "intensive-care-nurse")
    (part,) = (one for one in lines if one.stage == "filled" and one.year == 2021)
    assert (part.preferred, part.for_years, part.comparable) == (483, "year to date", False)
    assert held(part, lines) == ()
    before = next(one for one in lines if one.stage == "filled" and one.year == 2020)
    assert before.comparable
    for code, said in (("nl", "448 gevuld (2020)"), ("en", "448 filled (2020)")):
        sentence = unfilled(ledger(pack=PACK), language(code))
        assert said in sentence
        assert "483" not in sentence


def test_an_advice_that_was_made_until_a_year_ends_there():
    lines = lines_of(PACK, "emergency-physician")
    assert in_force(lines, 2020).line.year == 2008
    assert in_force(lines, 2024) is None
    assert in_force(lines, 2027).published().preferred == 60


def test_no_two_advices_are_in_force_for_one_year():
    for occupation in PACK.occupations:
        known = advices(lines_of(PACK, occupation))
        for earlier, later in itertools.pairwise(known):
            assert earlier.last is not None
            assert earlier.first <= earlier.last < later.first


def test_a_mean_of_years_is_no_number_of_its_own_year():
    lines = lines_of(PACK, "general-practitioner")
    mean = next(one for one in lines if one.stage == "filled" and one.preferred == 718)
    assert is_mean(mean)
    assert intake_years(mean) == (2022, 2024)
    assert [(one.advice.line.year, one.outside) for one in held(mean, lines)] == [(2019, -104), (2022, -472)]
    years = {year.year: year for year in departures("gp", pack=PACK).years}
    assert 2025 in years
    assert years[2025].filled is None
    assert years[2025].unfilled is None
    assert years[2021].filled == 813
    means = departures("gp", pack=PACK).means
    assert [mean.filled for mean in means if mean.last_year == 2024] == [718, 720]


def test_a_band_is_inside_below_or_above():
    band = line(2019, low=822, high=935)
    assert is_band(band)
    assert [outside(value, band) for value in (820, 822, 880, 935, 940)] == [-2, 0, 0, 0, 5]
    assert outside(100, line(2020, high=120)) == 0
    assert outside(130, line(2020, high=120)) == 10
    assert not is_band(line(2022, number=1190))


@pytest.mark.parametrize(
    ("occupation", "round_", "expected"),
    [
        ("gz-psychologist", None, 2022),
        ("emergency-physician", None, 2025),
        ("general-practitioner", 2025, 2025),
        ("general-practitioner", 2022, 2022),
        ("general-practitioner", 2019, 2019),
        ("general-practitioner", 2016, None),
    ],
)
def test_a_round_stands_beside_the_newest_advice_before_the_next(occupation, round_, expected):
    found = beside_round(PACK, occupation, round_ or max(PACK.rounds(occupation)))
    assert (found.line.year if found else None) == expected
    shown = advise(occupation, round=round_, pack=PACK).published_advice
    assert (shown.year if shown else None) == expected


def test_a_decision_is_never_held_against_an_advice_that_has_run_out():
    made = decide("seh-arts", places=40, pack=PACK, draws=20)
    assert (made.from_year, made.advised, made.advice.year, made.advice.first_year) == (2027, 60, 2025, 2027)


def test_a_decision_within_a_band_makes_no_difference_and_outside_counts_from_its_end():
    band = {"pack": PACK, "draws": 20}
    inside, below, above = (decide("midwife", places=places, **band) for places in (300, 250, 420))
    assert {year.fte_difference for year in inside.years.values()} == {0.0}
    assert (below.advised, above.advised) == (260, 400)
    assert {option.label for option in below.options} >= {"advised-low", "advised-high"}
    assert "260–400" in str(present(inside, "en").sentences.texts)


def test_the_chance_at_a_published_range_is_given_at_both_ends():
    odds = advise("gp", round=2019, draws=50, pack=PACK).odds
    assert odds.published_advice is None
    assert [end.intake for end in odds.published_range] == [822, 935]
    assert odds.published_range[0].probability <= odds.published_range[1].probability
    assert advise("gp", draws=50, pack=PACK).odds.published_range == ()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_comparison_keeps_a_range_whole(code):
    story = compare("2019", "2025", occupation="gp", pack=PACK)
    assert story.sides[0].published_advice is None
    assert (story.sides[0].published.low, story.sides[0].published.high) == (822, 935)
    said = " ".join(present(story, code).sentences.texts)
    assert "822–935" in said
    assert "+94" not in said


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_ledger_holds_718_against_the_advices_of_its_years(code):
    said = " ".join(present(ledger("huisarts", pack=PACK), code).sentences.texts)
    assert "472" in said
    assert "104" in said
    assert not re.search(r"\b308\b", said)
    assert "718 (2025)" not in said


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_mean_is_called_one_wherever_the_advice_names_it(code):
    answer = advise("huisarts", pack=PACK)
    shown = present(answer, code)
    said = " ".join(shown.sentences.texts)
    assert {"nl": "gemiddelde van jaren vóór 2025", "en": "mean of years before 2025"}[code] in said
    assert "718 (2025)" not in said
    gz = " ".join(present(advise("gz-psycholoog", pack=PACK), code).sentences.texts)
    assert {"nl": "1.885", "en": "1,885"}[code] in gz
    assert "31%" not in gz


def test_a_range_is_drawn_as_a_range_and_has_no_middle():
    answer = departures("huisarts", pack=PACK)
    assert all(year.advised is None for year in answer.years if year.advised_low is not None)
    drawn = present(answer, "en").chart()
    assert "822–935 (2021)" in drawn.description
    assert not re.search(r"878|880", drawn.description)
