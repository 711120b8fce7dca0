"""Regions beside the nation, what was published of them, and how they fared against it."""

from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

import raming
from raming.answers.case import open_case
from raming.answers.regional.compiling import compiled_validation
from raming.answers.regional.model import regional_case
from raming.answers.regional.shared import Interval, order_known
from raming.answers.regional.validated import validated
from raming.inputs.loading import load_pack, shipped_folder

DRAWS = 40
PACK = load_pack()


@pytest.fixture(scope="module")
def answer():
    return raming.regions("huisarts", year=2035, draws=DRAWS)


@pytest.fixture(scope="module")
def profiles():
    return raming.balance("huisarts", draws=DRAWS)


def test_the_relative_gap_is_that_of_the_draws(answer):
    case = open_case("huisarts")
    ran = regional_case(case).run(DRAWS, answer.seed)
    place = 2035 - case.base_year
    gap, demand = ran.gap[:, :, place], ran.demand[:, :, place]
    apart = gap / demand - (gap.sum(axis=1) / demand.sum(axis=1))[:, None]
    for r, region in enumerate(answer.regions):
        assert region.gap_share_relative == pytest.approx(region.gap_share - answer.national.gap_share)
        assert region.p_shorter_than_nation == (apart[:, r] > 0.0).mean()
        interval = region.gap_share_relative_interval
        assert (interval.low, interval.high) == pytest.approx(tuple(np.quantile(apart[:, r], (0.1, 0.9))))
    assert answer.national.gap_share_relative == 0.0
    assert answer.national.p_shorter_than_nation is None


def test_likely_counts_regions_and_not_the_national_gap(answer):
    likely = [region.p_shorter_than_nation >= answer.likely for region in answer.regions]
    assert answer.likely_shorter == sum(likely) < sum(r.verdict == "likely" for r in answer.regions)


def test_a_profile_agrees_with_the_regions_and_the_path(answer, profiles):
    beside = {region.code: region for region in answer.regions}
    for profile in profiles.regions:
        assert profile.p_shorter_than_nation == beside[profile.code].p_shorter_than_nation
        assert profile.gap_share_relative == pytest.approx(beside[profile.code].gap_share_relative)
    assert profiles.gap_share_national == pytest.approx(answer.national.gap_share)
    assert profiles.p_shortage_national == answer.national.p_shortage
    path = raming.project_region("huisarts", "Zeeland", draws=DRAWS)
    of_year = path.years["2035"]
    assert of_year.p_shorter_than_nation == beside[path.region].p_shorter_than_nation
    assert of_year.gap_share_national == pytest.approx(answer.national.gap_share)


def test_the_ranking_is_by_the_relative_gap(profiles):
    shares = [profile.gap_share_relative for profile in profiles.regions]
    assert shares == sorted(shares, reverse=True)


def test_without_draws_no_chance_is_told():
    certain = raming.regions("huisarts", year=2035, draws=0)
    assert certain.likely_shorter is None
    assert certain.order_known is None
    assert all(region.p_shorter_than_nation is None for region in certain.regions)


def test_the_order_is_known_when_half_of_the_ranks_are_narrow():
    narrow, wide = Interval(1.0, 2.0), Interval(1.0, 4.0)
    assert order_known([narrow, narrow, wide, wide]) is False
    assert order_known([narrow, narrow, narrow, wide]) is True
    assert order_known([None, None]) is None


def test_the_compiled_validation_is_that_computed_now():
    computed = compiled_validation(PACK)
    assert set(computed) == {"general-practitioner", "medical-specialists"}
    for occupation, entry in computed.items():
        assert asdict(validated(PACK, occupation)) == pytest.approx(asdict(entry))


def test_every_regional_answer_carries_its_validation(answer, profiles):
    path = raming.project_region("huisarts", "Zeeland", draws=0)
    sheet = raming.answer("which-region", "huisarts", draws=DRAWS)
    known = validated(PACK, "general-practitioner")
    assert known.statements == known.agrees + known.differs + known.open + known.input + known.not_comparable
    assert all(entry.validation == known for entry in (answer, profiles, path, sheet))
    assert raming.answer("how-many-short", "huisarts", draws=DRAWS).validation is None


def test_a_pack_of_others_was_not_validated():
    own = load_pack(Path(shipped_folder("nl")))
    assert validated(own, "general-practitioner") is None


def test_what_was_published_stands_beside_the_estimate(answer):
    named = {r.name: {one.dimension for one in r.published} for r in answer.regions}
    for region in ("Zeeland", "Achterhoek", "Drenthe", "Zuid-Holland Zuid", "Noord-Holland Noord"):
        assert "expected_shortage" in named[region]
    drenthe = raming.balance("medisch specialisten", region="Drenthe", draws=0).regions[0]
    (letter,) = drenthe.published
    assert (letter.dimension, letter.direction, letter.source) == (
        "density",
        "less",
        "letter-2019-specialists-regions",
    )
    assert "letter-2019-specialists-regions" in {
        source.id for source in raming.balance("medisch specialisten", region="Drenthe", draws=0).sources
    }
