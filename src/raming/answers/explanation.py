"""Why is the advice what it is?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.answers.advice import DRIVERS, advice_of
from raming.answers.answer import CaseAnswer
from raming.answers.case import Case, open_case
from raming.answers.comparable import leading
from raming.answers.options import OccupationOptions, question
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.intake import drivers
from raming.inputs.meaning import FTE, PEOPLE_A_YEAR, Is


@dataclass(frozen=True, slots=True)
class DriverShare:
    """What one cause contributes to the advice."""

    id: Annotated[str, Is("what raises or lowers the advice")]
    intake: Annotated[
        float, Is("what it adds to the advised intake; the contributions add up to the advice", PEOPLE_A_YEAR)
    ]
    fte: Annotated[float, Is("the contribution in full-time equivalents in the balance year", FTE)]
    running_total: Annotated[
        float, Is("the advice after this driver, in the order of the model", PEOPLE_A_YEAR)
    ]


@dataclass(frozen=True, slots=True)
class Explanation(CaseAnswer):
    """What drives the advice."""

    advised_intake: Annotated[float | None, Is("people per year; null with a reason", PEOPLE_A_YEAR)]
    reason: Annotated[
        str | None,
        Is("why there is no advice: `not-steerable` or `no-effect-of-places`; null where there is"),
    ]
    fte_per_place: Annotated[
        float | None,
        Is(
            "FTE in the balance year that one yearly place gives; null where there is no advice",
            "FTE per yearly place",
        ),
    ]
    drivers: Annotated[tuple[DriverShare, ...], Is("the causes; their places add up to the advice")]
    leads: Annotated[
        PublishedAdvice | None,
        Is("the published advice that leads; null where there is none, or where figures were changed"),
    ]


@question(OccupationOptions)
def explain(options: OccupationOptions) -> Explanation:
    """Explain the advice.

    What each cause contributes to the advised intake, in places per year and in FTE; they add up exactly.

    Raises:
        InputError: when the occupation, or a choice, does not exist, or figures are missing.

    Example:
        >>> why = explain("huisarts", round=2025)
        >>> why.drivers[0].id, round(why.drivers[0].intake, 1)
        ('outflow', 644.3)
    """
    return explanation_of(open_case(options.occupation, options))


def explanation_of(case: Case) -> Explanation:
    """Return what drives the advice of a case that was opened before."""
    ran = case.run()
    advice = advice_of(case)
    place = case.balance_year - case.base_year
    unit = float(ran.supply.fte_per_place[0, place])
    parts = drivers(ran.base_fte, ran.model.demand, ran.supply, case.rung, continuing=case.continuing)[
        0, :, place
    ]
    shares, running = [], 0.0
    for name, part in zip(DRIVERS, parts, strict=True):
        running += float(part)
        shares.append(DriverShare(name, float(part), float(part) * unit, running))
    known = advice.advised_intake is not None
    result = Explanation(
        **case.heading(),
        advised_intake=advice.advised_intake,
        reason=advice.reason,
        fte_per_place=unit if known else None,
        drivers=tuple(shares) if known else (),
        leads=leading(case.pack, case.occupation, case.round, changed=bool(case.overrides)),
    )
    return result.sealed(
        "explain",
        case.options,
        case.pack,
        evidence=case.evidence(),
        grade=model_grade(case).grade,
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )
