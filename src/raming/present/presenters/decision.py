"""A decision on places in words and tables."""

from raming.answers.decisions.decision import Decision
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
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


def year_table(answer: Decision, language: Language) -> Table:
    """Return every year under the number of places."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year")),
        Column("fte", text("supply"), "number", unit=fte, meaning=text("FTE active with these places")),
        Column(
            "fte_difference",
            text("against advice"),
            "signed",
            unit=fte,
            meaning=text("FTE with these places minus as advised"),
        ),
        Column(
            "demand_fte", text("demand"), "number", unit=fte, meaning=text("full-time equivalents needed")
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply; a shortage is positive"),
        ),
        Column("p_balance", text("chance"), "percent", meaning=text("chance that supply is at least demand")),
        Column(
            "p_balance_as_advised",
            text("as advised"),
            "percent",
            meaning=text("the same with the advised places"),
        ),
        Column(
            "posts_difference",
            text("posts"),
            "signed",
            1,
            meaning=text("posts day and night that can be staffed more or fewer"),
            detail=True,
        ),
    )
    rows = tuple(
        (
            int(year),
            row.fte,
            row.fte_difference,
            row.demand_fte,
            row.gap_fte,
            row.p_balance,
            row.p_balance_as_advised,
            row.posts_difference,
        )
        for year, row in answer.years.items()
    )
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == answer.balance_year)
    last = len(rows) - 1
    every = frozenset(place for place in range(len(rows)) if (last - place) % 5 == 0)
    return Table("years", text("Year by year"), columns, rows, strong, short=strong | every)


def option_table(answer: Decision, language: Language) -> Table:
    """Return the number asked for beside others."""
    text = language.text
    columns = (
        Column("label", text("number"), meaning=text("which number it is")),
        Column(
            "places", text("places"), "number", unit=text("places per year"), meaning=text("places per year")
        ),
        Column(
            "fte_difference",
            text("against advice"),
            "signed",
            unit=text("FTE"),
            meaning=text("FTE in the balance year, with these places minus as advised"),
        ),
        Column("gap_fte", text("gap"), "signed", unit=text("FTE"), meaning=text("gap in the balance year")),
        Column("p_balance", text("chance"), "percent", meaning=text("chance of balance in the balance year")),
    )
    rows = tuple(
        (
            capital(text(words.OPTIONS[option.label])),
            option.places,
            option.fte_difference,
            option.gap_fte,
            option.p_balance,
        )
        for option in answer.options
    )
    strong = frozenset(k for k, option in enumerate(answer.options) if option.label == "asked")
    title = text("Numbers compared, in {year}", year=answer.balance_year)
    return Table("options", title, columns, rows, strong)


def cover_table(answer: Decision, language: Language) -> Table:
    """Return what a post takes."""
    return assumption_table(answer.cover, language)


def assumption_table(figures: object, language: Language) -> Table:
    """Return figures behind posts: each can be changed."""
    text = language.text
    columns = (
        Column("figure", text("figure"), meaning=text("what it is")),
        Column("value", text("value"), "number", 2, meaning=text("the figure")),
        Column("low", text("lowest"), "number", 2, meaning=text("lower end of the 80% interval")),
        Column("high", text("highest"), "number", 2, meaning=text("upper end of the 80% interval")),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column("rationale", text("why"), meaning=text("why, in a sentence"), detail=True, holds=Holds.NOTE),
        Column(
            "id",
            text("id"),
            meaning=text("name by which it can be changed, with --cover"),
            detail=True,
            holds=Holds.ID,
        ),
    )
    rows = tuple(
        (
            capital(text(words.COVER[figure.figure])),
            figure.value,
            figure.low,
            figure.high,
            text(words.UNITS.get(figure.unit, figure.unit)) if figure.unit else "",
            text(labels.STATUSES[figure.status]),
            figure.rationale,
            figure.figure,
        )
        for figure in figures  # type: ignore[attr-defined]
    )
    return Table("assumptions", text("What a post takes; each can be changed"), columns, rows)
