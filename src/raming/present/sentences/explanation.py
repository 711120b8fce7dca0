"""What drives the advice, in sentences."""

from collections.abc import Iterator, Sequence

from raming.answers.advice import Driver
from raming.answers.explanation import DriverShare, Explanation
from raming.answers.possible import NO_EFFECT
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import scenario_words

SMALL = 0.5
"""A driver of fewer places than this a year is not named in a sentence."""


NAMED = 4
"""How many drivers a sentence names at most."""


@collected
def sentences(explanation: Explanation, language: Language) -> Iterator[Sentence]:
    """Return what matters about an explanation, first things first."""
    if explanation.reason == NO_EFFECT:
        yield Sentence(
            Role.HEADLINE,
            language.text(
                "There is no advice to explain for {year}: a training place gives no FTE by then, since the internal yield, the external yield or the FTE per person is 0.",
                year=explanation.balance_year,
            ),
        )
        return
    if explanation.advised_intake is None:
        yield Sentence(
            Role.HEADLINE,
            language.text(
                "There is no advice to explain for {year}: no class that can still be steered has graduated by then. Ask for a later year.",
                year=explanation.balance_year,
            ),
        )
        return
    yield Sentence(
        Role.HEADLINE,
        language.text(
            "As an illustration the model asks for about {about} people a year, for balance in {year} ({scenario}).",
            about=language.figure(explanation.advised_intake),
            year=explanation.balance_year,
            scenario=scenario_words(explanation.scenario, explanation.trend, explanation.variant, language),
        )
        if language.rough
        else language.plural(
            "The model’s own advice for balance in {year} is {count} person a year ({scenario}).",
            "The model’s own advice for balance in {year} is {count} people a year ({scenario}).",
            explanation.advised_intake,
            year=explanation.balance_year,
            scenario=scenario_words(explanation.scenario, explanation.trend, explanation.variant, language),
        ),
    )
    yield from driving(explanation.drivers, language)
    yield Sentence(
        Role.DETAIL,
        language.text(
            "One more place a year gives {fte} FTE in {year}.",
            fte=language.number(explanation.fte_per_place, 1),
            year=explanation.balance_year,
        ),
    )


@collected
def driving(drivers: Sequence[DriverShare | Driver], language: Language) -> Iterator[Sentence]:
    """Say what raises and what lowers the advice, the largest first."""
    raising = sorted((d for d in drivers if d.intake >= SMALL), key=lambda d: -d.intake)
    lowering = sorted((d for d in drivers if d.intake <= -SMALL), key=lambda d: d.intake)
    text = language.text
    if raising:
        yield Sentence(Role.CAUSE, text("What raises the advice: {parts}.", parts=_named(raising, language)))
    if lowering:
        yield Sentence(Role.CAUSE, text("What lowers it: {parts}.", parts=_named(lowering, language)))


def _named(drivers: Sequence[DriverShare | Driver], language: Language) -> str:
    """Return the first drivers with their places, and how many others there are, as a list in a sentence."""
    parts = [
        language.text(
            "{driver} ({places})",
            driver=language.text(labels.DRIVERS[driver.id]),
            places=language.figure(driver.intake, signed=True),
        )
        for driver in drivers[:NAMED]
    ]
    rest = len(drivers) - len(parts)
    if rest:
        parts.append(language.plural("{count} other", "{count} others", rest))
    return language.listing(parts)
