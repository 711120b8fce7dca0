"""What the questions of an answer sheet share: what was asked, a figure, and what a sheet says."""

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from raming.answers.bridge import Neighbour
from raming.answers.case import Case
from raming.answers.evidence import UNKNOWN, Evidence, of_rows
from raming.answers.regional.published import RegionalStatement
from raming.answers.regional.validated import Validated
from raming.answers.worth import ModelGrade
from raming.inputs.meaning import OWN_UNIT, SHARE, YEAR, Is
from raming.inputs.regions import Region

SHORTNESS = ("expected_shortage", "expected_gap", "density")
"""What published statements are about that speak to which region is short."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on the sheet."""

    id: Annotated[str, Is("what it is")]
    value: Annotated[float | None, Is("the figure; null where it is not available", OWN_UNIT)]
    low: Annotated[
        float | None, Is("a tenth of the draws lies below; null where there is no range", OWN_UNIT)
    ]
    high: Annotated[float | None, Is("a tenth of the draws lies above; null likewise", OWN_UNIT)]
    unit: Annotated[
        str,
        Is(
            "`persons`, `FTE`, `places per year`, `chance`, `year`, `years`, `posts` or `people per 10,000 inhabitants`"
        ),
    ]
    year: Annotated[int | None, Is("calendar year it is of; null where it is itself a year", YEAR)]
    status: Annotated[str, Is("`model`, or the status of a published figure")]
    source: Annotated[str, Is("id of the source; empty for the model")]
    name: Annotated[
        str, Is("name of what it is of, such as a region or a number of years; empty otherwise")
    ] = ""
    gap_share_relative: Annotated[
        float | None,
        Is("for a region, its gap as a share of demand minus that of the nation; null otherwise", SHARE),
    ] = None
    p_shorter_than_nation: Annotated[
        float | None,
        Is("for a region, share of the draws in which that is above zero; null otherwise", SHARE),
    ] = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a sheet says, before it has its heading."""

    answer: Figure
    evidence: Evidence
    figures: tuple[Figure, ...] = ()
    kind: str = "projection"
    reason: str = ""
    grade: str = ""
    """By the model and the evidence where empty."""
    bridge: tuple[Neighbour, ...] = ()
    published: tuple[RegionalStatement, ...] = ()
    validation: Validated | None = None
    counted: bool = False
    """Whether what answers was counted or decided and not computed, so that a change may leave it as it is."""
    worth: ModelGrade | None = None
    """Of what was counted or decided: what the model's part beside it is worth; None where there is none."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a sheet was asked about.

    Attributes:
        case: the case.
        choices: the choices of the case, its pack open, with the draws: arguments of another question.
        draws: number of draws.
        seed: seed of the draws.
        region: the region asked about; None for the nation.
        year: the year asked about; None where none was.
        places: places a year; None where none were.
    """

    case: Case
    choices: dict[str, Any]
    draws: int
    seed: int
    region: Region | None
    year: int | None
    places: float | None

    @property
    def undrawn(self) -> dict[str, Any]:
        """The choices of the case without the draws: arguments of a question that makes none."""
        return {name: value for name, value in self.choices.items() if name not in ("draws", "seed")}


def of_model(id_: str, values: np.ndarray, middle: float, unit: str, year: int) -> Figure:
    """Return a figure of the model with its range over the draws."""
    low, high = np.quantile(values, (0.1, 0.9))
    return Figure(id_, float(middle), float(low), float(high), unit, year, "model", "")


def missing(id_: str, unit: str, reason: str, evidence: Evidence) -> Content:
    """Return the sheet of a question that cannot be answered, with the id of the reason."""
    figure = Figure(id_, None, None, None, unit, None, "model", "")
    return Content(figure, evidence, (), "not-available", reason, UNKNOWN)


def ledger_evidence(case: Case) -> Evidence:
    """Return the entries of the ledger about an occupation as evidence."""
    return of_rows(
        "ledger", (row for row in case.pack.table("ledger") if row["occupation"] == case.occupation)
    )
