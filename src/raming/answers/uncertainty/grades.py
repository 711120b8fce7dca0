"""What a computed advice is worth, by one stated rule, and whether a published advice leads.

A published advice leads where there is one. Else the model's own is *computed*, or an *illustration* when one of
these holds: more than a third of the variance of the advice comes from figures that are assumed; the 80 % band of
the intake crosses zero; the base of the round is more than six years older than the pack and was not rolled
forward with what was observed since.

A case that its reader changed is never *published*, and what was set counts as an assumption: its share in the
variance is the square of how far it moves the advice. That takes a run of the model a changed parameter and no
draws.

The grades of a shipped pack are computed when it is compiled: `python -m raming.answers.uncertainty.grades`, after
`python -m raming.inputs.compiled`.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from raming.answers.case import Case, open_case
from raming.answers.comparable import advices
from raming.answers.evidence import COMPUTED, ILLUSTRATION, MOST_ASSUMED, PUBLISHED
from raming.answers.published import lines_of
from raming.answers.worth import ASSUMED, CROSSES_ZERO, NO_ADVICE, OLD_BASE, ModelGrade
from raming.inputs.loading import COMPILED, load_pack, shipped, shipped_folder
from raming.inputs.pack import Pack

if TYPE_CHECKING:
    from raming.answers.uncertainty.draws import Drawn
    from raming.answers.uncertainty.quantities import Uncertainty

OLDEST = 6
"""Years that the base of a round may lie behind the pack; the plans are made anew every three."""
DRAWS, SEED = 1024, 1
BAND = (0.1, 0.9)
BAND_WIDTH = 2.563
"""Standard deviations between the ends of that band, of a normal distribution."""


def model_grade(case: Case) -> ModelGrade:
    """Return what the model's own advice is worth for a case.

    That of its round as it stands in the pack, in the preferred scenario, lowered by what was changed in it.
    """
    own = round_grade(case)
    return changed_grade(case, own) if case.overrides else own


def round_grade(case: Case) -> ModelGrade:
    """Return what the model's own advice is worth for the round of a case, as it stands in the pack.

    Read from what was computed when the pack was compiled, computed now for a pack of others.
    """
    known = case.pack.compiled("grades")
    if known is not None and (own := known.get(case.occupation, {}).get(str(case.round))):
        return ModelGrade(**{**own, "reasons": tuple(own["reasons"])})
    return computed_grade(case.pack, case.occupation, case.round)


def changed_grade(case: Case, own: ModelGrade) -> ModelGrade:
    """Return what is left of the grade of a round when its figures are changed; never better than that.

    Args:
        case: the case with its changes.
        own: the grade of its round.
    """
    moves, moved = _moves(case), math.nan
    if own.low is None or own.high is None:
        counts = case.evidence().rests_on()
        assumed = (counts["assumption"] + counts["scenario"]) / max(sum(counts.values()), 1)
    else:
        variance = ((own.high - own.low) / BAND_WIDTH) ** 2
        set_here = sum(move**2 for move in moves[:-1])
        assumed = ((own.assumed_weight or 0.0) * variance + set_here) / (variance + set_here or 1.0)
        moved = moves[-1]
    known = all(map(math.isfinite, moves))
    assumed = max(assumed, own.assumed_weight or 0.0) if known else 1.0
    held = {
        ASSUMED: assumed > MOST_ASSUMED,
        CROSSES_ZERO: CROSSES_ZERO in own.reasons
        or (own.low is not None and own.high is not None and own.low + moved <= 0.0 <= own.high + moved),
        OLD_BASE: OLD_BASE in own.reasons,
        NO_ADVICE: NO_ADVICE in own.reasons or not known,
    }
    reasons = tuple(reason for reason, holds in held.items() if holds)
    return replace(
        own,
        grade=ILLUSTRATION if reasons else own.grade,
        reasons=reasons,
        assumed_weight=assumed,
        changed=True,
    )


def _moves(case: Case) -> list[float]:
    """Return how far each changed parameter by itself moves the advice, and last how far all of them do."""
    unchanged = case.pack.parameters(case.occupation, case.round)
    names = dict.fromkeys(override.parameter for override in case.overrides)
    alone = [
        unchanged.changed([change for change in case.overrides if change.parameter == name]) for name in names
    ]
    first, *others = (
        _central(replace(case, parameters=parameters, overrides=()))
        for parameters in (unchanged, *alone, case.parameters)
    )
    return [other - first for other in others]


def _central(case: Case) -> float:
    """Return the advised intake of a case with its middle values; not a number where there is none."""
    from raming.engine.model.intake import advised_intake  # noqa: PLC0415 - only where figures were changed

    ran = case.run()
    return float(advised_intake(ran.demand[:, case.rung], ran.supply)[0, case.balance_year - case.base_year])


def computed_grade(pack: Pack, occupation: str, round_: int) -> ModelGrade:
    """Return what the model's own advice is worth, from draws of all that is uncertain about it."""
    import numpy as np  # noqa: PLC0415 - only where it was not compiled

    from raming.answers.assumptions import assumptions_of  # noqa: PLC0415
    from raming.answers.options import CaseOptions  # noqa: PLC0415
    from raming.answers.uncertainty.draws import drawn, uncertainty_of  # noqa: PLC0415
    from raming.engine.model.intake import advised_intake  # noqa: PLC0415

    case = open_case(occupation, CaseOptions(round=round_), pack=pack)
    place = case.balance_year - case.base_year
    uncertain = uncertainty_of(case)
    sample = drawn(case, uncertain, DRAWS, SEED)
    ran = case.run()
    central = float(advised_intake(ran.demand[:, case.rung], ran.supply)[0, place])
    advised = sample.advised[:, place]
    known = bool(np.isfinite(advised).all() and np.isfinite(central))
    spread = known and bool(uncertain.quantities)  # without one, equal draws are no band
    low, high = (float(end) for end in np.quantile(advised, BAND)) if spread else (None, None)
    assumed = _assumed(case, uncertain, sample) if known else None
    most = next(iter(assumptions_of(case)), None)
    held = {
        ASSUMED: assumed is not None and assumed > MOST_ASSUMED,
        CROSSES_ZERO: low is not None and high is not None and low <= 0.0 <= high,
        OLD_BASE: pack.year - case.base_year > OLDEST,
        NO_ADVICE: not known,
    }
    reasons = tuple(reason for reason, holds in held.items() if holds)
    return ModelGrade(
        grade=ILLUSTRATION if reasons else COMPUTED,
        reasons=reasons,
        assumed_weight=assumed,
        low=low,
        high=high,
        central=central if known else None,
        weightiest="" if most is None else most.parameter,
        at_low=None if most is None else most.advised_at_low,
        at_high=None if most is None else most.advised_at_high,
        base_year=case.base_year,
        balance_year=case.balance_year,
    )


