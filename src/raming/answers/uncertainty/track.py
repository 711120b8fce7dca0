"""The track record of a model: its earlier rounds projected to the years in which later rounds counted.

The backtest reports it, and the odds are calibrated on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from raming.answers.model import Values, build, run
from raming.answers.uncertainty.quantities import Rounds, draw, uncertainty
from raming.engine.model.curves import Array
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell, ParameterSet

DRAWS = 256
SEED = 1
ENOUGH = 3
"""Rounds that make a track record."""
CHECKED_LEVELS = (0.5, 0.8, 0.95)
"""Nominal levels of the intervals that are held against what came true."""
_IN_TRAINING = Cell("intake_per_year", cohort="in_training")
_BEFORE = Cell("intake_per_year", cohort="before_steering")
_AFTER = Cell("intake_per_year", cohort="after_steering")


@dataclass(frozen=True, slots=True)
class Pair:
    """A round and a later one, whose stock it should have foreseen.

    Attributes:
        start: the round that is projected.
        end: the later round.
        between: rounds after `start`, up to and with `end`, rising: what they count as in training is the
            intake that happened.
    """

    start: ParameterSet
    end: ParameterSet
    between: tuple[ParameterSet, ...]

    @property
    def horizon(self) -> int:
        """Years from the one base year to the other."""
        return int(self.end.value("base_year") - self.start.value("base_year"))

    def observed(self) -> tuple[float, float]:
        """Headcount and FTE of the stock in the base year of the later round."""
        return stock(self.end)


def stock(parameters: ParameterSet) -> tuple[float, float]:
    """Return headcount and FTE in the base year of a round."""
    heads = parameters.value("stock_headcount")
    women = parameters.value("stock_share_female")
    fte = [parameters[Cell("fte_per_head", sex, at=0)].value for sex in ("f", "m")]
    return heads, heads * (women * fte[0] + (1.0 - women) * fte[1])


def pairs(rounds: tuple[ParameterSet, ...]) -> Iterator[Pair]:
    """Return every round with every later one within the horizon of the model."""
    for first, start in enumerate(rounds):
        for last in range(first + 1, len(rounds)):
            yield Pair(start, rounds[last], rounds[first + 1 : last + 1])


def with_observed_intake(pair: Pair, values: Values) -> dict[Cell, float | Array]:
    """Return values with the intake that happened in place of the planned one.

    The yearly average that a round counts as in training is taken as the intake of every year since the round
    before (`derived`). The cohort before the steering year gets the average of its years; the one after it
    the average of its years that can have graduated in the year that is looked at.
    """
    base = pair.start.value("base_year")
    steering = pair.start.value("steering_year") - base
    duration = float(np.max(np.asarray(values[Cell("training_duration", cohort="after_steering")])))
    last = max(steering + 1.0, pair.horizon - duration)
    changed = dict(values)
    changed[_BEFORE] = _average(pair, base, 0.0, steering)
    changed[_AFTER] = _average(pair, base, steering, last)
    return changed


def _average(pair: Pair, base: float, first: float, last: float) -> float:
    """Return the average observed intake of the years `first` to `last` after the base year."""
    total, begun = 0.0, 0.0
    for later in pair.between:
        ended = later.value("base_year") - base
        overlap = max(min(last, ended) - max(first, begun), 0.0)
        total += overlap * later[_IN_TRAINING].value
        begun = ended
    beyond = max(last - max(first, begun), 0.0)
    return (total + beyond * pair.between[-1][_IN_TRAINING].value) / (last - first)


def projected(pair: Pair, values: Values) -> tuple[Array, Array]:
    """Return the headcount and FTE projected for the base year of the later round, axes (d)."""
    ran = run(build(values, pair.start.composition))
    year = pair.horizon
    return ran.supply.headcount()[:, year], ran.supply.total_fte()[:, year]


@dataclass(frozen=True, slots=True)
class Scored:
    """Where in its forecast distribution an observed stock fell.

    Attributes:
        start: round that was projected.
        end: round whose stock it should have foreseen.
        scores: of headcount and FTE: standard deviations above the median, on a logarithmic scale.
    """

    start: int
    end: int
    scores: tuple[float, float]


def scored(pack: Pack, rounds: Rounds, occupation: str) -> tuple[Scored, ...]:
    """Return how every pair came out, each with spreads learned without the round that is projected.

    Args:
        pack: the pack.
        rounds: the rounds of the pack.
        occupation: whose rounds.
    """
    scores = []
    for start, later in groupby(pairs(rounds.of(occupation)), key=lambda pair: pair.start):
        uncertain = uncertainty(pack, start, rounds=rounds.without(occupation, start.round))
        values = draw(start, "mid", uncertain, uncertain.normals(SEED, occupation, 0, DRAWS))
        for pair in later:
            drawn = projected(pair, with_observed_intake(pair, values))
            heads, fte = (
                _score(np.log(stocks), float(np.log(seen)))
                for stocks, seen in zip(drawn, pair.observed(), strict=True)
            )
            scores.append(Scored(start.round, pair.end.round, (heads, fte)))
    return tuple(scores)


def _score(drawn: Array, seen: float) -> float:
    """Return how many standard deviations above the median a value lies, by the spread on its own side.

    Where a pack says no spread there is none to score it by, or to widen: it is as far as its own spread.
    """
    below, middle, above = np.quantile(drawn, (0.1586552539314571, 0.5, 0.8413447460685429))
    side = above - middle if seen > middle else middle - below
    return float((seen - middle) / side) if side > 0.0 else 1.0


def factor_from(scores: tuple[Scored, ...], leave_out: int | None = None) -> float:
    """Return by how much spreads must be multiplied for the scores to have a mean square of one."""
    kept = [score for one in scores if one.start != leave_out for score in one.scores]
    return float(np.sqrt(np.mean(np.square(kept)))) if kept else 1.0


_FACTORS: dict[tuple[str, str], float] = {}
"""Factors found, by the hash of their pack and the occupation: the record of a pack does not change."""


def calibration(pack: Pack, rounds: Rounds, occupation: str) -> float:
    """Return the factor on the spreads of supply that the track record of all rounds asks for.

    An occupation with fewer than three comparable rounds has no record; it is given that of the occupation
    its spreads are learned from, or 1 where they are learned from none.
    """
    own = len(rounds.of(occupation)) >= ENOUGH
    teachers = (
        [occupation]
        if own
        else [str(row["learned_from"]) for row in pack.table("uncertainty") if row["learned_from"]]
    )
    known = [name for name in dict.fromkeys(teachers) if len(rounds.of(name)) >= ENOUGH]
    if not known:
        return 1.0
    found = pack.hash, known[0]
    if found not in _FACTORS:
        _FACTORS[found] = factor_from(scored(pack, rounds, known[0]))
    return _FACTORS[found]
