"""Which occupations head for a shortage, and how likely is it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Annotated, Any

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import Case, names_of, open_case, opened_pack
from raming.answers.chances import likely, varies
from raming.answers.evidence import COMPUTED, ILLUSTRATION, Evidence
from raming.answers.model import HORIZON
from raming.answers.options import EARLIEST, LATEST, Calibrated, Draws, PackOptions, Seed, question
from raming.answers.possible import too_many
from raming.answers.uncertainty.draws import drawn_all, uncertainty_of
from raming.answers.uncertainty.grades import advice_grade, model_grade
from raming.answers.uncertainty.quantities import Rounds, spread_evidence
from raming.engine.ages import runner
from raming.engine.ages.ensemble import TOTAL_UNIT, EnsembleProjection, Totals
from raming.engine.draws import quantiles
from raming.engine.draws.workspace import Workspace
from raming.engine.model.intake import fte_at_intake
from raming.inputs.loading import load_pack
from raming.inputs.meaning import DRAWN, FTE, PEOPLE, SHARE, YEAR, Is
from raming.inputs.options import Form, Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse

DRAWS = 1000
PROBABILITIES = (0.1, 0.5, 0.9)
FORM = 2
"""Form in which finished parts are kept; those of another are made anew."""
IMPOSSIBLE = "impossible-draws"
"""Why an occupation is left out: demand cannot be true in too many draws."""
AHEAD = 10
"""Years ahead that the outlook looks at when no year is asked for."""


@dataclass(frozen=True, slots=True)
class Outlooked:
    """One occupation in the year of the outlook."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    group: Annotated[str, Is("group it belongs to")]
    round: Annotated[int, Is("round of its figures", "round")]
    headcount: Annotated[float, Is("median of people active", PEOPLE)]
    fte: Annotated[float, Is("median of supply", FTE)]
    demand_fte: Annotated[float, Is("median of demand", FTE)]
    gap_fte: Annotated[float, Is("median of demand minus supply; a shortage is positive", FTE)]
    gap_at_middle_values: Annotated[
        float, Is("the gap with every figure at its central value, as a projection without draws has it", FTE)
    ]
    gap_interval: Annotated[tuple[float, float], Is("ends of the 80 % interval of the gap", FTE)]
    gap_share: Annotated[float, Is("median gap as a share of median demand; a shortage is positive", SHARE)]
    p_shortage: Annotated[
        float | None,
        Is("share of the draws in which demand exceeds supply; null where no figure varies", SHARE),
    ]
    grade: Annotated[str, Is("what its projection is worth: `computed` or `illustration`")]
    advice: Annotated[
        str,
        Is("what is known of its advice: `published` where one was, `computed` or `illustration`"),
    ]
    ranked: Annotated[
        bool, Is("whether its projection is well founded; one that is an illustration is listed, not ranked")
    ]
    grade_reasons: Annotated[tuple[str, ...], Is("why its projection is an illustration, as in `advise`")]
    base_year: Annotated[int, Is("base year of its round", YEAR)]
    impossible_draws: Annotated[
        int | None,
        Is(
            "draws in which demand falls below zero, or working time almost to nothing, in some year; null where none does",
            DRAWN,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Outlooks(Reproducible):
    """Every occupation with figures, in one year."""

    year: Annotated[int, Is("calendar year", YEAR)]
    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    likely: Annotated[float, Is("from this chance of a shortage on it is called likely", SHARE)]
    occupations: Annotated[
        tuple[Outlooked, ...],
        Is(
            "every occupation: first those ranked, the likeliest shortage first, then the illustrations in the order of the pack"
        ),
    ]
    left_out: Annotated[
        dict[str, str],
        Is(
            "occupations that are not in it, with why: `no-figures`, `other-years` where the round does not reach, or `impossible-draws` where demand cannot be in too many"
        ),
    ]


@dataclass(frozen=True)
class PackCountry:
    """Every occupation of a pack that has figures (a `runner.Country`).

    Attributes:
        pack: name of a shipped pack or path of another.
        year: calendar year that is looked at; the only one kept.
        draws: number of draws.
        seed: seed of the draws.
        calibrated: multiply the spreads of supply by what the track record asks for.
    """

    pack: str
    year: int
    draws: int
    seed: int
    calibrated: bool
    opened: list[Pack] = field(default_factory=list, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is sent to another process: not the pack itself, which is opened there."""
        return {name: getattr(self, name) for name in ("pack", "year", "draws", "seed", "calibrated")} | {
            "opened": []
        }

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The occupations with a round that reaches the year, each opened."""
        pack = self.opened[0] if self.opened else load_pack(self.pack)
        known = (open_case(name, pack=pack) for name in pack.occupations if pack.rounds(name))
        return tuple(case for case in known if case.base_year < self.year <= case.base_year + HORIZON)

    @cached_property
    def rounds(self) -> Rounds:
        """The rounds of the pack, read once for all occupations."""
        return Rounds(self.cases[0].pack)

    @cached_property
    def groups(self) -> Sequence[str]:
        """For each occupation its group."""
        return [str(case.pack.occupations[case.occupation]["group"]) for case in self.cases]

    @property
    def size(self) -> tuple[int, int, int]:
        """Draws, years and regions."""
        return self.draws, 1, 1

    def project(
        self,
        index: int,
        probabilities: Sequence[float],  # noqa: ARG002 - `reduce` knows them
        reduce: quantiles.Quantiles,
        space: Workspace,  # noqa: ARG002 - one year of one region needs none
        totals: Totals,
    ) -> EnsembleProjection:
        """All draws of one occupation in the year, as `advise --draws` makes them."""
        case = self.cases[index]
        made = drawn_all(
            case, uncertainty_of(case, calibrated=self.calibrated, rounds=self.rounds), self.draws, self.seed
        )
        place = self.year - case.base_year
        gap = made.demand - made.fte
        rows = np.stack([output[:, place] for output in (made.headcount, made.fte, made.demand, gap)])
        if rows.shape[-1] != self.draws:  # nothing is drawn: each draw is the middle one
            rows = np.repeat(rows, self.draws, axis=-1)
        found = reduce(rows)
        short = np.array([np.count_nonzero(rows[3] > 0) / self.draws if varies(rows[3]) else np.nan])
        totals += np.rint(rows[:3, None] / TOTAL_UNIT).astype(np.int64)
        return EnsembleProjection(
            quantiles=found[:, None, None],
            national=found[:, None],
            shortage=short[:, None],
            national_shortage=short,
            intake=made.advised[:, case.balance_year - case.base_year],
            certificate=np.nan,
            impossible=int(np.count_nonzero(made.impossible)),
        )


@dataclass(frozen=True)
class OutlookOptions(PackOptions):
    """What a ranking of all occupations is asked with."""

    _: KW_ONLY
    year: Annotated[
        int | None,
        Opt("Calendar year; ten years after the latest round by default.", low=EARLIEST, high=LATEST),
    ] = None
    draws: Annotated[int, Draws(10, 200_000)] = 1000
    seed: Seed = 1
    calibrated: Calibrated = True
    workers: Annotated[
        runner.Workers | None,
        Opt(
            "What carries out the work; threads by default, or `raming.answers.uncertainty.cluster.Cluster`.",
            form=Form.OBJECT,
        ),
    ] = None
    kept: Annotated[
        Callable[[str], runner.PartStore] | None,
        Opt(
            "Given what identifies the run, returns where finished parts are kept; nowhere by default.",
            form=Form.OBJECT,
        ),
    ] = None
    progress: Annotated[
        Callable[[int, int], None] | None,
        Opt("Called with the occupations done and in all.", form=Form.OBJECT),
    ] = None


@question(OutlookOptions)
def outlook(options: OutlookOptions) -> Outlooks:
    """Rank all occupations by their chance of a shortage.

    Every occupation with figures, at its current intake, with the draws of `raming advise --draws`.

    Raises:
        InputError: when no occupation has figures for that year.
    """
    return outlook_of(options)


def outlook_of(options: OutlookOptions) -> Outlooks:
    """Return the chance of a shortage in every occupation with figures, at the current intake.

    Raises:
        InputError: when no occupation has figures for that year.
    """
    year, draws, seed, calibrated, pack = (
        options.year,
        options.draws,
        options.seed,
        options.calibrated,
        options.pack,
    )
    opened = opened_pack(pack)
    if year is None:
        latest = max(max(opened.rounds(name), default=0) for name in opened.occupations)
        year = latest + AHEAD
    place = opened.name.removeprefix("raming-") if isinstance(pack, Pack) else str(pack)
    country = PackCountry(place, year, draws, seed, calibrated, [opened])
    if not country.cases:
        raise refuse(
            "no occupation has a projection for this year",
            field="--year",
            value=year,
            expected=Phrase("a year after the base years of the rounds, and at most twenty years on"),
        )
    decides = {"year": year, "draws": draws, "seed": seed, "calibrated": calibrated}
    identity = f"{opened.hash} {decides} {FORM}"
    whole = runner.run(
        country,
        PROBABILITIES,
        workers=options.workers,
        kept=options.kept(identity) if options.kept else None,
        progress=options.progress,
    )
    found = [
        _outlooked(case, one, year)
        for case, one in zip(country.cases, whole.projections, strict=True)
        if not too_many(one.impossible, draws)
    ]
    ranked = sorted((row for row in found if row.ranked), key=_first_short)
    found = [*ranked, *(row for row in found if not row.ranked)]
    told = {case.occupation for case in country.cases}
    result = Outlooks(
        year=year,
        draws=draws,
        seed=seed,
        likely=likely(opened),
        occupations=tuple(found),
        left_out={
            name: "no-figures" if not opened.rounds(name) else IMPOSSIBLE if name in told else "other-years"
            for name in opened.occupations
            if name not in {row.occupation for row in found}
        },
    )
    evidence = sum(
        (
            case.evidence()
            + spread_evidence(
                opened, case.parameters, uncertainty_of(case, calibrated=False, rounds=country.rounds)
            )
            for case in country.cases
        ),
        Evidence(),
    )
    return result.sealed(
        "outlook",
        decides,
        opened,
        seed,
        evidence=evidence,
        grade=COMPUTED if any(row.ranked for row in found) else ILLUSTRATION,
        as_of=min(case.base_year for case in country.cases),
        tally={draws: max((row.impossible_draws or 0 for row in found), default=0)},
    )


def _first_short(row: Outlooked) -> tuple[bool, float, float]:
    """Return what occupations are ranked by: the largest chance first, those without any last."""
    return row.p_shortage is None, -(row.p_shortage or 0.0), -row.gap_share


def _central(case: Case, year: int) -> float:
    """Return the gap of a year with every figure at its central value, at the current intake."""
    ran, place = case.run(), year - case.base_year
    fte = fte_at_intake(ran.supply, np.array([case.intake]))[0]
    return float(ran.demand[0, case.rung, place] - fte[place])


def _outlooked(case: Case, one: EnsembleProjection, year: int) -> Outlooked:
    """Return one occupation from what was kept of it."""
    own = model_grade(case)
    low, middle, high = one.quantiles[:, 0, 0].T
    group = str(case.pack.occupations[case.occupation]["group"])
    return Outlooked(
        case.occupation,
        names_of(case.pack, case.occupation),
        group,
        case.round,
        headcount=float(middle[0]),
        fte=float(middle[1]),
        demand_fte=float(middle[2]),
        gap_fte=float(middle[3]),
        gap_at_middle_values=_central(case, year),
        gap_interval=(float(low[3]), float(high[3])),
        gap_share=float(middle[3] / middle[2]),
        p_shortage=None if np.isnan(one.shortage[0, 0]) else float(one.shortage[0, 0]),
        grade=own.grade,
        advice=advice_grade(case),
        ranked=own.grade != ILLUSTRATION,
        grade_reasons=own.reasons,
        base_year=case.base_year,
        impossible_draws=one.impossible or None,
    )
