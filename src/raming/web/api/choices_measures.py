"""What questions about measures, decisions and staff may be asked with over HTTP, named and bounded."""

from typing import Annotated, Any, Literal

from pydantic import Field

from raming.web.api.choices import Asked, CaseChoices, LedgerChoices, Name, ScenarioChoices, Seed, Year

Id = Annotated[str, Field(pattern="^[A-Za-z0-9-]{1,100}$")]
Ids = Annotated[list[Id], Field(max_length=100)]
Amount = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}=-?\d{1,12}(\.\d{1,12})?$")]
Amounts = Annotated[list[Amount], Field(max_length=100)]
Count = Annotated[float, Field(ge=0, le=1e8, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Euro = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]

GP = "general-practitioner"
PAIRS = "as `name=number`"


def amounts(pairs: list[str]) -> dict[str, float]:
    """Return pairs of a name and a number by name."""
    return {name: float(number) for name, _, number in (pair.partition("=") for pair in pairs)}


class DrawnOnce(Asked):
    """How what is uncertain is drawn."""

    draws: int | None = Field(default=None, ge=10, le=10_000, description="number of draws")
    seed: Seed = Field(default=1, description="seed of the draws: the same seed, the same luck")


class OutlookChoices(DrawnOnce):
    """What a ranking of all occupations is asked with."""

    year: Year | None = Field(default=None, description="calendar year; ten years after the round by default")
    calibrated: bool = Field(
        default=True, description="widen the spread of supply by what the track record asks for"
    )


class MeasureEffectsChoices(DrawnOnce, ScenarioChoices):
    """What the effect of measures is asked with."""

    on: Ids = Field(min_length=1, description="ids of the measures to work out")
    occupation: Name = Field(default=GP, description="the occupation by any of its names, or `sector`")
    region: Name | None = Field(default=None, description="a labour-market region")


class PortfolioChoices(DrawnOnce, CaseChoices):
    """What closing a gap is asked with."""

    region: Name | None = Field(default=None, description="a labour-market region")
    by: Year | None = Field(default=None, description="year by which; the balance year by default")
    confidence: Annotated[float, Field(gt=0, lt=1)] = Field(default=0.8, description="chance with which")
    budget: Euro | None = Field(default=None, description="euro a year that may be spent")
    only: Ids = Field(default=[], description="measures that may be chosen; all when empty")
    without: Ids = Field(default=[], description="measures that may not be chosen")
    cost: Amounts = Field(default=[], description=f"euro a year of a full dose, {PAIRS}")
    max_intake: Count | None = Field(default=None, description="largest yearly intake")
    pace: Share = Field(default=0.1, description="most that intake may change in a year, as a share")
    seconds: Annotated[float, Field(ge=0, le=20)] = Field(
        default=10.0, description="time allowed to prove that nothing better exists"
    )

    def options(self) -> dict[str, Any]:
        """Return the choices as options of the question."""
        made = super().options()
        costs = amounts(made.pop("cost"))
        return {**made, "costs": costs}


class DecisionEffectsChoices(DrawnOnce, CaseChoices):
    """What another number of places is worked out with."""

    places: Count = Field(description="places a year")
    from_year: Year | None = Field(default=None, description="first intake year")
    filled: Share = Field(default=1.0, description="share of the places that is filled")
    advised: Count | None = Field(default=None, description="places to hold it against")
    cover: Amounts = Field(default=[], description=f"changed figures behind posts, {PAIRS}")

    def options(self) -> dict[str, Any]:
        """Return the choices as options of the question."""
        made = super().options()
        return {**made, "cover": amounts(made["cover"])}


class VacanciesChoices(DrawnOnce, ScenarioChoices):
    """What hidden vacancies are counted with."""

    occupation: Name = Field(default="emergency-physician", description="the occupation, by any of its names")
    cover: Amounts = Field(default=[], description=f"changed figures behind posts, {PAIRS}")

    def options(self) -> dict[str, Any]:
        """Return the choices as options of the question."""
        made = super().options()
        return {**made, "cover": amounts(made["cover"])}


class AnswerSheetChoices(DrawnOnce, CaseChoices):
    """What an answer sheet is asked with."""

    question: Literal[
        "how-many",
        "how-many-short",
        "what-if-fewer",
        "since-when",
        "against-advice",
        "which-region",
        "hidden-vacancies",
    ] = Field(description="the question, as parliament asks it")
    places: Count | None = Field(default=None, description="places a year, for `what-if-fewer`")
    from_year: Year | None = Field(default=None, description="first intake year, for `what-if-fewer`")


class SkillMixChoices(DrawnOnce):
    """What a team is found with."""

    setting: Id = Field(default="gp-practice", description="`gp-practice`, `gp-out-of-hours`, or the pack's")
    fte: Count | None = Field(default=None, description="work, in FTE of who does it now")
    year: Year | None = Field(default=None, description="year of the country's demand")
    minimise: Literal["cost", "scarcity"] = Field(default="cost", description="what counts")
    most: Amounts = Field(default=[], description=f"FTE there are of a kind of staff, {PAIRS}")

    def options(self) -> dict[str, Any]:
        """Return the choices as options of the question."""
        made = super().options()
        return {**made, "most": amounts(made["most"])}


class JointAdviceChoices(Asked):
    """What several occupations under shared limits are advised with."""

    occupations: Annotated[list[Name], Field(max_length=50)] = Field(
        default=[], description="the occupations; all with shared limits when empty"
    )
    limit: Amounts = Field(default=[], description=f"changed shared limits, {PAIRS}")
    weight: Amounts = Field(default=[], description=f"what a shortage counts by occupation, {PAIRS}")
    pace: Share = Field(default=0.15, description="most that an intake may change in a year, as a share")

    def options(self) -> dict[str, Any]:
        """Return the choices as options of the question."""
        made = super().options()
        limits, weights = amounts(made.pop("limit")), amounts(made.pop("weight"))
        return {**made, "limits": limits, "weights": weights}


class TableOneChoices(Asked):
    """What Table 1 is worked out with."""

    base: Count | None = Field(default=None, description="common base, in people")


class Nothing(Asked):
    """Nothing to choose."""


class CatalogueChoices(LedgerChoices):
    """Measures of one occupation, or of all."""
