"""One case: an occupation in a round under a scenario, read from a pack and run through the engine.

Every question about one occupation starts here, so that all of them rest on the same run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from raming.answers.answer import Heading, OccupationHeading, ScenarioHeading
from raming.answers.evidence import Evidence, Grounds
from raming.answers.manifest import Told
from raming.answers.model import HORIZON, Model, Run, build, run
from raming.answers.options import CaseOptions
from raming.answers.possible import (
    impossible_draws,
    refuse_impossible,
    refuse_impossible_draws,
    refuse_no_demand,
)
from raming.engine.model.demand import RUNGS
from raming.inputs.loading import load_pack
from raming.inputs.options import doubt, faults, options_of
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell, Override, ParameterFigure, ParameterSet
from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.vocabulary import PARAMETERS

if TYPE_CHECKING:
    from raming.inputs.scenario import Scenario

ADJUSTABLE_INTAKE = Cell("intake_per_year", cohort="after_steering")
STOCK = "stock_headcount"
NOT_STATED = "not-stated"
TRENDS_GO = ("temporary", "continuing")


@dataclass(frozen=True)
class Case:
    """What a question about one occupation is asked of.

    Attributes:
        pack: the pack.
        occupation: id of the occupation.
        round: the round.
        scenario: rung of the demand ladder, one of `raming.engine.model.demand.RUNGS`.
        trend: `temporary` or `continuing`.
        variant: `low`, `mid` or `high`.
        balance_year: calendar year in which supply must equal demand.
        intake: yearly intake of the adjustable cohort for the year path.
        changes: changed parameters, as `parameter[selector=value]=value`.
        parameters: the figures, changes applied.
        options: what decides the case, as plain data for the manifest.
        overrides: the changes, read.
        tally: by number of draws that were made of it so far, in how many of them demand cannot be true.
    """

    pack: Pack
    occupation: str
    round: int
    scenario: str
    trend: str
    variant: str
    balance_year: int
    intake: float
    changes: tuple[str, ...]
    parameters: ParameterSet
    options: dict[str, Any] = field(repr=False)
    overrides: tuple[Override, ...] = field(default=(), repr=False)
    tally: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def base_year(self) -> int:
        """First year of the projection."""
        return int(self.parameters.value("base_year"))

    @property
    def rung(self) -> int:
        """Place of the scenario on the demand ladder."""
        return RUNGS.index(self.scenario)

    @property
    def continuing(self) -> bool:
        """Whether trends go on after the trend year."""
        return self.trend == "continuing"

    def model(self, variant: str | None = None) -> Model:
        """Return the engine's arrays, for this variant or another."""
        values = {cell: figure.value for cell, figure in self.parameters.items()}
        return build(values, self.parameters.composition, variant or self.variant)

    def run(self, variant: str | None = None, trend: str | None = None) -> Run:
        """Run the engine once, for this variant and trend or others."""
        return run(self.model(variant), continuing=(trend or self.trend) == "continuing")

    def checked(self, ran: Run) -> Run:
        """Return a run of this case for a question that takes shares of demand, its demand looked at.

        Raises:
            InputError: when demand cannot be true in too many of the draws, or there is none.
        """
        self.counted(impossible_draws(ran, self.rung, continuing=self.continuing))
        refuse_no_demand(ran.demand[:, self.rung], self.overrides)
        return ran

    def counted(self, wrong: np.ndarray) -> None:
        """Keep in how many draws demand cannot be true, for the answer to say.

        Args:
            wrong: whether demand cannot be true, axes (draw).

        Raises:
            InputError: when it cannot be in too many of them.
        """
        refuse_impossible_draws(
            wrong, self.overrides, lambda: self.model().demand, self.rung, continuing=self.continuing
        )
        if len(wrong) > 1:
            self.tally[len(wrong)] = max(self.tally.get(len(wrong), 0), int(np.count_nonzero(wrong)))

    def used(self) -> dict[Cell, ParameterFigure]:
        """Return the figures this case rests on: of its variant, and only those that are applied."""
        applied_abroad = self.parameters.composition == "hrh-2012"
        return {
            cell: figure
            for cell, figure in self.parameters.items()
            if cell.variant in (None, self.variant)
            and (cell.parameter != "abroad_yield" or applied_abroad)
            and cell.parameter != "balance_year"
        }

    def heading(self) -> Heading:
        """Return what every answer about this case starts with."""
        return {**self.scenario_heading(), "current_intake": self.parameters[ADJUSTABLE_INTAKE].value}

    def scenario_heading(self) -> ScenarioHeading:
        """Return what an answer under the scenario of this case starts with."""
        return {
            **self.occupation_heading(),
            "scenario": self.scenario,
            "trend": self.trend,
            "variant": self.variant,
        }

    def occupation_heading(self) -> OccupationHeading:
        """Return what an answer about the occupation of this case starts with."""
        return {
            "occupation": self.occupation,
            "names": names_of(self.pack, self.occupation),
            "round": self.round,
            "balance_year": self.balance_year,
            "stock_counts": self.stock_counts,
        }

    @property
    def stock_counts(self) -> str:
        """What the people of the base year are: at work, registered, or not stated."""
        stock = next((figure for cell, figure in self.parameters.items() if cell.parameter == STOCK), None)
        return (stock.counts if stock is not None else "") or NOT_STATED

    def evidence(self) -> Evidence:
        """Return the figures this case rests on; a row of the pack counts once."""
        return of_parameters(self.used(), self.base_year)


