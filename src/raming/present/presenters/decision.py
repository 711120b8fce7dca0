"""A decision on places in words and tables."""

from collections.abc import Iterable

from raming.answers.decisions.cover import CoverFigure
from raming.answers.decisions.decision import Decision, DecisionYear, PlacesOption
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.decision import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: Decision, language: Language) -> Presentation:
    """Return the presentation of a decision."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text(
            "{kind}: {places} places a year from {year} on, {name}",
            kind=capital(text(words.KINDS[answer.kind])),
            places=language.number(answer.places),
            year=answer.from_year,
            name=answer.names[language.code],
        ),
        sentences=sentences(answer, language),
        tables=(year_table(answer, language), option_table(answer, language), cover_table(answer, language)),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Decision, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import decision_chart  # noqa: PLC0415

    return decision_chart(answer, language, style)


YEARS = Declared(
    DecisionYear,
    (
        Shown("fte", "supply", "number"),
        Shown("fte_difference", "against advice", "signed"),
        Shown("demand_fte", "demand", "number"),
        Shown("gap_fte", "gap", "signed"),
        Shown("p_balance", "chance", "percent"),
        Shown("p_balance_as_advised", "as advised", "percent"),
        Shown(
            "posts_difference",
            "posts",
            "signed",
            1,
            meaning="posts day and night that can be staffed more or fewer",
            unit="",
            detail=True,
        ),
    ),
)


def year_table(answer: Decision, language: Language) -> Table:
    """Return every year under the number of places."""
    text = language.text
    years = {int(year): row for year, row in answer.years.items()}
    strong = frozenset(place for place, year in enumerate(years) if year == answer.balance_year)
    last = len(years) - 1
    every = frozenset(place for place in range(len(years)) if (last - place) % 5 == 0)
    first = Column("year", text("year"), "year", meaning=text("calendar year"))
    return YEARS.by(
        first, "years", text("Year by year"), years, language, strong=strong, short=strong | every
    )


def _label(option: PlacesOption, language: Language) -> str:
    return capital(language.text(words.OPTIONS[option.label]))


OPTIONS = Declared(
    PlacesOption,
    (
        Shown("label", "number", value=_label, meaning="which number it is"),
        Shown("places", "places", "number", unit="places per year", given=True),
        Shown("fte_difference", "against advice", "signed"),
        Shown("gap_fte", "gap", "signed"),
        Shown("p_balance", "chance", "percent"),
    ),
)


def option_table(answer: Decision, language: Language) -> Table:
    """Return the number asked for beside others."""
    strong = frozenset(k for k, option in enumerate(answer.options) if option.label == "asked")
    title = language.text("Numbers compared, in {year}", year=answer.balance_year)
    return OPTIONS.table("options", title, answer.options, language, strong=strong)


def cover_table(answer: Decision, language: Language) -> Table:
    """Return what a post takes."""
    return assumption_table(answer.cover, language)


def _figure(row: CoverFigure, language: Language) -> str:
    return capital(language.text(words.COVER[row.figure]))


def _unit(row: CoverFigure, language: Language) -> str:
    return language.text(words.UNITS.get(row.unit, row.unit)) if row.unit else ""


COVER = Declared(
    CoverFigure,
    (
        Shown("figure", "figure", value=_figure),
        Shown("value", "value", "own", 2, given=True),
        Shown("low", "lowest", "own", 2, meaning="lower end of the 80% interval", given=True),
        Shown("high", "highest", "own", 2, meaning="upper end of the 80% interval", given=True),
        Shown("unit", "unit", value=_unit, holds=Holds.UNIT),
        Shown("status", "status", words=labels.STATUSES, meaning="status of the figure"),
        Shown("rationale", "why", detail=True, holds=Holds.NOTE),
        Shown(
            "figure",
            "id",
            meaning="name by which it can be changed, with --cover",
            key="id",
            detail=True,
            holds=Holds.ID,
        ),
    ),
)


def assumption_table(figures: Iterable[CoverFigure], language: Language) -> Table:
    """Return figures behind posts: each can be changed."""
    title = language.text("What a post takes; each can be changed")
    return COVER.table("assumptions", title, figures, language)
