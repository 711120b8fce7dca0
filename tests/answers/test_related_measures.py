"""Measures that are the same hours, people or places count once: declared in the pack, or in one's own file."""

import numpy as np
import pytest

from present.examples import example
from raming.answers.measures.effects import measures
from raming.answers.measures.portfolio import close
from raming.answers.measures.promises import promises
from raming.inputs.checks.measures import relations_sound
from raming.inputs.loading import load_pack
from raming.inputs.measures import ANY, SECTOR, relations_of
from raming.inputs.own_measures import known_measures, relations_between
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.sentences.measures import sentences

PACK = load_pack("nl")
KNOWN = known_measures(PACK)
RELATIONS_NL = relations_of(PACK.table("measure_relations"))
TARGETS = (
    "general-practitioner",
    "emergency-physician",
    "physician-assistant",
    "nurse-specialist",
    "nurse",
    SECTOR,
)
RELATED = [
    (target, relation.first, relation.second)
    for target in TARGETS
    for relation in relations_between(PACK, tuple(KNOWN.values()), target)
]


def test_the_pack_declares_those_that_were_found_to_count_twice():
    pairs = {frozenset((target, *pair)) for target, *pair in RELATED}
    gp = "general-practitioner"
    for first, second in (
        ("admin-hour", "admin-halved"),
        ("pa-ns-gp-care", "shift-to-pa-ns"),
        ("pa-ns-places", "shift-to-pa-ns"),
        ("pa-ns-places", "pa-ns-gp-care"),
        ("artificial-intelligence", "productivity"),
    ):
        assert frozenset((gp, first, second)) in pairs


@pytest.mark.parametrize(("target", "first", "second"), RELATED)
def test_together_they_never_do_more_than_the_larger_alone(target, first, second):
    answer = measures([first, second], target, draws=50)
    assert answer.joint <= max(answer.alone.values()) + 1e-9
    assert sum(answer.share.values()) == pytest.approx(answer.joint, abs=1e-6)
    found = {(pair.first, pair.second): pair for pair in answer.conflicts}
    if not (KNOWN[first].scope == KNOWN[second].scope == "nation"):
        return
    pair = found.get((first, second)) or found.get((second, first))
    if pair is not None:
        assert pair.counted == max(answer.alone, key=lambda name: abs(answer.alone[name]))
        for year in answer.years.values():
            assert year.gap_without - year.gap_with == pytest.approx(year.joint)
    low, high = answer.alone_bounds[pair.counted].low, answer.alone_bounds[pair.counted].high
    assert (answer.joint_bounds.low, answer.joint_bounds.high) == pytest.approx((low, high))


def test_the_sentence_names_the_pair_in_both_languages():
    answer = measures(["admin-hour", "admin-halved"], "huisarts", draws=50)
    assert [(c.first, c.second, c.relation, c.counted) for c in answer.conflicts] == [
        ("admin-hour", "admin-halved", "nested", "admin-halved")
    ]
    english, dutch = (sentences(answer, language(code)).text for code in ("en", "nl"))
    assert (
        "One hour a week less administration lies within Administration at most 20% of time: "
        "only Administration at most 20% of time counts." in english
    )
    assert "valt binnen" in dutch
    assert "telt alleen" in dutch


def test_unrelated_measures_have_no_conflict_and_multiply_as_ever():
    answer = measures(["admin-hour", "outflow"], "huisarts", draws=50)
    assert answer.conflicts == ()
    assert answer.joint > max(answer.alone.values())


def test_a_promise_counts_the_same_hours_once():
    line = next(p for p in promises(draws=50).promises if p.id == "agreements-74000")
    joint = measures(list(line.measures), SECTOR, draws=50)
    year = joint.years[str(line.by_year)]
    assert line.persons == pytest.approx(year.joint / joint.fte_per_person)


def test_what_closes_a_gap_holds_at_most_one_of_a_pair():
    answer = example("portfolio")
    chosen = {line.measure for line in answer.portfolio}
    pairs = relations_between(PACK, tuple(KNOWN.values()), "general-practitioner")
    assert pairs
    sets = [chosen, *(set(other.portfolio) for other in answer.alternatives)]
    assert chosen
    for held in sets:
        assert not [pair for pair in pairs if {pair.first, pair.second} <= held]
    assert {pair.counted for pair in answer.conflicts} - {None} <= chosen


def test_more_places_by_another_name_are_left_to_the_intake():
    answer = close("physician-assistant", draws=50, seconds=0)
    assert {"measure": "pa-ns-places", "reason": "same-as-intake"} in [
        {"measure": left.measure, "reason": left.reason} for left in answer.left_out
    ]


OWN = """
[[measure]]
measure = "fewer-forms"
track = "deploy"
name_en = "Fewer forms"
start = 2027
grade = "D"
{relation}
[[measure.effect]]
lever = "hours"
value = 0.01
low = 0.0
high = 0.02
rationale = "made up for the test"
"""


@pytest.mark.parametrize(
    "relation", ['within = "admin-halved"', 'instead_of = ["admin-halved", "admin-hour"]']
)
def test_a_measure_of_one_s_own_says_what_it_is_the_same_as(tmp_path, relation):
    file = tmp_path / "own.toml"
    file.write_text(OWN.format(relation=relation), encoding="utf-8")
    answer = measures(["fewer-forms", "admin-halved"], "huisarts", files=[file], draws=50)
    assert answer.joint == pytest.approx(max(answer.alone.values()))
    assert answer.conflicts[0].counted == "admin-halved"


@pytest.mark.parametrize(
    ("relation", "match"), [('within = "x-y"', "unknown measure"), ("within = 3", "cannot be read")]
)
def test_a_relation_of_one_s_own_with_nothing_is_refused(tmp_path, relation, match):
    file = tmp_path / "own.toml"
    file.write_text(OWN.format(relation=relation), encoding="utf-8")
    with pytest.raises(InputError, match=match):
        measures(["fewer-forms"], "huisarts", files=[file], draws=50)


def row(first="admin-hour", second="admin-halved", relation="nested", target=ANY):
    return {"first": first, "second": second, "relation": relation, "target": target}


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ([row(first="x-y")], "no such measure"),
        ([row(second="admin-hour")], "no relation with itself"),
        ([row(target="wizard")], "no such target"),
        ([row(), row(target="general-practitioner", relation="exclusive")], "contradict"),
        ([row(target="general-practitioner"), row("admin-halved", "admin-hour")], "contradict"),
        ([row(), row("admin-halved", "outflow"), row("outflow", "admin-hour")], "lies within"),
    ],
)
def test_relations_that_cannot_be_right_are_found(rows, match):
    tables = {name: PACK.table(name) for name in ("measures", "occupations")}
    assert not list(relations_sound({**tables, "measure_relations": PACK.table("measure_relations")}))
    found = list(relations_sound({**tables, "measure_relations": rows}))
    assert any(match in problem.message for problem in found)


def test_over_draws_too_only_one_of_a_pair_counts():
    both = measures(["admin-hour", "admin-halved"], "huisarts", draws=50)
    one = measures(["admin-halved"], "huisarts", draws=50)
    assert both.odds.with_all == one.odds.with_all
    assert np.isclose(both.joint_bounds.high, one.joint_bounds.high)
