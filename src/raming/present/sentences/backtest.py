"""The track record in sentences."""

from collections.abc import Iterator

from raming.answers.uncertainty.backtest import Backtest, Error, Skill
from raming.present import labels
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import capital


def mean_error(
    rows: tuple[Error, ...], method: str, intake: str, horizon: int | None, name: str
) -> float | None:
    """Return the mean absolute error of a method; None where it never forecast."""
    found = [
        abs(getattr(row, name))
        for row in rows
        if row.method == method
        and row.intake == intake
        and horizon in (None, row.horizon)
        and getattr(row, name) is not None
    ]
    return sum(found) / len(found) if found else None


@collected
def sentences(answer: Backtest, language: Language) -> Iterator[Sentence]:
    """Return what matters about a track record, first things first."""
    text, percent = language.text, language.percent
    pairs = sum(row.method == "model" and row.intake == "observed" for row in answer.rows)
    heads, fte = (
        mean_error(answer.rows, "model", "observed", None, name) for name in ("headcount_error", "fte_error")
    )
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "{count} pair of rounds: with the intake that happened, the model was off by {heads} in people and {fte} in FTE on average.",
            "{count} pairs of rounds: with the intake that happened, the model was off by {heads} in people and {fte} in FTE on average.",
            pairs,
            heads=percent(heads, 1),
            fte=percent(fte, 1),
        ),
    )
    for skill in _overall(answer.skill):
        yield Sentence(Role.DETAIL, skill_sentence(skill, language))
    if any(skill.headcount < 0 for skill in _overall(answer.skill)):
        yield Sentence(
            Role.CAUSE,
            text(
                "Why a simple rule can win: the number of people grew almost in a straight line, so a line "
                "is hard to beat there; it knows nothing of FTE, of demand, or of a change of policy."
            ),
        )
    yield Sentence(Role.ODDS, coverage_sentence(answer, language))
    for skill in _overall(answer.learned_skill):
        yield Sentence(Role.DETAIL, learned_sentence(skill, language))


def _overall(skills: tuple[Skill, ...]) -> list[Skill]:
    """Return the skills over all pairs with the intake that happened."""
    return [skill for skill in skills if skill.horizon is None and skill.intake == "observed"]


def skill_sentence(skill: Skill, language: Language) -> str:
    """Say how the model compares with a naive rule."""
    return language.text(
        "Skill against \u201c{rival}\u201d over {pairs} pairs: {heads} in people, {fte} in FTE (100% is perfect, below 0 the rule was better).",
        rival=language.text(labels.METHODS[skill.against]),
        pairs=language.number(skill.pairs),
        heads=language.percent(skill.headcount),
        fte=language.percent(skill.fte),
    )


def learned_sentence(skill: Skill, language: Language) -> str:
    """Say whether learning the drift would have helped."""
    values = {
        "method": capital(language.text(labels.METHODS[skill.method])),
        "heads": language.percent(skill.headcount),
        "fte": language.percent(skill.fte),
        "pairs": language.number(skill.pairs),
    }
    if skill.headcount > 0 and skill.fte > 0:
        return language.text(
            "{method}, learned from earlier rounds only, was better out of sample: skill against the model "
            "{heads} in people and {fte} in FTE over {pairs} pairs.",
            **values,
        )
    return language.text(
        "{method}, learned from earlier rounds only, did not help out of sample: skill against the model "
        "{heads} in people and {fte} in FTE over {pairs} pairs. It is not used.",
        **values,
    )


def coverage_sentence(answer: Backtest, language: Language) -> str:
    """Say how often the 80 % intervals held."""
    level = answer.coverage["0.8"]
    return language.text(
        "Of the 80% intervals {heads} of {of} held for people and {fte} of {of} for FTE, each round by what the other rounds taught; "
        "after calibration {later_heads} and {later_fte} of {of}. The factor in use is {factor}.",
        heads=level.before.headcount,
        fte=level.before.fte,
        later_heads=level.after.headcount,
        later_fte=level.after.fte,
        of=level.before.of,
        factor=language.number(answer.calibration, 2),
    )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(
        Role.NOTE,
        language.text(
            "Signed errors are shares of what was counted; nothing was adjusted to make them smaller. The "
            "intake that happened is the yearly average the next round counts as in training (derived)."
        ),
    )
