"""A skill mix in words and tables."""

from typing import TYPE_CHECKING

from raming.answers.measures.skillmix import SkillMix
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.skillmix import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


def present(answer: SkillMix, language: Language) -> Presentation:
    """Return the presentation of a skill mix."""
    text = language.text
    setting = text(words.SETTINGS[answer.setting]) if answer.setting in words.SETTINGS else answer.setting
    return assembled(
        answer,
        language,
        title=text(
            "Who does the work: {setting}, {work} FTE",
            setting=setting,
            work=language.number(answer.work_fte, 1),
        ),
        sentences=sentences(answer, language),
        tables=(
            team_table(answer, language),
            task_table(answer, language),
            alternative_table(answer, language),
            arrival_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: SkillMix, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import team_chart  # noqa: PLC0415

    return team_chart(answer, language, style)


def team_table(answer: SkillMix, language: Language) -> Table:
    """Return the team."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("name", text("staff"), meaning=text("kind of staff")),
        Column(
            "before",
            text("before"),
            "number",
            1,
            unit=fte,
            meaning=text("FTE when one occupation does everything"),
        ),
        Column(
            "fte", text("team"), "number", 1, unit=fte, meaning=text("FTE in the team, supervision counted")
        ),
        Column(
            "supervision",
            text("of which supervision"),
            "number",
            1,
            unit=fte,
            meaning=text("FTE spent on supervision"),
        ),
        Column("staff", text("id"), meaning=text("id of the staff"), detail=True),
    )
    rows = tuple(
        (capital(line.names[language.code]), line.before_fte, line.fte, line.supervision_fte, line.staff)
        for line in answer.team
    )
    return Table("team", text("The team"), columns, rows)


def task_table(answer: SkillMix, language: Language) -> Table:
    """Return who does which work."""
    text = language.text
    names = {line.staff: line.names[language.code] for line in answer.team}
    columns = (
        Column("name", text("task"), meaning=text("the task")),
        Column(
            "work",
            text("work"),
            "number",
            2,
            unit=text("FTE"),
            meaning=text("work, in FTE of the one who does it now"),
        ),
        Column("by", text("done by"), meaning=text("FTE of each kind of staff")),
        Column(
            "done",
            text("done"),
            "number",
            2,
            unit=text("FTE"),
            meaning=text("work done, in FTE of the one who does it now"),
        ),
    )
    rows = tuple(
        (
            capital(task.names[language.code]),
            task.work_fte,
            ", ".join(f"{language.number(fte, 2)} {names[staff]}" for staff, fte in task.fte.items()),
            task.done_fte,
        )
        for task in answer.tasks
    )
    return Table("tasks", text("Task by task"), columns, rows)


def alternative_table(answer: SkillMix, language: Language) -> Table:
    """Return teams nearly as good."""
    text = language.text
    names = {line.staff: line.names[language.code] for line in answer.team}
    columns = (
        Column("spares", text("spares"), meaning=text("kind of staff it uses as little of as can be")),
        Column("team", text("team"), meaning=text("FTE of each kind of staff")),
        Column("increase", text("dearer"), "percent", 1, meaning=text("by how much it counts more")),
    )
    rows = tuple(
        (
            capital(names[other.spares]),
            ", ".join(f"{language.number(fte, 1)} {names[staff]}" for staff, fte in other.fte.items()),
            other.increase,
        )
        for other in answer.alternatives
    )
    return Table("alternatives", text("Teams nearly as good"), columns, rows)


def arrival_table(answer: SkillMix, language: Language) -> Table:
    """Return where the work arrives."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("name", text("occupation"), meaning=text("the occupation that gets the work")),
        Column("year", text("year"), "year", meaning=text("calendar year")),
        Column("fte", text("more asked"), "number", unit=fte, meaning=text("FTE its demand rises by")),
        Column(
            "before",
            text("gap without"),
            "signed",
            unit=fte,
            meaning=text("its gap without the work that arrives"),
        ),
        Column("after", text("gap with"), "signed", unit=fte, meaning=text("its gap with it")),
        Column(
            "intake_before", text("advice without"), "number", meaning=text("its advised intake without it")
        ),
        Column("intake_after", text("advice with"), "number", meaning=text("its advised intake with it")),
    )
    rows = tuple(
        (
            capital(entry.names[language.code]),
            entry.year,
            entry.fte,
            entry.gap_before_fte,
            entry.gap_after_fte,
            entry.advised_intake_before,
            entry.advised_intake_after,
        )
        for entry in answer.arrivals
    )
    return Table("arrivals", text("Where the work arrives"), columns, rows)
