"""Which figures does a projection rest on, and how did they move over the rounds?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, of_parameters, opened_pack
from raming.answers.options import Occupation, PackOptions, Round, question
from raming.inputs.meaning import OWN_UNIT, Is
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import PARAMETERS


@dataclass(frozen=True, slots=True)
class ParameterEntry:
    """One figure with its interval, its source and its history."""

    parameter: Annotated[str, Is("name of the parameter")]
    sex: Annotated[str | None, Is("`f` or `m`; null where it does not depend on it")]
    cohort: Annotated[str | None, Is("training cohort; null where it does not depend on it")]
    at: Annotated[
        int | None,
        Is("years after the base year or after graduation; null where it does not depend on it", "years"),
    ]
    variant: Annotated[str | None, Is("`low`, `mid` or `high`; null where it does not depend on it")]
    cell: Annotated[str, Is("how to name it in --set")]
    value: Annotated[float, Is("the value", OWN_UNIT)]
    unit: Annotated[str, Is("unit of the value")]
    low: Annotated[float | None, Is("lower end of the 80% interval", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of the 80% interval", OWN_UNIT)]
    reference_date: Annotated[str, Is("date it refers to")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    counts: Annotated[
        str,
        Is("what is counted, such as `registered`, `working` or `places`; empty where that does not apply"),
    ]
    rationale: Annotated[str, Is("why this value")]
    history: Annotated[dict[str, float], Is("the value in every round, by round", OWN_UNIT)]


@dataclass(frozen=True, slots=True)
class ParameterList(Reproducible):
    """The figures of one occupation in one round."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    composition: Annotated[str, Is("how demand is put together in this round")]
    parameters: Annotated[tuple[ParameterEntry, ...], Is("the figures, in the order of the model")]


@dataclass(frozen=True)
class ParameterOptions(PackOptions):
    """What the figures of an occupation are asked with."""

    occupation: Occupation
    _: KW_ONLY
    round: Round = None


@question(ParameterOptions)
def parameters(options: ParameterOptions) -> ParameterList:
    """List the figures of an occupation: value, interval, status, source, and history over the rounds.

    Rounds with another composition than the one asked for are left out of the history: their figures
    have another meaning.

    Raises:
        InputError: when the occupation or the round does not exist.

    Example:
        >>> entries = parameters("huisarts", round=2025).parameters
        >>> next(e.history for e in entries if e.cell == "stock_headcount")["2010"]
        10371.0
    """
    opened = opened_pack(options.pack)
    name = opened.occupation(options.occupation)
    chosen = opened.parameters(name, options.round)
    sets = [opened.parameters(name, other) for other in opened.rounds(name)]
    alike = [other for other in sets if other.composition == chosen.composition]
    order = {parameter: place for place, parameter in enumerate(PARAMETERS)}
    entries = tuple(
        ParameterEntry(
            parameter=cell.parameter,
            sex=cell.sex,
            cohort=cell.cohort,
            at=cell.at,
            variant=cell.variant,
            cell=str(cell),
            value=figure.value,
            unit=figure.unit,
            low=figure.low,
            high=figure.high,
            reference_date=figure.reference_date,
            status=figure.status,
            source=figure.source,
            where=figure.where,
            counts=figure.counts,
            rationale=figure.rationale,
            history={str(other.round): other[cell].value for other in alike if cell in other},
        )
        for cell, figure in sorted(chosen.items(), key=lambda pair: _place(pair[0], order))
    )
    result = ParameterList(
        occupation=name,
        names=names_of(opened, name),
        round=chosen.round,
        composition=chosen.composition,
        parameters=entries,
    )
    return result.sealed(
        "parameters",
        {"occupation": name, "round": chosen.round},
        opened,
        evidence=of_parameters(chosen, int(chosen.value("base_year"))),
    )


def _place(cell: Cell, order: dict[str, int]) -> tuple[int, str, str, str, int]:
    """Return where a cell stands in a list."""
    return order[cell.parameter], cell.variant or "", cell.cohort or "", cell.sex or "", cell.at or 0
