"""What do measures do, each alone, all together, and what is the fair share of each?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.bounds import Bounds, bounds_of
from raming.answers.case import opened_pack
from raming.answers.chances import varies
from raming.answers.evidence import Evidence, of_figures, worst
from raming.answers.measures.arrivals import Shift, receives, shifts_from, with_arrivals
from raming.answers.measures.baseline import Baseline, levers_on
from raming.answers.measures.related import Conflict, Related, all_of, related_on
from raming.answers.measures.spread import FEWEST, MOST, SEED
from raming.answers.measures.subject import Subject, open_subject
from raming.answers.needs import require
from raming.answers.options import (
    CaseOptions,
    Draws,
    MeasureFiles,
    Region,
    Seed,
    question,
)
from raming.answers.regional.shared import default_occupation
from raming.engine.choices.levers import Outcome, Prepared, advised_intake, outcome, prepare
from raming.engine.choices.shares import EXACT_UP_TO, all_sets, exact_shares, sampled_shares
from raming.engine.model.curves import Array
from raming.inputs.meaning import DRAWN, EURO_A_YEAR, FTE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.measures import Measure
from raming.inputs.options import Form, Opt
from raming.inputs.own_measures import chosen, opened_measures
from raming.inputs.pack import Pack
from raming.inputs.vocabulary import STATUSES

DRAWS = 400
CHUNK = 64
"""Sets of measures worked out in one go over draws."""


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
        Is(
            "why it does nothing here (`no-effect-on-target`, `not-in-these-years`, `moves-people` between regions "
            "only), or something of another kind (`moves-work-here`); null where it does what it says"
        ),
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
    without: Annotated[
        float | None,
        Is("chance that supply is at least demand without them; null where no figure varies", SHARE),
    ]
    with_all: Annotated[float | None, Is("the same with all of them", SHARE)]
    share: Annotated[
        dict[str, float], Is("fair share of each in the difference; empty where no figure varies", SHARE)
    ]


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
    conflicts: Annotated[
        tuple[Conflict, ...],
        Is("measures that are the same hours, people or places, and which of the two counts"),
    ]
    arrivals: Annotated[
        tuple[Shift, ...], Is("work that measures take from this occupation, and who gets it")
    ]


@dataclass(frozen=True)
class MeasureOptions(CaseOptions):
    """Which measures are worked out, and on what."""

    on: Annotated[
        Sequence[str],
        Opt("Ids of the measures to work out, A,B.", form=Form.TEXTS, named=True, example=("admin-hour",)),
    ]
    occupation: Annotated[
        str | None,
        Opt(
            "The occupation, by any of its names, or `sector`; by default the one with most regional figures.",
            example="huisarts",
        ),
    ] = None
    _: KW_ONLY
    region: Region = None
    files: MeasureFiles = ()
    draws: Annotated[int, Draws(FEWEST, MOST)] = DRAWS
    seed: Seed = SEED


@question(MeasureOptions)
def measures(options: MeasureOptions) -> MeasureEffects:
    """Work out what measures do: each alone, all together, and the fair share of each.

    In FTE, in advised intake, in odds of balance and per year.

    Raises:
        InputError: when a measure or occupation does not exist, or a file has faults.

    Example:
        >>> result = measures(["admin-hour", "outflow"], "huisarts")
        >>> abs(sum(result.share.values()) - result.joint) < 1e-9
        True
    """
    draws, seed = options.draws, options.seed
    opened = opened_pack(options.pack)
    require("measures", opened)
    asked_of = options.occupation or default_occupation(opened)
    subject = open_subject(asked_of, options.region, options, ((None, 0), (draws, 0)), seed)
    known, used = opened_measures(subject.pack, options.files)
    on = chosen(known, options.on)
    asked = {
        **subject.decides,
        "on": [measure.id for measure in on],
        "files": [str(file) for file in options.files],
        "draws": draws,
        "seed": seed,
    }
    evidence = subject.evidence + evidence_of(on, subject.baselines[0].target)
    return _effects(subject, on, draws, seed).sealed(
        "measures",
        asked,
        subject.pack,
        seed,
        evidence=evidence,
        grade=worst(subject.grade, evidence_of(on, subject.baselines[0].target).grade),
        worth=subject.worth,
        tally=subject.tally,
        as_of=subject.baselines[0].base_year,
        used=used,
    )


def _effects(subject: Subject, measures: Sequence[Measure], draws: int, seed: int) -> MeasureEffects:
    """Return the figures of an answer on effects."""
    pack, year = subject.pack, subject.year
    middle, drawn = subject.baselines
    place, ids = middle.place(year), [measure.id for measure in measures]
    prepared = prepare(middle.arrays, levers_on(middle, measures))
    over = prepare(drawn.arrays, levers_on(drawn, measures, draws, seed))
    prepared, over = (
        with_arrivals(pack, measures, baseline, levers, subject.decides)
        for baseline, levers in ((middle, prepared), (drawn, over))
    )
    n = len(measures)
    related = related_on(pack, measures, middle.target)
    by_itself = outcome(prepared, np.concatenate([np.zeros((1, n)), np.eye(n)])).gap()[:, 0, place]
    effect = by_itself[0] - by_itself[1:]
    counts = all_of(related, effect)
    sets = np.concatenate([np.zeros((1, n)), counts[None], np.eye(n)])
    result, gaps = outcome(prepared, sets), _gaps(over, sets, place)
    gap = result.gap()[:, 0]
    closed = gap[0] - gap
    advised = advised_intake(prepared, result)[:, 0, place]
    shares, method = _shares(prepared, place, n, related, effect)
    balance, known = (gaps <= 0.0).mean(axis=1), varies(gaps[0])
    odds, _ = _split(
        n,
        lambda rows: (_gaps(over, related.counted(rows, effect), place) <= 0.0).mean(axis=1)[:, None],
        exact_up_to=8,
    )
    steerable = bool(np.isfinite(advised[0]))
    return MeasureEffects(
        **subject.heading,
        balance_year=year,
        measures=tuple(line_of(measure, middle, pack) for measure in measures),
        alone=dict(zip(ids, map(float, closed[2:, place]), strict=True)),
        share=dict(zip(ids, map(float, shares[:, place]), strict=True)),
        joint=float(closed[1, place]),
        sum_alone=float(closed[2:, place].sum()),
        method=method,
        alone_bounds={name: bounds_of(gaps[0] - row) for name, row in zip(ids, gaps[2:], strict=True)},
        joint_bounds=bounds_of(gaps[0] - gaps[1]),
        fte_per_person=_fte_per_person(middle, place),
        intake=IntakeEffect(
            float(advised[0]) if steerable else None,
            float(advised[1]) if steerable else None,
            dict(zip(ids, map(float, shares[:, -1]), strict=True)) if steerable else None,
        ),
        odds=OddsEffect(
            draws,
            seed,
            float(balance[0]) if known else None,
            float(balance[1]) if known else None,
            dict(zip(ids, map(float, odds[:, 0]), strict=True)) if known else {},
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
        conflicts=related.conflicts(counts),
        arrivals=shifts_from(
            pack, [m for m, counted in zip(measures, counts, strict=True) if counted], middle, year
        ),
    )


def _split(n: int, value: Callable[[Array], Array], exact_up_to: int = EXACT_UP_TO) -> tuple[Array, str]:
    """Return fair shares, exact where every set can be worked out, and how they were found."""
    if n <= exact_up_to:
        rows = all_sets(n)
        values = [value(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)]
        return exact_shares(np.concatenate(values)), "exact"
    return sampled_shares(n, value)[0], "sampled"


def _shares(prepared: Prepared, place: int, n: int, related: Related, effect: Array) -> tuple[Array, str]:
    """Return fair shares of FTE closed in each year and, last, of the advised intake, axes (m, y + 1)."""

    def value(rows: Array) -> Array:
        result = outcome(prepared, related.counted(rows, effect))
        advised = np.nan_to_num(advised_intake(prepared, result)[:, 0, place])
        return np.concatenate([-result.gap()[:, 0], advised[:, None]], axis=1)

    return _split(n, value)


def _gaps(prepared: Prepared, sets: Array, place: int) -> Array:
    """Return the gap in one year for sets of measures over the draws, axes (c, d)."""
    parts: list[Outcome] = [outcome(prepared, sets[at : at + CHUNK]) for at in range(0, len(sets), CHUNK)]
    return np.concatenate([part.gap()[:, :, place] for part in parts])


def _fte_per_person(baseline: Baseline, place: int) -> float:
    base = baseline.arrays
    heads = base.heads[0, :, place]
    return float((heads * base.fte[0, :, place]).sum() / max(heads.sum(), 1e-12))


def full_cost(measure: Measure, baseline: Baseline) -> float | None:
    """Return what a full dose costs a year, in euro; None where no cost was published."""
    cost = measure.cost(baseline.target)
    if cost is None:
        return None
    units = cost.units
    if units is None:
        places = [effect for effect in measure.on(baseline.target) if effect.lever == "places"]
        units = sum(effect.effect.value * effect.reach.value for effect in places) * float(
            baseline.arrays.intake[0]
        )
    return cost.eur * units


def least_certain(measure: Measure, target: str) -> str:
    """Return the least certain status of a measure's effects on a target."""
    return max((effect.status for effect in measure.on(target)), key=STATUSES.index, default=measure.status)


def line_of(measure: Measure, baseline: Baseline, pack: Pack) -> MeasureLine:
    """Return a measure as it was used on a baseline."""
    own = measure.on(baseline.target)
    last = baseline.base_year + baseline.years - 1
    reason = None
    if not own and receives(pack, measure, baseline.target):
        reason = "moves-work-here"
    elif not own:
        reason = "no-effect-on-target"
    elif measure.start > last or (measure.end is not None and measure.end < baseline.base_year):
        reason = "not-in-these-years"
    elif measure.scope == "region" and not baseline.region:
        reason = "moves-people"
    return MeasureLine(
        measure.id,
        dict(measure.names),
        measure.track,
        measure.start,
        measure.start + measure.build_up,
        tuple(effect.lever for effect in own),
        tuple(effect.formula for effect in own),
        measure.grade,
        least_certain(measure, baseline.target),
        reason,
        full_cost(measure, baseline),
    )


def evidence_of(measures: Sequence[Measure], target: str) -> Evidence:
    """Return measures with their effects on a target, and what they cost there, as evidence."""
    effects = [effect for measure in measures for effect in measure.on(target)]
    costs = [cost for measure in measures if (cost := measure.cost(target)) is not None]
    return of_figures(effects) + of_figures(costs)
