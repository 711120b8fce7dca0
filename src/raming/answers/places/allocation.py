"""How are training places divided over training regions and institutions?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Annotated

from raming.answers.answer import ScenarioAnswer
from raming.answers.case import Case, open_case
from raming.answers.evidence import Evidence, of_rows
from raming.answers.options import Draws, Occupation, RegionalOptions, question
from raming.answers.places.desk import Desk
from raming.answers.places.filling import fill
from raming.answers.places.institutions import SYNTHETIC, institutions_of
from raming.answers.places.parts import Allocated, AllocationAlternative, BindingLimit, Filled
from raming.answers.regional import shared
from raming.answers.regional.model import regional_case
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.meaning import DRAWN, FTE, PEOPLE_A_YEAR, SHARE, Is
from raming.inputs.options import Opt


@dataclass(frozen=True, slots=True)
class Objective:
    """Expected weighted regional shortage in FTE on draws held out from the optimisation; lower is better."""

    rule: Annotated[float, Is("of the places by rule", FTE)]
    optimised: Annotated[float, Is("of the optimised places", FTE)]


@dataclass(frozen=True, slots=True)
class Allocation(ScenarioAnswer):
    """Places by rule and by optimisation, side by side."""

    places: Annotated[int, Is("places divided, a year", PEOPLE_A_YEAR)]
    synthetic: Annotated[
        bool, Is("whether any institution is made up; such figures show the feature and advise nothing")
    ]
    draws: Annotated[int, Is("number of draws, half of them held out", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    weights: Annotated[dict[str, float], Is("weight of each rule in the places by rule", "ratio")]
    smooth_change: Annotated[
        float,
        Is(
            "largest change of an institution, as a share: against last year, or where that is not known of the optimum against the rule",
            SHARE,
        ),
    ]
    smooth_applied: Annotated[
        bool, Is("whether that limit could be kept; otherwise those of the institutions alone hold")
    ]
    near_rule: Annotated[
        float, Is("shortage in FTE that a place moved from the rule must at least save", FTE)
    ]
    near_equal: Annotated[float, Is("share of the optimum within which alternatives are near-equal", SHARE)]
    rule: Annotated[tuple[Allocated, ...], Is("places by rule, every place with the rule that gave it")]
    optimised: Annotated[tuple[Allocated, ...], Is("the optimised places under the same limits")]
    regions: Annotated[
        dict[str, dict[str, int]], Is("places by training region, by rule and optimised", PEOPLE_A_YEAR)
    ]
    objective: Annotated[Objective, Is("both on held-out draws")]
    in_sample: Annotated[Objective, Is("both on the draws the optimisation saw")]
    optimality_gap: Annotated[
        float, Is("largest relative distance of the optimum from the best bound", SHARE)
    ]
    binding: Annotated[
        tuple[BindingLimit, ...], Is("limits the optimum touches, and what one place more would save")
    ]
    alternatives: Annotated[
        tuple[AllocationAlternative, ...], Is("near-equal alternatives, the most different first")
    ]
    filling: Annotated[tuple[Filled, ...], Is("what happens when places stay unfilled")]


@dataclass(frozen=True)
class AllocationOptions(RegionalOptions):
    """What training places are divided with."""

    occupation: Occupation
    places: Annotated[int, Opt("Places a year.", low=1, high=100_000, unit=PEOPLE_A_YEAR, named=True)]
    _: KW_ONLY
    institutions: Annotated[
        str | Path | None,
        Opt(
            "CSV, XLSX or ODS file with the columns of institutions.csv, or `synthetic` for made-up examples; the "
            "training regions themselves, without limits, by default.",
            words=(SYNTHETIC,),
            local=True,
        ),
    ] = None
    preferences: Annotated[
        str | Path | None,
        Opt(
            "CSV, XLSX or ODS file of candidates for the lottery: candidate, preference, institution.",
            local=True,
        ),
    ] = None
    draws: Annotated[int, Draws(20, 10_000)] = 400


@question(AllocationOptions)
def allocate(options: AllocationOptions) -> Allocation:
    """Divide training places over training regions and institutions.

    By rule, every place with the rule that gave it; and optimised within the same limits, compared on draws
    that the optimisation has not seen. What each limit costs, near-equal alternatives, and unfilled places.

    Raises:
        InputError: when a choice does not exist, figures are missing, or the limits conflict; then an
            irreducible set of conflicting limits is named.

    Example:
        >>> answer = allocate("huisarts", 1026, draws=40)
        >>> sum(row.places for row in answer.rule), sum(row.places for row in answer.optimised)
        (1026, 1026)
    """
    case = open_case(options.occupation, options, pack=shared.opened_with(options.pack, options.data))
    places, draws, seed, preferences = options.places, options.draws, options.seed, options.preferences
    listed, used = institutions_of(case.pack, case.occupation, options.institutions, places)
    desk = Desk(regional_case(case, calibrated=options.calibrated), places, listed, draws, seed)
    best = desk.best
    filling, drawn = fill(
        case.pack, case.occupation, desk.institutions, desk.rule, preferences, seed, desk.held_out.objective
    )
    result = Allocation(
        **case.scenario_heading(),
        places=places,
        synthetic=any(one.status == SYNTHETIC for one in desk.institutions),
        draws=draws,
        seed=seed,
        weights=desk.weights,
        smooth_change=desk.smooth,
        smooth_applied=desk.smooth_applied,
        near_rule=desk.programme.price,
        near_equal=desk.near,
        rule=desk.by_rule(),
        optimised=desk.by_optimum(),
        regions=desk.by_training_region(),
        objective=Objective(desk.held_out.objective(desk.rule[None]), desk.held_out.objective(best.places)),
        in_sample=Objective(desk.seen.objective(desk.rule[None]), desk.seen.objective(best.places)),
        optimality_gap=best.gap,
        binding=desk.binding(),
        alternatives=desk.alternatives(),
        filling=filling,
    )
    asked = {
        **case.options,
        "places": places,
        "institutions": None if options.institutions is None else str(options.institutions),
        "preferences": None if preferences is None else str(preferences),
        "draws": draws,
        "seed": seed,
        "calibrated": options.calibrated,
        "data": [str(path) for path in options.data],
    }
    evidence = _evidence(case, desk)
    return result.sealed(
        "allocate",
        asked,
        case.pack,
        seed,
        evidence=evidence,
        grade=shared.grade_of(case, evidence),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
        used=(*used, *drawn),
    )


def _evidence(case: Case, desk: Desk) -> Evidence:
    """Return the national and regional figures, and the training regions."""
    return shared.evidence(case, desk.middle, drawn=True) + of_rows(
        "training_regions",
        (row for row in case.pack.table("training_regions") if row["training_region"] in desk.groups),
    )
