"""Which figure leads an advice, and how large and how exact it may be said: by the grade of the answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from raming.answers.advice import Advice
from raming.answers.evidence import COMPUTED, ILLUSTRATION, PUBLISHED
from raming.answers.published import PublishedAdvice
from raming.present import grading
from raming.present.language import Language, roughly
from raming.present.ledger_lines import LedgerLine, ends_words, from_published
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import for_intake, scenario_words

CENTRAL = {"scenario": "preferred", "trend": "temporary", "variant": "mid"}
"""The choices for which the band of a round was computed."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The figure that leads.

    Attributes:
        grade: what it is worth: `published`, `computed`, `illustration`, or `unknown` where there is none.
        figure: the figure or band as people read it; empty where there is none.
        caption: what the figure is, in a few words.
        headline: the sentence that says it.
        large: whether it may be set in large type: an illustration may not.
    """

    grade: str
    figure: str
    caption: str
    headline: str
    large: bool


def published_lead(advice: Advice) -> LedgerLine | None:
    """Return the published advice beside the round, or else the newest.

    None where none counts people a year, and where figures were changed: nobody advised on those.
    """
    if grading.changed(advice):
        return None
    beside = advice.published_advice
    return newest_advice(from_published(advice.published), None if beside is None else beside.year)


def newest_advice(published: Iterable[LedgerLine], year: int | None = None) -> LedgerLine | None:
    """Return the newest advice among published lines that count people a year, or that of a year; else None."""
    lines = [line for line in published if line.stage == "advised" and line.comparable]
    if not lines:
        return None
    chosen = max(line.year for line in lines) if year is None else year
    of_year = [line for line in lines if line.year == chosen]
    return max(of_year, key=lambda line: (line.preferred is not None, line.low is not None))


def as_in_pack(advice: Advice) -> bool:
    """Tell whether an advice is the central one of its round, to which the band of its grade belongs."""
    return (
        all(getattr(advice, name) == value for name, value in CENTRAL.items())
        and advice.balance_year == advice.model_grade.balance_year
        and not grading.changed(advice)
    )


def model_step(advice: Advice) -> float:
    """Return to what the model's own figure is rounded; 0.0 where it is given in two digits."""
    own = advice.model_grade
    if own.grade == ILLUSTRATION or own.low is None or own.high is None:
        return 0.0
    return grading.step_of(own.low, own.high)


def model_words(advice: Advice, language: Language) -> str:
    """Return the model's own figure, without the digits that its spread makes idle."""
    value, own = max(0.0, advice.advised_intake or 0.0), advice.model_grade
    if own.grade == ILLUSTRATION or own.low is None or own.high is None:
        return language.number(roughly(value))
    return language.number(grading.by_spread(value, own.low, own.high))


def lead(advice: Advice, language: Language) -> Lead:
    """Return the figure that leads an advice, with its sentence."""
    text = language.text
    line = published_lead(advice)
    if line is not None:
        return Lead(
            PUBLISHED,
            line.words(language),
            text("published advice, {year}", year=line.year),
            published_headline(line, language),
            large=True,
        )
    if advice.advised_intake is None:
        return Lead("unknown", "", text("no advice"), "", large=False)
    own = advice.model_grade
    if own.grade == COMPUTED:
        return Lead(
            COMPUTED,
            model_words(advice, language),
            text("computed by the model"),
            model_sentence(advice, language),
            large=True,
        )
    banded = own.low is not None and as_in_pack(advice)
    return Lead(
        ILLUSTRATION,
        grading.band_words(own, language) if banded else "",
        text("illustration"),
        model_sentence(advice, language),
        large=False,
    )


@collected
def published_first(answer: Any, language: Language) -> Iterator[Sentence]:
    """Say which published advice leads an answer about an advice that carries it, before all it says itself."""
    if advice := getattr(answer, "leads", None):
        yield Sentence(Role.HEADLINE, published_headline(advice, language))
    lines = [line for line in getattr(answer, "occupations", ()) if getattr(line, "leads", None)]
    if lines:
        parts = (
            language.text(
                "{name} {value} ({year})",
                name=line.names[language.code],
                value=ends_words(line.leads, language),
                year=line.leads.year,
            )
            for line in lines
        )
        yield Sentence(
            Role.HEADLINE,
            language.text(
                "The published advice for each by itself, in people a year: {advices}.",
                advices="; ".join(parts),
            ),
        )


def published_headline(line: LedgerLine | PublishedAdvice, language: Language) -> str:
    """Say what was advised by those whose task it is."""
    values = {"value": ends_words(line, language), "year": line.year}
    if line.for_years:
        return language.text(
            "The published advice is {value} a year, for intake {for_years} (published in {year}).",
            for_years=for_intake(line.for_years, language),
            **values,
        )
    return language.text("The published advice is {value} a year (published in {year}).", **values)


def model_sentence(advice: Advice, language: Language) -> str:
    """Say what the model itself comes to, as exactly as its grade allows."""
    text, own = language.text, advice.model_grade
    scenario = scenario_words(advice.scenario, advice.trend, advice.variant, language)
    if own.grade == COMPUTED:
        if own.low is not None and as_in_pack(advice):
            return text(
                "The model comes to about {about} people a year for balance in {year} (computed {exact}; 80 of 100 draws lie from {band}; {scenario}).",
                about=model_words(advice, language),
                exact=language.number(advice.advised_intake),
                band=grading.band_words(own, language),
                year=advice.balance_year,
                scenario=scenario,
            )
        return text(
            "The model comes to about {about} people a year for balance in {year} (computed {exact}; {scenario}).",
            about=model_words(advice, language),
            exact=language.number(advice.advised_intake),
            year=advice.balance_year,
            scenario=scenario,
        )
    if own.low is not None and as_in_pack(advice):
        return text(
            "As an illustration: with these figures the intake for balance in {year} lies from {band} people a year in 80 of 100 draws ({scenario}).",
            band=grading.band_words(own, language),
            year=advice.balance_year,
            scenario=scenario,
        )
    return text(
        "As an illustration: with these figures the intake for balance in {year} is in the order of {about} people a year ({scenario}).",
        about=model_words(advice, language),
        year=advice.balance_year,
        scenario=scenario,
    )
