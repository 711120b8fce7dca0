"""References of letters: beside those of statements, any row of a table and any member of an answer.

- `row:emergency_care:figure=sites,area=NL,period=latest` is the value of a row; `row:measures.lag_years:…` that
  of another column, and `latest` the newest row there is;
- `rows:measures:track=retain` is the number of rows;
- `shared:region:regional_statements:statement=gp-balance-2018:region_designations:kind=shrinking` is the number
  of regions that both have;
- `answer:decide:emergency-physician,places=50:years.@balance_year.fte_difference` is a member of an answer, where
  `@balance_year` stands for that member of the same answer and `region=RA0102` for the entry that has it.

So nothing is typed in that a pack of next year may say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from importlib import import_module
from typing import Any

from raming.answers.answer import Reproducible
from raming.answers.evidence import ILLUSTRATION, PUBLISHED, Evidence, of_rows, year_in
from raming.answers.statements.references import Computed, References
from raming.inputs.letters import LATEST, NUMBER
from raming.inputs.options import Form, options_of
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.tables import Row

MODEL = "raming"
"""Source of a figure that is computed."""
ASKED: Mapping[str, str] = {
    "advise": "advice",
    "project": "projection",
    "balance": "regional.balance",
    "regions": "regional.regions",
    "validate_balance": "regional.validation",
    "measures": "measures.effects",
    "table_one": "measures.table_one",
    "promises": "measures.promises",
    "sector": "measures.sector",
    "together": "measures.joint",
    "decide": "decisions.decision",
    "departures": "decisions.departures",
    "vacancies": "decisions.vacancies",
}
"""Questions whose answers can be referred to, and the modules of their functions."""
_VALUES = ("value", "preferred", "population", "cost_eur")
_YEARS = ("for_year", "year", "period", "round", "edition", "reference_date")
_FEW = 3
"""Sources of counted rows that are named one by one; of more the count is that of the pack."""
_YEAR = re.compile(r"(?:19|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference comes to, with where it stands.

    Attributes:
        value: the figure; None where there is none.
        low: lower end of its range.
        high: upper end.
        unit: what it counts.
        year: calendar year it is of; None where that says nothing.
        status: as in the pack, `derived` by arithmetic or `computed` by the model.
        grade: what it is worth.
        sources: ids of its sources; `raming` for what is computed.
        where: where in each of them it stands; for what is computed the question and its options.
        evidence: the figures of the pack behind it.
    """

    value: float | None
    low: float | None
    high: float | None
    unit: str
    year: int | None
    status: str
    grade: str
    sources: tuple[str, ...]
    where: tuple[str, ...]
    evidence: Evidence = field(repr=False)