def of_parameters(figures: Mapping[Cell, ParameterFigure], base_year: int) -> Evidence:
    """Return figures of a round as evidence; a row of the pack counts once."""
    return Evidence(
        tuple(
            Grounds(
                ("parameters", figure.row or str(cell)),
                figure.status,
                figure.source,
                figure.where,
                base_year,
                (cell, figure),
            )
            for cell, figure in figures.items()
        )
    )


def names_of(pack: Pack, occupation: str) -> dict[str, str]:
    """Return the Dutch and English name of an occupation."""
    row = pack.occupations[occupation]
    return {"nl": str(row["name_nl"]), "en": str(row["name_en"])}


def _check_choices(scenario: Scenario, file: str) -> None:
    """Refuse a scenario file whose choices no door would take.

    Raises:
        InputError: with every choice that is wrong.
    """
    problems = [
        replace(problem, file=file, field=name)
        for name, option in options_of(CaseOptions).items()
        if name != "changes" and (value := getattr(scenario, name, None)) is not None
        for problem in (*faults(option, value), *filter(None, (doubt(option, value),)))
    ]
    if problems:
        raise InputError(problems)


def open_case(
    occupation: str,
    options: CaseOptions | None = None,
    *,
    pack: Pack | str | Path | None = None,
) -> Case:
    """Read one case from a pack.

    Args:
        occupation: the occupation, by id or any of its names.
        options: the choices; those of the defaults when left out. A scenario file's choices hold where the
            others are left at their defaults.
        pack: the pack, where it was opened before; that of the options when left out.

    Raises:
        InputError: when a choice does not exist; the message says which do.
    """
    asked = CaseOptions() if options is None else options
    scenario_title, reasons = "", dict[str, str]()
    scenario, trend, variant = asked.scenario, str(asked.trend), str(asked.variant)
    round_, balance_year, intake, overrides = asked.round, asked.balance_year, asked.intake, asked.overrides
    if scenario not in RUNGS:
        from raming.inputs.scenario import read_scenario  # noqa: PLC0415 - only for scenario files

        file = read_scenario(scenario)
        _check_choices(file, Path(scenario).name)
        scenario = file.scenario or "preferred"
        round_ = file.round if round_ is None else round_
        trend = file.trend if file.trend and trend == "temporary" else trend
        variant = file.variant if file.variant and variant == "mid" else variant
        balance_year = file.balance_year if balance_year is None else balance_year
        intake = file.intake if intake is None else intake
        scenario_title = file.title or Path(asked.scenario).name
        own = file.overrides()
        reasons = {str(one): change.rationale for one, change in zip(own, file.changes, strict=True)}
        overrides = (*own, *overrides)
    opened = opened_pack(asked.pack if pack is None else pack)
    name = opened.occupation(occupation)
    parameters = opened.parameters(name, round_).changed(overrides)
    base = int(parameters.value("base_year"))
    for year in ("steering_year", "trend_year"):
        if not base <= int(parameters.value(year)) <= base + HORIZON:
            raise refuse(
                "the {label} lies outside the projection of round {round}",
                label=Phrase(PARAMETERS[year].label),
                round=parameters.round,
                field="--set",
                value=f"{year}={parameters.value(year):g}",
                expected=Phrase("a year from {first} to {last}", first=base, last=base + HORIZON),
            )
    years = {
        cell.at or 0: int(figure.value)
        for cell, figure in parameters.items()
        if cell.parameter == "balance_year"
    }
    balance = years[max(years)] if balance_year is None else balance_year
    if not base < balance <= base + HORIZON:
        raise refuse(
            "the projection of round {round} does not hold this year",
            round=parameters.round,
            field="--balance-year",
            value=balance,
            expected=Phrase("a year from {first} to {last}", first=base + 1, last=base + HORIZON),
        )
    refuse_impossible(parameters, RUNGS.index(scenario), variant, overrides, continuing=trend == "continuing")
    current = parameters[ADJUSTABLE_INTAKE].value
    used = current if intake is None else float(intake)
    changed = tuple(Told(str(one), reasons.get(str(one), "")) for one in overrides)
    scenario = Told(scenario, scenario_title)
    decides = {
        "occupation": name,
        "round": parameters.round,
        "scenario": scenario,
        "trend": trend,
        "variant": variant,
        "balance_year": balance,
        "intake": used,
        "changes": list(changed),
    }
    return Case(
        pack=opened,
        occupation=name,
        round=parameters.round,
        scenario=scenario,
        trend=trend,
        variant=variant,
        balance_year=balance,
        intake=used,
        changes=changed,
        parameters=parameters,
        options=decides,
        overrides=tuple(overrides),
    )


def opened_pack(pack: Pack | str | Path) -> Pack:
    """Return a pack, loaded where it is given by name or path."""
    return pack if isinstance(pack, Pack) else load_pack(pack)
