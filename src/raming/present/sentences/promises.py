"""Promises in sentences, each beside what the model gives for it."""

from collections.abc import Iterator

from raming.answers.measures.promises import Promise, Scoreboard
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import more_or_fewer


@collected
def sentences(answer: Scoreboard, language: Language) -> Iterator[Sentence]:
    """Return a sentence for each promise."""
    for promise in answer.promises:
        yield Sentence(Role.HEADLINE, _sentence(promise, language))


def _sentence(promise: Promise, language: Language) -> str:
    """Return one promise in a sentence."""
    text, number = language.text, language.number
    name = promise.names[language.code]
    if promise.delivered_bounds is not None and promise.delivered is not None and promise.chance is not None:
        return text(
            "{name}: the model gives {delivered} ({low} to {high}) in {year}; the chance that it is reached is {chance}.",
            name=name,
            delivered=language.figure(promise.delivered),
            low=language.figure(promise.delivered_bounds.low),
            high=language.figure(promise.delivered_bounds.high),
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
            "{name}: no promise; our sum of the rows is {value} (derived), and by its own formulas, together, it gives {delivered}.",
            name=name,
            value=number(promise.value),
            delivered=language.figure(promise.delivered),
        )
    if promise.persons is None or promise.persons_bounds is None:
        return text("{name}: money set aside; no effect in people was promised.", name=name)
    return text(
        "{name}: money set aside, no effect in people promised; by the effect in the catalogue {persons} ({low} to {high}) {fewer} short in {year}.",
        name=name,
        persons=language.figure(abs(promise.persons)),
        low=language.figure(promise.persons_bounds.low),
        high=language.figure(promise.persons_bounds.high),
        fewer=text(more_or_fewer(-promise.persons if promise.persons else -1.0)),
        year=promise.by_year,
    )


@collected
def notes(answer: Scoreboard, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "Measures count with the effect the catalogue gives them, which for most is an assumption. "
            "Intervals hold 80% of {draws} draws.",
            draws=language.number(answer.draws),
        ),
    )
