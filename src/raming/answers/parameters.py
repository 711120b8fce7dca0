"""Which figures does a projection rest on, and how did they move over the rounds?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raming.answers.case import SCHEMA_VERSION, Source, names_of, sources_of
from raming.answers.manifest import Manifest, manifest, plain
from raming.inputs.loading import load_pack
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import PARAMETERS


@dataclass(frozen=True, slots=True)
class ParameterEntry:
    """One figure with its interval, its source and its history.

    Attributes:
        parameter: name of the parameter.
        sex: `f` or `m`; null where it does not depend on it.
        cohort: training cohort; null where it does not depend on it.
        at: years after the base year or after graduation; null where it does not depend on it.
        variant: `low`, `mid` or `high`; null where it does not depend on it.
        cell: all of this in the notation of `--set`.
        value: the value.
        unit: its unit.
        low: lower end of the 80 % interval; null where none is stated.
        high: upper end of the 80 % interval; null where none is stated.
        reference_date: date it refers to.
        status: status of the figure.
        source: id of the source.
        rationale: why this value, where it is not published.
        history: the value in every round, by round.
    """

    parameter: str
    sex: str | None
    cohort: str | None
    at: int | None
    variant: str | None
    cell: str
    value: float
    unit: str
    low: float | None
    high: float | None
    reference_date: str
    status: str
    source: str
    rationale: str
    history: dict[str, float]


@dataclass(frozen=True, slots=True)
class ParameterList:
    """The figures of one occupation in one round.

    Attributes:
        schema_version: version of this contract.
        occupation: id of the occupation.
        names: its name by language.
        round: the round.
        composition: how demand is put together in this round.
        parameters: the figures, in the order of the model.
        sources: where they come from.
        manifest: what is needed to look it up again.
    """

    schema_version: str
    occupation: str
    names: dict[str, str]
    round: int
    composition: str
    parameters: tuple[ParameterEntry, ...]
    sources: tuple[Source, ...]
    manifest: Manifest

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `raming parameters --json` prints it."""
        made: dict[str, Any] = plain(self)
        return made


def parameters(
    occupation: str,
    *,
    pack: Pack | str | Path = "nl",
    round: int | None = None,  # noqa: A002 - the field's word
) -> ParameterList:
    """Return the figures of an occupation in a round, with how they moved over the rounds.

    Rounds with another composition than the one asked for are left out of the history: their figures
    have another meaning.

    Args:
        occupation: the occupation, by id or any of its names.
        pack: a loaded pack, the name of a shipped one, or a path.
        round: the round; the latest when left out.

    Raises:
        InputError: when the occupation or the round does not exist.

    Example:
        >>> entries = parameters("huisarts", round=2025).parameters
        >>> next(e.history for e in entries if e.cell == "stock_headcount")["2010"]
        10371.0
    """
    opened = pack if isinstance(pack, Pack) else load_pack(pack)
    name = opened.occupation(occupation)
    chosen = opened.parameters(name, round)
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
            rationale=figure.rationale,
            history={str(other.round): other[cell].value for other in alike if cell in other},
        )
        for cell, figure in sorted(chosen.items(), key=lambda pair: _place(pair[0], order))
    )
    used = dict.fromkeys(entry.source for entry in entries if entry.source)
    body: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "occupation": name,
        "names": names_of(opened, name),
        "round": chosen.round,
        "composition": chosen.composition,
        "parameters": entries,
        "sources": sources_of(opened, used),
    }
    options = {"occupation": name, "round": chosen.round}
    return ParameterList(**body, manifest=manifest("parameters", options, opened, plain(body)))


def _place(cell: Cell, order: dict[str, int]) -> tuple[int, str, str, str, int]:
    """Return where a cell stands in a list."""
    return order[cell.parameter], cell.variant or "", cell.cohort or "", cell.sex or "", cell.at or 0
