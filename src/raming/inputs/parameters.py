"""One round's figures of one occupation: every cell of every parameter, each with its source."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any, NamedTuple

from raming.inputs.characters import refuse_unknown
from raming.inputs.numbers import UnreadError, number_of, plainly
from raming.inputs.problems import InputError, Named, Phrase, Problem, nearest, refuse
from raming.inputs.tables import Row
from raming.inputs.vocabulary import (
    COHORTS,
    DUTCH,
    NAMES,
    PARAMETERS,
    SELECTORS,
    SEXES,
    VARIANTS,
    ParameterKind,
    folded,
    id_of,
)

_DOMAINS: dict[str, tuple[str, ...]] = {"sex": SEXES, "cohort": COHORTS, "variant": VARIANTS}


class Cell(NamedTuple):
    """Where a figure stands: a parameter and its selectors; None where a selector does not apply."""

    parameter: str
    sex: str | None = None
    cohort: str | None = None
    at: int | None = None
    variant: str | None = None

    def __str__(self) -> str:
        chosen = ",".join(f"{n}={v}" for n, v in zip(SELECTORS, self[1:], strict=True) if v is not None)
        return f"{self.parameter}[{chosen}]" if chosen else self.parameter


@dataclass(frozen=True, slots=True)
class ParameterFigure:
    """One figure with what it rests on.

    Attributes:
        value: the value, in `unit`; shares as fractions.
        low: lower end of the 80 % interval, or None where none is stated.
        high: upper end of the 80 % interval, or None.
        unit: unit of the value.
        counts: what is counted, such as `registered` or `working`; empty where no people or places are.
        reference_date: date or year it refers to.
        status: `published`, `derived`, `estimate`, `assumption`, or `scenario` when a scenario set it.
        source: id of the source in the pack.
        rationale: why this value, where it is not published.
        where: where in the source it stands; empty where the source says it once for all.
        row: line of `parameters.csv` it stands on; 0 when a scenario set it.
    """

    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    counts: str = ""
    reference_date: str = ""
    status: str = "published"
    source: str = ""
    rationale: str = ""
    where: str = ""
    row: int = 0


def cell_of(row: Row, line: int) -> tuple[Cell, ParameterFigure]:
    """Return the cell and the figure of one row of `parameters.csv`."""
    entry: Mapping[str, Any] = row
    return (
        Cell(entry["parameter"], entry["sex"], entry["cohort"], entry["at"], entry["variant"]),
        ParameterFigure(
            value=entry["value"],
            unit=entry["unit"] or "",
            low=entry["low"],
            high=entry["high"],
            counts=entry.get("counts") or "",
            reference_date=entry["reference_date"] or "",
            status=entry["status"],
            source=entry["source"] or "",
            rationale=entry["rationale"] or "",
            where=entry.get("where") or "",
            row=line,
        ),
    )


@dataclass(frozen=True, slots=True)
class Override:
    """A changed parameter, written `parameter[sex=f,at=5]=value`; a selector left out means all."""

    parameter: str
    selectors: tuple[tuple[str, str], ...]
    value: float

    def __str__(self) -> str:
        chosen = ",".join(f"{name}={value}" for name, value in self.selectors)
        value = plainly(self.value)
        return f"{self.parameter}[{chosen}]={value}" if chosen else f"{self.parameter}={value}"

    def matches(self, cell: Cell) -> bool:
        """Tell whether this override changes `cell`."""
        return cell.parameter == self.parameter and all(
            str(getattr(cell, name)) == value for name, value in self.selectors
        )


_OVERRIDE = re.compile(r"^\s*([^\W\d][^\[\]=]*?)\s*(?:\[([^\]]*)\])?\s*=\s*([^=\s]+)\s*$")


def parse_overrides(changes: Iterable[str | Override]) -> tuple[Override, ...]:
    """Return changed parameters, read.

    Args:
        changes: each in the notation of `parse_override`, or read already.

    Raises:
        InputError: with what is wrong in every one that cannot be read.
    """
    read: list[Override] = []
    problems: list[Problem] = []
    for change in changes:
        try:
            read.append(change if isinstance(change, Override) else parse_override(change))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(read)


def parse_override(text: str) -> Override:
    """Read `parameter[sex=f,cohort=after_steering,at=5,variant=mid]=value`.

    Dutch names are understood too, and a decimal comma: `onvervulde vraag[variant=hoog]=0,05`.

    Raises:
        InputError: when the text has another form, or names an unknown parameter, selector or value.
    """
    refuse_unknown(text, field="--set")
    form = Phrase("parameter[sex=f,cohort=after_steering,at=5,variant=mid]=value, each selector optional")
    match = _OVERRIDE.match(text)
    if not match:
        raise refuse("a changed parameter has another form", field="--set", value=text, expected=form)
    typed, inside, number = match.groups()
    name = NAMES.get(folded(typed), typed)
    if name not in PARAMETERS:
        near = [
            Named(
                {
                    "en": match if NAMES[match] == match else match.replace("_", " "),
                    "nl": DUTCH[NAMES[match]][0],
                }
            )
            for match in nearest(folded(name), NAMES, n=1)
        ]
        raise refuse(
            "unknown parameter",
            field="--set",
            value=name,
            expected=Phrase("{name}, perhaps; `raming parameters OCCUPATION` lists all", name=near[0])
            if near
            else Phrase("a name from `raming parameters OCCUPATION`"),
        )
    kind = PARAMETERS[name]
    selectors = []
    for part in filter(None, (piece.strip() for piece in (inside or "").split(","))):
        key, _, value = (piece.strip() for piece in part.partition("="))
        key = id_of("selector", key)
        value = id_of(key, value)
        if key not in kind.selectors:
            known = ", ".join(kind.selectors) or Phrase("no selector at all")
            raise refuse("{name} has no such selector", name=name, field="--set", value=key, expected=known)
        allowed = _DOMAINS.get(key)
        if allowed and value not in allowed:
            raise refuse("unknown {name}", name=key, field="--set", value=value, expected=", ".join(allowed))
        if key == "at" and not value.isdigit():
            raise refuse(
                "`at` is a number of years", field="--set", value=value, expected=Phrase("a whole number")
            )
        selectors.append((key, value))
    amount = _amount(kind, number)
    order = {name: place for place, name in enumerate(SELECTORS)}
    return Override(name, tuple(sorted(selectors, key=lambda pair: order[pair[0]])), amount)


def _amount(kind: ParameterKind, number: str) -> float:
    """Return the value of a changed parameter from its text.

    Raises:
        InputError: when it is no number, may be two, or cannot be the value of this parameter.
    """
    try:
        amount = number_of(number, people=kind.unit in ("persons", "year"), low=kind.low, high=kind.high)
    except UnreadError as error:
        if error.expected:
            raise refuse(error.message, field="--set", value=number, expected=error.expected) from error
        amount = float("nan")
    if kind.unit == "share of supply" and 1.0 < amount <= kind.high:
        raise refuse(
            "{name} is a share, and this would be {percent:g} %",
            name=kind.name,
            percent=100.0 * amount,
            field="--set",
            value=number,
            expected=Phrase("{share:g} for {percent:g} %", share=amount / 100.0, percent=amount),
        )
    if not kind.low <= amount <= kind.high:
        raise refuse(
            "{name} cannot have this value",
            name=kind.name,
            field="--set",
            value=number,
            expected=Phrase(
                "a number from {low:g} to {high:g}, without separators of thousands",
                low=kind.low,
                high=kind.high,
            ),
        )
    if kind.unit == "year" and not amount.is_integer():
        raise refuse(
            "{name} is a whole year",
            name=kind.name,
            field="--set",
            value=number,
            expected=Phrase("a whole year"),
        )
    return amount


class ParameterSet(Mapping[Cell, ParameterFigure]):
    """All cells of one occupation in one round.

    A row of the pack whose selector is empty holds for all values of that selector; the row that names
    more selectors wins. A demand figure given once with an interval serves the three variants: low and
    high take the ends of its interval.
    """

    def __init__(
        self, occupation: str, round_: int, composition: str, cells: Mapping[Cell, ParameterFigure]
    ) -> None:
        self.occupation = occupation
        self.round = round_
        self.composition = composition
        self._cells = dict(cells)

    @classmethod
    def from_rows(
        cls, occupation: str, round_: int, composition: str, rows: Iterable[tuple[Cell, ParameterFigure]]
    ) -> "ParameterSet":
        """Spread the rows of a pack over the cells they hold for."""
        cells: dict[Cell, tuple[int, ParameterFigure]] = {}
        for cell, figure in rows:
            kind = PARAMETERS[cell.parameter]
            named = sum(value is not None for value in cell[1:])
            axes = [
                _DOMAINS[name]
                if name in kind.selectors and getattr(cell, name) is None
                else (getattr(cell, name),)
                for name in ("sex", "cohort", "variant")
            ]
            for sex, cohort, variant in product(*axes):
                spread = Cell(cell.parameter, sex, cohort, cell.at, variant)
                if spread in cells and cells[spread][0] >= named:
                    continue
                own = figure
                if cell.variant is None and variant in ("low", "high"):
                    end = figure.low if variant == "low" else figure.high
                    own = figure if end is None else replace(figure, value=end)
                cells[spread] = (named, own)
        order = {name: place for place, name in enumerate(PARAMETERS)}
        ordered = sorted(cells, key=lambda c: (order[c.parameter], c.cohort or "", c.sex or "", c.at or 0))
        return cls(occupation, round_, composition, {cell: cells[cell][1] for cell in ordered})

    def __getitem__(self, cell: Cell) -> ParameterFigure:
        return self._cells[cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def value(self, parameter: str, at: int | None = None) -> float:
        """Return the value of a parameter without sex, cohort or variant, such as a year or the stock."""
        return self._cells[Cell(parameter, at=at)].value

    def missing(self) -> tuple[str, ...]:
        """Name the parameters that a projection needs and this set lacks."""
        have = {cell.parameter for cell in self._cells}
        lacking = [name for name, kind in PARAMETERS.items() if kind.required and name not in have]
        if not {"stock_cumulative_outflow", "exit_hazard"} & have:
            lacking.append("stock_cumulative_outflow")
        if not {"external_yield", "exit_hazard"} & have:
            lacking.append("external_yield")
        if "exit_hazard" in have:
            lacking += [name for name in ("stock_age", "entry_age") if name not in have]
        return tuple(lacking)

    def falls(self, parameter: str) -> list[tuple[Cell, float]]:
        """Find the points at which a curve falls, each with the value before it."""
        return self._steps(parameter, lambda before, value: value < before)

    def rises(self, parameter: str) -> list[tuple[Cell, float]]:
        """Find the points at which a curve rises, each with the value before it."""
        return self._steps(parameter, lambda before, value: value > before)

    def _steps(self, parameter: str, wrong: Callable[[float, float], bool]) -> list[tuple[Cell, float]]:
        """Find the points of a curve that are wrong after the one before, each with the value of that one."""
        curves: dict[Cell, list[tuple[int, float]]] = {}
        for cell, figure in self._cells.items():
            if cell.parameter == parameter and cell.at is not None:
                curves.setdefault(cell._replace(at=None), []).append((cell.at, figure.value))
        return [
            (curve._replace(at=at), before)
            for curve, points in curves.items()
            for (_, before), (at, value) in pairwise(sorted(points))
            if wrong(before, value)
        ]

    def changed(self, overrides: Iterable[Override]) -> "ParameterSet":
        """Return the set with overrides applied, in order.

        Raises:
            InputError: when an override names a cell that this set does not have, or the curve it makes
                cannot be.
        """
        cells = dict(self._cells)
        problems: list[InputError] = []
        for override in overrides:
            if override.parameter == "base_year" and override.value != self.value("base_year"):
                problems.append(
                    refuse(
                        "the base year cannot be changed: the stock and every point of a curve count from it",
                        field="--set",
                        value=override,
                        expected=Phrase("another round, with --round"),
                    )
                )
            hit = [cell for cell in cells if override.matches(cell)]
            if not hit:
                points = sorted(
                    {c.at for c in cells if c.parameter == override.parameter and c.at is not None}
                )
                known = (
                    Phrase("at one of {years}", years=", ".join(map(str, points)))
                    if points
                    else Phrase("a parameter of this round")
                )
                problems.append(
                    refuse(
                        "nothing to change in round {round}",
                        round=self.round,
                        field="--set",
                        value=override,
                        expected=known,
                    )
                )
            for cell in hit:
                cells[cell] = replace(
                    cells[cell],
                    value=override.value,
                    low=None,
                    high=None,
                    status="scenario",
                    source="",
                    rationale="set in the scenario",
                    row=0,
                )
        made = ParameterSet(self.occupation, self.round, self.composition, cells)
        if not problems:
            problems += [
                refuse(
                    "cumulative outflow would fall over time",
                    rule="outflow-falls",
                    field="--set",
                    value=f"{cell}={made[cell].value:g}",
                    expected=Phrase("at least {before:g}, the value before", before=before),
                )
                for cell, before in made.falls("stock_cumulative_outflow")
            ]
            problems += [
                refuse(
                    "external yield would rise with the years since graduation, and who left does not come back",
                    rule="yield-rises",
                    field="--set",
                    value=f"{cell}={made[cell].value:g}",
                    expected=Phrase("at most {before:g}, the value before", before=before),
                )
                for cell, before in {
                    (cell.at, before): (cell, before)
                    for cell, before in reversed(made.rises("external_yield"))
                }.values()
            ]
        if problems:
            raise InputError(problem for error in problems for problem in error.problems)
        return made
