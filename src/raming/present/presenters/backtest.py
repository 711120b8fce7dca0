"""The track record in words, tables and a chart."""

from raming.answers.uncertainty.backtest import LEARNERS, METHODS, NAIVE, Backtest, Coverage, Error, Skill
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.backtest import mean_error, notes, sentences
from raming.present.table import Column, Table


def present(answer: Backtest, language: Language) -> Presentation:
    """Return the presentation of a backtest."""
    return assembled(
        answer,
        language,
        title=language.text(
            "What earlier rounds would have foreseen: {name}", name=answer.names[language.code]
        ),
        sentences=sentences(answer, language),
        tables=(
            horizon_table(answer, language),
            skill_table(answer.skill, "skill", language),
            coverage_table(answer, language),
            skill_table(answer.learned_skill, "learned_skill", language),
            error_table((*answer.rows, *answer.learned), language),
        ),
        notes=notes(language),
        chart=_chart,
    )


def _chart(answer: Backtest, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.backtest import backtest_chart  # noqa: PLC0415

    return backtest_chart(answer, language, style)


def horizon_table(answer: Backtest, language: Language) -> Table:
    """Return the mean absolute error by horizon, intake and method."""
    text = language.text
    columns = (
        Column(
            "horizon",
            text("years ahead"),
            "number",
            unit=text("years"),
            meaning=text("years from round to round"),
        ),
        Column("intake", text("intake"), meaning=text("planned in the round, or as it happened")),
        Column("method", text("method"), meaning=text("model or naive rule")),
        Column(
            "headcount",
            text("error in people"),
            "percent",
            1,
            unit=text("share"),
            meaning=text("mean absolute error, share of what was counted"),
        ),
        Column(
            "fte",
            text("error in FTE"),
            "percent",
            1,
            unit=text("share"),
            meaning=text("mean absolute error, share of what was counted"),
        ),
    )
    rows = []
    for horizon in sorted({row.horizon for row in answer.rows}):
        for intake, methods in (("planned", ("model",)), ("observed", METHODS)):
            for method in methods:
                label = "–" if method in NAIVE else text(labels.INTAKES[intake])
                scores = (
                    mean_error(answer.rows, method, intake, horizon, name)
                    for name in ("headcount_error", "fte_error")
                )
                rows.append((horizon, label, text(labels.METHODS[method]), *scores))
    return Table("horizons", text("Mean error by years ahead"), columns, tuple(rows))


INTAKE = "planned in the round, or as it happened"
SKILL = Declared(
    Skill,
    (
        Shown("method", "method", words=labels.METHODS),
        Shown("against", "against", words=labels.METHODS),
        Shown("intake", "intake", words=labels.INTAKES, meaning=INTAKE),
        Shown(
            "horizon",
            "years ahead",
            value=lambda row, language: language.text("all") if row.horizon is None else str(row.horizon),
            meaning="years from round to round",
        ),
        Shown("pairs", "pairs", "number", unit=""),
        Shown("headcount", "skill, people", "percent"),
        Shown("fte", "skill, FTE", "percent"),
    ),
)


def skill_table(skills: tuple[Skill, ...], name: str, language: Language) -> Table:
    """Return the skill of methods against others."""
    text = language.text
    title = (
        text("Skill of the model against naive rules")
        if name == "skill"
        else text("Skill of methods that learn drift, against the model")
    )
    return SKILL.table(name, title, skills, language)


COVERAGE = Declared(
    Coverage,
    (
        Shown("before.of", "pairs", "number", unit="", key="pairs"),
        *(
            Shown(f"{when}.{what}", heading, "number", unit="", key=f"{what}_{when}")
            for when, what, heading in (
                ("before", "headcount", "people, as learned"),
                ("before", "fte", "FTE, as learned"),
                ("after", "headcount", "people, calibrated"),
                ("after", "fte", "FTE, calibrated"),
            )
        ),
    ),
)


def coverage_table(answer: Backtest, language: Language) -> Table:
    """Return how many intervals held."""
    text = language.text
    level = Column("level", text("interval"), "percent", meaning=text("share of the draws it holds"))
    found = {float(share): coverage for share, coverage in answer.coverage.items()}
    return COVERAGE.by(level, "coverage", text("How often the intervals held"), found, language)


ERRORS = Declared(
    Error,
    (
        Shown("from_round", "from", "year"),
        Shown("to_round", "to", "year"),
        Shown("horizon", "years ahead", "number", unit=""),
        Shown("intake", "intake", words=labels.INTAKES, meaning=INTAKE),
        Shown("method", "method", words=labels.METHODS),
        Shown("headcount_error", "error in people", "percent", 1),
        Shown("fte_error", "error in FTE", "percent", 1),
    ),
)


def error_table(rows: tuple[Error, ...], language: Language) -> Table:
    """Return every error."""
    shown = [row for row in rows if row.method in (*METHODS, *LEARNERS)]
    return ERRORS.table("errors", language.text("Every pair of rounds"), shown, language)
