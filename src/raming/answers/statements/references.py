"""References: how a table names the figure that a statement is held against.

`ledger:general-practitioner:2019:funded` is a line of the ledger, `advice:general-practitioner:2019` the
intake that the model advises in a round; references and numbers are joined by `+ - * /` and read from left
to right. Nothing is typed in here: every figure is read from the pack, or computed, when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from raming.answers.advice import advise
from raming.answers.case import open_case
from raming.answers.evidence import Evidence, of_rows
from raming.answers.measures.table_one import TableOne, table_one
from raming.answers.options import CaseOptions
from raming.answers.projection import Projection, project
from raming.answers.regional import shared
from raming.answers.regional.model import regional_case
from raming.answers.regional.statements import Bench, StatementComparison
from raming.inputs.letters import NUMBER
from raming.inputs.meaning import OWN_UNIT, Is
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.tables import Row

DRAWS, SEED = 400, 1
"""Draws of the regional runs, as many as `raming balance --validate` takes, so that both say the same."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What a statement is held against."""

    value: Annotated[float | None, Is("the figure", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end, where it is a range", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end, where it is a range", OWN_UNIT)]
    unit: Annotated[str, Is("what it counts; `ratio` for a quotient of two of a kind")]
    status: Annotated[
        str, Is("status of the figure in the pack; `computed` by the model; `derived` by arithmetic")
    ]
    by: Annotated[str, Is("the references it comes from, and how they are joined")]
    sources: Annotated[tuple[str, ...], Is("ids of the sources in the pack; empty for what is computed")]


