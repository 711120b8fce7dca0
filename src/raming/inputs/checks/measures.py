"""Checks of the catalogue of measures: the same rules that hold for measures in a file of one's own."""

from collections.abc import Iterable

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.measures import ANY, SECTOR, faults, measures_of
from raming.inputs.problems import Phrase, Problem, finding


def measures_sound(tables: Tables) -> Iterable[Problem]:
    """Find measures whose words, units, intervals, years or reasons cannot be right."""
    for measure in measures_of(tables):
        yield from faults(measure)


def targets_known(tables: Tables) -> Iterable[Problem]:
    """Find effects and costs on an occupation that the pack does not have."""
    known = {row["occupation"] for row in tables.get("occupations", ())} | {ANY, SECTOR}
    for name in ("measure_effects", "measure_costs"):
        for line, row in enumerate(tables.get(name, ()), start=2):
            if row["target"] not in known:
                yield finding(
                    "no such target",
                    rule="measure-target",
                    file=f"{name}.csv",
                    row=line,
                    field="target",
                    value=row["target"],
                    expected=Phrase("an occupation, {any} or {sector}", any=ANY, sector=SECTOR),
                )


def shares_whole(tables: Tables) -> Iterable[Problem]:
    """Find settings whose tasks do not add up to the hours of the one who does them."""
    total: dict[str, float] = {}
    for row in tables.get("tasks", ()):
        total[str(row["setting"])] = total.get(str(row["setting"]), 0.0) + float(row["share"] or 0.0)
    for setting, share in total.items():
        if abs(share - 1.0) > 1e-9:  # shares as written, such as thrice 0.333, are wrong; rounding is not
            yield finding(
                "the tasks of {setting} do not add up to 1",
                setting=setting,
                rule="task-shares",
                file="tasks.csv",
                field="share",
                value=f"{share:g}",
                expected="1",
            )


MEASURE_RULES = (
    Rule("measure", "measures have known words, fitting units, sound intervals and reasons", measures_sound),
    Rule("measure-target", "effects and costs name an occupation of the pack", targets_known),
    Rule("task-shares", "the tasks of a setting add up to all its hours", shares_whole),
)
