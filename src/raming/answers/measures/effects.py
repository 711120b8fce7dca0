"""What do measures do, each alone, all together, and what is the fair share of each?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import Source, sources_of
from raming.answers.measures.arrivals import Shift, receives, shifts_from, with_arrivals
from raming.answers.measures.baseline import Ground, levers_on
from raming.answers.measures.laying import Laid, lay
from raming.answers.measures.spread import SEED, check_draws
from raming.engine.choices.levers import Outcome, Prepared, advised_intake, outcome, prepare
from raming.engine.choices.shares import EXACT_UP_TO, all_sets, exact_shares, sampled_shares
from raming.engine.model.curves import Array
from raming.inputs.meaning import DRAWN, EURO_A_YEAR, FTE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.measures import Measure
from raming.inputs.own_measures import chosen, known_measures
from raming.inputs.pack import Pack
from raming.inputs.vocabulary import STATUSES

DRAWS = 400
CHUNK = 64
"""Sets of measures worked out in one go over draws."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure over the draws."""

    low: Annotated[float, Is("a tenth of the draws lies below", "that of the field")]
    middle: Annotated[float, Is("half of the draws lies below", "that of the field")]
    high: Annotated[float, Is("a tenth of the draws lies above", "that of the field")]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure as it was used."""

    id: Annotated[str, Is("its id")]
    names: Annotated[dict[str, str], Is("its name by language")]
    track: Annotated[str, Is("`attract`, `deploy` or `retain`")]
    start: Annotated[int, Is("first calendar year", YEAR)]
    full_from: Annotated[int, Is("calendar year from which it works fully", YEAR)]
    levers: Annotated[tuple[str, ...], Is("what it moves")]
    formula: Annotated[tuple[str, ...], Is("the arithmetic behind each effect")]
    grade: Annotated[str, Is("how well its effect is known, A to D")]
    status: Annotated[str, Is("status of its effects: the least certain of them")]
    reason: Annotated[
        str | None,
        Is("why it does nothing here, or does something of another kind; null where it does what it says"),
    ]
    cost_eur: Annotated[
        float | None, Is("euro a year at full dose; null where it was not published", EURO_A_YEAR)
    ]


@dataclass(frozen=True, slots=True)
class IntakeEffect:
    """What measures do to the advised intake; null where it cannot be steered."""

    without: Annotated[float | None, Is("advised intake without them", PEOPLE_A_YEAR)]
    with_all: Annotated[float | None, Is("advised intake with all of them", PEOPLE_A_YEAR)]
    share: Annotated[dict[str, float] | None, Is("fair share of each in the difference", SHARE)]


@dataclass(frozen=True, slots=True)
class OddsEffect:
    """What measures do to the odds of balance in the balance year."""

    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    without: Annotated[float, Is("chance that supply is at least demand without them", SHARE)]
    with_all: Annotated[float, Is("the same with all of them", SHARE)]
    share: Annotated[dict[str, float], Is("fair share of each in the difference", SHARE)]


@dataclass(frozen=True, slots=True)
class YearEffect:
    """One year."""

    gap_without: Annotated[float, Is("demand minus supply without measures, in FTE", FTE)]
    gap_with: Annotated[float, Is("the same with all of them", FTE)]
    joint: Annotated[float, Is("FTE of the gap they close together", FTE)]
    share: Annotated[dict[str, float], Is("fair share of each", SHARE)]


@dataclass(frozen=True, slots=True)
class MeasureEffects(Reproducible):
    """What a set of measures does to an occupation, a region or the sector."""

    occupation: Annotated[str, Is("id of the occupation, or `sector`")]
    region: Annotated[str | None, Is("code of the region; null for the country")]
    names: Annotated[dict[str, str], Is("its name by language")]
    region_names: Annotated[dict[str, str] | None, Is("name of the region by language; null for the country")]
    round: Annotated[int | None, Is("the round; null for the sector", "round")]
    balance_year: Annotated[int, Is("the year of `alone`, `share` and `joint`", YEAR)]
    measures: Annotated[tuple[MeasureLine, ...], Is("the measures, as used")]
    alone: Annotated[dict[str, float], Is("FTE of the gap each closes when it is the only one", FTE)]
    share: Annotated[
        dict[str, float], Is("fair share of each in what they close together; they add up to `joint`", SHARE)
    ]
    joint: Annotated[float, Is("FTE of the gap they close together", FTE)]
    sum_alone: Annotated[float, Is("what adding them up would suggest", FTE)]
    method: Annotated[str, Is("`exact` shares over every set, or `sampled` orders")]
    alone_bounds: Annotated[dict[str, Bounds], Is("`alone` over the draws", FTE)]
    joint_bounds: Annotated[Bounds, Is("`joint` over the draws", FTE)]
    fte_per_person: Annotated[float, Is("FTE of one person, to read FTE as people", "FTE per person")]
    intake: Annotated[IntakeEffect, Is("what they do to the advised intake")]
    odds: Annotated[OddsEffect, Is("what they do to the odds of balance")]
    years: Annotated[dict[str, YearEffect], Is("year by year")]
    arrivals: Annotated[
        tuple[Shift, ...], Is("work that measures take from this occupation, and who gets it")
    ]
    rests_on: Annotated[dict[str, int], Is("number of effects of measures by status", "effects of measures")]
    sources: Annotated[tuple[Source, ...], Is("where the effects come from")]


def measures(
    on: Sequence[str],
    occupation: str = "general-practitioner",
    *,
    region: str | None = None,
    files: Sequence[str | Path] = (),
    draws: int = DRAWS,
    seed: int = SEED,
    **options: Any,
) -> MeasureEffects:
    """Return what measures do, each alone, all together, and the fair share of each.

    Args:
        on: ids of the measures.
        occupation: the occupation, by any of its names, or `sector`.
        region: a RegioPlus region by code, name or municipality; the country when left out.
        files: files with measures of one's own.
        draws: number of draws for the odds and the intervals.
        seed: seed of the draws.
        **options: see `raming.answers.case.open_case`.

    Raises:
        InputError: when a measure or occupation does not exist, or a file has faults.

    Example:
        >>> result = measures(["admin-hour", "outflow"], "huisarts")
        >>> abs(sum(result.share.values()) - result.joint) < 1e-9
        True
    """
    check_draws(draws)
    laid = lay(occupation, region, ((None, 0), (draws, 0)), seed, options)
    asked_for = chosen(known_measures(laid.pack, files), on)
    asked = {
        **laid.options,
        "on": [measure.id for measure in asked_for],
        "files": [str(file) for file in files],
        "draws": draws,
        "seed": seed,
    }
    return _effects(laid, asked_for, draws, seed).sealed("measures", asked, laid.pack, seed)


def _effects(laid: Laid, measures: Sequence[Measure], draws: int, seed: int) -> MeasureEffects:
    """Return the figures of an answer on effects."""
    pack, year = laid.pack, laid.year
    middle, drawn = laid.grounds
    place, ids = middle.place(year), [measure.id for measure in measures]
    prepared = prepare(middle.baseline, levers_on(middle, measures))
    over = prepare(drawn.baseline, levers_on(drawn, measures, draws, seed))
    prepared, over = (
        with_arrivals(pack, measures, ground, made, laid.options)
        for ground, made in ((middle, prepared), (drawn, over))
    )
    n = len(measures)
    sets = np.concatenate([np.zeros((1, n)), np.ones((1, n)), np.eye(n)])
    result, gaps = outcome(prepared, sets), _gaps(over, sets, place)
    gap = result.gap()[:, 0]
    closed = gap[0] - gap
    advised = advised_intake(prepared, result)[:, 0, place]
    shares, method = _shares(prepared, place, n)
    balance = (gaps <= 0.0).mean(axis=1)
    odds, _ = _split(n, lambda rows: (_gaps(over, rows, place) <= 0.0).mean(axis=1)[:, None], exact_up_to=8)
    steerable = bool(np.isfinite(advised[0]))
    return MeasureEffects(
        **laid.heading,
        balance_year=year,
        measures=tuple(line_of(measure, middle, pack) for measure in measures),
        alone=dict(zip(ids, map(float, closed[2:, place]), strict=True)),
        share=dict(zip(ids, map(float, shares[:, place]), strict=True)),
        joint=float(closed[1, place]),
        sum_alone=float(closed[2:, place].sum()),
        method=method,
        alone_bounds={name: _bounds(gaps[0] - row) for name, row in zip(ids, gaps[2:], strict=True)},
        joint_bounds=_bounds(gaps[0] - gaps[1]),
        fte_per_person=_fte_per_person(middle, place),
        intake=IntakeEffect(
            float(advised[0]) if steerable else None,
            float(advised[1]) if steerable else None,
            dict(zip(ids, map(float, shares[:, -1]), strict=True)) if steerable else None,
        ),
        odds=OddsEffect(
            draws,
            seed,
            float(balance[0]),
            float(balance[1]),
            dict(zip(ids, map(float, odds[:, 0]), strict=True)),
        ),
        years={
            str(middle.base_year + t): YearEffect(
                float(gap[0, t]),
                float(gap[1, t]),
                float(closed[1, t]),
                dict(zip(ids, map(float, shares[:, t]), strict=True)),
            )
            for t in range(middle.years)
        },
        arrivals=shifts_from(pack, measures, middle, year),
        rests_on=rests_on(measures, middle.target),
        sources=sources_of(pack, source_ids(measures, middle.target)),
    )


def _split(n: int, value: Callable[[Array], Array], exact_up_to: int = EXACT_UP_TO) -> tuple[Array, str]:
    """Return fair shares, exact where every set can be worked out, and how they were found."""
    if n <= exact_up_to:
        rows = all_sets(n)
        values = [value(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)]
        return exact_shares(np.concatenate(values)), "exact"
    return sampled_shares(n, value)[0], "sampled"


def _shares(prepared: Prepared, place: int, n: int) -> tuple[Array, str]:
    """Return fair shares of FTE closed in each year and, last, of the advised intake, axes (m, y + 1)."""

    def value(rows: Array) -> Array:
        result = outcome(prepared, rows)
        advised = np.nan_to_num(advised_intake(prepared, result)[:, 0, place])
        return np.concatenate([-result.gap()[:, 0], advised[:, None]], axis=1)

    return _split(n, value)


def _gaps(prepared: Prepared, sets: Array, place: int) -> Array:
    """Return the gap in one year for sets of measures over the draws, axes (c, d)."""
    parts: list[Outcome] = [outcome(prepared, sets[at : at + CHUNK]) for at in range(0, len(sets), CHUNK)]
    return np.concatenate([part.gap()[:, :, place] for part in parts])


def _bounds(values: Array) -> Bounds:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Bounds(float(low), float(middle), float(high))


def _fte_per_person(ground: Ground, place: int) -> float:
    base = ground.baseline
    heads = base.heads[0, :, place]
    return float((heads * base.fte[0, :, place]).sum() / max(heads.sum(), 1e-12))


def full_cost(measure: Measure, ground: Ground) -> float | None:
    """Return what a full dose costs a year, in euro; None where no cost was published."""
    cost = measure.cost(ground.target)
    if cost is None:
        return None
    units = cost.units
    if units is None:
        places = [effect for effect in measure.on(ground.target) if effect.lever == "places"]
        units = sum(effect.effect.value * effect.reach.value for effect in places) * float(
            ground.baseline.intake[0]
        )
    return cost.eur * units


def least_certain(measure: Measure, target: str) -> str:
    """Return the least certain status of a measure's effects on a target."""
    return max((effect.status for effect in measure.on(target)), key=STATUSES.index, default=measure.status)


