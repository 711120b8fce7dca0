"""What measures do, in words and tables."""

from raming.answers.measures.effects import MeasureEffects
from raming.present import measure_labels as words
from raming.present.language import Language
from raming.present.wording import capital


def place_words(names: dict[str, str], region: dict[str, str] | None, language: Language) -> str:
    """Return an occupation with its region."""
    name = names[language.code]
    return name if region is None else f"{name}, {region[language.code]}"


def sentences(answer: MeasureEffects, language: Language) -> tuple[str, ...]:
    """Return what matters about the effects, first things first."""
    text, number, percent = language.text, language.number, language.percent
    gap = answer.years[str(answer.balance_year)]
    made = [
        text(
            "Together these measures close {joint} FTE of the gap in {year} ({low} to {high}): from "
            "{before} to "
            "{after} FTE.",
            joint=number(answer.joint),
            low=number(answer.joint_bounds.low),
            high=number(answer.joint_bounds.high),
            year=answer.balance_year,
            before=number(gap.gap_without),
            after=number(gap.gap_with),
        )
    ]
    more = answer.joint - answer.sum_alone
    if abs(more) >= 0.5:
        message = (
            text(
                "Adding them up would give {sum} FTE, {difference} too few: together they strengthen each "
                "other.",
                sum=number(answer.sum_alone),
                difference=number(abs(more)),
            )
            if more > 0
            else text(
                "Adding them up would give {sum} FTE, {difference} too many: they overlap.",
                sum=number(answer.sum_alone),
                difference=number(abs(more)),
            )
        )
        made.append(message)
    if answer.occupation == "sector":
        made.append(
            text(
                "In people that is {people}, at {factor} FTE a person.",
                people=number(answer.joint / answer.fte_per_person),
                factor=number(answer.fte_per_person, 2),
            )
        )
    if answer.intake.without is not None and answer.intake.with_all is not None:
        made.append(
            text(
                "The advised intake goes from {before} to {after} a year.",
                before=number(answer.intake.without),
                after=number(answer.intake.with_all),
            )
        )
    made.append(
        text(
            "The chance of balance in {year} goes from {before} to {after}.",
            year=answer.balance_year,
            before=percent(answer.odds.without),
            after=percent(answer.odds.with_all),
        )
    )
    made += [
        f"{capital(line.names[language.code])}: {text(words.REASONS[line.reason])}."
        for line in answer.measures
        if line.reason
    ]
    return tuple(made)
