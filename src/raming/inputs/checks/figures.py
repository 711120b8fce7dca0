"""Checks of the figures: can they be true together, and does each say what it rests on.

Each rule gets the tables of the pack and returns what it found. Rows count from the header, line 1.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from raming.inputs.parameters import ParameterSet, cell_of
from raming.inputs.problems import Problem
from raming.inputs.tables import Row
from raming.inputs.vocabulary import PARAMETERS

Tables = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its id, what it looks at, and the function that looks."""

    name: str
    summary: str
    look: Callable[[Tables], Iterable[Problem]]


def _parameter_rows(tables: Tables) -> Iterable[tuple[int, dict[str, Any]]]:
    """Return the rows of parameters.csv with their line."""
    return enumerate((dict(row) for row in tables["parameters"]), start=2)


def _at(
    line: int, rule: str, message: str, field: str, value: object, expected: str, severity: str = "error"
) -> Problem:
    """Return a finding in parameters.csv."""
    return Problem(
        rule, severity, message, "parameters.csv", line, field, "" if value is None else str(value), expected
    )


def known_parameters(tables: Tables) -> Iterable[Problem]:
    """Find parameters and selectors that the model does not have."""
    for line, row in _parameter_rows(tables):
        kind = PARAMETERS.get(row["parameter"])
        if kind is None:
            yield _at(
                line,
                "unknown-parameter",
                "unknown parameter",
                "parameter",
                row["parameter"],
                ", ".join(PARAMETERS),
            )
            continue
        for name in ("sex", "cohort", "at", "variant"):
            if row[name] is not None and name not in kind.selectors:
                yield _at(
                    line,
                    "unknown-parameter",
                    f"{kind.name} does not depend on {name}",
                    name,
                    row[name],
                    "an empty cell",
                )


def values_in_bounds(tables: Tables) -> Iterable[Problem]:
    """Find values outside what the parameter can be: shares outside 0–1, negative people."""
    for line, row in _parameter_rows(tables):
        kind = PARAMETERS.get(row["parameter"])
        for field in ("value", "low", "high"):
            value = row[field]
            if kind and value is not None and not kind.low <= value <= kind.high:
                expected = f"a value from {kind.low:g} to {kind.high:g} ({kind.unit})"
                yield _at(
                    line, "out-of-bounds", f"{kind.name} cannot have this value", field, value, expected
                )


def intervals_in_order(tables: Tables) -> Iterable[Problem]:
    """Find intervals that do not hold their value."""
    for line, row in _parameter_rows(tables):
        low, high, value = row["low"], row["high"], row["value"]
        if (low is None) != (high is None):
            yield _at(
                line,
                "interval-order",
                "only one end of the interval is given",
                "low",
                low,
                "both ends or none",
            )
        elif low is not None and not low <= value <= high:
            yield _at(
                line,
                "interval-order",
                "the interval does not hold the value",
                "value",
                value,
                f"{low:g} to {high:g}",
            )


def assumptions_carry_doubt(tables: Tables) -> Iterable[Problem]:
    """Find assumptions without interval or reason."""
    for line, row in _parameter_rows(tables):
        if row["status"] != "assumption":
            continue
        if row["low"] is None or row["high"] is None:
            yield _at(
                line,
                "bare-assumption",
                "an assumption without interval",
                "low",
                row["low"],
                "an 80 % interval",
            )
        if not row["rationale"]:
            yield _at(
                line, "bare-assumption", "an assumption without reason", "rationale", "", "why this value"
            )


def derived_states_arithmetic(tables: Tables) -> Iterable[Problem]:
    """Find derived figures that do not say how they were derived."""
    for line, row in _parameter_rows(tables):
        if row["status"] == "derived" and not row["rationale"]:
            yield _at(
                line,
                "bare-derivation",
                "a derived figure without arithmetic",
                "rationale",
                "",
                "the arithmetic",
            )


def _sets(tables: Tables) -> Iterable[ParameterSet]:
    """Return the parameter set of every round in the pack."""
    grouped: dict[tuple[str, int], list[tuple[int, Row]]] = {}
    for line, row in _parameter_rows(tables):
        if row["parameter"] in PARAMETERS:
            grouped.setdefault((row["occupation"], row["round"]), []).append((line, row))
    composition = {(row["occupation"], row["round"]): str(row["composition"]) for row in tables["rounds"]}
    for (occupation, round_), rows in grouped.items():
        cells = [cell_of(row, line) for line, row in rows]
        yield ParameterSet.from_rows(occupation, round_, composition.get((occupation, round_), "v3.2"), cells)


