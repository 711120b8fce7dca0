"""Departures from the advice in sentences."""

from collections.abc import Iterator

from raming.answers.decisions.departures import Departures, IntakeYear
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected


def advised_words(year: IntakeYear, language: Language) -> str:
    """Return the advice in force for an intake year, a range as a range."""
    number, low, high = language.number, year.advised_low, year.advised_high
    if year.advised is not None:
        return number(year.advised)
    if low is not None and high is not None:
        return language.range(low, high)
    if low is not None:
        return language.text("at least {value}", value=number(low))
    return MISSING if high is None else language.text("at most {value}", value=number(high))


@collected
def sentences(answer: Departures, language: Language) -> Iterator[Sentence]:
    """Return what matters about the departures."""
    text, number = language.text, language.number
    known = [year for year in answer.years if year.departure is not None]
    if not known:
        yield Sentence(
            Role.HEADLINE,
            text("The ledger holds no intake year with both advice and places decided or funded."),
        )
        return
    below = [year for year in known if year.departure is not None and year.departure < 0]
    last = known[-1]
    yield Sentence(
        Role.HEADLINE,
        text(
            "In {below} of {all} intake years with both known, places were below the advice.",
            below=number(len(below)),
            all=number(len(known)),
        ),
    )
    yield Sentence(
        Role.DETAIL,
        text(
            "Latest, for {year}: {given} places against {advised} advised.",
            year=last.year,
            given=number(last.decided if last.decided is not None else last.funded),
            advised=advised_words(last, language),
        ),
    )
    effects = [year for year in answer.years if year.effect_fte is not None]
    if effects:
        named = {
            "years": language.listing(str(year.year) for year in effects),
            "effect": number(abs(answer.effect_fte)),
            "balance": answer.balance_year,
        }
        yield Sentence(
            Role.DETAIL,
            text(
                "In {balance} supply is {effect} FTE lower by the intake of {years} alone than it would be "
                "as advised.",
                **named,
            )
            if answer.effect_fte < 0
            else text(
                "In {balance} supply is {effect} FTE higher by the intake of {years} alone than it would be "
                "as advised.",
                **named,
            ),
        )


@collected
def notes(answer: Departures, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "Advice counts from the intake year it was meant for, and from two years after it was given "
            "where it names none. The effect is that of one class in {year}, by the round of {round}.",
            year=answer.balance_year,
            round=answer.round,
        ),
    )
    yield Sentence(
        Role.COMMAND, text("`raming decide OCCUPATION --places 50 --from 2027` works a decision out.")
    )
