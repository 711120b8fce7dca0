"""The advice for several occupations together, in words and tables."""

from raming.answers.measures.joint import LimitLine, Together, TogetherLine
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.joint import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, capital_name


def present(answer: Together, language: Language) -> Presentation:
    """Return the presentation of the joint advice."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text(
            "Advice for {count} occupations that share limits",
            count=language.number(len(answer.occupations)),
        ),
        sentences=sentences(answer, language),
        tables=(
            occupation_table(answer, language),
            limit_table(answer, language),
            path_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Together, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import together_chart  # noqa: PLC0415

    return together_chart(answer, language, style)


OCCUPATIONS = Declared(
    TogetherLine,
    (
        Shown("names", "occupation", value=capital_name, meaning="the occupation", key="name"),
        Shown("current", "intake now", "number"),
        Shown("alone", "advised alone", "number", meaning="starters a year it would be advised by itself"),
        Shown("last", "together", "number"),
        Shown("last_low", "lowest", "number", unit=""),
        Shown("last_high", "highest", "number", unit=""),
        Shown("shortage_now_fte", "short as now", "number", key="shortage_now"),
        Shown("shortage_fte", "short", "number", key="shortage"),
        Shown("balance_year", "in", "year", detail=True),
        Shown("occupation", "id", detail=True, holds=Holds.ID),
    ),
)


def occupation_table(answer: Together, language: Language) -> Table:
    """Return the occupations."""
    title = language.text("Occupation by occupation")
    return OCCUPATIONS.table("occupations", title, answer.occupations, language)


LIMITS = Declared(
    LimitLine,
    (
        Shown("names", "limit", value=capital_name, meaning="the shared limit", key="name"),
        Shown("room", "allows", "number", given=True),
        Shown("used", "used", "number", given=True),
        Shown("low", "lowest", "number", unit="", detail=True, given=True),
        Shown("high", "highest", "number", unit="", detail=True, given=True),
        Shown("shortage_low_fte", "short at the lowest", "number", key="shortage_low", detail=True),
        Shown("shortage_high_fte", "short at the highest", "number", key="shortage_high", detail=True),
        Shown("binds", "binds", words=labels.YES_NO),
        Shown("saves_fte", "one more saves", "number", 1, key="saves"),
        Shown("status", "status", words=labels.STATUSES, meaning="status of the figure"),
        Shown(
            "limit",
            "id",
            meaning="name by which it can be changed, with --limit",
            detail=True,
            holds=Holds.ID,
        ),
    ),
)


def limit_table(answer: Together, language: Language) -> Table:
    """Return the shared limits."""
    return LIMITS.table("limits", language.text("Shared limits"), answer.limits, language)


def path_table(answer: Together, language: Language) -> Table:
    """Return starters by intake year."""
    text = language.text
    columns = (
        Column("year", text("intake year"), "year", meaning=text("calendar year of the intake")),
        *(
            Column(
                line.occupation,
                capital(line.names[language.code]),
                "number",
                meaning=text("people who start the training"),
            )
            for line in answer.occupations
        ),
    )
    years = list(answer.occupations[0].intake) if answer.occupations else []
    rows = tuple((int(year), *(line.intake[year] for line in answer.occupations)) for year in years)
    return Table("path", text("Starters by intake year"), columns, rows)