class LetterReferences(References):
    """The figures that letters name, each read or computed once."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self._answers: dict[str, Reproducible] = {}
        self._years: dict[str, int | None] = {}
        self._grades: dict[str, str] = {}
        self._places: dict[str, tuple[tuple[str, str], ...]] = {}
        self._kinds |= {
            "answer": self._of_answer,
            "row": self._of_row,
            "rows": self._of_rows,
            "shared": self._of_both,
        }

    def find(self, written: str, low: str = "", high: str = "") -> Found:
        """Return what references come to.

        Args:
            written: references and numbers joined by signs.
            low: reference to the lower end of its range, where it has none of its own.
            high: reference to the upper end.

        Raises:
            InputError: when one of them names nothing.
        """
        middle = self.compute(written)
        ends = [self.compute(end).value if end else None for end in (low, high)]
        named = [word for word in " ".join((written, low, high)).split() if ":" in word]
        evidence = sum((self.evidence(word) for word in named), Evidence())
        places = dict.fromkeys(place for word in named for place in self._place(word))
        grades = {self._grades.get(word) for word in named}
        # A range that is multiplied by a number below 0 turns round.
        found = (middle.low if ends[0] is None else ends[0], middle.high if ends[1] is None else ends[1])
        least, most = found if None in found else sorted(found)  # type: ignore[type-var]
        return Found(
            value=middle.value,
            low=least,
            high=most,
            unit=middle.unit,
            year=next((year for word in named if (year := self._year(word))), None),
            status=middle.status,
            grade=ILLUSTRATION
            if ILLUSTRATION in grades
            else PUBLISHED
            if middle.status == PUBLISHED
            else evidence.grade,
            sources=tuple(source for source, _ in places),
            where=tuple(where for _, where in places),
            evidence=evidence,
        )

    def _year(self, name: str) -> int | None:
        """Return the calendar year of a reference."""
        if name in self._years:
            return self._years[name]
        return next((int(word) for word in reversed(name.split(":")) if _YEAR.fullmatch(word)), None)

    def _place(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the sources of a reference, each with the place in it."""
        if name in self._places:
            return self._places[name]
        usual = self.pack.sources
        grounds = self._grounds.get(name, Evidence()).distinct
        found = self.one(name)
        if found.status == "computed":
            return ((MODEL, name.replace(":", " ")),)
        return tuple(
            (one.source, one.where or str(usual[one.source].get("where") or ""))
            for one in grounds
            if one.source in usual
        )

    def _of_row(self, name: str, table: str, wanted: str) -> Computed:
        table, _, column = table.partition(".")
        row = newest(self.pack.table(table), wanted)
        column = column or next(known for known in _VALUES if known in row)
        value = row[column]
        status, source = str(row.get("status") or PUBLISHED), str(row["source"])
        self._grounds[name] = of_rows(table, (row,))
        self._years[name] = next((year for key in _YEARS if (year := year_in(str(row.get(key) or "")))), None)
        low, high = (_float(row.get(end)) for end in ("low", "high"))
        if column not in _VALUES:
            low = high = None
        return Computed(_float(value), low, high, str(row.get("unit") or ""), status, name, (source,))

    def _of_rows(self, name: str, table: str, wanted: str) -> Computed:
        rows = matching(self.pack.table(table), wanted)
        if not rows:
            raise KeyError(name)
        self._grounds[name] = of_rows(table, rows)
        self._years[name] = None
        sources = tuple(dict.fromkeys(str(row["source"]) for row in rows if row.get("source")))
        if len(sources) > _FEW:
            self._places[name] = ((MODEL, f"{table}.csv"),)
        return Computed(float(len(rows)), None, None, table, "derived", name, sources)

    def _of_both(self, name: str, column: str, *sides: str) -> Computed:
        """Return how many values of a column the rows of two tables share."""
        (first, one), (second, other) = zip(sides[::2], sides[1::2], strict=True)
        left = matching(self.pack.table(first), one)
        right = matching(self.pack.table(second), other)
        if not left or not right:
            raise KeyError(name)
        common = {row[column] for row in left} & {row[column] for row in right} - {None, ""}
        kept = [row for row in (*left, *right) if row[column] in common]
        self._grounds[name] = of_rows(first, left) + of_rows(second, kept)
        self._years[name] = None
        sources = tuple(dict.fromkeys(str(row["source"]) for row in (*left, *kept)))
        return Computed(float(len(common)), None, None, f"{column}s", "derived", name, sources)

    def _of_answer(self, name: str, question: str, options: str, path: str) -> Computed:
        answer = self._asked(question, options)
        value, resolved = member(answer, path)
        if value is not None and _float(value) is None:
            raise NoMemberError(path.rpartition(".")[2], _members(value))
        self._grounds[name] = answer.grounds
        self._grades[name] = _grade(answer)
        self._years[name] = _year_of(answer, resolved)
        words = " ".join(options.replace("=", " ").split(","))
        self._places[name] = ((MODEL, f"{question} {words}, {resolved}".replace("  ", " ")),)
        return Computed(_float(value), None, None, "", "computed", name, ())

    def _asked(self, question: str, options: str) -> Reproducible:
        """Return the answer to a question, asked once."""
        key = f"{question}:{options}"
        if key not in self._answers:
            function: Callable[..., Any] = getattr(
                import_module(f"raming.answers.{ASKED[question]}"), question
            )
            known = options_of(vars(function)["options"])
            given: dict[str, Any] = {}
            places = (option for option in known if known[option].positional)
            for part in filter(None, options.split(",")):
                option, sign, text = part.partition("=")
                option, text = (option, text) if sign else (next(places), option)
                listed = known[option].form is Form.TEXTS
                given[option] = tuple(text.split("+")) if listed else _plain(text)
            self._answers[key] = function(**given, pack=self.pack)
        return self._answers[key]

    def _unknown(self, name: str) -> InputError:
        return refuse(
            "no such figure in this pack",
            file="letter_figures.csv",
            field="computed_by",
            value=name,
            expected=Phrase(
                "a reference such as {example}", example="row:emergency_care:figure=sites,area=NL,period=2025"
            ),
        )


