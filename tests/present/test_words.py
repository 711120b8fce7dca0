"""The Dutch catalogue is complete, holds nothing stale, and fills in the same values."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from present.messages import messages
from raming.answers.measures.closing import LeftOut
from raming.answers.measures.effects import MeasureLine
from raming.answers.measures.sector import Sector
from raming.answers.places.parts import Allocated, BindingLimit
from raming.answers.regional.bottleneck import Direction
from raming.answers.regional.indicators import Indicator
from raming.present import labels, measure_labels, regional_labels
from raming.present.columns import field_at

CATALOGUE = Path(labels.__file__).parent / "words" / "nl" / "raming.po"


def _catalogue():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="nl", abort_invalid=True) if message.id]


def _values(text):
    return set(re.findall(r"\{(\w+(?::[^}]*)?)\}", text))


@pytest.fixture(scope="module")
def translated():
    found = _catalogue()
    texts = {m.id: m.string for m in found if isinstance(m.id, str)}
    plurals = {tuple(m.id): m.string for m in found if not isinstance(m.id, str)}
    return texts, plurals


def test_every_text_has_a_translation(translated):
    texts, plurals = messages()
    assert texts - translated[0].keys() == set()
    assert plurals - translated[1].keys() == set()


def test_no_translation_is_stale(translated):
    texts, plurals = messages()
    assert translated[0].keys() - texts == set()
    assert translated[1].keys() - plurals == set()


def test_nothing_is_empty_or_uncertain():
    for message in _catalogue():
        strings = [message.string] if isinstance(message.string, str) else message.string
        assert all(strings), message.id
        assert not message.fuzzy, message.id


def test_translations_fill_in_the_same_values(translated):
    for text, dutch in translated[0].items():
        assert _values(text) == _values(dutch), text
    for (one, many), forms in translated[1].items():
        assert len(forms) == 2
        assert _values(many) == _values(forms[1]), many
        assert _values(one) >= _values(forms[0]) - {"count"}, one


def test_the_collector_sees_what_the_source_asks():
    texts, plurals = messages()
    assert "Places filled, latest known: {value} ({year})." in texts  # stands in the head of a loop
    assert "preferred scenario" in texts  # stands in a table of labels
    assert ("{count} assumption", "{count} assumptions") in plurals


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (((LeftOut, "reason"), (MeasureLine, "reason")), measure_labels.REASONS),
        (((Sector, "not_available"),), measure_labels.UNKNOWN),
        (((Allocated, "reason"),), {"by-rule", *regional_labels.OPTIMUM_REASONS}),
        (((BindingLimit, "sentence"),), regional_labels.LIMIT_SAVES),
        (((Direction, "reason"),), regional_labels.DIRECTION_REASONS),
        (((Indicator, "remark"),), regional_labels.REMARKS),
    ],
)
def test_the_ids_that_a_field_names_are_those_that_have_words(fields, words):
    named = {id_ for kind, name in fields for id_ in re.findall("`([^`]+)`", field_at(kind, name).meaning)}
    assert named - {"values", "figures"} == set(words)
