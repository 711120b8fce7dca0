"""What all answers share: the version of their contract, their form as plain data, and their seal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypedDict

from raming.answers.evidence import COMPUTED, PUBLISHED, UNKNOWN, Evidence, Source
from raming.answers.manifest import Manifest, PackIdentity, ResultHash, manifest, plain
from raming.answers.worth import ModelGrade
from raming.inputs.meaning import PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack
from raming.inputs.used import Used

SCHEMA_VERSION = "1.2"
_LAST = ("rests_on", "sources", "used", "manifest")
"""Members that come last in JSON: figures first."""
# The bases are no answers themselves: methods that nothing calls are not made, which is half the time of loading them.
UNSEALED = Manifest("", {}, "", PackIdentity("", "", ""), None, "", ResultHash("", ""))
"""The manifest of an answer whose figures are not hashed yet; no question returns it."""


class Grounded:
    """What a sealed answer keeps beside its members.

    Attributes:
        grounds: the figures it rests on, for answers made from it.
        worth: what the model's own advice in it is worth; None where it has none.
        impossible: how many draws cannot be, of how many; None where there are none.
        told: gives a text of its pack in a language, for whoever presents it.
    """

    __slots__ = ("grounds", "impossible", "told", "worth")

    if TYPE_CHECKING:
        grounds: Evidence
        worth: ModelGrade | None
        impossible: tuple[int, int] | None
        told: Callable[[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True, init=False, repr=False, eq=False)
class Answer(Grounded):
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

    grade: Annotated[
        str,
        Is(
            "what its figures are worth: `published` where a published advice leads, `computed`, `illustration`, or `unknown`"
        ),
    ] = UNKNOWN
    as_of: Annotated[
        str, Is("the year its figures are of: of a projection its base year, else the newest")
    ] = ""
    rests_on: Annotated[
        dict[str, int],
        Is("number of figures it rests on by status, spreads and correlations of draws included", "figures"),
    ] = field(default_factory=dict)
    sources: Annotated[
        tuple[Source, ...], Is("where those figures come from, each with the place in the source")
    ] = ()
    used: Annotated[
        tuple[Used, ...], Is("files of one's own that were read, and how many rows it uses of each")
    ] = ()
    manifest: Annotated[Manifest, Is("what is needed to compute it again")] = field(
        default_factory=lambda: UNSEALED
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `--json` prints it: figures first, the manifest last."""
        content: dict[str, Any] = plain(self)
        return {
            **{key: value for key, value in content.items() if key not in _LAST},
            **{key: content[key] for key in _LAST},
        }

    def sealed(
        self,
        question: str,
        options: dict[str, Any],
        pack: Pack,
        seed: int | None = None,
        *,
        evidence: Evidence,
        grade: str | None = None,
        as_of: int | None = None,
        worth: ModelGrade | None = None,
        tally: Mapping[int, int] | None = None,
        untouched: bool = False,
        used: Sequence[Used] = (),
    ) -> Self:
        """Return the answer with what it rests on and its manifest: the hashes of its figures, what decides them.

        Args:
            question: id of the question.
            options: the options asked with, defaults filled in.
            pack: the pack used.
            seed: seed of the draws; None where nothing was drawn.
            evidence: the figures of the pack that it shows or computes with.
            grade: what its figures are worth; by the evidence alone where None.
            as_of: the year its figures are of; the newest in the evidence where None.
            worth: what the model's advice for its case is worth, so that each answer about the case gives the
                same reasons; None where it is about no case.
            tally: by number of draws that were made, in how many of them demand cannot be true; None where none
                were made.
            untouched: whether what was changed touches no figure of it. Any other answer to a changed case is at
                best computed: nobody published it.
            used: files of one's own that were read beside tables of the pack.

        Raises:
            InputError: when a figure is not finite: no door shows, writes or remembers such an answer.
        """
        worn = evidence.grade if grade is None else grade
        if worn == PUBLISHED and options.get("changes") and not untouched:
            worn = COMPUTED
        answer = replace(
            self,
            grade=worn,
            as_of=evidence.as_of if as_of is None else str(as_of),
            rests_on=evidence.rests_on(),
            sources=evidence.sources(pack),
        )
        made = manifest(question, options, pack, plain(answer), seed)
        keys = {entry.key for entry in evidence.grounds} if pack.own else ()
        about = str(getattr(self, "occupation", None) or "")
        own = tuple(rows.used(about, keys) for rows in pack.own)
        answer = replace(answer, used=(*own, *used), manifest=made)
        object.__setattr__(answer, "grounds", evidence)
        object.__setattr__(answer, "told", pack.told)
        object.__setattr__(answer, "worth", worth)
        found = [(count, draws) for draws, count in (tally or {}).items() if count]
        object.__setattr__(answer, "impossible", max(found, key=lambda one: one[1], default=None))
        return answer


class OccupationHeading(TypedDict):
    """What `OccupationAnswer` starts with."""

    occupation: str
    names: dict[str, str]
    round: int
    balance_year: int
    stock_counts: str


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
    stock_counts: Annotated[
        str,
        Is(
            "what the people of the base year are: `working`, `registered` (not all of them at work), another count, or `not-stated`"
        ),
    ]


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
