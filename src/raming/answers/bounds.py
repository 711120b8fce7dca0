"""A figure over draws: its middle, and what eight draws in ten lie between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from raming.engine.model.curves import Array
from raming.inputs.meaning import Is


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure over the draws."""

    low: Annotated[float, Is("a tenth of the draws lies below", "that of the field")]
    middle: Annotated[float, Is("half of the draws lies below", "that of the field")]
    high: Annotated[float, Is("a tenth of the draws lies above", "that of the field")]


def bounds_of(values: Array) -> Bounds:
    """Return the bounds of a figure from its draws, axes (d)."""
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Bounds(float(low), float(middle), float(high))
