"""What a question may be asked with over HTTP: the options of the command line, named and bounded.

Scenario files and packs are named by path on the command line; over HTTP no path is ever taken.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from raming.inputs import characters

Name = Annotated[str, Field(min_length=1, max_length=100)]
Change = Annotated[str, Field(min_length=1, max_length=200)]
Year = Annotated[int, Field(ge=1900, le=2200)]

MOST_CHANGES = 500


Seed = Annotated[int, Field(ge=0, le=2**63 - 1)]


class Asked(BaseModel):
    """What a question is asked with."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _of_known_characters(cls, content: Any) -> Any:
        """Refuse a text with a character that nothing can show."""
        if found := next(characters.problems(content), None):
            raise ValueError(str(found))
        return content

    def options(self) -> dict[str, Any]:
        """Return the choices as options of a question; what is left out takes its default there."""
        return self.model_dump(exclude_none=True)


class LedgerChoices(Asked):
    """One occupation, or all."""

    occupation: Name | None = Field(
        default=None, description="the occupation, by id or any of its names; all when left out"
    )


class OccupationChoices(Asked):
    """One occupation, and nothing else to choose."""

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])


class RoundChoices(OccupationChoices):
    """One occupation in one round."""

    round: Year | None = Field(default=None, description="round of parameters; the latest when left out")


class ScenarioChoices(Asked):
    """What is changed, whatever is asked."""

    round: Year | None = Field(default=None, description="round of parameters; the latest when left out")
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


class CaseChoices(ScenarioChoices):
    """The choices that every question about one occupation shares."""

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])


class LuckChoices(CaseChoices):
    """The shared choices, and how what is uncertain is drawn."""

    draws: int | None = Field(
        default=None, ge=10, le=100_000, description="number of draws; without it there are no odds"
    )
    seed: Seed = Field(default=1, description="seed of the draws: the same seed, the same luck")
    calibrated: bool = Field(
        default=True, description="widen the spread of supply by what the track record asks for"
    )
    noise: Literal["none", "analytic", "simulated"] = Field(
        default="none", description="demographic noise in the draws: people are whole"
    )

    def options(self) -> dict[str, Any]:
        """Return the choices as options of a question; nothing about draws where there are none."""
        made = super().options()
        if self.draws is None:
            for name in LuckChoices.model_fields.keys() - CaseChoices.model_fields.keys() | {"costs"}:
                made.pop(name, None)
        return made


class AdviceChoices(LuckChoices):
    """What an advice is asked with."""

    costs: str = Field(
        default="1:1",
        max_length=40,
        pattern=r"^\d+(\.\d+)?:\d+(\.\d+)?$",
        description="cost of an FTE-year of shortage and of surplus, such as `2:1`",
    )


class SensitivityChoices(CaseChoices):
    """What a ranking of the uncertain figures is asked with."""

    draws: int = Field(default=512, ge=10, le=2048, description="draws for each quantity")
    seed: Seed = Field(default=1, description="seed of the draws: the same seed, the same luck")
    calibrated: bool = Field(
        default=True, description="widen the spread of supply by what the track record asks for"
    )


class DrawnChoices(ScenarioChoices):
    """What is changed, and how intervals, odds and ranks are drawn."""

    draws: int | None = Field(
        default=None, ge=0, le=10_000, description="number of draws for intervals and ranks; 0 for none"
    )
    seed: Seed = Field(default=1, description="seed of the draws: the same seed, the same luck")
    calibrated: bool = Field(
        default=True, description="widen the spread of supply by what the track record asks for"
    )


class RegionsChoices(DrawnChoices):
    """What regions are compared with."""

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])
    year: Year | None = Field(default=None, description="calendar year; the balance year by default")
    level: Literal["regioplus", "province"] = Field(
        default="regioplus", description="28 regions, or 12 provinces"
    )


class RegionalProjectionChoices(DrawnChoices):
    """What the path of one region is asked with."""

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])
    region: Name = Field(description="code, name or former name of a region", examples=["Twente"])


class ValidationChoices(DrawnChoices):
    """What the balance of regions is held against published statements with."""

    occupation: Name | None = Field(
        default=None, description="the occupation; by default the one with most regional figures"
    )


class BalanceChoices(ValidationChoices):
    """What the balance of regions is profiled with."""

    region: Name | None = Field(
        default=None, description="one region: code, name, former name or municipality"
    )


class AllocationChoices(DrawnChoices):
    """What places are divided with."""

    occupation: Name = Field(description="the occupation, by id or any of its names", examples=["huisarts"])
    places: int = Field(ge=1, le=100_000, description="places a year")
    institutions: Literal["synthetic"] | None = Field(
        default=None, description="made-up institutions as an example; the training regions by default"
    )


class ComparisonChoices(LedgerChoices):
    """The two sides of a comparison: words between commas, such as `2022,low`."""

    first: Name = Field(description="what is compared from", examples=["2022,low"])
    second: Name = Field(description="what is compared to", examples=["2025"])


def in_query(choices: type[Asked]) -> type[Asked]:
    """Return choices as they stand in a query: keys in camelCase, values as text."""
    config = ConfigDict(extra="forbid", strict=False, alias_generator=to_camel)
    made = type(f"{choices.__name__}Query", (choices,), {"model_config": config, "__doc__": choices.__doc__})
    query: type[Asked] = made
    return query