def sets_complete(tables: Tables) -> Iterable[Problem]:
    """Find rounds that lack a parameter the projection needs."""
    have = set()
    for parameters in _sets(tables):
        have.add((parameters.occupation, parameters.round))
        for name in parameters.missing():
            place = f"{parameters.occupation}, round {parameters.round}"
            yield Problem(
                "incomplete-round",
                "error",
                f"{place} lacks {name}",
                "parameters.csv",
                field="parameter",
                expected=f"rows for {name}",
            )
    for line, row in enumerate(tables["rounds"], start=2):
        if (row["occupation"], row["round"]) not in have:
            value = f"{row['occupation']}, {row['round']}"
            yield Problem(
                "incomplete-round",
                "error",
                "a round without any parameter",
                "rounds.csv",
                line,
                "round",
                value,
                "its parameters",
            )


def years_in_order(tables: Tables) -> Iterable[Problem]:
    """Find years that do not follow each other: base, steering, trend, balance."""
    for parameters in _sets(tables):
        if parameters.missing():
            continue
        cells = {
            cell: figure for cell, figure in parameters.items() if PARAMETERS[cell.parameter].group == "years"
        }
        base = parameters.value("base_year")
        for cell, figure in cells.items():
            if cell.parameter != "base_year" and figure.value < base:
                yield _at(
                    figure.row,
                    "year-order",
                    f"{cell} lies before the base year",
                    "value",
                    f"{figure.value:g}",
                    f"{base:g} or later",
                )
            if figure.value != int(figure.value):
                yield _at(
                    figure.row,
                    "year-order",
                    f"{cell} is no whole year",
                    "value",
                    figure.value,
                    "a whole year",
                )
        balance = [
            (cell.at or 0, figure) for cell, figure in cells.items() if cell.parameter == "balance_year"
        ]
        ordered = sorted(balance, key=lambda pair: pair[0])
        for (_, earlier), (_, later) in pairwise(ordered):
            if later.value < earlier.value:
                yield _at(
                    later.row,
                    "year-order",
                    "the second balance year lies before the first",
                    "value",
                    f"{later.value:g}",
                    "later",
                )
        if parameters.value("steering_year") > parameters.value("trend_year"):
            row = next(figure.row for cell, figure in cells.items() if cell.parameter == "steering_year")
            yield _at(
                row,
                "year-order",
                "the steering year lies after the trend year",
                "value",
                parameters.value("steering_year"),
                "earlier",
            )


def outflow_rises(tables: Tables) -> Iterable[Problem]:
    """Find cumulative outflow that falls over time: nobody who left comes back into the base stock."""
    seen = set()
    for parameters in _sets(tables):
        for cell, before in parameters.falls("stock_cumulative_outflow"):
            figure = parameters[cell]
            if figure.row not in seen:
                seen.add(figure.row)
                message = "cumulative outflow falls over time"
                expected = f"at least {before:g}, the value before year {cell.at}"
                yield _at(figure.row, "outflow-falls", message, "value", figure.value, expected)


def sources_used(tables: Tables) -> Iterable[Problem]:
    """Find sources that no figure names."""
    used = {row.get("source") for name, rows in tables.items() if name != "sources" for row in rows}
    for line, row in enumerate(tables["sources"], start=2):
        if row["source"] not in used:
            yield Problem(
                "unused-source",
                "warning",
                "no figure names this source",
                "sources.csv",
                line,
                "source",
                str(row["source"]),
                "a use",
            )


def not_available(tables: Tables) -> Iterable[Problem]:
    """List the figures that are not available, with who would have them."""
    for line, row in enumerate(tables.get("not_available", ()), start=2):
        what = f"not available: {row['figure']} of {row['occupation']}"
        yield Problem(
            "not-available",
            "note",
            what,
            "not_available.csv",
            line,
            str(row["figure"]),
            "",
            f"the figure from {row['owner']}",
        )


FIGURE_RULES = (
    Rule("unknown-parameter", "every parameter and selector is one of the model", known_parameters),
    Rule("out-of-bounds", "shares lie in 0–1, people and years are possible", values_in_bounds),
    Rule("interval-order", "an interval has two ends and holds its value", intervals_in_order),
    Rule("bare-assumption", "an assumption has an interval and a reason", assumptions_carry_doubt),
    Rule("bare-derivation", "a derived figure states its arithmetic", derived_states_arithmetic),
    Rule("incomplete-round", "a round has every parameter a projection needs", sets_complete),
    Rule("year-order", "base, steering, trend and balance years follow each other", years_in_order),
    Rule("outflow-falls", "cumulative outflow never falls over time", outflow_rises),
    Rule("unused-source", "every source is named by a figure", sources_used),
    Rule("not-available", "figures that nobody has published, with their owner", not_available),
)
