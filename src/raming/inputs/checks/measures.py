"""Checks of the catalogue of measures: the same rules that hold for measures in a file of one's own."""

from collections.abc import Iterable, Sequence
from functools import partial

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.measures import ANY, SECTOR, Relation, faults, measures_of, relations_of
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


def relations_sound(tables: Tables) -> Iterable[Problem]:
    """Find relations between measures that cannot be right, or that contradict each other."""
    measures = {row["measure"] for row in tables.get("measures", ())}
    targets = {row["occupation"] for row in tables.get("occupations", ())} | {ANY, SECTOR}
    rows = tables.get("measure_relations", ())
    for line, row in enumerate(rows, start=2):
        at = partial(finding, file="measure_relations.csv", row=line, rule="measure-relation")
        for field in ("first", "second"):
            if row[field] not in measures:
                expected = Phrase("a measure of the pack")
                yield at(Phrase("no such measure"), field=field, value=row[field], expected=expected)
        if row["first"] == row["second"]:
            expected = Phrase("another measure")
            yield at(
                Phrase("a measure has no relation with itself"),
                field="second",
                value=row["second"],
                expected=expected,
            )
        if row["target"] not in targets:
            expected = Phrase("an occupation, {any} or {sector}", any=ANY, sector=SECTOR)
            yield at(Phrase("no such target"), field="target", value=row["target"], expected=expected)
    yield from _contradictions(relations_of(rows))


def _contradictions(relations: Sequence[Relation]) -> Iterable[Problem]:
    """Find pairs with two relations on one target, and measures that lie within each other."""
    at = partial(finding, file="measure_relations.csv", rule="measure-relation")
    said: dict[tuple[frozenset[str], bool], Relation] = {}
    for line, relation in enumerate(relations, start=2):
        pair = frozenset((relation.first, relation.second)), relation.target == SECTOR
        other = said.setdefault(pair, relation)
        nested = relation.relation == "nested"
        if relation.relation != other.relation or (nested and relation.first != other.first):
            yield at(
                Phrase(
                    "{first} and {second} have two relations that contradict each other",
                    first=relation.first,
                    second=relation.second,
                ),
                row=line,
                field="relation",
                value=relation.relation,
                expected=Phrase("one relation for a pair"),
            )
    within = {(r.first, r.second) for r in relations if r.relation == "nested" and r.first != r.second}
    for first, second in sorted(within):
        if _reaches(second, first, within):
            yield at(
                Phrase("{first} lies within {second}, which lies within it", first=first, second=second),
                field="second",
                value=second,
                expected=Phrase("one of the two within the other"),
            )


def _reaches(start: str, end: str, nested: set[tuple[str, str]]) -> bool:
    """Tell whether one measure lies within another, directly or through others."""
    seen, open_ = {start}, [start]
    while open_:
        at = open_.pop()
        more = {outer for inner, outer in nested if inner == at} - seen
        seen |= more
        open_ += sorted(more)
    return end in seen


MEASURE_RULES = (
    Rule("measure", "measures have known words, fitting units, sound intervals and reasons", measures_sound),
    Rule("measure-target", "effects and costs name an occupation of the pack", targets_known),
    Rule(
        "measure-relation",
        "relations between measures name two that exist and contradict no other",
        relations_sound,
    ),
    Rule("task-shares", "the tasks of a setting add up to all its hours", shares_whole),
)
