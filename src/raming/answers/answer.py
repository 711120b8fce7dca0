"""What all answers share: the version of their contract, their form as plain data, and their seal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, Self, TypedDict

from raming.answers.manifest import Manifest, PackIdentity, ResultHash, manifest, plain
from raming.inputs.meaning import PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack

SCHEMA_VERSION = "1.1"
# The bases are no answers themselves: methods that nothing calls are not made, which is half the time of loading them.
UNSEALED = Manifest("", {}, "", PackIdentity("", "", ""), None, "", ResultHash("", ""))
"""The manifest of an answer whose figures are not hashed yet; no question returns it."""


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class Answer:
    """An answer: figures under a contract that has a version."""

    # The schema of an answer requires what has a default here: every answer that leaves the house has it.
    __pydantic_config__: ClassVar[dict[str, bool]] = {"json_schema_serialization_defaults_required": True}

    schema_version: Annotated[str, Is("version of this contract")] = SCHEMA_VERSION

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `--json` prints it."""
        content: dict[str, Any] = plain(self)
        return content


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class Reproducible(Answer):
    """An answer that can be asked again: it carries what decides its figures."""

    manifest: Annotated[Manifest, Is("what is needed to compute it again")] = field(
        default_factory=lambda: UNSEALED
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `--json` prints it: figures first, the manifest last."""
        content: dict[str, Any] = plain(self)
        return {
            **{key: value for key, value in content.items() if key != "manifest"},
            "manifest": content["manifest"],
        }

    def sealed(self, question: str, options: dict[str, Any], pack: Pack, seed: int | None = None) -> Self:
        """Return the answer with its manifest: the hashes of its figures and what decides them.

        Args:
            question: id of the question.
            options: the options asked with, defaults filled in.
            pack: the pack used.
            seed: seed of the draws; None where nothing was drawn.

        Raises:
            InputError: when a figure is not finite: no door shows, writes or remembers such an answer.
        """
        return replace(self, manifest=manifest(question, options, pack, plain(self), seed))


class OccupationHeading(TypedDict):
    """What `OccupationAnswer` starts with."""

    occupation: str
    names: dict[str, str]
    round: int
    balance_year: int


class ScenarioHeading(OccupationHeading):
    """What `ScenarioAnswer` starts with."""

    scenario: str
    trend: str
    variant: str


class Heading(ScenarioHeading):
    """What `CaseAnswer` starts with."""

    current_intake: float


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class OccupationAnswer(Reproducible):
    """An answer about one occupation in a round."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("the round", "round")]
    balance_year: Annotated[int, Is("calendar year in which supply must equal demand", YEAR)]


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class ScenarioAnswer(OccupationAnswer):
    """An answer about one occupation in a round under a scenario."""

    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class CaseAnswer(ScenarioAnswer):
    """An answer about one occupation in a round under a scenario, beside its current intake."""

    current_intake: Annotated[
        float, Is("intake per year of the adjustable cohort in the round", PEOPLE_A_YEAR)
    ]
