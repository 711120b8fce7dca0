"""A skill mix in sentences."""

from collections.abc import Iterator

from raming.answers.measures.skillmix import SkillMix
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: SkillMix, language: Language) -> Iterator[Sentence]:
    """Return what matters about a skill mix."""
    text, number, percent = language.text, language.number, language.percent
    used = [line for line in answer.team if line.fte > 1e-6]
    listed = language.listing(
        f"{number(line.fte, 1)} {language.text('FTE')} {line.names[language.code]}" for line in used
    )
    saved = 1.0 - answer.objective_after / answer.objective_before
    message = (
        text(
            "At least cost: {team}, {saved} cheaper than when one occupation does it all.",
            team=listed,
            saved=percent(saved),
        )
        if answer.objective == "cost"
        else text(
            "With the scarcest spared: {team}, {saved} less scarcity than when one occupation does it all.",
            team=listed,
            saved=percent(saved),
        )
    )
    yield Sentence(Role.HEADLINE, message)
    yield Sentence(
        Role.ODDS,
        text(
            "That spares {relief} FTE; the chance that the team does all of the work is {chance}, and it does {low} to {high} of it.",
            relief=number(answer.relief_fte, 1),
            chance=percent(answer.chance),
            low=percent(answer.covers.low),
            high=percent(answer.covers.high),
        ),
    )
    for arrival in answer.arrivals:
        yield Sentence(
            Role.DETAIL,
            text(
                "It arrives elsewhere: {name} need {fte} FTE more, and their gap in {year} goes from {before} to {after} FTE.",
                name=arrival.names[language.code],
                fte=number(arrival.fte),
                year=arrival.year,
                before=number(arrival.gap_before_fte, signed=True),
                after=number(arrival.gap_after_fte, signed=True),
            ),
        )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "Relief is the receiver's hours times productivity times share in scope, minus supervision; the "
            "work done equals the work asked, task by task."
        ),
    )
