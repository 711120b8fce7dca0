"""What the grade of an answer makes of its words: the warning that goes with every file, and the digits."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from raming.answers.evidence import COUNTED, ILLUSTRATION, MOST_ASSUMED, UNKNOWN, assumed_share
from raming.answers.worth import ASSUMED, CROSSES_ZERO, OLD_BASE, ModelGrade
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.table import Holds, Table, rough

FINENESS = 20
"""A figure is rounded to a power of ten that is at most this part of its spread."""
REGISTERED = "registered"
MODEL, PARTLY = "model", "partly-model"
"""Status, for files, of figures that are computed, and of rows that hold figures of the pack beside them."""


def illustrated(answer: Any) -> bool:
    """Tell whether what the model gives in an answer is an illustration, whatever leads it."""
    return own_grade(answer) == ILLUSTRATION


def own_grade(answer: Any) -> str:
    """Return what the figures of the model in an answer are worth, whatever published figure leads it."""
    own: ModelGrade | None = getattr(answer, "model_grade", None)
    return str(getattr(answer, "grade", "") if own is None else own.grade)


def changed(answer: Any) -> bool:
    """Tell whether figures were changed for an answer, so that what was published is not about it."""
    return bool(answer.manifest.options.get("changes"))


def answer_touched(answer: Any) -> bool:
    """Tell whether what was changed touches the figure that answers; a sheet knows, any other is computed with it."""
    touched: tuple[str, ...] | None = getattr(answer, "touched", None)
    return touched is None or answer.answer.id in touched


@collected
def warning(answer: Any, language: Language) -> Iterator[Sentence]:
    """Return what is to be minded: why an answer is an illustration, draws that cannot be, and what its people are.

    Nothing where it is well founded, all its draws can be and its people are at work.
    """
    yield from _worth(answer, language)
    if impossible := getattr(answer, "impossible", None):
        count, draws = impossible
        yield Sentence(
            Role.WARNING,
            language.text(
                "In {count} of {draws} draws demand falls below zero in some year, or working time by more than three quarters: the outer ends of intervals say little.",
                count=language.number(count),
                draws=language.number(draws),
            ),
        )
    if getattr(answer, "stock_counts", "") == REGISTERED:
        yield Sentence(
            Role.WARNING,
            language.text(
                "The people of the base year are those registered; fewer of them are at work in the occupation."
            ),
        )


def _worth(answer: Any, language: Language) -> Iterator[Sentence]:
    """Say that an answer, or the model's part of it, is an illustration and why; nothing where it is not.

    The reasons are those of the model's advice for the case, whatever is asked about it: by weight, the share of
    the spread of the advice. Where that is well founded but the answer adds figures, these are counted.
    """
    own: ModelGrade | None = getattr(answer, "model_grade", None) or getattr(answer, "worth", None)
    if answer.grade == UNKNOWN:
        yield Sentence(Role.WARNING, language.text("Note: this is not known from the figures there are."))
    elif own is not None and own.grade == ILLUSTRATION:
        yield Sentence(
            Role.WARNING, _reasoned_warning(own, leads=answer.grade == ILLUSTRATION, language=language)
        )
    elif answer.grade == ILLUSTRATION and getattr(answer, "mixed", False):
        yield Sentence(
            Role.WARNING,
            language.text(
                "Note: part of what is computed here is an illustration, not advice; it says so where it stands."
            ),
        )
    elif answer.grade == ILLUSTRATION:
        yield Sentence(Role.WARNING, _counted_warning(answer.rests_on, language))
    elif changed(answer) and answer_touched(answer):
        yield Sentence(
            Role.WARNING,
            language.text(
                "This is with your changes: what you set counts as an assumption, and no published advice is about it."
            ),
        )


def _reasoned_warning(own: ModelGrade, *, leads: bool, language: Language) -> str:
    """Say that the model's advice for a case is an illustration and why.

    Args:
        own: what the advice is worth.
        leads: whether nothing published leads the answer.
        language: the language of the answer.
    """
    reasons = language.listing(reason_words(own, reason, language) for reason in own.reasons)
    if own.changed:
        return language.text(
            "Note: with your changes this is an illustration, not advice: {reasons}.", reasons=reasons
        )
    if leads:
        return language.text("Note: this is an illustration, not advice: {reasons}.", reasons=reasons)
    return language.text(
        "Note: what the model computes here is an illustration, not advice: {reasons}.", reasons=reasons
    )


def _counted_warning(counts: Mapping[str, int], language: Language) -> str:
    """Say that an answer without a grade of its own is an illustration."""
    if assumed_share(counts) > MOST_ASSUMED:
        return language.text(
            "Note: this is an illustration, not advice: {assumed} of the {total} figures under it are assumptions.",
            assumed=language.number(counts["assumption"] + counts.get("scenario", 0)),
            total=language.number(sum(counts.values())),
        )
    return language.text(
        "Note: this is an illustration, not advice: the projection under it, or what is added to it, is mostly assumed."
    )


def reason_words(grade: ModelGrade, reason: str, language: Language) -> str:
    """Say why an advice is an illustration, as part of a sentence."""
    if reason == ASSUMED and grade.changed:
        return language.text(
            "{share} of the spread of the advice comes from figures that are assumed, those you set among them",
            share=language.percent(grade.assumed_weight),
        )
    if reason == ASSUMED and grade.low is None:
        return language.text(
            "{share} of the parameters of the model are assumed",
            share=language.percent(grade.assumed_weight),
        )
    if reason == ASSUMED:
        return language.text(
            "{share} of the spread of the advice comes from assumed figures",
            share=language.percent(grade.assumed_weight),
        )
    if reason == CROSSES_ZERO:
        return language.text("the intake needed may as well be nil")
    if reason == OLD_BASE:
        return language.text("its figures begin in {year}", year=grade.base_year)
    return language.text("no intake can be steered in time")


def rests_on(counts: Mapping[str, int], language: Language) -> Sentence:
    """Say how many figures of each status an answer rests on."""
    known = [status for status in COUNTED if counts.get(status)]
    total = sum(counts.values())
    if len(known) == 1 and total > 1:
        every = language.text(labels.EVERY[known[0]])
        count = language.number(total)
        return Sentence(
            Role.PROVENANCE, language.text("Rests on {count} figures, {every}.", count=count, every=every)
        )
    parts = [language.plural(*labels.COUNTED[status], counts[status]) for status in known]
    return Sentence(
        Role.PROVENANCE,
        language.plural(
            "Rests on {count} figure: {parts}.",
            "Rests on {count} figures: {parts}.",
            total,
            parts=language.listing(parts),
        ),
    )


def standing(answer: Any, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the grade of an answer and of the model in it, the year of its figures and what it rests on."""
    text = language.text
    found = [(text("grade"), text(labels.GRADES[answer.grade]))]
    if (own := own_grade(answer)) != answer.grade:
        found.append((text("grade of what the model computes"), text(labels.GRADES[own])))
    if answer.as_of:
        found.append((text("as of"), answer.as_of))
    if minded := warning(answer, language).text:
        found.append((text("mind"), minded))
    if sum(answer.rests_on.values()):
        found.append((text("rests on"), rests_on(answer.rests_on, language).text))
    return tuple(found)


