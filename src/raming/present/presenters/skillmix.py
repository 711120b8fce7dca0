"""A skill mix in words and tables."""

from raming.answers.measures.skillmix import Arrival, SkillMix, StaffLine
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.skillmix import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital, capital_name


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
        notes=notes(language),
        chart=_chart,
    )


def _chart(answer: SkillMix, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import team_chart  # noqa: PLC0415

    return team_chart(answer, language, style)


TEAM = Declared(
    StaffLine,
    (
        Shown("names", "staff", value=capital_name, meaning="kind of staff", key="name"),
        Shown("before_fte", "before", "number", 1, key="before"),
        Shown("fte", "team", "number", 1),
        Shown("supervision_fte", "of which supervision", "number", 1, key="supervision"),
        Shown("staff", "id", detail=True, holds=Holds.ID),
    ),
)


def team_table(answer: SkillMix, language: Language) -> Table:
    """Return the team."""
    return TEAM.table("team", language.text("The team"), answer.team, language)


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
        Column("increase", text("costs more"), "percent", 1, meaning=text("by how much it counts more")),
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


ARRIVALS = Declared(
    Arrival,
    (
        Shown(
            "names",
            "occupation",
            value=capital_name,
            meaning="the occupation that gets the work",
            key="name",
        ),
        Shown("year", "year", "year"),
        Shown("fte", "more asked", "number"),
        Shown("gap_before_fte", "gap without", "signed", key="before"),
        Shown("gap_after_fte", "gap with", "signed", key="after"),
        Shown(
            "advised_intake_before",
            "advice without",
            "number",
            meaning="its advised intake without it",
            key="intake_before",
        ),
        Shown(
            "advised_intake_after",
            "advice with",
            "number",
            meaning="its advised intake with it",
            key="intake_after",
        ),
    ),
)


def arrival_table(answer: SkillMix, language: Language) -> Table:
    """Return where the work arrives."""
    return ARRIVALS.table("arrivals", language.text("Where the work arrives"), answer.arrivals, language)
