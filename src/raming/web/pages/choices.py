"""What a visitor chose: read from the query string, and written back so that a link restores the view."""

import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal, TypedDict, cast
from urllib.parse import parse_qsl, urlencode

from raming.answers.options import CaseOptions
from raming.inputs.characters import printable
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.numbers import plainly
from raming.inputs.options import faults, number_from, options_of
from raming.inputs.parameters import parse_override
from raming.inputs.problems import InputError, Problem
from raming.inputs.scenario import Change, Scenario
from raming.inputs.vocabulary import id_of
from raming.store.contents import MOST_CHANGES, SCENARIO_TITLE

PLAIN = ("round", "scenario", "trend", "variant", "balance_year", "intake")
OPTIONS = {name: option.over_http() for name, option in options_of(CaseOptions).items() if name in PLAIN}
"""What each choice may be: as everywhere, and no path of a file."""
CHOSEN = (*PLAIN, "set", "title")
"""Names of the query string that make the choices."""


class ChosenOptions(TypedDict, total=False):
    """The options of a question that were chosen, as its keywords; what each is stands in `CaseOptions`."""

    round: int
    scenario: str
    trend: Literal["temporary", "continuing"]
    variant: Literal["low", "mid", "high"]
    balance_year: int
    intake: float
    changes: list[str]


@dataclass(frozen=True)
class Choices:
    """The choices of one view; None where the default of the round holds.

    Attributes:
        round: round of parameters.
        scenario: rung of the demand ladder.
        trend: `temporary` or `continuing`.
        variant: `low`, `mid` or `high`.
        balance_year: calendar year in which supply must equal demand.
        intake: yearly intake of the adjustable cohort for the year path.
        changes: changed parameters in the order in which they were changed, in the notation of `--set`.
        title: what the visitor called it.
    """

    round: int | None = None
    scenario: str | None = None
    trend: str | None = None
    variant: str | None = None
    balance_year: int | None = None
    intake: float | None = None
    changes: tuple[str, ...] = ()
    title: str = ""

    def options(self) -> ChosenOptions:
        """Return the choices as the options of a question."""
        chosen = {name: getattr(self, name) for name in PLAIN if getattr(self, name) is not None}
        if self.changes:
            chosen["changes"] = list(self.changes)
        return cast(ChosenOptions, chosen)

    def query(self) -> list[tuple[str, str]]:
        """Return the choices as names and values of a query string, always in the same order."""
        made = [(name, _written(getattr(self, name))) for name in PLAIN if getattr(self, name) is not None]
        made += [("set", change) for change in self.changes]
        if self.title:
            made.append(("title", self.title))
        return made

    def text(self) -> str:
        """Return the query string."""
        return urlencode(self.query())

    def changed(self, cell: str, value: float) -> "Choices":
        """Return the choices with one parameter set, an earlier change of it forgotten."""
        rest = tuple(change for change in self.changes if cell_of(change) != cell)
        return replace(self, changes=(*rest, f"{cell}={_written(value)}"))

    def without(self, cell: str) -> "Choices":
        """Return the choices with one parameter as in the round again."""
        return replace(self, changes=tuple(c for c in self.changes if cell_of(c) != cell))

    def values(self) -> dict[str, float]:
        """Return the changed values by cell."""
        return {cell_of(change): float(change.rpartition("=")[2]) for change in self.changes}

    def scenario_file(self) -> Scenario:
        """Return the choices as the scenario that the command line reads."""
        return Scenario.model_validate(
            {name: getattr(self, name) for name in PLAIN}
            | {"title": self.title, "changes": [Change(set=change) for change in self.changes]}
        )


def from_scenario(scenario: Scenario) -> Choices:
    """Return the choices that a scenario file makes."""
    return Choices(
        **{name: getattr(scenario, name) for name in PLAIN},
        changes=_settled(map(str, scenario.overrides())),
        title=printable(scenario.title)[:SCENARIO_TITLE],
    )