class References:
    """The figures that statements name, each read or computed once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._known: dict[str, Computed] = {}
        self._grounds: dict[str, Evidence] = {}
        self._benches: dict[str, Bench] = {}
        self._paths: dict[tuple[str, int], Projection] = {}
        self._table_one: TableOne | None = None
        self._kinds: dict[str, Callable[..., Computed]] = {
            "account": self._account,
            "advice": self._advice,
            "cost": self._cost,
            "count": self._count,
            "demand": self._demand,
            "emergency": self._emergency,
            "forecast": self._forecast,
            "ledger": self._ledger,
            "observed": self._observed,
            "parameter": self._parameter,
            "shortage": self._shortage,
            "statement": self._statement,
            "table-1": self._row_of_table_1,
            "units": self._units,
        }

    def compute(self, written: str) -> Computed:
        """Return the figure that references and numbers joined by signs come to.

        Raises:
            InputError: when a reference names nothing, or a range is part of a sum.
        """
        first, *rest = written.split()
        found = self.one(first)
        for sign, name in zip(rest[::2], rest[1::2], strict=True):
            number = _number(name)
            other = None if number is not None else self.one(name)
            left, right = found.value, number if other is None else other.value
            if left is None or right is None or sign not in _SIGNS:
                raise self._unknown(written)
            unit = found.unit
            if other is not None and sign == "/":
                unit = "ratio"
            found = replace(
                found,
                value=_SIGNS[sign](left, right),
                unit=unit,
                status="computed" if "computed" in (found.status, other and other.status) else "derived",
                sources=tuple(dict.fromkeys((*found.sources, *(other.sources if other else ())))),
            )
        return replace(found, by=written)

    def one(self, name: str) -> Computed:
        """Return the figure of one reference.

        Raises:
            InputError: when it names nothing.
        """
        if name not in self._known:
            kind, *words = name.split(":")
            if kind not in self._kinds:
                raise self._unknown(name)
            try:
                self._known[name] = self._kinds[kind](name, *words)
            except (StopIteration, IndexError, TypeError, KeyError, ValueError) as error:
                raise self._unknown(name) from error
        return self._known[name]

    def compare(self, row: Row) -> StatementComparison:
        """Hold a statement about a region against the regional runs of what it is about, central and drawn."""
        subject = str(row["subject"])
        if subject not in self._benches:
            case = open_case(subject, CaseOptions(), pack=self.pack)
            ends = shared.ends(shared.choice(self.pack, "balance_interval"))
            bench = self._benches[subject] = Bench(regional_case(case), DRAWS, SEED, ends)
            self._grounds[subject] = shared.evidence(case, bench.middle, drawn=True)
        return self._benches[subject].compare(row)

    def evidence(self, written: str) -> Evidence:
        """Return the figures of the pack behind references that were computed before."""
        if written.startswith("region:"):
            return self._grounds.get(written.split(":")[1], Evidence())
        named = (self._grounds.get(name, Evidence()) for name in written.split())
        return sum(named, Evidence())

    def _rows(self, table: str, **wanted: str) -> tuple[Row, ...]:
        """Return the rows of a table with these cells; an empty one may be anything."""
        return tuple(
            row
            for row in self.pack.table(table)
            if all(value in ("", str(row[name])) for name, value in wanted.items())
        )

    def _line(
        self, name: str, table: str, value: str = "value", unit: str = "", /, **wanted: str
    ) -> Computed:
        """Return what stands in the first row of a table with these cells."""
        row = self._rows(table, **wanted)[0]
        self._grounds[name] = of_rows(table, (row,))
        ends = ("low", "high") if value == "preferred" else ()
        low, high = (_float(row[end]) for end in ends) if ends else (None, None)
        return Computed(
            value=_float(row[value]),
            low=low,
            high=high,
            unit=unit or str(row["unit"]),
            status=str(row["status"]),
            by=name,
            sources=(str(row["source"]),),
        )

    def _account(self, name: str, figure: str, year: str, definition: str = "") -> Computed:
        return self._line(name, "sector_account", figure=figure, year=year, definition=definition)

    def _observed(self, name: str, figure: str, year: str) -> Computed:
        return self._line(name, "sector_observed", figure=figure, year=year)

    def _emergency(self, name: str, figure: str, area: str, period: str) -> Computed:
        return self._line(name, "emergency_care", figure=figure, area=area, period=period)

    def _ledger(self, name: str, occupation: str, year: str, stage: str, entry: str = "1") -> Computed:
        wanted = {"occupation": occupation, "year": year, "stage": stage, "entry": entry}
        return self._line(name, "ledger", "preferred", **wanted)

    def _parameter(
        self, name: str, occupation: str, round_: str, parameter: str, cohort: str = ""
    ) -> Computed:
        wanted = {"occupation": occupation, "round": round_, "parameter": parameter, "cohort": cohort}
        return self._line(name, "parameters", **wanted)

    def _forecast(self, name: str, edition: str, definition: str, scenario: str, year: str) -> Computed:
        wanted = {"edition": edition, "definition": definition, "scenario": scenario, "year": year}
        return self._line(name, "sector_forecasts", "shortage_persons", "persons", branch="all", **wanted)

    def _cost(self, name: str, measure: str, target: str) -> Computed:
        return self._line(name, "measure_costs", "cost_eur", "euro", measure=measure, target=target)

    def _units(self, name: str, measure: str, target: str) -> Computed:
        return self._line(name, "measure_costs", "units", measure=measure, target=target)

    def _count(self, name: str, table: str, of: str) -> Computed:
        """Return how many regions there are of a level, or how many a statement names."""
        if table == "regions":
            found = self._rows("regions", level=of)
        else:
            found = self._rows("regional_statements", statement=of)
            self._grounds[name] = of_rows("regional_statements", found)
        sources = dict.fromkeys(str(row["source"]) for row in found if "source" in row)
        return _found(float(len(found)), "regions", "published", name, tuple(sources))

    def _statement(self, name: str, id_: str) -> Computed:
        """Return what another statement says."""
        row = self._rows("statements", statement=id_)[0]
        self._grounds[name] = of_rows("statements", (row,))
        return _found(float(row["value"] or 0.0), str(row["unit"]), "published", name, (str(row["source"]),))

    def _advice(self, name: str, occupation: str, round_: str) -> Computed:
        advice = advise(occupation, round=int(round_), pack=self.pack)
        self._grounds[name] = advice.grounds
        return _found(advice.advised_intake, "people per year", "computed", name)

    def _shortage(self, name: str, occupation: str, round_: str, year: str) -> Computed:
        path = self._path(name, occupation, int(round_))
        return _found(path.years[year].gap_fte, "FTE", "computed", name)

    def _demand(self, name: str, occupation: str, round_: str, year: str) -> Computed:
        path = self._path(name, occupation, int(round_))
        return _found(path.years[year].demand_fte, "FTE", "computed", name)

    def _path(self, name: str, occupation: str, round_: int) -> Projection:
        if (occupation, round_) not in self._paths:
            self._paths[occupation, round_] = project(occupation, round=round_, pack=self.pack)
        path = self._paths[occupation, round_]
        self._grounds[name] = path.grounds
        return path

    def _row_of_table_1(self, name: str, row: str) -> Computed:
        """Return the effect of a row of Table 1 by its formula."""
        if self._table_one is None:
            self._table_one = table_one(pack=self.pack)
        self._grounds[name] = self._table_one.grounds
        line = next(one for one in self._table_one.rows if one.id == row)
        return _found(line.effect_persons, "persons", "computed", name)

    def _unknown(self, name: str) -> Exception:
        return refuse(
            "no such figure in this pack",
            file="statements.csv",
            field="computed_by",
            value=name,
            expected=Phrase(
                "a reference such as {example}", example="ledger:general-practitioner:2019:funded"
            ),
        )


_SIGNS: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}


def _found(value: float | None, unit: str, status: str, by: str, sources: tuple[str, ...] = ()) -> Computed:
    return Computed(value, None, None, unit, status, by, sources)


def _float(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _number(text: str) -> float | None:
    """Return a number as it is written, or None where it is a reference."""
    return float(text) if NUMBER.fullmatch(text) else None
