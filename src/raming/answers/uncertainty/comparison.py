"""Why did the number change? Two rounds, scenarios or packs, and what each difference did to the advice."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Annotated, Any

from raming.answers.answer import Reproducible
from raming.answers.case import TRENDS_GO, Case, names_of, open_case, opened_pack
from raming.answers.comparable import beside_round, is_band
from raming.answers.options import CaseOptions, question
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.differences import KINDS, Differences, Part
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.demand import RUNGS
from raming.inputs.meaning import PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.vocabulary import VARIANTS, id_of


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the two that are compared."""

    round: Annotated[int, Is("its round", "round")]
    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    balance_year: Annotated[int, Is("calendar year in which supply must equal demand", YEAR)]
    pack: Annotated[str, Is("name and version of its pack")]
    pack_hash: Annotated[str, Is("SHA-256 over the hashes of the files of its pack")]
    title: Annotated[str, Is("title of its scenario file, or its name; empty where it has none")]
    published_advice: Annotated[
        float | None,
        Is("the number of that advice; null where there is none, or where it is a range", PEOPLE_A_YEAR),
    ]
    published: Annotated[
        PublishedAdvice | None,
        Is("the newest advice published before the next round of its pack; null where there is none"),
    ]


@dataclass(frozen=True, slots=True)
class Comparison(Reproducible):
    """Two numbers, and the way from one to the other."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    from_: Annotated[float, Is("the advice of the first, `from` in JSON", PEOPLE_A_YEAR)]
    to: Annotated[float, Is("the advice of the second", PEOPLE_A_YEAR)]
    parts: Annotated[
        tuple[Part, ...],
        Is(
            "what each difference did (Shapley values: its effect averaged over every order in which the differences can be made), the largest first"
        ),
    ]
    kinds: Annotated[dict[str, float], Is("effect by kind of difference", PEOPLE_A_YEAR)]
    sides: Annotated[tuple[ComparedSide, ComparedSide], Is("what was compared")]


@dataclass(frozen=True)
class ComparisonOptions(CaseOptions):
    """What two advices are compared with; the choices hold for both sides."""

    first: Annotated[
        str, Opt("What is compared from; an occupation alone for its last two rounds.", example="2022,low")
    ]
    second: Annotated[
        str | None, Opt("What is compared to; the latest round by default.", example="2025")
    ] = None
    _: KW_ONLY
    occupation: Annotated[
        str | None,
        Opt(
            "The occupation, where no side names one; that with the most rounds by default.",
            example="huisarts",
        ),
    ] = None


@question(ComparisonOptions)
def compare(options: ComparisonOptions) -> Comparison:
    """Explain the difference between two advices.

    A side is written as words between commas or spaces, in any order: a round, a scenario of the ladder,
    `temporary` or `continuing`, `low`, `mid` or `high`, `balance=YEAR`, the path of a pack or of a scenario
    file, the name of an occupation. What a side leaves out is the same on both sides.

    Raises:
        InputError: when a word is not understood, or the sides are of different occupations.

    Example:
        >>> story = compare("2022", "2025", occupation="huisarts")
        >>> round(story.from_), round(story.to)
        (1370, 1029)
    """
    shared = opened_pack(options.pack)
    first, second, occupation = _sides(shared, options)
    before, after = (_open(text, shared, options, occupation) for text in (first, second))
    if before.occupation != after.occupation:
        raise refuse(
            "the two sides are of different occupations",
            field="compare",
            value=Phrase(
                "{one} and {other}",
                one=before.pack.named(before.occupation),
                other=after.pack.named(after.occupation),
            ),
            expected=Phrase("one occupation"),
        )
    sides = {"first": first, "second": second, "occupation": before.occupation}
    return comparison_of(before, after, {**sides, **_chosen(options)})


def _chosen(options: CaseOptions) -> dict[str, Any]:
    """Return the choices that are not left at their default, as plain data; the pack is no choice."""
    chosen = {
        name: value for name, value in options.choices().items() if value != getattr(CaseOptions, name, None)
    }
    chosen.pop("pack", None)
    if options.overrides:
        chosen["changes"] = list(map(str, options.overrides))
    return chosen


def _sides(pack: Pack, options: ComparisonOptions) -> tuple[str, str, str | None]:
    """Return the two sides in words and the occupation, the side that was left out filled in.

    Raises:
        InputError: when an occupation has one round only.
    """
    if options.second is not None:
        return options.first, options.second, options.occupation
    words = words_of(options.first)
    named = [word for word in words if _word(word)[0] == "occupation"]
    occupation = pack.occupation(named[0]) if named else options.occupation or _most_rounds(pack)
    rounds = pack.rounds(occupation)
    rest = [word for word in words if word not in named]
    if rest and str(rounds[-1:]) not in (f"({word},)" for word in rest):
        return ",".join(rest), str(rounds[-1]), occupation
    if len(rounds) < 2:
        raise refuse(
            "there are no two rounds of {occupation} to compare",
            occupation=pack.named(occupation),
            field="compare",
            value=options.first,
            expected=Phrase(
                "two sides, such as `raming compare demography preferred --occupation {occupation}`",
                occupation=options.first if named else options.occupation or occupation,
            ),
        )
    return str(rounds[-2]), ",".join(rest) or str(rounds[-1]), occupation


def _most_rounds(pack: Pack) -> str:
    """Return the occupation with the most rounds."""
    return max(pack.occupations, key=lambda one: len(pack.rounds(one)))


def words_of(text: str) -> list[str]:
    """Return the words of a side."""
    return [word for word in re.split(r"[,@\s]+", text) if word]


def _open(text: str, pack: Pack, options: ComparisonOptions, occupation: str | None) -> Case:
    """Open one side from its words."""
    chosen = {**options.choices(), "pack": pack}
    names = [occupation] if occupation else []
    for word in words_of(text):
        key, value = _word(word)
        if key == "occupation":
            names.insert(0, value)
        else:
            chosen[key] = value
    opened = chosen["pack"] = opened_pack(chosen["pack"])
    name = names[0] if names else _most_rounds(opened)
    return open_case(name, CaseOptions(**chosen))


def choice_of(word: str) -> tuple[str, Any] | None:
    """Return the choice that a word of a side makes, in Dutch or English; None where it makes none by itself."""
    if re.fullmatch(r"\d{4}", word):
        return "round", int(word)
    if match := re.fullmatch(r"balance=(\d{4})", word):
        return "balance_year", int(match[1])
    for key, known in (("scenario", RUNGS), ("trend", TRENDS_GO), ("variant", VARIANTS)):
        if id_of(key, word) in known:
            return key, id_of(key, word)
    return None


def _word(word: str) -> tuple[str, Any]:
    """Return the choice that a word makes, or the pack, the scenario file or the occupation that it names."""
    if choice := choice_of(word):
        return choice
    path = Path(word)
    if path.is_dir() or path.suffix == ".zip":
        return "pack", word
    return ("scenario", word) if path.is_file() else ("occupation", word)


def comparison_of(before: Case, after: Case, options: dict[str, Any]) -> Comparison:
    """Explain the difference between the advices of two opened cases."""
    differences = Differences(before, after)
    parts = sorted(differences.parts(), key=lambda part: -abs(part.effect))
    start, end = differences.ends()
    result = Comparison(
        occupation=after.occupation,
        names=names_of(after.pack, after.occupation),
        from_=start,
        to=end,
        parts=tuple(parts),
        kinds={kind: sum(part.effect for part in parts if part.kind == kind) for kind in KINDS},
        sides=(_side(before), _side(after)),
    )
    return result.sealed(
        "compare",
        options,
        after.pack,
        evidence=before.evidence() + after.evidence(),
        grade=model_grade(after).grade,
        worth=model_grade(after),
        tally=after.tally,
        as_of=after.base_year,
    )


def _side(case: Case) -> ComparedSide:
    """Return what one side is."""
    beside = beside_round(case.pack, case.occupation, case.round)
    pack = f"{case.pack.name} {case.pack.version}"
    return ComparedSide(
        case.round,
        case.scenario,
        case.trend,
        case.variant,
        case.balance_year,
        pack,
        case.pack.hash,
        getattr(case.scenario, "said", ""),
        None if beside is None or is_band(beside.line) else beside.line.preferred,
        None if beside is None else beside.published(),
    )
