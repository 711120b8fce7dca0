"""The parts of an allocation, and the reasons beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from raming.answers.places.institutions import Institution
from raming.inputs.meaning import FTE, OWN_UNIT, PEOPLE, PEOPLE_A_YEAR, SHARE, Is

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
    """The places of one institution."""

    institution: Annotated[str, Is("its id")]
    name: Annotated[str, Is("its name")]
    training_region: Annotated[str, Is("training region it belongs to")]
    region: Annotated[str, Is("code of the RegioPlus region it lies in")]
    places: Annotated[int, Is("places a year", PEOPLE_A_YEAR)]
    by_rule: Annotated[
        dict[str, int],
        Is(
            "places by the rule that gave them; for the optimum those of the rule, and those moved",
            PEOPLE_A_YEAR,
        ),
    ]
    reason: Annotated[str, Is("why, in an English sentence")]
    template: Annotated[
        str, Is("the same sentence with names for its figures; the message id of its translation")
    ]
    values: Annotated[dict[str, Any], Is("those figures")]
    status: Annotated[str, Is("status of the institution's figures; `synthetic` where they are made up")]


@dataclass(frozen=True, slots=True)
class BindingLimit:
    """A limit that the optimum touches."""

    limit: Annotated[str, Is("`minimum`, `maximum`, `smooth_change_up` or `smooth_change_down`")]
    institution: Annotated[str, Is("institution it belongs to")]
    value: Annotated[int, Is("the limit", OWN_UNIT)]
    saves_fte: Annotated[
        float, Is("expected shortage that one place wider would save, on held-out draws", FTE)
    ]
    most_in: Annotated[str, Is("region where it saves most")]
    most_fte: Annotated[float, Is("what it saves there", FTE)]
    sentence: Annotated[str, Is("the same in words")]
    template: Annotated[str, Is("the sentence with names for its figures; the message id of its translation")]
    values: Annotated[dict[str, Any], Is("those figures")]


@dataclass(frozen=True, slots=True)
class AllocationAlternative:
    """A near-equal alternative to the optimum."""

    places: Annotated[dict[str, int], Is("places by institution", PEOPLE_A_YEAR)]
    objective: Annotated[float, Is("expected shortage in FTE on held-out draws", OWN_UNIT)]
    moved: Annotated[int, Is("places that differ from the optimum", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling does to an allocation by rule."""

    basis: Annotated[
        str, Is("application round whose fill rate is used, or `lottery` for candidates with preferences")
    ]
    status: Annotated[str, Is("status of that rate")]
    applicants: Annotated[int | None, Is("candidates in the lottery; null for a rate", PEOPLE)]
    fill_rate: Annotated[float, Is("share of the places that is filled", SHARE)]
    placed: Annotated[int, Is("places filled", PEOPLE_A_YEAR)]
    drawn_out: Annotated[int | None, Is("candidates without a place; null for a rate", PEOPLE_A_YEAR)]
    unfilled: Annotated[dict[str, int], Is("places left, by institution", PEOPLE_A_YEAR)]
    objective: Annotated[
        float, Is("expected shortage in FTE with the places that are filled, on held-out draws", FTE)
    ]
    extra_fte: Annotated[float, Is("how much more that is than with every place filled", FTE)]
    source: Annotated[str, Is("id of the source; empty for a lottery")]


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
