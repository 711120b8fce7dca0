"""The model run for many draws of what is uncertain, and the odds that follow."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from raming.answers.case import Case
from raming.answers.chances import varies
from raming.answers.comparable import bounds, is_band
from raming.answers.evidence import Evidence
from raming.answers.model import HORIZON, Run, build, run
from raming.answers.possible import impossible_draws
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.odds import (
    BANDS,
    CONFIDENCES,
    INTAKE_PROBABILITIES,
    Chance,
    Costs,
    Noise,
    Odds,
    PathOdds,
    Sampling,
    YearOdds,
)
from raming.answers.uncertainty.quantities import (
    Rounds,
    Uncertainty,
    draw,
    spread_evidence,
    spread_status,
    uncertainty,
)
from raming.answers.uncertainty.quantity import Quantity
from raming.answers.uncertainty.track import calibration
from raming.engine.draws import distributions, quantiles, streams, whole_people
from raming.engine.draws.whole_people import Course, simulate
from raming.engine.model.curves import Array
from raming.engine.model.intake import advised_intake, fte_at_intake
from raming.engine.model.supply import ADJUSTABLE, SupplyInputs, supply
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import STATUSES

FEWEST, MOST = 10, 200_000
_STEPS = 60
_BY_DRAW = ("advised", "per_place", "headcount", "fte", "demand", "noise_fte", "impossible")
_NOISE_STREAM = streams.DIMENSIONS - 1  # the pack numbers its streams from 0 up
_BLOCK = 4096  # draws run at once; results do not depend on it


@dataclass(frozen=True, slots=True)
class Drawn:
    """All draws of one case.

    Attributes:
        normals: correlated standard normal numbers behind them, axes (quantity, d).
        advised: intake that gives balance, axes (d, y); not a number where it cannot be steered.
        per_place: FTE from one yearly place, axes (d, y).
        headcount: people at the intake of the case, axes (d, y).
        fte: full-time equivalents at that intake, axes (d, y).
        demand: full-time equivalents needed, axes (d, y).
        noise_fte: variance of FTE that chance alone adds, in `fte` already, axes (d, y); 0 where it is left
            out.
        impossible: whether demand cannot be true in some year, axes (d).
        certificate: largest relative error found in survival, where it is interpolated; else not a number.
    """

    normals: Array
    advised: Array
    per_place: Array
    headcount: Array
    fte: Array
    demand: Array
    noise_fte: Array
    impossible: np.ndarray
    certificate: float


def uncertainty_of(case: Case, *, calibrated: bool = True, rounds: Rounds | None = None) -> Uncertainty:
    """Return what is uncertain about a case, calibrated on the track record unless told otherwise."""
    rounds = rounds or Rounds(case.pack)
    factor = calibration(case.pack, rounds, case.occupation) if calibrated else 1.0
    return uncertainty(case.pack, case.parameters, factor={"supply": factor}, rounds=rounds)


def draws_evidence(case: Case) -> Evidence:
    """Return the spreads and correlations that draws of a case rest on, as evidence."""
    return spread_evidence(case.pack, case.parameters, uncertainty_of(case, calibrated=False))


def drawn(case: Case, uncertain: Uncertainty, draws: int, seed: int, noise: str = "none") -> Drawn:
    """Run a case for many draws, with demographic noise where it is asked for.

    Raises:
        InputError: when demand cannot be true in too many of them.
    """
    made = drawn_all(case, uncertain, draws, seed, noise)
    case.counted(made.impossible)
    return made


def drawn_all(case: Case, uncertain: Uncertainty, draws: int, seed: int, noise: str = "none") -> Drawn:
    """Run a case for many draws, and leave it to who asks what those that cannot be true mean."""
    blocks = []
    for start in range(0, draws, _BLOCK):
        normals = uncertain.normals(seed, case.occupation, start, min(start + _BLOCK, draws))
        chance = None if noise == "none" else _Chance(noise, seed, start)
        blocks.append(drawn_from(case, uncertain, normals, chance))
    if len(blocks) == 1:
        return blocks[0]
    whole = {name: np.concatenate([getattr(block, name) for block in blocks]) for name in _BY_DRAW}
    normals = np.concatenate([block.normals for block in blocks], axis=1)
    return Drawn(normals=normals, certificate=max(block.certificate for block in blocks), **whole)


@dataclass(frozen=True, slots=True)
class _Chance:
    """Demographic noise: its kind, the seed, and the number of the first draw."""

    kind: str
    seed: int
    first: int

    def course(self, case: Case, inputs: SupplyInputs, variance: Course) -> Course:
        """Return how far people and FTE end from what is expected of them, axes (d, y).

        By its variance every year has its own spread right, with one number a draw for all years.
        """
        if self.kind == "simulated":
            return simulate(inputs, self.seed, case.occupation, self.first)
        last = self.first + len(variance.fte)
        number = streams.uniform(self.seed, case.occupation, [_NOISE_STREAM], self.first, last)
        z = distributions.normal(number)[0][:, None]
        return Course(z * np.sqrt(variance.heads), z * np.sqrt(variance.fte))


def drawn_from(case: Case, uncertain: Uncertainty, normals: Array, chance: _Chance | None = None) -> Drawn:
    """Run a case for given standard normal numbers, axes (quantity, d).

    Demographic noise is that at the intake of the case: another intake has as good as the same.
    """
    values = draw(case.parameters, case.variant, uncertain, normals)
    model = build(values, case.parameters.composition, case.variant)
    ran = run(model, continuing=case.continuing)
    demand = ran.demand[:, case.rung]
    intake = np.full(len(demand), case.intake)
    others = [k for k in range(ran.supply.heads.shape[1]) if k != ADJUSTABLE]
    heads = ran.supply.heads[:, others].sum(axis=(1, 2)) + case.intake * _per_place(ran)
    advised, fte = advised_intake(demand, ran.supply), fte_at_intake(ran.supply, intake)
    spread = np.zeros_like(fte)
    if chance is not None:
        places = np.array(model.supply.intake)
        places[:, ADJUSTABLE - 1] = case.intake
        inputs = replace(model.supply, intake=places)
        variance = whole_people.variance(inputs, supply(inputs))
        course = chance.course(case, inputs, variance)
        spread = variance.fte
        heads, fte = heads + course.heads, fte + course.fte
        per_place = ran.supply.fte_per_place
        advised = advised - np.divide(course.fte, per_place, out=np.zeros_like(fte), where=per_place > 0.0)
    wrong = impossible_draws(ran, case.rung, continuing=case.continuing)
    return Drawn(
        normals, advised, ran.supply.fte_per_place, heads, fte, demand, spread, wrong, model.certificate
    )


def _per_place(ran: Run) -> Array:
    """Return the people one yearly place gives, axes (d, y)."""
    return np.asarray(ran.supply.heads_per_place.sum(axis=1))


def odds_of(case: Case, sampling: Sampling, published: PublishedAdvice | None = None) -> Odds | None:
    """Return the odds of a case; None where nothing in it varies, so that no chance can be given.

    Args:
        case: the case.
        sampling: how many draws, and what an imbalance costs.
        published: the published advice to compare with.

    Raises:
        InputError: too few or too many draws, or costs that are not positive.
    """
    costs = sampling.parsed_costs()
    uncertain = uncertainty_of(case, calibrated=sampling.calibrated)
    made = drawn(case, uncertain, sampling.draws, sampling.seed, sampling.noise)
    if not varies(made.demand - made.fte):
        return None
    place = case.balance_year - case.base_year
    needed = np.sort(made.advised[:, place])
    steerable = not np.isnan(needed).any()
    current = float(case.heading()["current_intake"])
    first = int(np.argmax(~np.isnan(made.advised).any(axis=0))) if steerable else HORIZON

    def suffices(intake: float | None) -> float | None:
        return chance(needed, intake) if steerable and intake is not None else None

    band = published is not None and is_band(published)
    number = None if published is None or band else published.preferred
    ends = tuple(
        Chance(end, chance(needed, end))
        for end in (bounds(published) if published is not None and band and steerable else ())
        if np.isfinite(end)
    )
    return Odds(
        sampling.draws,
        sampling.seed,
        _by(INTAKE_PROBABILITIES, quantiles.sorting(INTAKE_PROBABILITIES, len(needed))(needed))
        if steerable
        else {},
        {f"{level:g}": enough(needed, level) for level in CONFIDENCES} if steerable else {},
        suffices(current),
        suffices(case.intake),
        number,
        suffices(number),
        ends,
        least_regret(made, costs, first) if steerable else None,
        costs,
        (case.base_year + first, case.base_year + HORIZON),
        _chances(needed) if steerable else (),
        _fans(case, made),
        uncertain.factor["supply"],
        spread_by_status(case, uncertain, made) if steerable else {},
        _noise(case, sampling, made),
        _certificate(made),
        _impossible(made),
    )


def path_odds_of(case: Case, sampling: Sampling) -> PathOdds | None:
    """Return the fan charts of a case; None where nothing in it varies.

    Raises:
        InputError: too few or too many draws.
    """
    uncertain = uncertainty_of(case, calibrated=sampling.calibrated)
    made = drawn(case, uncertain, sampling.draws, sampling.seed, sampling.noise)
    if not varies(made.demand - made.fte):
        return None
    return PathOdds(
        sampling.draws,
        sampling.seed,
        _fans(case, made),
        uncertain.factor["supply"],
        _noise(case, sampling, made),
        _certificate(made),
        _impossible(made),
    )


def _certificate(made: Drawn) -> float | None:
    """Return the certificate of the interpolation; None where survival is exact."""
    return None if np.isnan(made.certificate) else made.certificate


def _impossible(made: Drawn) -> int | None:
    """Return in how many draws demand cannot be true; None where in none."""
    return int(np.count_nonzero(made.impossible)) or None


def _noise(case: Case, sampling: Sampling, made: Drawn) -> Noise | None:
    """Return what chance alone does in the balance year; None where it was left out."""
    if sampling.noise == "none":
        return None
    place = case.balance_year - case.base_year
    spread, unit = np.sqrt(made.noise_fte[:, place]), made.per_place[:, place]
    intake = float(np.median(spread / unit)) if np.all(unit > 0.0) else None
    return Noise(sampling.noise, float(np.median(spread)), intake)


def chance(needed: Array, intake: float) -> float:
    """Return the share of draws in which an intake suffices, from the sorted intakes needed."""
    return float(np.searchsorted(needed, intake, side="right") / len(needed))


def enough(needed: Array, confidence: float) -> float:
    """Return the smallest intake that suffices in at least this share of draws, from those needed, sorted."""
    rank = int(np.ceil(confidence * len(needed) - 1e-9)) - 1
    return float(needed[max(rank, 0)])


def least_regret(made: Drawn, costs: Costs, first: int) -> float:
    """Return the intake with the least expected cost, added up from a year to the last.

    In draw d and year t an intake x misses demand by `u (x_dt - x)` FTE, with `x_dt` the intake that would
    give balance and `u` the FTE of one place. The expected cost is convex in x with its bends at `x_dt`, so
    its lowest point is a quantile of all `x_dt` weighted by `u`: at the share shortage / (shortage +
    surplus).
    """
    bends, weights = made.advised[:, first:].ravel(), made.per_place[:, first:].ravel()
    order = np.argsort(bends, kind="stable")
    reached = np.cumsum(weights[order])
    share = costs.shortage / (costs.shortage + costs.surplus)
    return float(bends[order][np.searchsorted(reached, share * reached[-1])])


def regret(made: Drawn, costs: Costs, first: int, intake: float) -> float:
    """Return the expected cost of an intake, summed over the years from `first` on."""
    short = made.per_place[:, first:] * (made.advised[:, first:] - intake)
    cost = np.where(short > 0, costs.shortage * short, -costs.surplus * short)
    return float(cost.sum(axis=1).mean())


def _chances(needed: Array) -> tuple[Chance, ...]:
    """Return the curve of chances over the range in which it rises."""
    low, high = (enough(needed, level) for level in (0.005, 0.995))
    intakes = np.linspace(low, high, _STEPS + 1)
    return tuple(Chance(float(intake), chance(needed, float(intake))) for intake in intakes)


def _fans(case: Case, made: Drawn) -> dict[str, YearOdds]:
    """Return the quantiles of every year."""
    gap = made.demand - made.fte
    rows = np.stack([made.headcount, made.fte, made.demand, gap]).swapaxes(1, 2)
    found = quantiles.sorting(BANDS, rows.shape[-1])(np.ascontiguousarray(rows))
    short = np.count_nonzero(gap > 0, axis=0) / len(gap)
    made_years = {}
    for year in range(found.shape[1]):
        heads, fte, demand, gaps = (_by(BANDS, found[output, year]) for output in range(4))
        made_years[str(case.base_year + year)] = YearOdds(heads, fte, demand, gaps, float(short[year]))
    return made_years


def _by(probabilities: tuple[float, ...], values: Array) -> dict[str, float]:
    """Return values by probability, as in the machine contract."""
    return {
        f"{probability:g}": float(value) for probability, value in zip(probabilities, values, strict=True)
    }


def spread_by_status(case: Case, uncertain: Uncertainty, sample: Drawn) -> dict[str, float]:
    """Return the share of the spread of the advice by the status of the spreads that cause it."""
    return _by_status(
        case, uncertain, sample, lambda quantity, cell: spread_status(case.parameters, quantity, cell)
    )


def weight_by_status(case: Case, uncertain: Uncertainty, sample: Drawn) -> dict[str, float]:
    """Return the share of the spread of the advice by the status of the figures that spread: their weight."""
    return _by_status(case, uncertain, sample, lambda _, cell: case.parameters[cell].status)


def _by_status(
    case: Case, uncertain: Uncertainty, sample: Drawn, status_of: Callable[[Quantity, Cell], str]
) -> dict[str, float]:
    """Return the share of the variance of the advice by status.

    Shares are those of a straight line through the draws: what each quantity adds to its variance, by itself
    and with those it moves with, scaled to add up to 1. A summary; `raming sensitivity` goes further.
    """
    by_status = dict.fromkeys(STATUSES, 0.0)
    if not uncertain.quantities:
        return by_status
    place = case.balance_year - case.base_year
    advised = sample.advised[:, place] - sample.advised[:, place].mean()
    numbers = np.vstack([sample.normals, np.ones(sample.normals.shape[1])]).T
    slopes = np.linalg.lstsq(numbers, advised, rcond=None)[0][:-1]
    shares = slopes * (uncertain.correlation @ slopes)  # what each adds to the variance, correlation included
    total = float(shares.sum())
    for quantity, share in zip(uncertain.quantities, shares, strict=True):
        statuses = [status_of(quantity, cell) for cell in case.used() if quantity.moves(cell)]
        for status in statuses:
            if status in by_status and total > 0:
                by_status[status] += float(share) / total / len(statuses)
    return by_status
