"""Does the balance agree with what studies and letters said of single regions?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import open_case
from raming.answers.evidence import of_rows
from raming.answers.options import Draws, RegionalOptions, question
from raming.answers.regional import shared
from raming.answers.regional.model import regional_case
from raming.answers.regional.shared import RegionalOccupation, default_occupation
from raming.answers.regional.statements import Bench, DimensionTest, StatementComparison
from raming.answers.uncertainty.draws import FEWEST
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.meaning import DRAWN, PEOPLE_A_YEAR, Is


@dataclass(frozen=True, slots=True)
class Validation(Reproducible):
    """The balance held against published statements, untuned."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    intake: Annotated[float, Is("intake per year from the steering year on", PEOPLE_A_YEAR)]
    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    tests: Annotated[
        tuple[DimensionTest, ...],
        Is("dimension by dimension, whether the regions named in the study stand out"),
    ]
    comparisons: Annotated[tuple[StatementComparison, ...], Is("statement by statement")]
    counts: Annotated[dict[str, int], Is("number of comparisons by verdict", "comparisons")]


@dataclass(frozen=True)
class ValidationOptions(RegionalOptions):
    """What the balance of regions is held against published statements with."""

    occupation: RegionalOccupation = None
    _: KW_ONLY
    draws: Annotated[int, Draws(FEWEST)] = 400


@question(ValidationOptions)
def validate_balance(options: ValidationOptions) -> Validation:
    """Hold the balance of regions against published statements, dimension by dimension and untuned.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.
    """
    opened = shared.opened_with(options.pack, options.data)
    case = open_case(options.occupation or default_occupation(opened), options, pack=opened)
    draws, seed = options.draws, options.seed
    known = regional_case(case, calibrated=options.calibrated)
    bench = Bench(
        known,
        draws,
        seed,
        shared.ends(shared.choice(opened, "balance_interval")),
    )
    rows = opened.table("regional_statements")
    named = [
        str(r["region"])
        for r in rows
        if r["dimension"] == "expected_shortage" and r["subject"] == case.occupation
    ]
    comparisons = tuple(bench.compare(row) for row in rows)
    verdicts = [comparison.verdict for comparison in comparisons]
    result = Validation(
        **shared.heading(case),
        draws=draws,
        seed=seed,
        tests=bench.tests(named),
        comparisons=comparisons,
        counts={
            name: verdicts.count(name) for name in ("agrees", "differs", "open", "input", "not-comparable")
        },
    )
    asked = {
        **case.options,
        "draws": draws,
        "seed": seed,
        "calibrated": options.calibrated,
        "data": [str(path) for path in options.data],
    }
    evidence = shared.evidence(case, known.run(), drawn=True) + of_rows("regional_statements", rows)
    return result.sealed(
        "validate_balance",
        asked,
        opened,
        seed,
        evidence=evidence,
        grade=shared.grade_of(case, evidence),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )
