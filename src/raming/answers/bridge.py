"""Numbers that answer nearly the same question as the one asked, each with what it differs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import DRAWN, OWN_UNIT, YEAR, Is


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A number that answers nearly the same question."""

    kind: Annotated[
        str,
        Is(
            "what it differs in: `steered-later` (intake changes only from the year of the published advice on), "
            "`steered-by-round` (from the first year of the round on), `median` (middle of the draws), "
            "`stock-of-round` (everyone the round counts), `stock-in-posts` (those in the posts only), "
            "`without-hidden` and `with-hidden` (hidden vacancies, at the central values), `median-without-hidden` and "
            "`median-with-hidden` (the same, as the middle of the draws), `more-draws`"
        ),
    ]
    value: Annotated[float, Is("the number, or the lower end of an interval", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of an interval; null for one number", OWN_UNIT)] = None
    year: Annotated[int | None, Is("the year it is steered from, or of the number; null otherwise", YEAR)] = (
        None
    )
    draws: Annotated[int | None, Is("draws behind it; null where none are", DRAWN)] = None
    occupation: Annotated[str, Is("id of the occupation, where an answer holds several; empty otherwise")] = (
        ""
    )
