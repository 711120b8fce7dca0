"""What is kept: a scenario someone made for an occupation, and a decision someone took."""

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from raming.inputs.scenario import Scenario

SCENARIO_TITLE = 80
"""Characters of the name of a scenario: as many as fit where scenarios stand side by side."""
REASON = 2_000
"""Characters of the reason for one changed parameter."""
MOST_CHANGES = 200
"""Changed parameters of a scenario: as many as a link takes."""
AUTHOR, COMMENT = 80, 300
"""Characters of who saved a version, and of why."""
DECISION = {"title": 200, "decided_by": 200, "rationale": 10_000, "source": 500}
"""Characters of the texts of a decision."""


def _as_written(content: Any) -> Any:
    """Refuse numbers written as text."""
    if isinstance(content, dict):
        for name in ("round", "balance_year", "intake"):
            if isinstance(content.get(name), str | bool):
                raise ValueError(f"{name} is not a number")  # noqa: TRY004 - pydantic reports ValueErrors
    return content


def _day(value: Any) -> Any:
    """Refuse what is not a date as year, month and day."""
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("not a date such as 2025-06-01")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True)]
Identifier = Annotated[str, Field(pattern="^[a-z0-9][a-z0-9-]{0,99}$")]


class KeptScenario(BaseModel):
    """A scenario for one occupation, as it is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    occupation: Identifier = Field(description="id of the occupation it was made for")
    scenario: Annotated[Scenario, BeforeValidator(_as_written)] = Field(
        description="the scenario, as the command line reads it from a file"
    )


class KeptDecision(BaseModel):
    """A decision on training places, as it is kept: what was decided, on what grounds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    occupation: Identifier = Field(description="id of the occupation")
    title: Annotated[str, Field(min_length=1, max_length=DECISION["title"])] = Field(
        description="what it is called"
    )
    stage: Literal["indicative", "decided", "funded"] = Field(
        default="decided", description="how far it is, in the words of the ledger"
    )
    places: Number = Field(ge=0, le=1e8, description="places per year")
    advised: Annotated[Number, Field(ge=-1e8, le=1e8)] | None = Field(
        default=None, description="places per year that were advised"
    )
    first_year: Whole = Field(ge=1900, le=2200, description="first intake year it holds for")
    last_year: Whole = Field(ge=1900, le=2200, description="last intake year it holds for")
    decided_on: Day | None = Field(default=None, description="date of the decision")
    decided_by: Annotated[str, Field(max_length=DECISION["decided_by"])] = Field(
        default="", description="who decided"
    )
    rationale: Annotated[str, Field(max_length=DECISION["rationale"])] = Field(
        default="", description="why, above all where it departs from the advice"
    )
    source: Annotated[str, Field(max_length=DECISION["source"])] = Field(
        default="", description="where it can be found: title, number of the document, address"
    )
    scenario: Annotated[str, Field(max_length=36)] | None = Field(
        default=None, description="id of the kept scenario it rests on"
    )
    scenario_version: Annotated[Whole, Field(ge=1, le=1_000_000_000)] | None = Field(
        default=None, description="version of that scenario"
    )
    result: Annotated[str, Field(max_length=64)] = Field(
        default="", description="rounded result hash of the advice it rests on, from its manifest"
    )

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        """Refuse a decision that ends before it begins."""
        if self.last_year < self.first_year:
            raise ValueError("the last year lies before the first")
        return self
