"""An allocation in sentences, and the reason of every place."""

from collections.abc import Iterator
from typing import Any

from raming.answers.places.allocation import Allocation
from raming.answers.places.parts import Allocated, BindingLimit
from raming.present import regional_labels as regional
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: Allocation, language: Language) -> Iterator[Sentence]:
    """Return what matters about an allocation, first things first."""
    text, number = language.text, language.number
    if answer.synthetic:
        yield Sentence(
            Role.WARNING, text("Note: these institutions and their limits are made up, to show how it works.")
        )
    saved = answer.objective.rule - answer.objective.optimised
    moved = sum(abs(a.places - b.places) for a, b in zip(answer.optimised, answer.rule, strict=True)) // 2
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "By rule {rule} FTE of regional shortage is expected in {year}; moving {count} place makes it "
            "{optimised} FTE, {share} less, on futures the optimisation has not seen.",
            "By rule {rule} FTE of regional shortage is expected in {year}; moving {count} places makes it "
            "{optimised} FTE, {share} less, on futures the optimisation has not seen.",
            moved,
            rule=number(answer.objective.rule),
            year=answer.balance_year,
            optimised=number(answer.objective.optimised),
            share=language.percent(saved / answer.objective.rule if answer.objective.rule else 0.0, 1),
        ),
    )
    dear = [limit for limit in answer.binding if limit.saves_fte > 0.0]
    for limit in dear[:2]:
        yield Sentence(Role.CAUSE, limit_sentence(limit, language))
    if answer.alternatives:
        yield Sentence(
            Role.DETAIL,
            language.plural(
                "{count} alternative lies within {share} of the optimum: there is a choice.",
                "{count} alternatives lie within {share} of the optimum: there is a choice.",
                len(answer.alternatives),
                share=language.percent(answer.near_equal),
            ),
        )


def limit_sentence(limit: BindingLimit, language: Language) -> str:
    """Return what a limit costs, in the language of the page."""
    return filled_in(regional.LIMIT_SAVES[limit.sentence], limit.values, language)


def weights(answer: Allocation, language: Language) -> str:
    """Return the weights of the rules in words."""
    parts = [
        f"{language.text(regional.RULES[rule])} {language.percent(weight)}"
        for rule, weight in answer.weights.items()
        if weight
    ]
    said = language.text("Weights of the rules: {parts}.", parts=language.listing(parts))
    if answer.smooth_applied:
        return said
    return f"{said} " + language.text(
        "Last year's total lies too far from this one to keep changes small: only the limits of institutions hold."
    )


def reason(row: Allocated, language: Language) -> str:
    """Return a reason in the language of the page."""
    if row.reason == "by-rule":
        template = regional.BY_RULE[tuple(row.values[name] > 0 for name in ("minimum", "passed_on", "cut"))]
    else:
        template = regional.OPTIMUM_REASONS[row.reason]
    return filled_in(template, row.values, language)


def filled_in(template: str, values: dict[str, Any], language: Language) -> str:
    """Return a sentence with its figures as people read them."""
    shown = {
        name: language.number(value, 1) if isinstance(value, float) else value
        for name, value in values.items()
    }
    return language.text(template, **shown)


@collected
def notes(answer: Allocation, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(Role.NOTE, weights(answer, language))
