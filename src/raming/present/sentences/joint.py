"""The advice for several occupations together, in words and tables."""

from raming.answers.measures.joint import LimitLine, Together
from raming.present.language import Language
from raming.present.wording import capital


def sentences(answer: Together, language: Language) -> tuple[str, ...]:
    """Return what matters about the joint advice."""
    text, number = language.text, language.number
    made = [
        text(
            "Together {after} FTE is short in the balance years, against {before} FTE when every intake "
            "stays as it is.",
            after=number(answer.shortage_fte),
            before=number(answer.shortage_now_fte),
        )
    ]
    made += [_limit(line, language) for line in answer.limits if line.binds]
    if not any(line.binds for line in answer.limits):
        made.append(text("No shared limit binds."))
    short = [line for line in answer.occupations if line.shortage_fte >= 0.5]
    if short:
        most = max(short, key=lambda line: line.shortage_fte)
        made.append(
            text(
                "The largest part falls on {name}: {fte} FTE.",
                name=most.names[language.code],
                fte=number(most.shortage_fte),
            )
        )
    return tuple(made)


def _limit(line: LimitLine, language: Language) -> str:
    """Say what a limit costs."""
    return language.text(
        "{name} bind at {room} a year: one more a year would save {saves} FTE of shortage.",
        name=capital(line.names[language.code]),
        room=language.number(line.room),
        saves=language.number(line.saves_fte, 1),
    )
