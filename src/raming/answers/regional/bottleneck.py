"""Why a region is short: what each cause adds to its gap, the type that follows, and directions of work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from raming.answers.regional.indicator_kinds import LONG
from raming.answers.regional.indicators import Indicator, gap_share
from raming.answers.regional.model import RegionalCase, RegionalRun
from raming.engine.model.curves import Array
from raming.inputs.meaning import OWN_UNIT, Is

CAUSES = ("present_gap", "demand_growth", "retirement", "young_inflow")
"""Causes of a regional gap, in the order of the arrays here."""
_NEUTRAL = {
    "demand_growth": "demand_growth",
    "retirement": "outflow_ratio",
    "young_inflow": "settlement_ratio",
}
SMALL = 0.01
"""Share of demand below which a region's gap is as the country's."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction of work that addresses a region's bottleneck, with its reason."""

    group: Annotated[str, Is("`attract`, `deploy`, `retain` or `organise`")]
    direction: Annotated[str, Is("what to work on")]
    cause: Annotated[str, Is("the cause it addresses")]
    reason: Annotated[
        str,
        Is(
            "why, as an id: `present-gap`, `demand-growth`, `retirement`, `young-inflow`, `as-country`, `absence` "
            "or `workload`; its figures are in `figures`"
        ),
    ]
    template: Annotated[str, Is("the same id")]
    figures: Annotated[dict[str, float], Is("figures that the reason is made of", OWN_UNIT)]
    source: Annotated[str, Is("id of the source that names this direction")]


DIRECTIONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "present_gap": (
        ("attract", "settlement"),
        ("deploy", "practice-size"),
        ("organise", "shared-posts"),
        ("organise", "regional-rosters"),
    ),
    "demand_growth": (
        ("deploy", "task-shifting"),
        ("deploy", "e-health"),
        ("deploy", "administration"),
        ("deploy", "demand"),
    ),
    "retirement": (
        ("retain", "succession"),
        ("retain", "hours"),
        ("retain", "workload"),
        ("organise", "cooperation"),
    ),
    "young_inflow": (
        ("attract", "training-near-home"),
        ("attract", "partner-and-family"),
        ("attract", "image"),
        ("attract", "settlement"),
    ),
    "as-country": (
        ("deploy", "task-shifting"),
        ("deploy", "practice-size"),
        ("retain", "workload"),
        ("attract", "training-near-home"),
        ("organise", "cooperation"),
    ),
}
"""Directions of the parliamentary letters of 2019 by the cause they address."""

SOURCE = "letter-2019-gp-balance"


def contributions(regional: RegionalCase, draws: int, seed: int) -> Array:
    """Return what each cause adds to the gap share of a region in ten years, against the country.

    The gap of today counts as it is; for each other cause every region is made like the country in that
    respect alone, with the same draws, and the difference is what the cause adds.

    Args:
        regional: what is known of the regions.
        draws: number of draws; 0 for one run with every figure at its value.
        seed: seed of the draws.

    Returns:
        Shares of demand, axes (cause, d, r), causes as in `CAUSES`.
    """
    pick = gap_share(LONG)
    ran = regional.run(draws, seed)
    now = gap_share(0)(ran)
    nation = ran.gap[:, :, 0].sum(axis=1, keepdims=True) / ran.demand[:, :, 0].sum(axis=1, keepdims=True)
    added = [now - nation]
    own = pick(ran)
    for cause in CAUSES[1:]:
        added.append(own - pick(regional.run(draws, seed, neutral=frozenset({_NEUTRAL[cause]}))))
    return np.stack(added)


def type_of(added: Array, excess: float) -> str:
    """Return the bottleneck type of one region.

    Args:
        added: what each cause adds, as shares of demand, axes (cause).
        excess: gap share of the region above that of the country in ten years.

    Returns:
        The cause that adds most; `mixed` where two add nearly as much; `as-country` where the region is no
        worse off than the country, or no cause adds anything.
    """
    order = np.argsort(-added, kind="stable")
    largest, second = float(added[order[0]]), float(added[order[1]])
    if excess < SMALL or largest <= 0.0:
        return "as-country"
    return "mixed" if second > 0.75 * largest else CAUSES[int(order[0])]


def directions_of(
    kind: str, added: Array, ran: RegionalRun, place: int, indicators: Mapping[str, Indicator]
) -> tuple[Direction, ...]:
    """Return the directions that address a region's bottleneck, each with its reason.

    Args:
        kind: bottleneck type.
        added: what each cause adds, axes (cause).
        ran: the regional run with every figure at its value.
        place: place of the region.
        indicators: the indicators of the region.
    """
    causes: Sequence[str] = [kind]
    if kind == "mixed":
        causes = [CAUSES[k] for k in np.argsort(-added, kind="stable")[:2]]
    elif kind == "as-country" and ran.gap[0, place, LONG] <= 0.0:
        causes = []
    directions = [
        _direction(group, what, cause, _figures(cause, ran, place))
        for cause in causes
        for group, what in DIRECTIONS[cause]
    ]
    for cause, scale in (("absence", 100.0), ("workload", 1.0)):
        indicator = indicators[cause]
        if (
            indicator.value is not None
            and indicator.national is not None
            and indicator.value > indicator.national
        ):
            figures = {"own": scale * indicator.value, "nation": scale * indicator.national}
            directions.append(_direction("retain", cause, cause, figures))
    return tuple(directions)


def _direction(group: str, what: str, cause: str, figures: dict[str, float]) -> Direction:
    """Return one direction with its reason."""
    reason = cause.replace("_", "-")
    return Direction(group, what, cause, reason, reason, figures, SOURCE)


def _figures(cause: str, ran: RegionalRun, place: int) -> dict[str, float]:
    """Return the figures that a reason is made of."""
    if cause in ("present_gap", "as-country"):
        year = 0 if cause == "present_gap" else LONG
        gap, demand = ran.gap[0, :, year], ran.demand[0, :, year]
        return {
            "own": float(100.0 * gap[place] / demand[place]),
            "nation": float(100.0 * gap.sum() / demand.sum()),
        }
    if cause == "demand_growth":
        demand = ran.demand[0]
        whole = demand.sum(axis=0)
        return {
            "own": float(100.0 * (demand[place, LONG] / demand[place, 0] - 1.0)),
            "nation": float(100.0 * (whole[LONG] / whole[0] - 1.0)),
        }
    if cause == "retirement":
        return {"own": float(100.0 * ran.settling.exposure[0, place])}
    share = ran.people[place, 0] / ran.people[:, 0].sum()
    return {"own": float(100.0 * ran.settling.arrive[0, place, 0] / share)}
