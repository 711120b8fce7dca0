"""An allocation in words and in tables that can be audited line by line."""

from typing import Any

from raming.answers.places.allocation import Allocation
from raming.answers.places.parts import Allocated, BindingLimit
from raming.present import regional_labels as regional
from raming.present.language import Language


def sentences(answer: Allocation, language: Language) -> tuple[str, ...]:
    """Return what matters about an allocation, first things first."""
    text, number = language.text, language.number
    made = []
    if answer.synthetic:
        made.append(text("Mind: these institutions and their limits are made up, to show how it works."))
    saved = answer.objective.rule - answer.objective.optimised
    moved = sum(abs(a.places - b.places) for a, b in zip(answer.optimised, answer.rule, strict=True)) // 2
    made.append(
        text(
            "By rule {rule} FTE of regional shortage is expected in {year}; moving {moved} places makes it "
            "{optimised} FTE, {share} less, on futures the optimisation has not seen.",
            rule=number(answer.objective.rule),
            year=answer.balance_year,
            moved=number(moved),
            optimised=number(answer.objective.optimised),
            share=language.percent(saved / answer.objective.rule if answer.objective.rule else 0.0, 1),
        )
    )
    dear = [limit for limit in answer.binding if limit.saves_fte > 0.0]
    made += [limit_sentence(limit, language) for limit in dear[:2]]
    if answer.alternatives:
        made.append(
            language.plural(
                "{count} alternative lies within {share} of the optimum, so that there is a choice.",
                "{count} alternatives lie within {share} of the optimum, so that there is a choice.",
                len(answer.alternatives),
                share=language.percent(answer.near_equal),
            )
        )
    return tuple(made)


def limit_sentence(limit: BindingLimit, language: Language) -> str:
    """Return what a limit costs, in the language of the page."""
    return filled_in(limit.template, limit.values, language)


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
        "Last year's total lies too far from this one to keep changes small: only the limits of "
        "institutions hold."
    )


def reason(row: Allocated, language: Language) -> str:
    """Return a reason in the language of the page."""
    return filled_in(row.template, row.values, language)


def filled_in(template: str, values: dict[str, Any], language: Language) -> str:
    """Return a sentence with its figures as people read them."""
    shown = {
        name: language.number(value, 1) if isinstance(value, float) else value
        for name, value in values.items()
    }
    return language.text(template, **shown)
