"""Vacancies, the hidden ones counted, in words and tables."""

from raming.answers.decisions.vacancies import VacancyAnswer
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.decision import assumption_table
from raming.present.sentences.vacancies import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: VacancyAnswer, language: Language) -> Presentation:
    """Return the presentation of vacancies."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("Vacancies, hidden ones counted: {name}", name=answer.names[language.code]),
        sentences=sentences(answer, language),
        tables=(
            part_table(answer, language),
            advice_table(answer, language),
            assumption_table(answer.assumptions, language),
            site_table(answer, language),
            norm_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: VacancyAnswer, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import vacancies_chart  # noqa: PLC0415

    return vacancies_chart(answer, language, style)


def part_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return need and how much of it is seen."""
    text = language.text
    columns = (
        Column("part", text("part"), meaning=text("required, filled, posted or hidden")),
        Column("fte", text("FTE"), "signed", meaning=text("FTE, at the middle values")),
        Column("low", text("lowest"), "signed", meaning=text("a tenth of the draws lies below")),
        Column("high", text("highest"), "signed", meaning=text("a tenth of the draws lies above")),
    )
    rows = (
        (capital(text("required")), answer.required_fte, None, None),
        (capital(text("filled")), -answer.filled_fte, None, None),
        (capital(text("posted vacancies")), -answer.posted_fte, None, None),
        (
            capital(text("hidden vacancies")),
            answer.hidden_fte,
            answer.hidden_bounds.low,
            answer.hidden_bounds.high,
        ),
    )
    return Table("vacancies", text("Need, and how much of it is seen"), columns, rows, frozenset({3}))


def advice_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return the advice under three readings of unmet demand."""
    text = language.text
    per_year = text("people per year")
    columns = (
        Column("reading", text("unmet demand"), meaning=text("what unmet demand is read from")),
        Column("share", text("of supply"), "percent", 1, meaning=text("unmet demand as a share of supply")),
        Column(
            "advised",
            text("advice"),
            "number",
            unit=per_year,
            meaning=text("advised intake at the middle values"),
        ),
        Column(
            "low", text("lowest"), "number", unit=per_year, meaning=text("a tenth of the draws lies below")
        ),
        Column(
            "middle", text("middle"), "number", unit=per_year, meaning=text("half of the draws lies below")
        ),
        Column(
            "high", text("highest"), "number", unit=per_year, meaning=text("a tenth of the draws lies above")
        ),
    )
    rows = tuple(
        (
            capital(text(words.READINGS[entry.unmet])),
            entry.unmet_share,
            entry.advised_intake,
            None if entry.advised_bounds is None else entry.advised_bounds.low,
            None if entry.advised_bounds is None else entry.advised_bounds.middle,
            None if entry.advised_bounds is None else entry.advised_bounds.high,
        )
        for entry in answer.advice
    )
    return Table("advice", text("The advice, with and without them"), columns, rows)


def site_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return the series of sites."""
    text = language.text
    columns = (
        Column("period", text("year"), meaning=text("calendar year")),
        Column("sites", text("sites"), "number", meaning=text("all sites")),
        Column("day_and_night", text("day and night"), "number", meaning=text("sites open day and night")),
        Column(
            "required",
            text("required"),
            "number",
            unit=text("FTE"),
            meaning=text("FTE the posts of the sites open day and night ask for"),
        ),
    )
    rows = tuple((site.period, site.sites, site.day_and_night, site.required_fte) for site in answer.sites)
    return Table("sites", text("Sites"), columns, rows)


def norm_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return published figures on norms, stops and vacancies."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("what it is")),
        Column("area", text("area"), meaning=text("where")),
        Column("period", text("when"), meaning=text("year or quarter")),
        Column("value", text("value"), "number", 2, meaning=text("the figure")),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("note", text("note"), meaning=text("what to know about it"), detail=True, holds=Holds.NOTE),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
    )
    rows = tuple((n.figure, n.area, n.period, n.value, n.unit, n.note, n.source) for n in answer.norms)
    return Table("norms", text("Norms, stops and vacancies, as published"), columns, rows)
