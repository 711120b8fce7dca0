"""A letter of parliament: each of its questions in sentences that can be sent, from the figures of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from raming.answers.answer import Reproducible
from raming.answers.case import opened_pack
from raming.answers.evidence import Evidence, worst, year_in
from raming.answers.letters.figure import LANGUAGES, Lacking, LetterFigure
from raming.answers.letters.looking_up import looked_up, texts
from raming.answers.letters.provenance import asides, provenance, worth
from raming.answers.letters.references import LetterReferences
from raming.answers.letters.since import Change, Earlier, changed, earlier
from raming.answers.letters.wording import filled, holds, named_in
from raming.answers.manifest import plain, result_hash
from raming.answers.needs import require
from raming.answers.options import PackOptions, question
from raming.inputs.meaning import Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, nearest, refuse
from raming.inputs.tables import Row

ANSWERED, JUDGEMENT, MISSING = "answered", "judgement", "missing"
STATES = (ANSWERED, JUDGEMENT, MISSING)


@dataclass(frozen=True, slots=True)
class LetterQuestion:
    """A question of a letter, answered."""

    number: Annotated[int, Is("number of the question in the letter", "number")]
    state: Annotated[
        str,
        Is(
            "`answered`; `judgement` (of policy: its figures bear on it, and do not decide it); or `missing` (it cannot be told)"
        ),
    ]
    asks: Annotated[dict[str, str], Is("what is asked, in our words, by language")]
    sentences: Annotated[
        dict[str, tuple[str, ...]],
        Is("the answer in sentences that can be sent as they stand, sources and date included; by language"),
    ]
    notes: Annotated[
        dict[str, tuple[str, ...]],
        Is(
            "what is for whoever drafts the answer and no part of it: what is missing, where assumptions stand, the reference; by language"
        ),
    ]
    figures: Annotated[tuple[LetterFigure, ...], Is("the figures in it, and those that bear on it")]
    missing: Annotated[tuple[Lacking, ...], Is("what is missing for a full answer, and who has it")]
    reference: Annotated[str, Is("by which its figures are found back: letter, number and their hash")]


@dataclass(frozen=True, slots=True)
class ParliamentaryAnswers(Reproducible):
    """The questions of a letter, each answered."""

    mixed: ClassVar[bool] = True
    """Its grade is that of its weakest figures; the questions they belong to say so themselves."""

    letter: Annotated[str, Is("number of the letter")]
    letter_source: Annotated[str, Is("id of its source in the pack")]
    asked: Annotated[str | None, Is("when it was asked, as the letter says; null where it does not")]
    answered: Annotated[str | None, Is("when it was answered, as the letter says; null where it does not")]
    titles: Annotated[dict[str, str], Is("what it is about, by language")]
    figures_of: Annotated[str, Is("date of the figures of the pack")]
    counts: Annotated[dict[str, int], Is("number of questions by state", "questions")]
    questions: Annotated[tuple[LetterQuestion, ...], Is("its questions, in order")]
    since: Annotated[Earlier | None, Is("the earlier answer it is compared with; null where there is none")]
    changes: Annotated[tuple[Change, ...], Is("figures that moved since the earlier answer")]


@dataclass(frozen=True)
class LetterOptions(PackOptions):
    """Which letter is answered, and what it is compared with."""

    letter: Annotated[
        str,
        Opt(
            "Number of a letter with questions of parliament, of which each is answered.",
            named=True,
            example="2026Z05351",
        ),
    ]
    _: KW_ONLY
    since: Annotated[
        str | Path | None,
        Opt("Earlier answer to the same letter, as JSON: every figure that moved is listed.", local=True),
    ] = None


@question(LetterOptions)
def answer_letter(options: LetterOptions) -> ParliamentaryAnswers:
    """Answer a letter of parliament, question by question.

    Each question has sentences that can be pasted, or the figures that bear on a judgement of policy, or what is
    missing and who has it. Every figure is read from the pack or computed when it is asked for.

    Raises:
        InputError: when the pack has no such letter, or the earlier answer is none of it.

    Example:
        >>> answer_letter("2020Z03680").questions[7].state
        'answered'
    """
    pack = opened_pack(options.pack)
    require("answer_letter", pack)
    row = _letter(pack, options.letter)
    name = str(row["letter"])
    before = earlier(options.since, name) if options.since else None
    references = LetterReferences(pack)
    found = [_answered(pack, references, one) for one in _of(pack, "letter_questions", name)]
    questions = tuple(one for one, _ in found)
    evidence = sum((grounds for _, grounds in found), Evidence())
    states = [one.state for one in questions]
    result = ParliamentaryAnswers(
        letter=name,
        letter_source=str(row["document"]),
        asked=str(row["asked"] or "") or None,
        answered=str(row["answered"] or "") or None,
        titles=texts(row, "title"),
        figures_of=pack.created[:10],
        counts={state: states.count(state) for state in STATES},
        questions=questions,
        since=before.identity if before else None,
        changes=changed(before, ((one.number, one.figures) for one in questions), pack) if before else (),
    )
    grades = [figure.grade for one in questions for figure in one.figures if figure.value is not None]
    return result.sealed(
        "answer_letter",
        {"letter": name, "since": before.text if before else None},
        pack,
        evidence=evidence,
        as_of=_newest(evidence, pack),
        grade=worst(*grades) if grades else None,
    )


def _newest(evidence: Evidence, pack: Pack) -> int | None:
    """Return the newest year of the figures that had come when the pack was made; None where there is none.

    A forecast for 2035 and a decision on a year to come are not of that year.
    """
    made = year_in(pack.created[:10])
    return max((one.year for one in evidence.grounds if 0 < one.year <= made), default=None)


def _letter(pack: Pack, letter: str) -> Row:
    """Return the row of a letter.

    Raises:
        InputError: when the pack has no such letter.
    """
    known = {str(row["letter"]): row for row in pack.table("letters")}
    wanted = next((name for name in known if name.casefold() == letter.strip().casefold()), None)
    if wanted is None:
        near = nearest(letter, known) or list(known)
        raise refuse(
            "the pack holds no such letter",
            field="letter",
            value=letter,
            expected=Phrase("one of {names}", names=", ".join(near)) if near else Phrase("none"),
        )
    return known[wanted]


def _of(pack: Pack, table: str, letter: str, number: object = None) -> list[Row]:
    """Return the rows of a table about a letter, or one question of it."""
    return [row for row in pack.table(table) if row["letter"] == letter and number in (None, row["number"])]


def _answered(pack: Pack, references: LetterReferences, row: Row) -> tuple[LetterQuestion, Evidence]:
    """Return a question with its answer, and the figures of the pack behind it."""
    letter, number = str(row["letter"]), int(row["number"] or 0)
    figures: dict[str, LetterFigure] = {}
    grounds = Evidence()
    places: dict[str, list[tuple[str, str]]] = {}
    for one in _of(pack, "letter_figures", letter, number):
        figure, found = looked_up(references, one, figures)
        figures[figure.id] = figure
        if found is not None:
            grounds += found.evidence
            places[figure.id] = list(zip(found.sources, found.where, strict=True))
    lacks = [
        Lacking(texts(one, "what"), texts(one, "owner"))
        for one in _of(pack, "letter_missing", letter, number)
    ]
    lacks += [_not_there(pack, figure) for figure in figures.values() if figure.value is None]
    said, told, names = _told(_of(pack, "letter_sentences", letter, number), figures)
    used = tuple(figures[name] for name in names)
    state = str(row["state"])
    if state != MISSING and not said["nl"]:
        state = MISSING
    shown = tuple(figures.values())
    mark = result_hash({"number": number, "figures": plain(shown)}).rounded[:8]
    reference = f"{letter}-{number}-{mark}"
    cited = told + [place for name in names for place in places.get(name, ())]
    notes: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        said[code] += worth(used, code)
        said[code] += provenance(pack, cited, code)
        notes[code] = tuple(asides(pack, lacks, used, reference, code))
    answered = LetterQuestion(
        number=number,
        state=state,
        asks=texts(row, "text"),
        sentences={code: tuple(said[code]) for code in LANGUAGES},
        notes=notes,
        figures=shown,
        missing=tuple(lacks),
        reference=reference,
    )
    return answered, grounds


def _told(
    lines: Iterable[Row], figures: Mapping[str, LetterFigure]
) -> tuple[dict[str, list[str]], list[tuple[str, str]], list[str]]:
    """Return the sentences that hold, by language; what they cite; and the figures that they rest on."""
    said: dict[str, list[str]] = {code: [] for code in LANGUAGES}
    told: list[tuple[str, str]] = []
    names: dict[str, None] = {}
    for line in lines:
        if not holds(str(line["condition"] or ""), figures):
            continue
        made = {code: filled(str(line[f"text_{code}"]), figures, code) for code in LANGUAGES}
        for code, text in made.items():
            if text is not None:
                said[code].append(text)
        if any(made.values()):
            if line["cites"]:
                told.append((str(line["cites"]), str(line["place"] or "")))
            names |= dict.fromkeys(name for name in named_in(line) if name in figures)
    return said, told, list(names)


def _not_there(pack: Pack, figure: LetterFigure) -> Lacking:
    """Return a figure that this pack does not have, as what is missing."""
    return Lacking(figure.name, dict.fromkeys(LANGUAGES, pack.title))
