"""What the advice is sensitive to, in sentences."""

from collections.abc import Iterator

from raming.answers.uncertainty.sensitivity import Index, Sensitivity
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
from raming.present.sentences.odds import calibration_sentences
from raming.present.wording import parameter_words, scenario_words

NAMED = 3
"""How many figures a sentence names."""


WEIGHTY = 0.01
"""A figure that makes the advice surer by less than this share is left out of a first look."""


def index_words(index: Index, language: Language) -> str:
    """Return a quantity in words."""
    name, _, inside = index.parameter.partition("[")
    chosen = dict(part.split("=") for part in inside.rstrip("]").split(",") if part)
    return parameter_words(name, chosen.get("sex"), chosen.get("cohort"), None, None, language)


@collected
def sentences(answer: Sensitivity, language: Language) -> Iterator[Sentence]:
    """Return what matters about a sensitivity analysis, first things first."""
    text = language.text
    first = answer.indices[0]
    yield Sentence(
        Role.HEADLINE,
        text(
            "As an illustration: in 80 of 100 draws the advice for balance in {year} lies between {low} and {high} ({scenario}).",
            year=answer.balance_year,
            low=language.figure(answer.interval[0]),
            high=language.figure(answer.interval[1]),
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        )
        if language.rough
        else text(
            "The model’s own advice for balance in {year} is {advice}; in 80 of 100 draws it lies between {low} and {high} ({scenario}).",
            year=answer.balance_year,
            advice=language.figure(answer.advised_intake),
            low=language.figure(answer.interval[0]),
            high=language.figure(answer.interval[1]),
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        ),
    )
    yield Sentence(
        Role.CAUSE,
        text(
            "The uncertainty that weighs most: {figure}. If it were known, the spread of the advice would be {share} smaller.",
            figure=index_words(first, language),
            share=language.percent(first.information_value),
        ),
    )
    following = [index for index in answer.indices[1 : 1 + NAMED] if index.information_value >= WEIGHTY]
    if following:
        yield Sentence(
            Role.CAUSE,
            text(
                "Then come {figures}.",
                figures=language.listing(
                    f"{index_words(index, language)} ({language.percent(index.information_value)})"
                    for index in following
                ),
            ),
        )
    yield from bridge(answer.bridge, language)
    yield from calibration_sentences(answer.calibration, language)


def reading(language: Language) -> str:
    """Say how the table is to be read."""
    return language.text(
        "How to read it: the first order index is the share of the spread that a figure causes by itself, "
        "the total index that with everything it causes together with others, all figures taken as independent. "
        "What it is worth to know a figure also counts what it says of the figures it moves with."
    )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(Role.NOTE, reading(language))
