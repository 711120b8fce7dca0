"""A portfolio that closes a gap, in words and tables."""

from raming.answers.measures.around import Marginal, PortfolioAlternative
from raming.answers.measures.closing import LeftOut
from raming.answers.measures.portfolio import Chosen, Portfolio
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.measures import place_words
from raming.present.sentences.portfolio import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital_name


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


def _chart(answer: Portfolio, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import portfolio_chart  # noqa: PLC0415

    return portfolio_chart(answer, language, style)


CHOSEN = Declared(
    Chosen,
    (
        Shown("names", "measure", value=capital_name, meaning="the measure", key="name"),
        Shown("dose", "dose", "percent"),
        Shown("fte", "closes alone", "number"),
        Shown(
            "cost_eur",
            "euro a year",
            "euro",
            meaning="euro a year at that dose; a dash where it is not published",
            unit="",
        ),
        Shown("status", "effect is", words=labels.STATUSES, meaning="status of its effect"),
        Shown("measure", "id", detail=True, holds=Holds.ID),
    ),
)


def chosen_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures chosen."""
    return CHOSEN.table("portfolio", language.text("The portfolio"), answer.portfolio, language)


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
            given=True,
        ),
    )
    path = {} if answer.intake is None else answer.intake.path
    rows = tuple((int(year), number) for year, number in path.items())
    return Table("intake", text("The intake while it rises"), columns, rows)


def _doses(other: PortfolioAlternative, language: Language) -> str:
    """Return the measures of a portfolio with their dose, in words."""
    return ", ".join(
        f"{language.of_pack(name)} {language.percent(dose)}" for name, dose in other.portfolio.items()
    )


ALTERNATIVES = Declared(
    PortfolioAlternative,
    (
        Shown("without", "without"),
        Shown("closed", "closed", words=labels.YES_NO),
        Shown("increase", "costs more", "percent", meaning="by how much that costs more at most"),
        Shown("gap_after", "gap left", "signed", key="gap"),
        Shown("intake", "intake", "number", meaning="people who start the training", given=True),
        Shown(
            "portfolio",
            "with",
            value=_doses,
            meaning="measures in it, with their dose",
            detail=True,
        ),
    ),
)


def alternative_table(answer: Portfolio, language: Language) -> Table:
    """Return the best portfolio without each measure chosen."""
    title = language.text("Without one of its measures")
    return ALTERNATIVES.table("alternatives", title, answer.alternatives, language)


MARGINAL = Declared(
    Marginal,
    (
        Shown("of", "one more of", words=words.BINDING, meaning="the limit"),
        Shown("step", "step", "number"),
        Shown("unit", "in", holds=Holds.UNIT),
        Shown(
            "gap_gain", "gap smaller", "number", 1, meaning="FTE by which the gap becomes smaller", key="gap"
        ),
        Shown(
            "objective_gain",
            "cheaper",
            "number",
            2,
            meaning="by how much cost or doses become less",
            key="objective",
        ),
    ),
)


def marginal_table(answer: Portfolio, language: Language) -> Table:
    """Return what one more of each limit would give."""
    return MARGINAL.table("marginal", language.text("What one more would give"), answer.marginal, language)


LEFT_OUT = Declared(
    LeftOut,
    (
        Shown("measure", "measure", holds=Holds.IDS),
        Shown(
            "reason",
            "why not",
            words=words.REASONS,
            holds=Holds.REMARK,
            meaning="why it could not be chosen",
        ),
    ),
)


def left_out_table(answer: Portfolio, language: Language) -> Table:
    """Return the measures that could not be chosen."""
    return LEFT_OUT.table("left_out", language.text("Not chosen from"), answer.left_out, language)
