"""The track record in words, tables and a chart."""

from raming.answers.uncertainty.backtest import LEARNERS, METHODS, NAIVE, Backtest, Error, Skill
from raming.present import labels
from raming.present.assembling import assembled
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
                found = (
                    mean_error(answer.rows, method, intake, horizon, name)
                    for name in ("headcount_error", "fte_error")
                )
                rows.append((horizon, label, text(labels.METHODS[method]), *found))
    return Table("horizons", text("Mean error by years ahead"), columns, tuple(rows))


def skill_table(skills: tuple[Skill, ...], name: str, language: Language) -> Table:
    """Return the skill of methods against others."""
    text = language.text
    columns = (
        Column("method", text("method"), meaning=text("what is judged")),
        Column("against", text("against"), meaning=text("what it is compared with")),
        Column("intake", text("intake"), meaning=text("planned in the round, or as it happened")),
        Column("horizon", text("years ahead"), meaning=text("years from round to round")),
        Column("pairs", text("pairs"), "number", meaning=text("pairs of rounds both can forecast")),
        Column(
            "headcount", text("skill, people"), "percent", meaning=text("1 minus the ratio of mean errors")
        ),
        Column("fte", text("skill, FTE"), "percent", meaning=text("1 minus the ratio of mean errors")),
    )
    rows = tuple(
        (
            text(labels.METHODS[skill.method]),
            text(labels.METHODS[skill.against]),
            text(labels.INTAKES[skill.intake]),
            text("all") if skill.horizon is None else str(skill.horizon),
            skill.pairs,
            skill.headcount,
            skill.fte,
        )
        for skill in skills
    )
    title = (
        text("Skill of the model against naive rules")
        if name == "skill"
        else text("Skill of methods that learn drift, against the model")
    )
    return Table(name, title, columns, rows)


def coverage_table(answer: Backtest, language: Language) -> Table:
    """Return how many intervals held."""
    text = language.text
    held = text("observed stocks inside their interval")
    columns = (
        Column("level", text("interval"), "percent", meaning=text("share of the draws it holds")),
        Column("pairs", text("pairs"), "number", meaning=text("pairs of rounds")),
        Column("headcount_before", text("people, as learned"), "number", meaning=held),
        Column("fte_before", text("FTE, as learned"), "number", meaning=held),
        Column("headcount_after", text("people, calibrated"), "number", meaning=held),
        Column("fte_after", text("FTE, calibrated"), "number", meaning=held),
    )
    rows = tuple(
        (
            float(level),
            found.before.of,
            found.before.headcount,
            found.before.fte,
            found.after.headcount,
            found.after.fte,
        )
        for level, found in answer.coverage.items()
    )
    return Table("coverage", text("How often the intervals held"), columns, rows)


def error_table(rows: tuple[Error, ...], language: Language) -> Table:
    """Return every error."""
    text = language.text
    columns = (
        Column("from_round", text("from"), "year", meaning=text("round that was projected")),
        Column("to_round", text("to"), "year", meaning=text("round whose stock it should have foreseen")),
        Column("horizon", text("years ahead"), "number", meaning=text("years from round to round")),
        Column("intake", text("intake"), meaning=text("planned in the round, or as it happened")),
        Column("method", text("method"), meaning=text("model, naive rule, or model with learned drift")),
        Column("headcount_error", text("error in people"), "percent", 1, meaning=text("signed share")),
        Column("fte_error", text("error in FTE"), "percent", 1, meaning=text("signed share")),
    )
    shown = tuple(
        (
            row.from_round,
            row.to_round,
            row.horizon,
            text(labels.INTAKES[row.intake]),
            text(labels.METHODS[row.method]),
            row.headcount_error,
            row.fte_error,
        )
        for row in rows
        if row.method in (*METHODS, *LEARNERS)
    )
    return Table("errors", text("Every pair of rounds"), columns, shown)
