"""What a question may be asked with over HTTP: the options of the command line, named and bounded.

Scenario files and packs are named by path on the command line; over HTTP no path is ever taken.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Name = Annotated[str, Field(min_length=1, max_length=100)]
Change = Annotated[str, Field(min_length=1, max_length=200)]
Year = Annotated[int, Field(ge=1900, le=2200)]

MOST_CHANGES = 500


class OccupationChoices(BaseModel):
    """One occupation, and nothing else to choose."""

    model_config = ConfigDict(extra="forbid", strict=True)

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])

    def options(self) -> dict[str, Any]:
        """Return the choices as options of a question; what is left out takes its default there."""
        return self.model_dump(exclude_none=True)


class LedgerChoices(OccupationChoices):
    """One occupation, or all."""

    occupation: Name | None = Field(  # type: ignore[assignment]  # optional here
        default=None, description="the occupation, by id or any of its names; all when left out"
    )


class RoundChoices(OccupationChoices):
    """One occupation in one round."""

    round: Year | None = Field(default=None, description="round of parameters; the latest when left out")


class CaseChoices(RoundChoices):
    """The choices that every question about one occupation shares."""

    scenario: Literal["demography", "work-process", "working-time", "preferred"] = Field(
        default="preferred", description="rung of the demand ladder"
    )
    trend: Literal["temporary", "continuing"] = Field(
        default="temporary", description="trends stop in the trend year, or go on"
    )
    variant: Literal["low", "mid", "high"] = Field(
        default="mid", description="column of the demand parameters"
    )
    balance_year: Year | None = Field(
        default=None, description="year in which supply must equal demand; the round's last by default"
    )
    intake: float | None = Field(
        default=None,
        ge=0,
        le=1e8,
        allow_inf_nan=False,
        description="yearly intake from the steering year on; the round's by default",
    )
    changes: list[Change] = Field(
        default=[],
        max_length=MOST_CHANGES,
        description="changed parameters, applied in order: "
        "`parameter[sex=f,cohort=after_steering,at=5,variant=mid]=value`, selectors optional",
        examples=[["unmet_demand=0.05"]],
    )
    set: list[Change] = Field(
        default=[], max_length=MOST_CHANGES, description="more changes, under the command line's name"
    )

    def options(self) -> dict[str, Any]:
        """Return the choices as options of a question; what is left out takes its default there."""
        made = self.model_dump(exclude_none=True, exclude={"set", "changes"})
        return {**made, "changes": [*self.changes, *self.set]}


_QUERY = ConfigDict(extra="forbid", strict=False, alias_generator=to_camel)
"""Choices in a query: keys in camelCase, values as text."""


class OccupationQuery(OccupationChoices):
    """One occupation, in a query."""

    model_config = _QUERY


class LedgerQuery(LedgerChoices):
    """One occupation or all, in a query."""

    model_config = _QUERY


class RoundQuery(RoundChoices):
    """One occupation in one round, in a query."""

    model_config = _QUERY


class CaseQuery(CaseChoices):
    """The shared choices, in a query."""

    model_config = _QUERY
