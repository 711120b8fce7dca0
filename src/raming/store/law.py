"""What may be kept: one law for every write and correction, whichever door it comes through.

A record that breaks it is refused with everything that is wrong. What was kept under an earlier law is
read as it is: the law holds for writing, not for reading.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from pydantic import ValidationError

from raming.answers.case import open_case
from raming.answers.options import CaseOptions
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.options import taken
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, finding
from raming.inputs.scenario import Scenario
from raming.store.contents import (
    AUTHOR,
    COMMENT,
    DECISION,
    MOST_CHANGES,
    REASON,
    SCENARIO_TITLE,
    KeptDecision,
    KeptScenario,
)

EXPECTED = {
    "title": Phrase("a name of at most 200 characters"),
    "stage": Phrase("decided, funded or indicative"),
    "places": Phrase("a number of places a year, 0 or more"),
    "first_year": Phrase("a whole year from 1900 to 2200, such as 2027"),
    "last_year": Phrase("a whole year from 1900 to 2200, such as 2029"),
    "order": Phrase("a year that does not lie before the first intake year"),
    "decided_on": Phrase("a date that exists, as year-month-day, or nothing"),
    "decided_by": Phrase("a name of at most 200 characters, or nothing"),
    "rationale": Phrase("a text of at most 10,000 characters, or nothing"),
    "source": Phrase("a title or an address of at most 500 characters, or nothing"),
    "author": Phrase("a name of at most 80 characters, or nothing"),
    "comment": Phrase("a text of at most 300 characters, or nothing"),
    "scenario_title": Phrase("a name of at most 80 characters"),
    "reason": Phrase("a reason of at most 2,000 characters for each changed figure"),
    "changes": Phrase("at most 200 changed figures"),
}
"""What is expected in a field that cannot be kept as it is."""
MESSAGE = Phrase("this cannot be recorded")
TOO_LONG = Phrase("this is too long to be kept")


class KnownOccupations(Protocol):
    """What tells whether a scenario is on its shelf."""

    def __call__(self, id_: str, version: int | None) -> Phrase | None:
        """Return what is missing, in a sentence; None where it is there."""


def unsuitable(field: str, value: object, message: Phrase = MESSAGE, *, expected: str = "") -> Problem:
    """Return the problem of a field that cannot be kept; a long value is cut, and its length told."""
    text = str(value)
    return finding(
        message,
        field="last_year" if field == "order" else field,
        value=text
        if len(text) <= 80
        else Phrase("{start}… ({length} characters)", start=text[:77], length=len(text)),
        expected=EXPECTED.get(expected or field, ""),
    )


def signature_problems(author: str, comment: str) -> Iterator[Problem]:
    """Find what is wrong with who saves, and why."""
    for field, text, most in (("author", author, AUTHOR), ("comment", comment, COMMENT)):
        yield from unknown_characters(text, field=field)
        if len(text) > most:
            yield unsuitable(field, text, TOO_LONG)


def check_signature(author: str, comment: str) -> None:
    """Refuse who saves, and why, where one cannot be kept.

    Raises:
        InputError: with every field that is wrong.
    """
    if found := tuple(signature_problems(author, comment)):
        raise InputError(found)


def lawful_scenario(content: KeptScenario, author: str, comment: str, pack: Pack) -> KeptScenario:
    """Return a scenario as it is kept: read back from its plain form, and opened as a case of the pack.

    Raises:
        InputError: with everything that is wrong.
    """
    found = [*signature_problems(author, comment), *_scenario_problems(content.scenario)]
    if found:
        raise InputError(found)
    occupation = content.occupation
    try:
        plain = content.model_dump(mode="json", exclude_none=True)
        kept = KeptScenario.model_validate(plain)
        occupation = pack.occupation(kept.occupation)
        open_case(occupation, taken(CaseOptions, (), options_of(kept.scenario)), pack=pack)
    except ValidationError as error:
        raise InputError(
            unsuitable(".".join(map(str, fault["loc"])).removeprefix("scenario."), fault["input"])
            for fault in error.errors()
        ) from error
    return kept.model_copy(update={"occupation": occupation})


def options_of(scenario: Scenario) -> dict[str, Any]:
    """Return the options of a question that a scenario stands for."""
    plain = scenario.model_dump(exclude_none=True, exclude={"title", "changes"})
    return {**plain, "changes": [change.set for change in scenario.changes]}


def _scenario_problems(scenario: Scenario) -> Iterator[Problem]:
    """Find the texts of a scenario that cannot be kept."""
    yield from unknown_characters(scenario.model_dump())
    if len(scenario.title) > SCENARIO_TITLE:
        yield unsuitable("title", scenario.title, TOO_LONG, expected="scenario_title")
    if len(scenario.changes) > MOST_CHANGES:
        yield unsuitable("changes", len(scenario.changes), TOO_LONG)
    for change in scenario.changes:
        if len(change.rationale) > REASON:
            yield unsuitable("changes", change.rationale, TOO_LONG, expected="reason")


def read_decision(content: Mapping[str, Any], known: Sequence[Problem] = ()) -> KeptDecision:
    """Return a decision from plain data.

    Args:
        content: its members.
        known: what was found wrong before, such as a number that is none; its fields are not named twice.

    Raises:
        InputError: with what was known, and with every other field that is wrong.
    """
    found = [*known, *unknown_characters(dict(content))]
    named = {problem.field for problem in found}
    try:
        decision = KeptDecision.model_validate(content)
    except ValidationError as error:
        places = [str(fault["loc"][0]) if fault["loc"] else "order" for fault in error.errors()]
        for place in dict.fromkeys(places):
            value = content.get("last_year" if place == "order" else place)
            if place not in named:
                long = isinstance(value, str) and len(value) > DECISION.get(place, len(value))
                found.append(unsuitable(place, "" if value is None else value, TOO_LONG if long else MESSAGE))
        raise InputError(found) from error
    if found:
        raise InputError(found)
    return decision


def lawful_decision(
    content: KeptDecision, author: str, comment: str, pack: Pack, known: KnownOccupations
) -> KeptDecision:
    """Return a decision as it is kept: read back from its plain form, with what it refers to looked up.

    Raises:
        InputError: with everything that is wrong.
    """
    # Characters first: the plain form of half a pair cannot be written.
    found = [*signature_problems(author, comment), *unknown_characters(content.model_dump())]
    if found:
        raise InputError(found)
    kept = read_decision(content.model_dump(mode="json", exclude_none=True))
    occupation = pack.occupation(kept.occupation)
    if kept.scenario is not None and (lacking := known(kept.scenario, kept.scenario_version)):
        raise InputError([unsuitable("scenario", kept.scenario, lacking)])
    return kept.model_copy(update={"occupation": occupation})
