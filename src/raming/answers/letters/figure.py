"""What an answer to parliament is made of: a figure that bears on a question, and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.inputs.meaning import OWN_UNIT, YEAR, Is

LANGUAGES = ("nl", "en")
COMPUTED = "computed"
"""Status of a figure that the model computes."""


@dataclass(frozen=True, slots=True)
class LetterFigure:
    """One figure that bears on a question."""

    id: Annotated[str, Is("its name within the question")]
    value: Annotated[float | None, Is("the figure; null where this pack has none", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of its range; null where there is none", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of its range; null likewise", OWN_UNIT)]
    unit: Annotated[str, Is("what it counts")]
    year: Annotated[int | None, Is("calendar year it is of; null where that says nothing", YEAR)]
    status: Annotated[
        str, Is("status of the figure in the pack; `computed` by the model, `derived` by arithmetic")
    ]
    source: Annotated[str, Is("ids of its sources; `raming` for what is computed")]
    where: Annotated[
        str, Is("where in each source it stands; for what is computed the question and its options")
    ]
    definition: Annotated[dict[str, str], Is("what it means, by language")]
    name: Annotated[dict[str, str], Is("what it is called, by language")]
    grade: Annotated[str, Is("what it is worth: `published`, `computed`, `illustration` or `unknown`")]
    digits: Annotated[int, Is("decimals in which it is written", "digits")]
    by: Annotated[str, Is("the references it comes from, and how they are joined")]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing for an answer, and who has it."""

    what: Annotated[dict[str, str], Is("what is missing, by language")]
    owner: Annotated[dict[str, str], Is("who has it, by language")]
