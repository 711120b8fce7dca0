"""What the model's own advice is worth, and the reasons why it can be an illustration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import PEOPLE_A_YEAR, SHARE, YEAR, Is

ASSUMED, CROSSES_ZERO, OLD_BASE, NO_ADVICE = (
    "mostly-assumed",
    "band-crosses-zero",
    "old-base",
    "not-steerable",
)
REASONS = (ASSUMED, CROSSES_ZERO, OLD_BASE, NO_ADVICE)
"""Why an advice is an illustration."""


@dataclass(frozen=True, slots=True)
class ModelGrade:
    """What the model's own advice for an occupation in a round is worth."""

    grade: Annotated[str, Is("`computed` or `illustration`")]
    reasons: Annotated[
        tuple[str, ...],
        Is("why it is an illustration: `mostly-assumed`, `band-crosses-zero`, `old-base`, `not-steerable`"),
    ]
    assumed_weight: Annotated[
        float | None,
        Is(
            "share of the variance of the advice that comes from assumed figures; of the parameters, where a pack says no spread",
            SHARE,
        ),
    ]
    low: Annotated[
        float | None,
        Is("lower end of the 80 % band of the advised intake, in the preferred scenario", PEOPLE_A_YEAR),
    ]
    high: Annotated[float | None, Is("upper end of that band", PEOPLE_A_YEAR)]
    central: Annotated[
        float | None,
        Is("the advised intake with the middle values, in the preferred scenario", PEOPLE_A_YEAR),
    ]
    weightiest: Annotated[
        str, Is("the assumed figure that moves the advice most by itself; empty where none is assumed")
    ]
    at_low: Annotated[
        float | None, Is("the advice with only that figure at the lower end of its interval", PEOPLE_A_YEAR)
    ]
    at_high: Annotated[float | None, Is("the advice with only that figure at the upper end", PEOPLE_A_YEAR)]
    base_year: Annotated[int, Is("base year of the round", YEAR)]
    balance_year: Annotated[int, Is("year of balance that the band is of", YEAR)]
    changed: Annotated[
        bool,
        Is(
            "whether figures were changed for this answer: what was set counts as assumed, while the band and the middle value stay those of the round"
        ),
    ] = False
