"""Positive words stand with positive numbers."""

import pytest

from raming.present.language import language
from raming.present.signs import (
    beside_nation_words,
    gap_range_words,
    gap_words,
    more_or_fewer,
    share_range_words,
    share_words,
    shortage_or_surplus,
)


@pytest.mark.parametrize(
    ("choose", "value", "english", "dutch"),
    [
        (more_or_fewer, 57.0, "more", "meer"),
        (more_or_fewer, -57.0, "fewer", "minder"),
        (more_or_fewer, 0.0, "more", "meer"),
        (shortage_or_surplus, 3627.0, "shortage", "tekort"),
        (shortage_or_surplus, -3627.0, "surplus", "overschot"),
    ],
)
def test_the_word_follows_the_sign(choose, value, english, dutch):
    assert language("en").text(choose(value)) == english
    assert language("nl").text(choose(value)) == dutch


@pytest.mark.parametrize(
    ("value", "digits", "english", "dutch"),
    [
        (-3627.4, 0, "a surplus of 3,627 FTE", "een overschot van 3.627 fte"),
        (382.0, 0, "a shortage of 382 FTE", "een tekort van 382 fte"),
        (-0.4, 0, "balance", "evenwicht"),
        (-0.4, 1, "a surplus of 0.4 FTE", "een overschot van 0,4 fte"),
    ],
)
def test_a_gap_in_words_has_no_minus_sign(value, digits, english, dutch):
    assert gap_words(value, language("en"), digits) == english
    assert gap_words(value, language("nl"), digits) == dutch


@pytest.mark.parametrize(
    ("low", "high", "english", "dutch"),
    [
        (10, 20, "a shortage of 10 to 20 FTE", "een tekort van 10 tot 20 fte"),
        (-20, -10, "a surplus of 10 to 20 FTE", "een overschot van 10 tot 20 fte"),
        (-0.4, 0.4, "balance", "evenwicht"),
        (-0.2, 20, "a shortage of 0 to 20 FTE", "een tekort van 0 tot 20 fte"),
        (
            -54,
            31,
            "between a surplus of 54 and a shortage of 31 FTE",
            "tussen een overschot van 54 en een tekort van 31 fte",
        ),
    ],
)
def test_each_end_of_an_interval_has_its_word(low, high, english, dutch):
    assert gap_range_words(low, high, language("en")) == english
    assert gap_range_words(low, high, language("nl")) == dutch


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (0.12, "a shortage of 12% of demand", "een tekort van 12% van de vraag"),
        (-0.12, "a surplus of 12% of demand", "een overschot van 12% van de vraag"),
        (-0.004, "balance", "evenwicht"),
    ],
)
def test_a_share_in_words_has_no_minus_sign(value, english, dutch):
    assert share_words(value, language("en")) == english
    assert share_words(value, language("nl")) == dutch


@pytest.mark.parametrize(
    ("low", "high", "english", "dutch"),
    [
        (0.05, 0.2, "a shortage of 5% to 20%", "een tekort van 5% tot 20%"),
        (-0.2, -0.05, "a surplus of 5% to 20%", "een overschot van 5% tot 20%"),
        (-0.003, 0.004, "balance", "evenwicht"),
        (
            -0.06,
            0.03,
            "between a surplus of 6% and a shortage of 3%",
            "tussen een overschot van 6% en een tekort van 3%",
        ),
    ],
)
def test_each_end_of_an_interval_of_shares_has_its_word(low, high, english, dutch):
    assert share_range_words(low, high, language("en")) == english
    assert share_range_words(low, high, language("nl")) == dutch


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (0.01, "1 percentage point above the national gap", "1 procentpunt boven het landelijke tekort"),
        (-0.07, "7 percentage points below the national gap", "7 procentpunt onder het landelijke tekort"),
        (0.004, "equal to the national gap", "gelijk met het landelijke tekort"),
    ],
)
def test_a_region_stands_above_or_below_the_nation(value, english, dutch):
    assert beside_nation_words(value, language("en")) == english
    assert beside_nation_words(value, language("nl")) == dutch


def test_an_interval_of_shares_keeps_the_digits_asked_for():
    assert share_range_words(0.001, 0.0042, language("en"), 1) == "a shortage of 0.1% to 0.4%"
    assert share_range_words(-0.0004, 0.0004, language("en"), 1) == "balance"
