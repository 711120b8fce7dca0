"""Which occupations are there, and for which can an advice be computed?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, open_case, opened_pack
from raming.answers.comparable import beside_round
from raming.answers.evidence import COMPUTED, PUBLISHED, UNKNOWN, of_rows
from raming.answers.options import PackOptions, question
from raming.answers.uncertainty.grades import has_published_advice, model_grade
from raming.answers.worth import ModelGrade
from raming.inputs.meaning import PEOPLE, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.pack import Pack
from raming.inputs.vocabulary import STATUSES


@dataclass(frozen=True, slots=True)
class OccupationEntry:
    """One occupation of a pack."""

    occupation: Annotated[str, Is("id, as understood by every verb")]
    name_nl: Annotated[str, Is("Dutch name")]
    name_en: Annotated[str, Is("English name")]
    group: Annotated[str, Is("group it belongs to")]
    names: Annotated[tuple[str, ...], Is("other names that are understood")]
    rounds: Annotated[
        tuple[int, ...], Is("rounds with parameters; empty where it is in the ledger only", "round")
    ]
    stock_headcount: Annotated[float | None, Is("base stock of the latest round", PEOPLE)]
    figures: Annotated[
        dict[str, int], Is("number of parameter rows of the latest round by status", "figures")
    ]
    grade: Annotated[
        str,
        Is(
            "what is known of its advice: `published` where one was, `computed`, `illustration`, or `unknown` where it cannot be computed"
        ),
    ]
    model_grade: Annotated[
        ModelGrade | None, Is("what the advice computed here is worth by itself; null where there is none")
    ]
    missing: Annotated[dict[str, str], Is("figures that are not available, with who would have them")]


@dataclass(frozen=True, slots=True)
class AgainstPublished:
    """The model's own advice for an occupation beside the newest published one."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    round: Annotated[int, Is("round of the model's figures", "round")]
    published_year: Annotated[int, Is("year in which the advice was published", YEAR)]
    published_low: Annotated[
        float | None, Is("lower end of its range; null where it names none", PEOPLE_A_YEAR)
    ]
    published: Annotated[float | None, Is("its number; null where it is a range", PEOPLE_A_YEAR)]
    published_high: Annotated[
        float | None, Is("upper end of its range; null where it names none", PEOPLE_A_YEAR)
    ]
    model: Annotated[
        float | None, Is("the model's advice with the middle values; null where it has none", PEOPLE_A_YEAR)
    ]
    current: Annotated[float, Is("intake per year in the round, that both would change", PEOPLE_A_YEAR)]
    agreement: Annotated[
        str,
        Is(
            "`same-way` where both ask for more, or both for fewer, than the current intake; `opposite`; `within` where the model lies in the range published; `cannot-tell`"
        ),
    ]
    weightiest: Annotated[
        str, Is("the assumed figure that moves the model's advice most; empty where none is assumed")
    ]
    at_low: Annotated[
        float | None, Is("the advice with only that figure at the lower end of its interval", PEOPLE_A_YEAR)
    ]
    at_high: Annotated[float | None, Is("the advice with only that figure at the upper end", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class Register(Reproducible):
    """All occupations of a pack."""

    occupations: Annotated[tuple[OccupationEntry, ...], Is("the occupations, in the order of the pack")]
    against_published: Annotated[
        tuple[AgainstPublished, ...],
        Is("the model's advice beside the published one, those that point opposite ways first"),
    ]


@question(PackOptions)
def occupations(options: PackOptions) -> Register:
    """List the occupations: names, rounds, and what is known and lacking.

    Example:
        >>> names = {entry.occupation: entry.name_nl for entry in occupations().occupations}
        >>> names["general-practitioner"]
        'huisarts'
    """
    opened = opened_pack(options.pack)
    names: dict[str, list[str]] = {}
    for row in opened.table("occupation_names"):
        names.setdefault(str(row["occupation"]), []).append(str(row["name"]))
    stock, figures = _latest(opened)
    graded = {
        name: model_grade(open_case(name, pack=opened)) for name in opened.occupations if opened.rounds(name)
    }
    entries = tuple(
        OccupationEntry(
            occupation=occupation,
            name_nl=str(row["name_nl"]),
            name_en=str(row["name_en"]),
            group=str(row["group"]),
            names=tuple(names.get(occupation, ())),
            rounds=opened.rounds(occupation),
            stock_headcount=stock.get(occupation),
            figures=figures.get(occupation, dict.fromkeys(STATUSES, 0)),
            grade=PUBLISHED
            if has_published_advice(opened, occupation)
            else own.grade
            if (own := graded.get(occupation))
            else UNKNOWN,
            model_grade=graded.get(occupation),
            missing={str(gap["figure"]): str(gap["owner"]) for gap in opened.not_available(occupation)},
        )
        for occupation, row in opened.occupations.items()
    )
    result = Register(
        occupations=entries,
        against_published=_against(opened, graded),
    )
    latest = {name: max(opened.rounds(name)) for name in graded}
    rows = [row for row in opened.table("parameters") if row["round"] == latest.get(str(row["occupation"]))]
    return result.sealed("occupations", {}, opened, evidence=of_rows("parameters", rows), grade=COMPUTED)


def _latest(pack: Pack) -> tuple[dict[str, float], dict[str, dict[str, int]]]:
    """Return the base stock and the number of figures by status of each occupation's latest round."""
    latest = {
        occupation: max(rounds) for occupation in pack.occupations if (rounds := pack.rounds(occupation))
    }
    stock: dict[str, float] = {}
    figures = {occupation: dict.fromkeys(STATUSES, 0) for occupation in latest}
    for row in pack.table("parameters"):
        occupation = str(row["occupation"])
        if row["round"] != latest.get(occupation):
            continue
        figures[occupation][str(row["status"])] += 1
        if row["parameter"] == "stock_headcount":
            stock[occupation] = float(row["value"] or 0.0)
    return stock, figures


WAYS = ("opposite", "same-way", "within", "cannot-tell")
"""How the model's advice can stand to a published one, the most telling first."""


def _against(pack: Pack, graded: Mapping[str, ModelGrade]) -> tuple[AgainstPublished, ...]:
    """Return the model's own advice of every occupation beside the one published beside its round."""
    found = []
    for name, own in graded.items():
        case = open_case(name, pack=pack)
        beside = beside_round(pack, name, case.round)
        if beside is None:
            continue
        line, current = beside.line, float(case.heading()["current_intake"])
        found.append(
            AgainstPublished(
                occupation=name,
                names=names_of(pack, name),
                round=case.round,
                published_year=line.year,
                published_low=line.low,
                published=line.preferred,
                published_high=line.high,
                model=own.central,
                current=current,
                agreement=_agreement(own.central, current, line.low, line.preferred, line.high),
                weightiest=own.weightiest,
                at_low=own.at_low,
                at_high=own.at_high,
            )
        )
    return tuple(sorted(found, key=lambda entry: (WAYS.index(entry.agreement), entry.occupation)))


def _agreement(
    model: float | None, current: float, low: float | None, middle: float | None, high: float | None
) -> str:
    """Return how the model's advice stands to a published one, both seen from the current intake."""
    ends = [end for end in (low, middle, high) if end is not None]
    if model is None or not ends:
        return "cannot-tell"
    if low is not None and high is not None and low <= model <= high:
        return "within"
    if min(ends) <= current <= max(ends) or model == current:
        return "cannot-tell"
    return "same-way" if (model > current) == (min(ends) > current) else "opposite"