def _assumed(case: Case, uncertain: Uncertainty, sample: Drawn) -> float:
    """Return the share of the variance that is assumed; of the figures, where a pack says no spread."""
    if not uncertain.quantities:
        counts = case.evidence().rests_on()
        return counts["assumption"] / max(sum(counts.values()), 1)
    from raming.answers.uncertainty.draws import weight_by_status  # noqa: PLC0415

    return weight_by_status(case, uncertain, sample)["assumption"]


def advice_grade(case: Case) -> str:
    """Return the grade of an answer about the advised intake: a published advice leads where there is one.

    It leads no case that was changed: nobody published that.
    """
    leads = not case.overrides and has_published_advice(case.pack, case.occupation)
    return PUBLISHED if leads else model_grade(case).grade


def has_published_advice(pack: Pack, occupation: str) -> bool:
    """Tell whether an advised intake was published that counts people a year, and so can lead."""
    return bool(advices(lines_of(pack, occupation)))


def compiled_grades(pack: Pack) -> dict[str, dict[str, ModelGrade]]:
    """Return the grade of every round of every occupation."""
    return {
        occupation: {
            str(round_): computed_grade(pack, occupation, round_) for round_ in pack.rounds(occupation)
        }
        for occupation in pack.occupations
        if pack.rounds(occupation)
    }


def main() -> None:
    """Write the grades of every shipped pack beside its compiled tables."""
    for name in shipped():
        pack = load_pack(name)
        grades = {
            occupation: {round_: asdict(grade) for round_, grade in by_round.items()}
            for occupation, by_round in compiled_grades(pack).items()
        }
        text = json.dumps({"pack": pack.hash, "grades": grades}, indent=1) + "\n"
        shipped_folder(name).joinpath(COMPILED, "grades.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
