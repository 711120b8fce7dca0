"""When a chance is called likely: one threshold for occupations and for regions."""

from __future__ import annotations

from raming.inputs.pack import Pack

LIKELY = 2 / 3
"""From this chance on, where the pack does not choose: two to one, the least at which scientific assessments
call something likely (IPCC, 66 %), and what the words of regions always said."""


def likely(pack: Pack) -> float:
    """Return the chance from which on a shortage is called likely: the choice `balance_likely` of the pack."""
    chosen = (row["value"] for row in pack.table("choices") if row["choice"] == "balance_likely")
    return float(next(chosen, None) or LIKELY)
