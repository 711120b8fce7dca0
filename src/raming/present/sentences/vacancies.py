"""Vacancies in sentences, the hidden ones counted."""

from collections.abc import Iterator

from raming.answers.decisions.vacancies import VacancyAnswer
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: VacancyAnswer, language: Language) -> Iterator[Sentence]:
    """Return what matters about vacancies."""
    text, number, percent = language.text, language.number, language.percent
    yield Sentence(
        Role.CAUSE,
        text(
            "{posts} posts day and night ask for {required} FTE, at {per_post} FTE a post; {filled} FTE is "
            "at work and {posted} FTE posted as vacancy.",
            posts=number(answer.posts),
            required=number(answer.required_fte),
            per_post=number(answer.fte_per_post, 2),
            filled=number(answer.filled_fte),
            posted=number(answer.posted_fte),
        ),
    )
    if answer.hidden_fte > 0.0:
        yield Sentence(
            Role.HEADLINE,
            text("That leaves {hidden} FTE of hidden vacancies.", hidden=number(answer.hidden_fte)),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "By these figures there are no hidden vacancies: more is filled than one post a site asks for."
            ),
        )
    yield Sentence(
        Role.ODDS,
        text(
            "It is very uncertain, from {low} to {high} FTE; the chance that there are any is {chance}.",
            low=number(answer.hidden_bounds.low),
            high=number(answer.hidden_bounds.high),
            chance=percent(answer.p_hidden),
        ),
    )
    without, counted = answer.advice[0], answer.advice[-1]
    if without.advised_bounds is not None and counted.advised_bounds is not None:
        yield Sentence(
            Role.DETAIL,
            text(
                "With them the middle of the advice goes from {before} to {after} a year, and its upper end from {before_high} to {after_high}.",
                before=number(without.advised_bounds.middle),
                after=number(counted.advised_bounds.middle),
                before_high=number(without.advised_bounds.high),
                after_high=number(counted.advised_bounds.high),
            ),
        )


@collected
def notes(answer: VacancyAnswer, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "Hidden vacancies are posts times FTE per post, minus FTE at work, minus posted vacancies. "
            "Below zero they count as none in the advice. Intervals hold 80% of {draws} draws.",
            draws=language.number(answer.draws),
        ),
    )
