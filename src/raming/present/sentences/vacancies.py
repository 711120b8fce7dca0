"""Vacancies in sentences, the hidden ones counted."""

from collections.abc import Iterator

from raming.answers.decisions.vacancies import VacancyAnswer
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge


def turning_point(answer: VacancyAnswer) -> tuple[float, float] | None:
    """Return the posts per site, and the number of them from which on vacancies are hidden; None without them."""
    posts = next((one.value for one in answer.assumptions if one.figure == "posts-per-site"), 0.0)
    if not posts or not answer.required_fte:
        return None
    return posts, posts * (answer.filled_fte + answer.posted_fte) / answer.required_fte


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
            required=language.figure(answer.required_fte),
            per_post=number(answer.fte_per_post, 2),
            filled=number(answer.filled_fte),
            posted=number(answer.posted_fte),
        ),
    )
    if answer.hidden_fte > 0.0:
        yield Sentence(
            Role.HEADLINE,
            text("That leaves {hidden} FTE of hidden vacancies.", hidden=language.figure(answer.hidden_fte)),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "By these figures {more} FTE more is at work and posted than the posts ask for, so none is hidden.",
                more=language.figure(-answer.hidden_fte),
            ),
        )
    flips = turning_point(answer)
    if flips is not None:
        yield Sentence(
            Role.CAUSE,
            text(
                "That turns on the posts per site, {posts} here: from {flips} on there are hidden vacancies, "
                "below it none.",
                posts=number(flips[0], 1),
                flips=number(flips[1], 2),
            ),
        )
    ends = answer.hidden_bounds
    values = {
        "low": language.figure(abs(ends.low)),
        "high": language.figure(abs(ends.high)),
        "chance": percent(answer.p_hidden),
    }
    if ends.low >= 0.0:
        uncertain = text(
            "It is uncertain, from {low} to {high} FTE; the chance that there are any is {chance}.", **values
        )
    elif ends.high > 0.0:
        uncertain = text(
            "It is very uncertain, from {low} FTE beyond what the posts ask to {high} FTE hidden; the chance that there are any is {chance}.",
            **values,
        )
    else:
        uncertain = text(
            "It is uncertain, from {low} to {high} FTE beyond what the posts ask; the chance that there are any is {chance}.",
            **values,
        )
    yield Sentence(Role.ODDS, uncertain)
    without, counted = answer.advice[0], answer.advice[-1]
    if without.advised_bounds is not None and counted.advised_bounds is not None:
        yield Sentence(
            Role.DETAIL,
            text(
                "With them the middle of the advice goes from {before} to {after} a year, and its upper end from {before_high} to {after_high}.",
                before=language.figure(without.advised_bounds.middle),
                after=language.figure(counted.advised_bounds.middle),
                before_high=language.figure(without.advised_bounds.high),
                after_high=language.figure(counted.advised_bounds.high),
            ),
        )
    yield from bridge(answer.bridge, language)


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
