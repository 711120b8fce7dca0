"""When there is a chance at all, and when it is called likely: one threshold for occupations and for regions."""

from __future__ import annotations

import numpy as np

from raming.engine.model.curves import Array
from raming.inputs.pack import Pack

LIKELY = 2 / 3
"""From this chance on, where the pack does not choose: two to one, the least at which scientific assessments
call something likely (IPCC, 66 %), and what the words of regions always said."""


def varies(values: Array) -> bool:
    """Whether values, draws along the first axis, differ between draws: where none does, no chance can be given."""
    return bool((values != values[:1]).any())


def share_of(holds: np.ndarray, values: Array) -> float | None:
    """Return the share of the draws in which something holds of values; None where these do not vary."""
    return float(holds.mean()) if varies(values) else None


def likely(pack: Pack) -> float:
    """Return the chance from which on a shortage is called likely: the choice `balance_likely` of the pack."""
    chosen = (row["value"] for row in pack.table("choices") if row["choice"] == "balance_likely")
    return float(next(chosen, None) or LIKELY)
