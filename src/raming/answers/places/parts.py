"""The parts of an allocation, and the ids of the reasons beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from raming.answers.places.institutions import Institution
from raming.inputs.meaning import FTE, OWN_UNIT, PEOPLE, PEOPLE_A_YEAR, SHARE, Is


@dataclass(frozen=True, slots=True)
class Allocated:
    """The places of one institution."""

    institution: Annotated[str, Is("its id")]
    name: Annotated[str, Is("its name")]
    training_region: Annotated[str, Is("training region it belongs to")]
    region: Annotated[str, Is("code of the region it lies in")]
    places: Annotated[int, Is("places a year", PEOPLE_A_YEAR)]
    by_rule: Annotated[
        dict[str, int],
        Is(
            "places by the rule that gave them; for the optimum those of the rule, and those moved",
            PEOPLE_A_YEAR,
        ),
    ]
    reason: Annotated[
        str,
        Is(
            "why, as an id: `by-rule`, or in the optimum `more-than-rule`, `fewer-than-rule` or `as-rule`; its "
            "figures are in `values`"
        ),
    ]
    template: Annotated[str, Is("the same id")]
    values: Annotated[dict[str, Any], Is("figures and names that the reason is made of")]
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
    sentence: Annotated[
        str,
        Is(
            "what would save it, as an id: `one-more-saves` or `one-fewer-saves`; its figures are in `values`"
        ),
    ]
    template: Annotated[str, Is("the same id")]
    values: Annotated[dict[str, Any], Is("figures and names that the sentence is made of")]


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


def optimum_reason(moved: int) -> str:
    """Return why an institution has its places in the optimum, as an id."""
    return "more-than-rule" if moved > 0 else "fewer-than-rule" if moved < 0 else "as-rule"


def limit_of(kind: str, value: int, one: Institution) -> str:
    """Name the limit behind a bound: that of recognition, or of smooth change."""
    if kind == "maximum":
        return "maximum" if value == one.maximum else "smooth_change_up"
    return "minimum" if value == one.minimum else "smooth_change_down"


def limit_saves(limit: str) -> str:
    """Return what would save shortage at a limit, as an id."""
    return "one-more-saves" if limit in ("maximum", "smooth_change_up") else "one-fewer-saves"
