"""A portfolio that closes a gap, in words and tables."""

from typing import TYPE_CHECKING

from raming.answers.measures.portfolio import Portfolio
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.measures import place_words
from raming.present.sentences.portfolio import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


def present(answer: Portfolio, language: Language) -> Presentation:
    """Return the presentation of a portfolio."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text(
            "What closes the gap by {year}: {name}",
            year=answer.by,
            name=place_words(answer.names, answer.region_names, language),
        ),
        sentences=sentences(answer, language),
        tables=(
            chosen_table(answer, language),
            intake_table(answer, language),
            alternative_table(answer, language),
            marginal_table(answer, language),
            left_out_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Portfolio, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import portfolio_chart  # noqa: PLC0415

    return portfolio_chart(answer, language, style)


def chosen_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures chosen."""
    text = language.text
    columns = (
        Column("name", text("measure"), meaning=text("the measure")),
        Column("dose", text("dose"), "percent", meaning=text("share of a full dose")),
        Column(
            "fte",
            text("closes alone"),
            "number",
            unit=text("FTE"),
            meaning=text("FTE of the gap it closes alone at that dose"),
        ),
        Column(
            "cost_eur",
            text("euro a year"),
            "number",
            meaning=text("euro a year at that dose; a dash where it is not published"),
        ),
        Column("status", text("effect is"), meaning=text("status of its effect")),
        Column("measure", text("id"), meaning=text("id of the measure"), detail=True),
    )
    rows = tuple(
        (
            capital(line.names[language.code]),
            line.dose,
            line.fte,
            line.cost_eur,
            text(labels.STATUSES[line.status]),
            line.measure,
        )
        for line in answer.portfolio
    )
    return Table("portfolio", text("The portfolio"), columns, rows)


def intake_table(answer: Portfolio, language: Language) -> Table:
    """Return the path of the intake."""
    text = language.text
    columns = (
        Column("year", text("intake year"), "year", meaning=text("calendar year of the intake")),
        Column(
            "intake",
            text("intake"),
            "number",
            unit=text("people per year"),
            meaning=text("people who start the training"),
        ),
    )
    path = {} if answer.intake is None else answer.intake.path
    rows = tuple((int(year), number) for year, number in path.items())
    return Table("intake", text("The intake while it rises"), columns, rows)


def alternative_table(answer: Portfolio, language: Language) -> Table:
    """Return the best portfolio without each measure chosen."""
    text = language.text
    columns = (
        Column("without", text("without"), meaning=text("id of the measure left out")),
        Column("closed", text("closed"), meaning=text("whether the gap is closed without it")),
        Column("increase", text("dearer"), "percent", meaning=text("by how much that is dearer at most")),
        Column(
            "gap",
            text("gap left"),
            "signed",
            unit=text("FTE"),
            meaning=text("gap that is not passed with the confidence asked for"),
        ),
        Column("intake", text("intake"), "number", meaning=text("people who start the training")),
        Column("portfolio", text("with"), meaning=text("measures in it, with their dose"), detail=True),
    )
    rows = tuple(
        (
            other.without,
            text("yes") if other.closed else text("no"),
            other.increase,
            other.gap_after,
            other.intake,
            ", ".join(f"{name} {language.percent(dose)}" for name, dose in other.portfolio.items()),
        )
        for other in answer.alternatives
    )
    return Table("alternatives", text("Without one of its measures"), columns, rows)


def marginal_table(answer: Portfolio, language: Language) -> Table:
    """Return what one more of each limit would give."""
    text = language.text
    columns = (
        Column("of", text("one more of"), meaning=text("the limit")),
        Column("step", text("step"), "number", meaning=text("how much more")),
        Column("unit", text("in"), meaning=text("unit of the number")),
        Column(
            "gap",
            text("gap smaller"),
            "number",
            1,
            unit=text("FTE"),
            meaning=text("FTE by which the gap becomes smaller"),
        ),
        Column(
            "objective", text("cheaper"), "number", 2, meaning=text("by how much cost or doses become less")
        ),
    )
    rows = tuple(
        (text(words.BINDING[entry.of]), entry.step, entry.unit, entry.gap_gain, entry.objective_gain)
        for entry in answer.marginal
    )
    return Table("marginal", text("What one more would give"), columns, rows)


def left_out_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures that could not be chosen."""
    text = language.text
    columns = (
        Column("measure", text("measure"), meaning=text("id of the measure")),
        Column("reason", text("why not"), meaning=text("why it could not be chosen")),
    )
    rows = tuple((entry.measure, text(words.REASONS[entry.reason])) for entry in answer.left_out)
    return Table("left_out", text("Not chosen from"), columns, rows)
