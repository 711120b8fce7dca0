"""Does the balance agree with what studies and letters said of single regions?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from raming.answers.answer import Reproducible
from raming.answers.case import Source, open_case, sources_of
from raming.answers.regional import regions as of_regions
from raming.answers.regional.balance import DRAWS, default_occupation
from raming.answers.regional.model import ground
from raming.answers.regional.statements import Bench, Comparison, DimensionTest
from raming.inputs.meaning import DRAWN, PEOPLE_A_YEAR, Is
from raming.inputs.pack import Pack


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
    comparisons: Annotated[tuple[Comparison, ...], Is("statement by statement")]
    counts: Annotated[dict[str, int], Is("number of comparisons by verdict", "comparisons")]
    sources: Annotated[tuple[Source, ...], Is("where the statements come from")]


def validate_balance(
    occupation: str | None = None,
    *,
    draws: int = DRAWS,
    seed: int = of_regions.SEED,
    calibrated: bool = True,
    data: Sequence[str | Path] = (),
    pack: Pack | str | Path = "nl",
    **options: Any,
) -> Validation:
    """Hold the balance against published regional statements, dimension by dimension and untuned.

    Args:
        occupation: the occupation; the one of which most regional figures are known when left out.
        draws: number of draws, at least 10.
        seed: seed of the draws.
        calibrated: widen the national spreads of supply by what the track record of earlier rounds asks for.
        data: CSV files with figures of one's own, named after their table.
        pack: a loaded pack, the name of a shipped one, or a path.
        **options: see `raming.answers.case.open_case`.

    Raises:
        InputError: when a choice does not exist, or regional figures are missing.
    """
    opened = of_regions.opened_with(pack, data)
    case = open_case(occupation or default_occupation(opened), pack=opened, **options)
    of_regions.check_draws(max(draws, 1))
    bench = Bench(
        ground(case, calibrated=calibrated),
        draws,
        seed,
        of_regions.ends(of_regions.choice(opened, "balance_interval")),
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
        **of_regions.heading(case),
        draws=draws,
        seed=seed,
        tests=bench.tests(named),
        comparisons=comparisons,
        counts={
            name: verdicts.count(name) for name in ("agrees", "differs", "open", "input", "not-comparable")
        },
        sources=sources_of(opened, dict.fromkeys(str(row["source"]) for row in rows)),
    )
    asked = {
        **case.options,
        "draws": draws,
        "seed": seed,
        "calibrated": calibrated,
        "data": [str(path) for path in data],
    }
    return result.sealed("validate_balance", asked, opened, seed)
