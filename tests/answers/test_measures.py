"""Measures through the model: Table 1, effects, laws, promises and one's own file."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raming.answers.advice import advise
from raming.answers.case import open_case
from raming.answers.measures.baseline import baseline_of, levers_on, run_of
from raming.answers.measures.catalogue import catalogue
from raming.answers.measures.effects import line_of, measures
from raming.answers.measures.promises import promises
from raming.answers.measures.sector import sector, sector_baseline
from raming.answers.measures.table_one import table_one
from raming.engine.choices.levers import outcome, prepare
from raming.inputs.loading import load_pack
from raming.inputs.measures import ANY, SECTOR
from raming.inputs.own_measures import known_measures, read_measures
from raming.inputs.problems import InputError

PACK = load_pack("nl")
KNOWN = known_measures(PACK)
ON_GPS = [m.id for m in KNOWN.values() if m.on("general-practitioner") and m.scope == "nation"]


def test_table_1_follows_within_the_rounding_of_the_letter():
    table = table_one()
    assert [round(row.effect_persons, -2) for row in table.rows] == [
        9000,
        30000,
        13900,
        20300,
        20000,
        6000,
        25000,
    ]
    assert all(row.within_rounding for row in table.rows)
    assert table.published_sum_persons == 126_000
    assert table.shortage_persons == 127_000
    assert sum(step.persons for step in table.bridge) == table.shortage_persons
    assert table.common_base_is_reconstruction
    assert table.joint_persons > table.sum_persons
    for row in table.rows:
        assert row.implied_base_low < row.implied_base < row.implied_base_high


def test_another_base_moves_the_total_and_is_seen_to_disagree():
    whole = table_one(base=1_160_000)
    assert sum(not row.within_rounding for row in whole.rows) == 5
    with pytest.raises(InputError, match="outside the bounds"):
        table_one(base=0)


def test_the_catalogue_is_whole():
    listed = catalogue().measures
    assert len(listed) >= 30
    assert {measure.track for measure in listed} == {"attract", "deploy", "retain"}
    for measure in listed:
        assert all(measure.names.values())
        assert all(measure.text.values())
        for effect in measure.effects:
            assert effect.low <= effect.value <= effect.high
            if effect.status == "assumption":
                assert effect.rationale
                assert effect.low < effect.high
    unpublished = [m for m in listed if all(e.status == "assumption" for e in m.effects) and m.grade == "D"]
    assert not [
        m.id for m in unpublished if m.costs and m.id not in ("retraining", "artificial-intelligence")
    ]


def test_an_empty_set_changes_nothing_bit_for_bit():
    case = open_case("huisarts", pack=PACK)
    baseline = baseline_of(case, run_of(case))
    chosen = [KNOWN[name] for name in ON_GPS]
    result = outcome(prepare(baseline.arrays, levers_on(baseline, chosen)), np.zeros((1, len(chosen))))
    plain = advise("huisarts", pack=PACK).years
    for year, row in plain.items():
        place = int(year) - case.base_year
        assert result.supply[0, 0, place] == row.fte
        assert result.demand[0, 0, place] == row.demand_fte


@given(st.lists(st.sampled_from(ON_GPS), min_size=1, max_size=5, unique=True))
@settings(max_examples=6, deadline=None)
def test_shares_sum_to_the_joint_effect(on):
    found = measures(on, "huisarts", pack=PACK, draws=20)
    assert sum(found.share.values()) == pytest.approx(found.joint, rel=1e-9, abs=1e-6)
    assert sum(found.odds.share.values()) == pytest.approx(found.odds.with_all - found.odds.without, abs=1e-9)
    assert found.intake.without is not None
    assert found.intake.with_all is not None
    assert found.intake.share is not None
    assert sum(found.intake.share.values()) == pytest.approx(
        found.intake.with_all - found.intake.without, abs=1e-6
    )
    for row in found.years.values():
        assert sum(row.share.values()) == pytest.approx(row.joint, rel=1e-9, abs=1e-6)
        assert row.gap_without - row.gap_with == pytest.approx(row.joint, abs=1e-6)


def test_one_measure_alone_is_joint_and_share():
    found = measures(["outflow"], "huisarts", pack=PACK, draws=20)
    assert found.joint == found.alone["outflow"] == found.share["outflow"]


def test_many_measures_are_sampled_and_still_add_up():
    found = measures(ON_GPS[:14], "huisarts", pack=PACK, draws=10)
    assert found.method == "sampled"
    assert sum(found.share.values()) == pytest.approx(found.joint, rel=1e-9)


def test_more_places_are_the_model_s_own():
    with_intake = advise("huisarts", pack=PACK, intake=718 * 1.1).years["2043"]
    found = measures(["more-places"], "huisarts", pack=PACK, draws=10)
    assert advise("huisarts", pack=PACK).years["2043"].gap_fte - found.joint == pytest.approx(
        with_intake.gap_fte
    )


def test_what_leaves_the_gp_arrives_at_the_nurse_specialist():
    left = measures(["shift-to-pa-ns"], "huisarts", pack=PACK, draws=10)
    assert left.joint == pytest.approx(sum(shift.relief_fte for shift in left.arrivals))
    (arriving,) = [shift for shift in left.arrivals if shift.occupation == "nurse-specialist"]
    got = measures(["shift-to-pa-ns"], "nurse-specialist", pack=PACK, draws=10)
    assert got.joint < 0
    at = got.years[str(min(got.balance_year, 2039))].joint
    assert 0.5 * arriving.fte < -at <= arriving.fte + 1e-6


def test_moving_people_between_regions_adds_nobody_to_the_country():
    nation = measures(["settlement-incentive"], "huisarts", pack=PACK, draws=10)
    region = measures(["settlement-incentive"], "huisarts", region="Drenthe", pack=PACK, draws=10)
    assert nation.joint == 0.0
    assert region.joint > 0.0
    assert region.region == "RA0102"


def test_the_sector_rests_on_published_totals():
    baseline = sector_baseline(PACK)
    assert baseline.target == SECTOR
    last = (baseline.arrays.demand - baseline.arrays.supply)[0, -1] / baseline.arrays.fte[0, 0, -1]
    assert last == pytest.approx(301_000)
    found = measures(["absence", "outflow"], SECTOR, pack=PACK, draws=20)
    assert found.balance_year == 2035
    assert 0 < found.joint / found.fte_per_person < 301_000
    answer = sector(pack=PACK)
    assert answer.not_available
    assert {branch.branch: round(branch.implied_shortage) for branch in answer.branches} == {
        "nursing-homes": 10_200,
        "home-care": 4_600,
    }
    assert [f.edition for f in answer.forecasts] == sorted(f.edition for f in answer.forecasts)


def test_promises_stand_beside_what_the_model_gives():
    board = {promise.id: promise for promise in promises(pack=PACK, draws=100).promises}
    short = board["shortage-100000"]
    assert short.value == 100_000
    assert short.by_year == 2028
    assert short.delivered_bounds is not None
    assert short.delivered_bounds.low < short.delivered < short.delivered_bounds.high
    assert board["administration-20"].measured == pytest.approx(0.31)
    money = board["ai-400-million"]
    assert (money.value, money.unit) == (pytest.approx(400e6), "euro")
    assert money.delivered is None  # money promised is no effect delivered


OWN = """
[[measure]]
measure = "tea"
track = "retain"
name_nl = "Thee"
name_en = "Tea"
reaches_en = "everybody"
text_en = "A cup of tea."
start = 2027
build_up_years = 1