def cell_of(change: str) -> str:
    """Return which cell a change in the notation of `--set` is about."""
    return change.rpartition("=")[0]


def read_choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    """Read choices from names and values; names that are not choices are left alone.

    Raises:
        InputError: with every value that cannot be used.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    problems: list[Problem] = list(unknown_characters(given))
    plain: dict[str, Any] = {name: _chosen(name, given, problems) for name in PLAIN}
    changes: list[str] = []
    for text in given.get("set", [])[:MOST_CHANGES]:
        try:
            changes.append(str(parse_override(text)))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    title = given.get("title", [""])[-1][:SCENARIO_TITLE]
    return Choices(**plain, changes=_settled(changes), title=title)


FORM = "shown_round"
"""Hidden field of every form with choices; it tells a form from a link."""


def is_form(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a query string comes from a form, and should become a link first."""
    return any(name == FORM for name, _ in pairs)


def as_link(pairs: Iterable[tuple[str, str]], lang: str) -> list[tuple[str, str]]:
    """Return the fields of a form as a link has them.

    The intake is read as people write it. What belongs to the round that was shown, its balance year and its
    intake, is forgotten when another round is chosen.
    """
    fields = [(name, value) for name, value in pairs if not name.startswith("shown_")]
    shown = {name: value for name, value in pairs if name.startswith("shown_")}
    chosen = dict(fields)
    dropped = {name for name, usual in USUAL.items() if chosen.get(name) == usual}
    if chosen.get("round", shown.get(FORM)) != shown.get(FORM):
        dropped |= {"balance_year", "intake"}
    dropped |= {name for name in ("balance_year", "intake") if chosen.get(name) == shown.get(f"shown_{name}")}
    made = []
    for name, value in fields:
        if name in dropped or not value.strip():
            continue
        if name == "intake":
            with suppress(ValueError):
                value = _written(number_in(value, lang))  # noqa: PLW2901 - the same field as a link has it
        made.append((name, value))
    return made


USUAL = {"scenario": "preferred", "trend": "temporary", "variant": "mid"}
"""Defaults that a link need not name."""


def read_text(text: str) -> Choices:
    """Read choices from a query string."""
    return read_choices(parse_qsl(text, max_num_fields=MOST_CHANGES + 20))


def number_in(text: str, lang: str) -> float:
    """Read a number as people write it in a language: `1.026,5` in Dutch, `1,026.5` in English.

    A single separator that cannot stand between thousands is a decimal sign in either language.

    Raises:
        ValueError: when it is not a number.
    """
    plain = re.sub(r"[\s\u00a0%]", "", text).replace("−", "-")
    thousands, decimal = (".", ",") if lang == "nl" else (",", ".")
    apart = re.fullmatch(r"-?[1-9]\d{0,2}\D\d{3}", plain)
    if decimal not in plain and plain.count(thousands) == 1 and not apart:
        decimal, thousands = thousands, decimal
    value = float(plain.replace(thousands, "").replace(decimal, "."))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _settled(changes: Iterable[str]) -> tuple[str, ...]:
    """Return changes with only the last one of each cell, in the order in which they were made."""
    last: dict[str, str] = {}
    for change in changes:
        cell = cell_of(change)
        last.pop(cell, None)
        last[cell] = change
    return tuple(last.values())


def _written(value: object) -> str:
    """Return a value as it stands in an address."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return plainly(value) if isinstance(value, float) else str(value)


def _chosen(name: str, given: Mapping[str, list[str]], problems: list[Problem]) -> Any:
    """Read one choice; what is wrong with it is what the API and the command line say."""
    if name not in given:
        return None
    text, option = given[name][-1], OPTIONS[name]
    value: Any = id_of(name, text) if option.words else text
    if option.type in (int, float):
        try:
            value = number_from(option, text)
        except InputError as error:
            problems.append(replace(error.problems[0], field=name, value=text[:80]))
            return None
    for fault in faults(option, value):
        problems.append(replace(fault, field=name, value=text[:80]))
        return None
    return value
