"""The parts of an allocation, and the reasons beside them."""

from dataclasses import dataclass
from typing import Any

from raming.answers.places.institutions import Institution

_BY_RULES = "By places last year {historic}, by inhabitants {population}, by expected regional shortage {gap}"
_RAISED = ", to reach its minimum {minimum}"
_PASSED_ON = ", passed on by institutions at their limit {passed_on}"
_REFUSED = "; {cut} more were refused by its limit"
RULE_REASONS = {
    (raised, passed_on, refused): "".join(
        (
            _BY_RULES,
            _RAISED if raised else "",
            _PASSED_ON if passed_on else "",
            _REFUSED if refused else "",
            ".",
        )
    )
    for raised in (False, True)
    for passed_on in (False, True)
    for refused in (False, True)
}
"""Why an institution has its places by rule: whether raised, passed on to, or refused."""
OPTIMUM_REASONS = {
    "more": "{moved} more than the {rule} by rule: its graduates relieve the shortage most in {region}.",
    "fewer": "{moved} fewer than the {rule} by rule: elsewhere they save more shortage.",
    "same": "As by rule: {rule}.",
}
"""Why an institution has its places in the optimum."""
LIMIT_SENTENCES = {
    "more": "One more place at {name} saves {saved} FTE by {year}, most of it in {region} ({most}).",
    "fewer": "One place less at {name} saves {saved} FTE by {year}, most of it in {region} ({most}).",
}
"""What a limit costs."""


@dataclass(frozen=True, slots=True)
class Allocated:
    """The places of one institution.

    Attributes:
        institution: its id.
        name: its name.
        training_region: training region it belongs to.
        region: code of the RegioPlus region it lies in.
        places: places a year.
        by_rule: places by the rule that gave them; for the optimum those of the rule, and those moved.
        reason: why, in an English sentence.
        template: the same sentence with names for its figures; the message id of its translation.
        values: those figures.
        status: status of the institution's figures; `synthetic` where they are made up.
    """

    institution: str
    name: str
    training_region: str
    region: str
    places: int
    by_rule: dict[str, int]
    reason: str
    template: str
    values: dict[str, Any]
    status: str


@dataclass(frozen=True, slots=True)
class BindingLimit:
    """A limit that the optimum touches.

    Attributes:
        limit: `minimum`, `maximum`, `smooth_change_up` or `smooth_change_down`.
        institution: institution it belongs to.
        value: the limit.
        saves_fte: expected shortage that one place wider would save, on held-out draws.
        most_in: region where it saves most.
        most_fte: what it saves there.
        sentence: the same in words.
        template: the sentence with names for its figures; the message id of its translation.
        values: those figures.
    """

    limit: str
    institution: str
    value: int
    saves_fte: float
    most_in: str
    most_fte: float
    sentence: str
    template: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A near-equal alternative to the optimum.

    Attributes:
        places: places by institution.
        objective: expected shortage in FTE on held-out draws.
        moved: places that differ from the optimum.
    """

    places: dict[str, int]
    objective: float
    moved: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling does to an allocation by rule.

    Attributes:
        basis: application round whose fill rate is used, or `lottery` for candidates with preferences.
        status: status of that rate.
        applicants: candidates in the lottery; null for a rate.
        fill_rate: share of the places that is filled.
        placed: places filled.
        drawn_out: candidates without a place; null for a rate.
        unfilled: places left, by institution.
        objective: expected shortage in FTE with the places that are filled, on held-out draws.
        extra_fte: how much more that is than with every place filled.
        source: id of the source; empty for a lottery.
    """

    basis: str
    status: str
    applicants: int | None
    fill_rate: float
    placed: int
    drawn_out: int | None
    unfilled: dict[str, int]
    objective: float
    extra_fte: float
    source: str


def filled_in(template: str, values: dict[str, Any]) -> str:
    """Return an English sentence with its figures."""
    shown = {name: f"{value:,.1f}" if isinstance(value, float) else value for name, value in values.items()}
    return template.format(**shown)


def rule_reason(by: dict[str, int], cut: int) -> tuple[str, dict[str, Any]]:
    """Return the sentence that says which rules gave the places of an institution, and its figures."""
    key = (by["minimum"] > 0, by["passed_on"] > 0, cut > 0)
    return RULE_REASONS[key], {**by, "cut": cut}


def optimum_reason(rule: int, moved: int, region: str) -> tuple[str, dict[str, Any]]:
    """Return the sentence that says what the optimum changes at an institution, and its figures."""
    kind = "more" if moved > 0 else "fewer" if moved < 0 else "same"
    return OPTIMUM_REASONS[kind], {"rule": rule, "moved": abs(moved), "region": region}


def limit_of(kind: str, value: int, one: Institution) -> str:
    """Name the limit behind a bound: that of recognition, or of smooth change."""
    if kind == "maximum":
        return "maximum" if value == one.maximum else "smooth_change_up"
    return "minimum" if value == one.minimum else "smooth_change_down"


def limit_words(
    limit: str, name: str, saved: float, region: str, most: float, year: int
) -> tuple[str, dict[str, Any]]:
    """Return the sentence that says what a limit costs, and its figures."""
    kind = "more" if limit in ("maximum", "smooth_change_up") else "fewer"
    return LIMIT_SENTENCES[kind], {"name": name, "saved": saved, "region": region, "most": most, "year": year}
