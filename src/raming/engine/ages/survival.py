"""Survival of a whole stock and of its graduates, from hazards by single age, over many draws.

A draw that multiplies the hazard of one sex at all ages alike leaves one number that bends its curves: they
are interpolated then (`interpolation`), and the largest difference found is their certificate. In all other
cases, and for a single draw, the formulas of `curves` hold, age by age and draw by draw.

Axes: draw; sex; age, single years; year; since, years since graduation.
"""

from dataclasses import dataclass

import numpy as np

from raming.engine.ages.ensemble import supply_of
from raming.engine.ages.interpolation import InterpolatedSupply
from raming.engine.ages.kernels import HEADCOUNT
from raming.engine.ages.pyramid import Pyramid, PyramidDraws
from raming.engine.model import curves
from raming.engine.model.curves import Array

_SAME = 1e-12
"""Relative difference below which two hazards are one factor apart; what is drawn as one factor rounds."""


@dataclass(frozen=True, slots=True)
class ByAge:
    """Curves from hazards by age.

    Attributes:
        survival: share of the base stock still active, axes (draw, sex, year); 1 at year 0.
        activity: E(k), share of graduates active, axes (draw, sex, since); 0 at k = 0, as in the published
            model.
        certificate: largest relative difference between the interpolated curves and the exact ones in the
            draws that were checked; not a number where they are exact.
    """

    survival: Array
    activity: Array
    certificate: float


def by_age(hazard: Array, stock: Array, entry: Array, years: int) -> ByAge:
    """Return survival and activity from hazards of leaving by age.

    Args:
        hazard: yearly hazard of leaving, axes (draw, sex, age).
        stock: people (or shares) by age in the base year, axes (draw, sex, age).
        entry: share of graduates by age at graduation, adding up to 1, axes (draw, sex, age).
        years: last year wanted.
    """
    same = all(np.array_equal(table, np.broadcast_to(table[:1], table.shape)) for table in (stock, entry))
    factors = [factor for sex in range(hazard.shape[1]) if (factor := _factor(hazard[:, sex])) is not None]
    if len(hazard) == 1 or not same or hazard.shape[-1] <= years or len(factors) < hazard.shape[1]:
        return ByAge(
            curves.survival_from_hazards(hazard, stock, years),
            curves.activity_from_hazards(hazard, entry, years),
            np.nan,
        )
    survival, activity, worst = [], [], []
    for sex, factor in enumerate(factors):
        curve, certificate = _one_sex(hazard[0, sex], stock[0, sex], entry[0, sex], factor, years)
        survival.append(curve[0])
        activity.append(curve[1])
        worst.append(certificate)
    graduates = np.stack(activity, axis=1)
    graduates[..., 0] = 0.0
    return ByAge(np.stack(survival, axis=1), graduates, float(np.max(worst)))


def _factor(hazard: Array) -> Array | None:
    """Return by how much each draw multiplies the hazards of the first one; None where ages differ in it."""
    at = int(np.argmax(hazard[0]))
    if hazard[0, at] <= 0.0:
        return None
    factor = hazard[:, at] / hazard[0, at]
    off = np.abs(hazard - factor[:, None] * hazard[0])
    return factor if np.all(off <= _SAME * hazard[:, at, None]) else None


def _one_sex(hazard: Array, stock: Array, entry: Array, factor: Array, years: int) -> tuple[Array, float]:
    """Return survival of the stock and of graduates, axes (2, draw, year), with the certificate.

    Stock and graduates stand side by side as two regions of one pyramid that nobody enters.
    """
    groups = np.stack([stock / stock.sum(), entry / entry.sum()])
    count, run = len(factor), years + 1
    nobody = np.zeros((1, run))
    pyramid = Pyramid(
        stock=groups[:, :, None],
        hazard=hazard[:, None],
        fte=np.ones((len(hazard), 1)),
        entry=np.full((1, len(hazard), 1), 1.0 / len(hazard)),
        inflow=np.zeros((1, run, 2)),
        demand=np.zeros((run, 2)),
        migration=None,
        place=nobody,
        balance_year=years,
    )
    ones = np.ones((1, count))
    every = np.ones((run, count))
    supply = supply_of(pyramid, PyramidDraws(factor, ones, ones, every, every))
    certificate = supply.certificate if isinstance(supply, InterpolatedSupply) else np.nan
    left = np.array(supply.years(0, run)[:, HEADCOUNT, : len(groups)])  # axes (year, group, draw)
    return np.moveaxis(left, 0, -1), certificate