def held(table: Table, answer: Any, warning: str) -> Table:
    """Return a table as every door and every file holds it: with what its figures are worth, in the digits of that.

    Args:
        table: the table as its presenter made it.
        answer: the answer it is of.
        warning: what is to be minded before its figures are used; empty where there is nothing.
    """
    made = rough(table, whole=illustrated(answer))
    figures = [column for column in table.columns if column.numeric and column.kind != "year"]
    own = [column for column in figures if column.computed(given=False)]
    cited = any(column.holds is Holds.SOURCE or column.key == "status" for column in table.columns)
    status = ""
    if own and not cited:
        status = MODEL if len(own) == len(figures) else PARTLY
    return replace(made, grade=answer.grade, own_grade=own_grade(answer), warning=warning, status=status)


def step_of(low: float, high: float) -> float:
    """Return the power of ten to which a figure with this spread is rounded; 1 at least."""
    width = abs(high - low)
    return 10.0 ** max(math.floor(math.log10(width / FINENESS)), 0) if width > FINENESS else 1.0


def by_spread(value: float, low: float, high: float) -> float:
    """Return a figure without the digits that its spread makes idle."""
    step = step_of(low, high)
    return round(value / step) * step


def band_words(grade: ModelGrade, language: Language) -> str:
    """Return the 80 % band of the intake as people read it; nobody trains fewer than none."""
    ends = grade.low or 0.0, grade.high or 0.0
    low, high = (max(by_spread(end, *ends), 0.0) for end in ends)
    return language.text("{low} to {high}", low=language.number(low), high=language.number(high))