def line_of(measure: Measure, ground: Ground, pack: Pack) -> MeasureLine:
    """Return a measure as it was used on a ground."""
    own = measure.on(ground.target)
    last = ground.base_year + ground.years - 1
    reason = None
    if not own and receives(pack, measure, ground.target):
        reason = "it moves work to this occupation"
    elif not own:
        reason = "no effect on this target is in the catalogue"
    elif measure.start > last or (measure.end is not None and measure.end < ground.base_year):
        reason = "it does not work in any of these years"
    elif measure.scope == "region" and not ground.region:
        reason = "it moves people between regions and adds nobody to the country"
    return MeasureLine(
        measure.id,
        dict(measure.names),
        measure.track,
        measure.start,
        measure.start + measure.build_up,
        tuple(effect.lever for effect in own),
        tuple(effect.formula for effect in own),
        measure.grade,
        least_certain(measure, ground.target),
        reason,
        full_cost(measure, ground),
    )


def rests_on(measures: Sequence[Measure], target: str) -> dict[str, int]:
    """Count the effects of measures on a target by status."""
    found = [effect.status for measure in measures for effect in measure.on(target)]
    return {status: found.count(status) for status in STATUSES}


def source_ids(measures: Sequence[Measure], target: str) -> dict[str, None]:
    """Return the ids of the sources behind measures on a target, each once."""
    return dict.fromkeys(
        source
        for measure in measures
        for source in (measure.source, *(effect.source for effect in measure.on(target)))
        if source
    )
