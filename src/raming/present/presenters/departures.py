"""The ledger year by year, with departures from the advice, in words and tables."""

from raming.answers.decisions.departures import Departures, IntakeYear
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.departures import advised_words, notes, sentences
from raming.present.table import Holds, Table, Value


def present(answer: Departures, language: Language) -> Presentation:
    """Return the presentation of departures."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("Advice and decisions: {name}", name=answer.names[language.code]),
        sentences=sentences(answer, language),
        tables=(year_table(answer, language),),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Departures, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import departures_chart  # noqa: PLC0415

    return departures_chart(answer, language, style)


def _advice(year: IntakeYear, language: Language) -> str:
    """Return the advice in force in words."""
    return advised_words(year, language)


def _from(year: IntakeYear, _: Language) -> Value:
    return year.advised if year.advised_low is None else year.advised_low


def _to(year: IntakeYear, _: Language) -> Value:
    return year.advised if year.advised_high is None else year.advised_high


def _effect_of(year: IntakeYear, language: Language) -> str:
    return language.text(labels.STAGES[year.effect_of]) if year.effect_of else ""


YEARS = Declared(
    IntakeYear,
    (
        Shown("year", "intake year", "year", meaning="calendar year of the intake"),
        Shown(
            "advised",
            "advised",
            value=_advice,
            meaning="advice in force for that year",
            key="advice",
            holds=Holds.WORDS,
        ),
        Shown(
            "advised_low",
            "advised, from",
            "number",
            value=_from,
            meaning="advice in force for that year",
            holds=Holds.PART,
            given=True,
        ),
        Shown(
            "advised_high",
            "advised, to",
            "number",
            value=_to,
            meaning="advice in force for that year",
            holds=Holds.PART,
            given=True,
        ),
        Shown("advised_in", "advice of", "year", meaning="year in which that advice was given", detail=True),
        Shown(
            "indicative",
            "indicative",
            "number",
            given=True,
            meaning="places in an instruction that is no decision",
            unit="",
        ),
        Shown("decided", "decided", "number", given=True, meaning="places decided", unit=""),
        Shown("funded", "funded", "number", given=True, meaning="places funded", unit=""),
        Shown("filled", "filled", "number", given=True, meaning="people who started", unit=""),
        Shown(
            "completed",
            "completed",
            "number",
            given=True,
            meaning="people who finished that year",
            unit="",
            detail=True,
        ),
        Shown(
            "working",
            "working",
            "number",
            given=True,
            meaning="people at work, as counted",
            unit="",
            detail=True,
        ),
        Shown(
            "departure", "departure", "signed", meaning="decided or funded places minus the advice", unit=""
        ),
        Shown(
            "unfilled",
            "unfilled",
            "number",
            meaning="decided or funded places minus people who started",
            unit="",
            detail=True,
        ),
        Shown(
            "effect_fte",
            "effect",
            "signed",
            meaning="FTE in the balance year by which this class alone departs from the advice",
        ),
        Shown(
            "effect_of",
            "effect of",
            value=_effect_of,
            meaning="what the effect was computed of",
            detail=True,
        ),
    ),
)


def year_table(answer: Departures, language: Language) -> Table:
    """Return the intake years."""
    return YEARS.table("years", language.text("Intake year by intake year"), answer.years, language)
