"""The advice for several occupations together, in sentences."""

from collections.abc import Iterator

from raming.answers.measures.joint import LimitLine, Together
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import capital


@collected
def sentences(answer: Together, language: Language) -> Iterator[Sentence]:
    """Return what matters about the joint advice."""
    text, number = language.text, language.number
    yield Sentence(
        Role.HEADLINE,
        text(
            "Together {after} FTE is short in the balance years, against {before} FTE when every intake stays as it is.",
            after=number(answer.shortage_fte),
            before=number(answer.shortage_now_fte),
        ),
    )
    for line in answer.limits:
        if line.binds:
            yield Sentence(Role.CAUSE, _limit(line, language))
    if not any(line.binds for line in answer.limits):
        yield Sentence(Role.CAUSE, text("No shared limit binds."))
    short = [line for line in answer.occupations if line.shortage_fte >= 0.5]
    if short:
        most = max(short, key=lambda line: line.shortage_fte)
        yield Sentence(
            Role.DETAIL,
            text(
                "The largest part falls on {name}: {fte} FTE.",
                name=most.names[language.code],
                fte=number(most.shortage_fte),
            ),
        )


def _limit(line: LimitLine, language: Language) -> str:
    """Say what a limit costs."""
    return language.text(
        "{name} bind at {room} a year: one more a year would save {saves} FTE of shortage.",
        name=capital(line.names[language.code]),
        room=language.number(line.room),
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
