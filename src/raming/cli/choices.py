"""The choices that every question about one occupation shares."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from cyclopts import Parameter


@Parameter(name="*", group="Choices")
@dataclass(frozen=True)
class Choices:
    """What is computed."""

    round: Annotated[int | None, Parameter(help="Round of parameters; the latest when left out.")] = None
    scenario: Annotated[
        str,
        Parameter(
            help="demography, work-process, working-time or preferred; or the path of a scenario file."
        ),
    ] = "preferred"
    trend: Annotated[
        Literal["temporary", "continuing"], Parameter(help="Trends stop in the trend year, or go on.")
    ] = "temporary"
    variant: Annotated[Literal["low", "mid", "high"], Parameter(help="Column of the demand parameters.")] = (
        "mid"
    )
    balance_year: Annotated[
        int | None,
        Parameter(help="Year in which supply must equal demand; the round's last by default."),
    ] = None
    intake: Annotated[
        float | None,
        Parameter(help="Yearly intake from the steering year on; the round's by default."),
    ] = None
    changes: Annotated[
        tuple[str, ...],
        Parameter(
            name="--set",
            negative="",
            help="Change a parameter: 'unmet_demand=0.05', or 'external_yield[sex=f,at=5]=0.9'. "
            "The selectors are sex, cohort, at and variant; one left out means all. Repeatable. "
            "`raming parameters OCCUPATION --all-tables` lists what can be changed.",
        ),
    ] = ()
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl"

    def options(self) -> dict[str, Any]:
        """Return the choices as arguments of a question."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@Parameter(name="*", group="Odds")
@dataclass(frozen=True)
class Luck:
    """How what is uncertain is drawn."""

    draws: Annotated[
        int | None, Parameter(help="Number of draws of what is uncertain; without it there are no odds.")
    ] = None
    seed: Annotated[int, Parameter(help="Seed of the draws: the same seed, the same luck.")] = 1
    calibrated: Annotated[
        bool,
        Parameter(
            name="--calibrated",
            negative="--no-calibration",
            help="Widen the spread of supply by what the track record of earlier rounds asks for.",
        ),
    ] = True
    noise: Annotated[
        Literal["none", "analytic", "simulated"],
        Parameter(
            help="Demographic noise, in --draws: people are whole, and each leaves or stays by chance. "
            "analytic: by its variance; simulated: people of every draw live one course (slower)."
        ),
    ] = "none"

    def options(self) -> dict[str, Any]:
        """Return the choices as arguments of a question; nothing where there are no draws."""
        if self.draws is None:
            return {}
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@Parameter(name="*", group="Odds")
@dataclass(frozen=True)
class CostlyLuck(Luck):
    """How what is uncertain is drawn, and what an imbalance costs."""

    costs: Annotated[
        str,
        Parameter(help="Cost of an FTE-year of shortage and of surplus, shortage:surplus, such as 2:1."),
    ] = "1:1"