[[measure.effect]]
lever = "retention"
value = 0.001
low = 0.0
high = 0.003
rationale = "nobody knows"

[[measure.cost]]
cost_eur = 100.0
unit = "cup"
units = 1000
"""


def test_a_measure_of_one_s_own(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    (own,) = read_measures(file)
    assert own.on("dentist")[0].target == ANY
    assert own.cost("dentist").eur == 100.0
    found = measures(["tea", "outflow"], "huisarts", files=[file], pack=PACK, draws=10)
    assert found.alone["tea"] > 0
    assert found.measures[0].cost_eur == 100_000.0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('lever = "retention"', 'lever = "luck"', "unknown lever"),
        ("high = 0.003", "high = 0.0005", "does not hold the value"),
        ('rationale = "nobody knows"', "", "without reason"),
        ('track = "retain"', 'track = "hope"', "unknown track"),
        ("start = 2027", "start = 2027\nend = 2020", "ends before it starts"),
        ("value = 0.001", 'value = "much"', "field value: measure 1: the field is no number"),
        ("cost_eur = 100.0", "cost_eur = -1.0", "not negative"),
        ('measure = "tea"', "", "lacks a field"),
        ("high = 0.003", "high = 0.003\nreach_high = 2.0", "reach"),
        ("[[measure]]", "[[measure", "not a TOML file"),
        ("[[measure]]", "[[other]]", "no measures"),
    ],
)
def test_faults_in_a_measure_of_one_s_own_are_named(tmp_path, old, new, expected):
    file = tmp_path / "own.toml"
    text = OWN.replace("[[measure.", "[[other.") if new == "[[other]]" else OWN
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=expected):
        read_measures(file)


def test_an_unknown_measure_suggests_the_nearest():
    with pytest.raises(InputError, match="outflow"):
        measures(["outflo"], "huisarts", pack=PACK)


def test_pairs_of_capacity_measures_multiply():
    pairs = list(combinations(["admin-hour", "productivity", "contracts-hour"], 2))
    case = open_case("huisarts", pack=PACK)
    baseline = baseline_of(case, run_of(case))
    for pair in pairs:
        prepared = prepare(baseline.arrays, levers_on(baseline, [KNOWN[name] for name in pair]))
        factor = outcome(prepared, np.array([[1.0, 1], [1, 0], [0, 1]])).factor
        np.testing.assert_allclose(factor[0], factor[1] * factor[2], rtol=1e-12)


def test_in_a_region_the_work_of_its_own_gps_arrives_and_not_that_of_the_country():
    left = measures(["shift-to-pa-ns"], "huisarts", region="Zeeland", pack=PACK, draws=10)
    (arriving,) = [shift for shift in left.arrivals if shift.occupation == "physician-assistant"]
    got = measures(["shift-to-pa-ns"], "physician-assistant", region="Zeeland", pack=PACK, draws=10)
    assert 0.5 * arriving.fte < -got.joint <= arriving.fte + 1e-6


def test_a_measure_counts_until_the_last_year_of_the_path():
    case = open_case("huisarts")
    baseline = baseline_of(case, run_of(case))
    last = baseline.base_year + baseline.years - 1
    measure = KNOWN["admin-hour"]
    reasons = [
        line_of(replace(measure, start=start, end=None), baseline, PACK).reason for start in (last, last + 1)
    ]
    assert reasons == [None, "not-in-these-years"]
