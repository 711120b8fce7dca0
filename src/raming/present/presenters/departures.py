"""The ledger year by year, with departures from the advice, in words and tables."""

from raming.answers.decisions.departures import Departures, IntakeYear
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import MISSING, Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.departures import notes, sentences
from raming.present.table import Column, Table


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
    if year.advised_low is not None and year.advised_high is not None:
        return f"{language.number(year.advised_low)}–{language.number(year.advised_high)}"
    return MISSING if year.advised is None else language.number(year.advised)


def year_table(answer: Departures, language: Language) -> Table:
    """Return the intake years."""
    text = language.text
    columns = (
        Column("year", text("intake year"), "year", meaning=text("calendar year of the intake")),
        Column("advice", text("advised"), meaning=text("advice in force for that year")),
        Column(
            "indicative",
            text("indicative"),
            "number",
            meaning=text("places in an instruction that is no decision"),
        ),
        Column("decided", text("decided"), "number", meaning=text("places decided")),
        Column("funded", text("funded"), "number", meaning=text("places funded")),
        Column("filled", text("filled"), "number", meaning=text("people who started")),
        Column(
            "completed",
            text("completed"),
            "number",
            meaning=text("people who finished that year"),
            detail=True,
        ),
        Column("working", text("working"), "number", meaning=text("people at work, as counted"), detail=True),
        Column(
            "departure",
            text("departure"),
            "signed",
            meaning=text("decided or funded places minus the advice"),
        ),
        Column(
            "unfilled",
            text("unfilled"),
            "number",
            meaning=text("decided or funded places minus people who started"),
            detail=True,
        ),
        Column(
            "effect_fte",
            text("effect"),
            "signed",
            unit=text("FTE"),
            meaning=text("FTE in the balance year by which this class departs from the advice"),
        ),
        Column("effect_of", text("effect of"), meaning=text("what the effect was computed of"), detail=True),
    )
    rows = tuple(
        (
            year.year,
            _advice(year, language),
            year.indicative,
            year.decided,
            year.funded,
            year.filled,
            year.completed,
            year.working,
            year.departure,
            year.unfilled,
            year.effect_fte,
            text(labels.STAGES[year.effect_of]) if year.effect_of else "",
        )
        for year in answer.years
    )
    return Table("years", text("Intake year by intake year"), columns, rows)
