"""Promises beside what the model gives for them."""

from raming.answers.measures.promises import Promise, Scoreboard
from raming.present.language import Language


def sentences(answer: Scoreboard, language: Language) -> tuple[str, ...]:
    """Return a sentence for each promise."""
    return tuple(_sentence(promise, language) for promise in answer.promises)


def _sentence(promise: Promise, language: Language) -> str:
    """Return one promise in a sentence."""
    text, number = language.text, language.number
    name = promise.names[language.code]
    if promise.delivered_bounds is not None and promise.delivered is not None and promise.chance is not None:
        return text(
            "{name}: the model gives {delivered} ({low} to {high}) in {year}; the chance that it is "
            "reached is "
            "{chance}.",
            name=name,
            delivered=number(promise.delivered),
            low=number(promise.delivered_bounds.low),
            high=number(promise.delivered_bounds.high),
            year=promise.by_year,
            chance=language.percent(promise.chance),
        )
    if promise.measured is not None and promise.delivered is not None:
        return text(
            "{name}: measured {measured} in {measured_year}, {delivered} by the effect in the catalogue.",
            name=name,
            measured=language.percent(promise.measured),
            measured_year=promise.measured_year,
            delivered=language.percent(promise.delivered),
        )
    if promise.unit == "persons" and promise.delivered is not None:
        return text(
            "{name}: by its own formulas, together, {delivered}.",
            name=name,
            delivered=number(promise.delivered),
        )
    if promise.persons is None or promise.persons_bounds is None:
        return text("{name}: money set aside; no effect in people was promised.", name=name)
    return text(
        "{name}: money set aside, no effect in people promised; by the effect in the catalogue "
        "{persons} ({low} to {high}) fewer short in {year}.",
        name=name,
        persons=number(promise.persons),
        low=number(promise.persons_bounds.low),
        high=number(promise.persons_bounds.high),
        year=promise.by_year,
    )
