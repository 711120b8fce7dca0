"""The advice for several occupations together, in sentences."""

from collections.abc import Iterator

from raming.answers.measures.joint import LimitLine, Together
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import capital


@collected
def sentences(answer: Together, language: Language) -> Iterator[Sentence]:
    """Return what matters about the joint advice."""
    text = language.text
    if answer.limits and all(line.status == "assumption" for line in answer.limits):
        yield Sentence(
            Role.WARNING,
            text(
                "Note: the limits it keeps to are all assumptions: {limits}. Read it as an illustration, not as advice.",
                limits=language.listing(line.names[language.code] for line in answer.limits),
            ),
        )
    yield Sentence(
        Role.HEADLINE,
        text(
            "Together the shortage in the balance years is {after} FTE, against {before} FTE when every intake stays as it is.",
            after=language.figure(answer.shortage_fte),
            before=language.figure(answer.shortage_now_fte),
        ),
    )
    ends = [
        end
        for line in answer.limits
        for end in (line.shortage_low_fte, line.shortage_high_fte)
        if end is not None
    ]
    if ends:
        most = max(answer.occupations, key=lambda line: line.last_high - line.last_low)
        yield Sentence(
            Role.ODDS,
            text(
                "When one limit moves over its interval, {low} to {high} FTE is short, and {name} get {least} to {most} starters a year.",
                low=language.figure(min(*ends, answer.shortage_fte)),
                high=language.figure(max(*ends, answer.shortage_fte)),
                name=most.names[language.code],
                least=language.figure(most.last_low),
                most=language.figure(most.last_high),
            ),
        )
    for line in answer.limits:
        if line.binds:
            yield Sentence(Role.CAUSE, _limit(line, language))
    if not any(line.binds for line in answer.limits):
        yield Sentence(Role.CAUSE, text("No shared limit binds."))
    short = [line for line in answer.occupations if line.shortage_fte >= 0.5]
    if short:
        largest = max(short, key=lambda line: line.shortage_fte)
        yield Sentence(
            Role.DETAIL,
            text(
                "The largest part falls on {name}: {fte} FTE.",
                name=largest.names[language.code],
                fte=language.figure(largest.shortage_fte),
            ),
        )


def _limit(line: LimitLine, language: Language) -> str:
    """Say what a limit costs."""
    return language.text(
        "{name} ({status}) bind at {room} a year: one more a year would save {saves} FTE of shortage.",
        name=capital(line.names[language.code]),
        status=language.text(labels.STATUSES[line.status]),
        room=language.most(line.room),
        saves=language.number(line.saves_fte, 1),
    )


@collected
def notes(answer: Together, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text(
            "The least shortage as a share of each occupation's own demand, in its balance year and on average; "
            "an intake changes by at most {pace} of today's a year. Shared limits are assumptions: capacities of institutions are not published.",
            pace=language.percent(answer.pace),
        ),
    )
