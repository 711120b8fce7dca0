"""Vacancies, the hidden ones counted, in words and tables."""

from raming.answers.decisions.vacancies import AdviceWith, Norm, SiteYear, VacancyAnswer
from raming.inputs.meaning import PEOPLE_A_YEAR
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
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
        Column("fte", text("FTE"), "number", meaning=text("FTE, at the middle values")),
        Column("low", text("lowest"), "signed", meaning=text("a tenth of the draws lies below")),
        Column("high", text("highest"), "signed", meaning=text("a tenth of the draws lies above")),
    )
    rows = (
        (capital(text("required")), answer.required_fte, None, None),
        (capital(text("filled")), answer.filled_fte, None, None),
        (capital(text("posted vacancies")), answer.posted_fte, None, None),
        _left(answer, language),
    )
    return Table("vacancies", text("Need, and how much of it is seen"), columns, rows, frozenset({3}))


def _left(answer: VacancyAnswer, language: Language) -> tuple[str, float, float, float]:
    """Return what is left: hidden, or beyond what the posts ask; a positive figure, its interval with the same sign."""
    hidden, bounds = answer.hidden_fte, answer.hidden_bounds
    if hidden >= 0.0:
        return language.text("Left: hidden vacancies"), hidden, bounds.low, bounds.high
    return language.text("At work or posted beyond what the posts ask"), -hidden, -bounds.high, -bounds.low


def _reading(row: AdviceWith, language: Language) -> str:
    return capital(language.text(words.READINGS[row.unmet]))


ADVICE = Declared(
    AdviceWith,
    (
        Shown(
            "unmet", "unmet demand", value=_reading, meaning="what unmet demand is read from", key="reading"
        ),
        Shown("unmet_share", "of supply", "percent", 1, key="share"),
        Shown(
            "advised_intake",
            "advice",
            "number",
            meaning="advised intake at the middle values",
            key="advised",
        ),
        Shown("advised_bounds.low", "lowest", "number", unit=PEOPLE_A_YEAR),
        Shown("advised_bounds.middle", "middle", "number", unit=PEOPLE_A_YEAR),
        Shown("advised_bounds.high", "highest", "number", unit=PEOPLE_A_YEAR),
    ),
)


def advice_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return the advice under three readings of unmet demand."""
    return ADVICE.table("advice", language.text("The advice, with and without them"), answer.advice, language)


SITES = Declared(
    SiteYear,
    (
        Shown("period", "year"),
        Shown("sites", "sites", "number", meaning="all sites", unit=""),
        Shown("day_and_night", "day and night", "number", meaning="sites open day and night", unit=""),
        Shown(
            "required_fte",
            "required",
            "number",
            meaning="FTE the posts of the sites open day and night ask for",
            key="required",
        ),
    ),
)


def site_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return the series of sites."""
    return SITES.table("sites", language.text("Sites"), answer.sites, language)


NORMS = Declared(
    Norm,
    (
        Shown("figure", "figure", words=words.NORMS),
        Shown("area", "area"),
        Shown("period", "when"),
        Shown("value", "value", "own", 2),
        Shown("unit", "unit", holds=Holds.UNIT),
        Shown("note", "note", detail=True, holds=Holds.NOTE),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
    ),
)


def norm_table(answer: VacancyAnswer, language: Language) -> Table:
    """Return published figures on norms, stops and vacancies."""
    title = language.text("Norms, stops and vacancies, as published")
    return NORMS.table("norms", title, answer.norms, language)
