import pytest

from raming.present.language import language

NL, EN = language("nl"), language("en")


@pytest.mark.parametrize(
    ("value", "digits", "dutch", "english"),
    [
        (1028.8065, 0, "1.029", "1,029"),
        (1028.8065, 2, "1.028,81", "1,028.81"),
        (1234567.0, 0, "1.234.567", "1,234,567"),
        (-164.3, 0, "−164", "−164"),
        (-0.2, 0, "0", "0"),
        (0.0, 1, "0,0", "0.0"),
        (None, 0, "–", "–"),
        (float("nan"), 0, "–", "–"),
    ],
)
def test_numbers_are_written_as_in_the_language(value, digits, dutch, english):
    assert NL.number(value, digits) == dutch
    assert EN.number(value, digits) == english


def test_signs_stand_only_where_they_mean_something():
    assert EN.number(81.1, signed=True) == "+81"
    assert EN.number(-81.1, signed=True) == "−81"
    assert EN.number(0.2, signed=True) == "0"


def test_ranges_never_read_as_a_minus_sign():
    assert NL.range(822.0, 935.0) == "822–935"
    assert EN.range(-453.0, 1488.0) == "−453 to 1,488"
    assert NL.range(None, 2.0) == "– tot 2"


def test_percentages():
    assert NL.percent(0.2346, 1) == "23,5%"
    assert EN.percent(-0.023, signed=True) == "−2%"
    assert NL.percent(None) == "–"


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (0, "0 aannames", "0 assumptions"),
        (1, "1 aanname", "1 assumption"),
        (2, "2 aannames", "2 assumptions"),
        (1.3, "1 aanname", "1 assumption"),
        (0.6, "1 aanname", "1 assumption"),
        (1200, "1.200 aannames", "1,200 assumptions"),
    ],
)
def test_plurals_follow_the_number_as_it_is_shown(count, dutch, english):
    assert NL.plural("{count} assumption", "{count} assumptions", count) == dutch
    assert EN.plural("{count} assumption", "{count} assumptions", count) == english


def test_lists_in_a_sentence():
    assert NL.listing(["a"]) == "a"
    assert NL.listing(["a", "b", "c"]) == "a, b en c"
    assert EN.listing([]) == ""


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        language("fr")
