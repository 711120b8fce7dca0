"""Why is the advice what it is?"""

from dataclasses import dataclass
from typing import Any

from raming.answers.advice import DRIVERS, advice_of
from raming.answers.case import Case, Source, open_case
from raming.answers.manifest import Manifest, manifest, plain
from raming.engine.model.intake import drivers


@dataclass(frozen=True, slots=True)
class DriverShare:
    """What one cause contributes to the advice.

    Attributes:
        id: the driver.
        intake: places per year; negative where it lowers the advice.
        fte: the same in full-time equivalents in the balance year.
        running_total: the advice after this driver, adding up in the order given.
    """

    id: str
    intake: float
    fte: float
    running_total: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What drives the advice.

    Attributes:
        schema_version: version of this contract.
        occupation: id of the occupation.
        names: its name by language.
        round: the round.
        scenario: rung of the demand ladder.
        trend: `temporary` or `continuing`.
        variant: `low`, `mid` or `high`.
        balance_year: calendar year in which supply must equal demand.
        advised_intake: people per year; null with a reason.
        reason: why there is no advice; null where there is.
        current_intake: intake per year of the adjustable cohort in the round.
        fte_per_place: FTE in the balance year that one yearly place gives; null where there is no advice.
        drivers: the causes; their places add up to the advice.
        rests_on: number of figures by status.
        sources: where those figures come from.
        manifest: what is needed to compute it again.
    """

    schema_version: str
    occupation: str
    names: dict[str, str]
    round: int
    scenario: str
    trend: str
    variant: str
    balance_year: int
    advised_intake: float | None
    reason: str | None
    current_intake: float
    fte_per_place: float | None
    drivers: tuple[DriverShare, ...]
    rests_on: dict[str, int]
    sources: tuple[Source, ...]
    manifest: Manifest

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `raming explain --json` prints it."""
        made: dict[str, Any] = plain(self)
        return made


def explain(occupation: str, **options: Any) -> Explanation:
    """Return what drives the advice of an occupation.

    Args:
        occupation: the occupation, by id or any of its names.
        **options: see `raming.answers.case.open_case`.

    Raises:
        InputError: when the occupation, or a choice, does not exist, or figures are missing.

    Example:
        >>> why = explain("huisarts", round=2025)
        >>> why.drivers[0].id, round(why.drivers[0].intake, 1)
        ('outflow', 644.3)
    """
    return explanation_of(open_case(occupation, **options))


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
    body: dict[str, Any] = {
        **case.heading(),
        "advised_intake": advice.advised_intake,
        "reason": advice.reason,
        "fte_per_place": unit if known else None,
        "drivers": tuple(shares) if known else (),
        "rests_on": advice.rests_on,
        "sources": case.sources(),
    }
    return Explanation(**body, manifest=manifest("explain", case.options, case.pack, plain(body)))