def matching(rows: Sequence[Row], wanted: str) -> list[Row]:
    """Return the rows in which every column holds what is wanted of it.

    Raises:
        KeyError: when there is no such column.
    """
    pairs = [part.partition("=")[::2] for part in wanted.split(",") if part]
    return [row for row in rows if all(str(_cell(row, key)) == value for key, value in pairs)]


def newest(rows: Sequence[Row], wanted: str) -> Row:
    """Return the one row that is meant; the newest where a column is to be `latest`.

    Raises:
        IndexError: when there is none.
        KeyError: when there is no such column.
    """
    parts = wanted.split(",")
    last = [part.partition("=")[0] for part in parts if part.endswith(f"={LATEST}")]
    found = matching(rows, ",".join(part for part in parts if not part.endswith(f"={LATEST}")))
    return sorted(found, key=lambda row: [str(row[key]) for key in last])[-1]


class NoMemberError(KeyError):
    """An answer that has no such member.

    Attributes:
        step: the part of its path that is not there.
        known: what could have stood there; empty where it leads to no number.
    """

    def __init__(self, step: str, known: Iterable[str]) -> None:
        super().__init__(step)
        self.step = step
        self.known = tuple(known)


def member(answer: object, path: str) -> tuple[object, str]:
    """Return a member of an answer by its path, and the path with its names filled in.

    Raises:
        NoMemberError: when it has none at one of the steps.
    """
    found, resolved = answer, []
    for step in path.split("."):
        name = str(_step(answer, step[1:])) if step.startswith("@") else step
        resolved.append(name)
        found = _step(found, name)
    return found, ".".join(resolved)


def _step(found: object, name: str) -> object:
    """Return the part of an answer that one step of a path names.

    Raises:
        NoMemberError: when there is none.
    """
    known: tuple[str, ...] = ()
    if isinstance(found, Mapping):
        if name in found:
            return found[name]
        known = tuple(map(str, found))
    elif isinstance(found, Sequence) and not isinstance(found, str):
        key, sign, value = name.partition("=")
        if sign:
            held = [str(getattr(one, key, "")) for one in found]
            if value in held:
                return found[held.index(value)]
            known = tuple(f"{key}={one}" for one in held if one) or _members(found[0] if found else None)
        elif name.isdecimal() and int(name) < len(found):
            return found[int(name)]
        else:
            known = tuple(map(str, range(len(found))))
    elif is_dataclass(found):
        known = _members(found)
        if hasattr(found, name) and (name in known or isinstance(getattr(type(found), name, None), property)):
            return getattr(found, name)
    raise NoMemberError(name, known)


def _members(answer: object) -> tuple[str, ...]:
    return tuple(one.name for one in fields(answer)) if is_dataclass(answer) else ()


def _year_of(answer: Reproducible, path: str) -> int | None:
    """Return the year that a member is of: the one in its path, that of the answer, or else that of its figures."""
    years = _YEAR.findall(path)
    if years:
        return int(years[-1])
    known = (getattr(answer, name, None) for name in ("year", "balance_year"))
    return next((int(year) for year in known if year), year_in(answer.as_of) or None)


def _grade(answer: Reproducible) -> str:
    """Return what the model's own figures in an answer are worth, whatever leads it."""
    own = getattr(answer, "model_grade", None)
    return str(getattr(own, "grade", answer.grade))


def _cell(row: Row, key: str) -> object:
    return "" if row[key] is None else row[key]


def _float(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _plain(text: str) -> object:
    """Return a number as it is written, or the text itself."""
    if not NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
