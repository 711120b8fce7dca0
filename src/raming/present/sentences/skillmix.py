"""A skill mix in words and tables."""

from raming.answers.measures.skillmix import SkillMix
from raming.present.language import Language
from raming.present.wording import warning


def sentences(answer: SkillMix, language: Language) -> tuple[str, ...]:
    """Return what matters about a skill mix."""
    text, number, percent = language.text, language.number, language.percent
    made = list(warning(answer.rests_on, language))
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
    made.append(message)
    made.append(
        text(
            "That spares {relief} FTE; the chance that the team does all of the work is {chance}, and it "
            "does "
            "{low} to {high} of it.",
            relief=number(answer.relief_fte, 1),
            chance=percent(answer.chance),
            low=percent(answer.covers.low),
            high=percent(answer.covers.high),
        )
    )
    for arrival in answer.arrivals:
        made.append(
            text(
                "It arrives elsewhere: {name} need {fte} FTE more, and their gap in {year} goes from "
                "{before} to "
                "{after} FTE.",
                name=arrival.names[language.code],
                fte=number(arrival.fte),
                year=arrival.year,
                before=number(arrival.gap_before_fte, signed=True),
                after=number(arrival.gap_after_fte, signed=True),
            )
        )
    return tuple(made)
