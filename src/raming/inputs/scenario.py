"""Scenarios: small readable documents that change a pack, and that compose.

A scenario file is TOML or JSON; its JSON Schema is published by `raming schema scenario`.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from raming.inputs.characters import refuse_unknown
from raming.inputs.markup import UnreadableError, file_of, from_file
from raming.inputs.options import typed
from raming.inputs.parameters import Override, parse_overrides
from raming.inputs.problems import InputError, Phrase, finding, refuse
from raming.inputs.shapes import shape_message
from raming.inputs.vocabulary import DUTCH_IDS, id_of

LARGEST = 1_000_000


class Change(BaseModel):
    """One changed parameter, with the reason for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: str = Field(
        description="parameter[sex=f,cohort=after_steering,at=5,variant=mid]=value; selectors optional"
    )
    rationale: str = Field(default="", description="why this value")


class Scenario(BaseModel):
    """Choices on top of a pack. Everything left out keeps the value of the scenario below it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(default="", description="what this scenario is called")
    round: int | None = Field(default=None, description="round of parameters; the latest when left out")
    scenario: Literal["demography", "work-process", "working-time", "preferred"] | None = Field(
        default=None, description="rung of the demand ladder"
    )
    trend: Literal["temporary", "continuing"] | None = Field(
        default=None, description="whether trends stop in the trend year or go on"
    )
    variant: Literal["low", "mid", "high"] | None = Field(
        default=None, description="column of the demand parameters"
    )
    balance_year: int | None = Field(
        default=None, description="calendar year in which supply must equal demand"
    )
    intake: float | None = Field(
        default=None, ge=0, description="yearly intake of the adjustable cohort for the year path"
    )
    changes: tuple[Change, ...] = Field(default=(), description="changed parameters, applied in order")

    @field_validator("scenario", "trend", "variant", mode="before")
    @classmethod
    def _dutch(cls, value: object, info: ValidationInfo) -> object:
        """Read a choice as the command line does: by its Dutch word too."""
        return id_of(str(info.field_name), value) if isinstance(value, str) else value

    def overrides(self) -> tuple[Override, ...]:
        """Return the changed parameters, read and checked.

        Raises:
            InputError: when one of them cannot be read.
        """
        return parse_overrides(change.set for change in self.changes)

    def hash(self) -> str:
        """Return a hash of what it changes; the title and the reasons do not count."""
        content = self.model_dump(exclude={"title", "changes"}, exclude_none=True)
        content["changes"] = [str(override) for override in self.overrides()]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def read_scenario(path: str | Path) -> Scenario:
    """Read a scenario file, `.toml` or `.json`.

    Raises:
        InputError: naming the file, the field and what was expected; all problems in one go.
    """
    file = Path(path)
    if not file.is_file():
        raise refuse(
            "no such scenario",
            field="--scenario",
            value=path,
            expected=Phrase(
                "demography, work-process, working-time, preferred, or the path of a scenario file"
            ),
        )
    if file.stat().st_size > LARGEST:
        raise refuse(
            "the scenario file is too large",
            file=file.name,
            expected=Phrase("at most {most} bytes", most=LARGEST),
        )
    try:
        content = from_file(file_of(file), file.name)
    except UnreadableError as error:
        raise refuse(
            "the scenario cannot be read",
            file=file.name,
            value=error,
            expected=Phrase("TOML or JSON in UTF-8"),
        ) from error
    return scenario_from(content, file.name)


def _said(fault: Any) -> str:
    """Return what is wrong with a field, in words that its reader may type."""
    return shape_message(fault, _words(fault))


def _words(fault: Any) -> str:
    """Return the words of a choice as the command line names them to its reader; empty for what is none."""
    name = str(fault["loc"][0]) if fault["loc"] else ""
    kind = Scenario.model_fields[name].annotation if name in DUTCH_IDS else None
    words = [word for part in get_args(kind) for word in get_args(part)]
    return typed(name, words) if words else ""


def scenario_from(content: object, file: str = "scenario") -> Scenario:
    """Return a scenario from plain data.

    Raises:
        InputError: with every field that is wrong.
    """
    refuse_unknown(content, rule="bad-scenario", file=file)
    try:
        scenario = Scenario.model_validate(content)
    except ValidationError as error:
        raise InputError(
            finding(
                _said(found),
                rule="bad-scenario",
                file=file,
                field=".".join(map(str, found["loc"])),
                value=str(found["input"])[:80],
                expected=Phrase("see `raming schema scenario`"),
            )
            for found in error.errors()
        ) from error
    scenario.overrides()
    return scenario
