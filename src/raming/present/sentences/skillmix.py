"""A skill mix in sentences."""

from collections.abc import Iterator

from raming.answers.measures.skillmix import SkillMix
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import gap_words

SURE = 0.9
"""Share of the draws in which a team must do all of the work to be named without more."""


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
    if answer.chance < SURE:
        yield Sentence(
            Role.HEADLINE,
            text(
                "In {share} of the draws this team cannot do all of the work; at a tenth it does {low} of it or less.",
                share=percent(1.0 - answer.chance),
                low=percent(answer.covers.low),
            ),
        )
        yield Sentence(Role.DETAIL, message)
    else:
        yield Sentence(Role.HEADLINE, message)
    if len(answer.tasks) == 1:
        task = answer.tasks[0]
        yield Sentence(
            Role.WARNING,
            text(
                "This setting has one task: {task}. Who does which part of it is not known.",
                task=task.names[language.code],
            ),
        )
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
                "It arrives elsewhere: {name} need {fte} FTE more; what they have in {year} goes from {before} to {after}.",
                name=arrival.names[language.code],
                fte=language.figure(arrival.fte),
                year=arrival.year,
                before=gap_words(arrival.gap_before_fte, language),
                after=gap_words(arrival.gap_after_fte, language),
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
