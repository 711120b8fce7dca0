"""Checks of the answers to letters of parliament: their figures, conditions and sentences fit together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.letters import (
    CONDITION,
    FIGURE_NAMED,
    KINDS,
    LATEST,
    NUMBER,
    PARTS,
    PLACEHOLDER,
    SECTOR,
    SIGNS,
    UNITS,
)
from raming.inputs.problems import Phrase, Problem, finding, nearest
from raming.inputs.tables import Row

REFERENCES = ("computed_by", "low_by", "high_by")
"""The columns of a figure that hold references."""
TEXTS = ("text_nl", "text_en")
_STRAY = re.compile(r"[{}]")


def references_sound(tables: Tables) -> Iterable[Problem]:
    """Find references that cannot be read, or that name a row or a figure which is not there."""
    before: dict[tuple[object, object], list[str]] = {}
    for line, row in enumerate(tables.get("letter_figures", ()), start=2):
        own = before.setdefault((row["letter"], row["number"]), [])
        at = partial(finding, rule="letter-reference", file="letter_figures.csv", row=line)
        for field in REFERENCES:
            words = str(row[field] or "").split()
            for place, word in enumerate(words):
                later = [named for named, _ in FIGURE_NAMED.findall(word) if named not in own]
                if not (_sign(word) if place % 2 else _reference(word, tables)):
                    example = "row:emergency_care:figure=sites,area=NL,period=2025"
                    expected: str = Phrase("a reference such as {example}", example=example)
                    yield at(
                        Phrase("no such figure in this pack"), field=field, value=word, expected=expected
                    )
                elif later:
                    message = Phrase("the question has no such figure before this one")
                    yield at(message, field=field, value=f"${later[0]}", expected=_one_of(own))
            if words and len(words) % 2 == 0:
                message = Phrase("a reference or a number is missing after the last sign")
                expected = Phrase("references and numbers joined by {signs}", signs=" ".join(SIGNS))
                yield at(message, field=field, value=row[field], expected=expected)
        own.append(str(row["figure"]))


def units_known(tables: Tables) -> Iterable[Problem]:
    """Find units that have no word, in which a figure cannot be written."""
    for line, row in enumerate(tables.get("letter_figures", ()), start=2):
        if row["unit"] not in UNITS:
            yield finding(
                "unknown unit",
                rule="letter-unit",
                file="letter_figures.csv",
                row=line,
                field="unit",
                value=row["unit"],
                expected=_one_of(UNITS),
            )


def subjects_known(tables: Tables) -> Iterable[Problem]:
    """Find questions about an occupation or a region that the pack does not have."""
    occupations = {str(row["occupation"]) for row in tables.get("occupations", ())}
    regions = {str(row["region"]) for row in tables.get("regions", ())}
    for line, row in enumerate(tables.get("letter_questions", ()), start=2):
        at = partial(finding, rule="letter-subject", file="letter_questions.csv", row=line)
        subject, region = str(row["subject"]), str(row["region"] or "")
        if subject not in {*occupations, SECTOR}:
            near = nearest(subject, (*occupations, SECTOR)) or [SECTOR]
            expected = Phrase(
                "an occupation of this pack or `sector`, such as {names}", names=", ".join(near)
            )
            yield at(Phrase("unknown subject"), field="subject", value=subject, expected=expected)
        if region and region not in regions:
            near = nearest(region, regions) or sorted(regions)[:1] or ["NL01"]
            expected = Phrase("the code of a region of this pack, such as {names}", names=", ".join(near))
            yield at(Phrase("unknown region"), field="region", value=region, expected=expected)


def sentences_sound(tables: Tables) -> Iterable[Problem]:
    """Find sentences and conditions that name a figure which their question does not have."""
    known = _figures(tables)
    for line, row in enumerate(tables.get("letter_sentences", ()), start=2):
        own = known.get((row["letter"], row["number"]), set())
        for field, named in _named(row):
            name, _, part = named.partition(".")
            if name not in own or part not in ("", *PARTS):
                yield finding(
                    "the question has no such figure",
                    rule="letter-sentence",
                    file="letter_sentences.csv",
                    row=line,
                    field=field,
                    value=named or "{}",
                    expected=_one_of(own),
                )


def braces_paired(tables: Tables) -> Iterable[Problem]:
    """Find braces that hold no figure: a sentence would be sent with them in it."""
    for line, row in enumerate(tables.get("letter_sentences", ()), start=2):
        for field in TEXTS:
            text = str(row[field] or "")
            stray = _STRAY.search(PLACEHOLDER.sub(lambda found: " " * len(found[0]), text))
            if stray:
                yield finding(
                    "a brace without its pair",
                    rule="letter-brace",
                    file="letter_sentences.csv",
                    row=line,
                    field=field,
                    value=text[max(stray.start() - 20, 0) : stray.end() + 20].strip(),
                    expected=Phrase(
                        "braces in pairs around a figure, such as {example}", example="{advice.low}"
                    ),
                )


def languages_agree(tables: Tables) -> Iterable[Problem]:
    """Find sentences that have other figures in one language than in the other."""
    known = _figures(tables)
    for line, row in enumerate(tables.get("letter_sentences", ()), start=2):
        own = known.get((row["letter"], row["number"]), set())
        texts = [str(row[field] or "") for field in TEXTS]
        named = [dict.fromkeys(PLACEHOLDER.findall(text)) for text in texts]
        unsound = any(_STRAY.search(PLACEHOLDER.sub("", text)) for text in texts)
        if unsound or any(one.partition(".")[0] not in own for one in (*named[0], *named[1])):
            continue  # found by another rule
        if named[0].keys() != named[1].keys():
            less = min((0, 1), key=lambda side: len(named[side].keys() - named[1 - side].keys()))
            yield finding(
                "the sentence has other figures in one language than in the other",
                rule="letter-language",
                file="letter_sentences.csv",
                row=line,
                field=TEXTS[less],
                value=_braced(named[less]) or Phrase("no figures"),
                expected=_braced(named[1 - less]) or Phrase("no figures"),
            )


def _figures(tables: Tables) -> dict[tuple[object, object], set[str]]:
    """Return the ids of the figures of each question, by letter and number."""
    known: dict[tuple[object, object], set[str]] = {}
    for row in tables.get("letter_figures", ()):
        known.setdefault((row["letter"], row["number"]), set()).add(str(row["figure"]))
    return known


def _one_of(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or Phrase("none")


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """Return the figures that a sentence and its condition name, with the column in which they stand."""
    for field in TEXTS:
        for named in dict.fromkeys(PLACEHOLDER.findall(str(row[field] or ""))):
            yield field, named
    for part in filter(None, str(row["condition"] or "").split(" and ")):
        found = CONDITION.fullmatch(part.strip())
        if found is None:
            yield "condition", part
            continue
        yield "condition", ".".join(filter(None, found.group(1, 2)))
        if not NUMBER.fullmatch(found[4]):
            yield "condition", found[4]


def _sign(word: str) -> bool:
    return word in SIGNS


def _reference(word: str, tables: Tables) -> bool:
    """Tell whether a reference can be read; of rows, whether there are any."""
    if NUMBER.fullmatch(word) or FIGURE_NAMED.fullmatch(word):
        return True
    kind, *parts = word.split(":")
    if kind not in KINDS or not parts:
        return False
    if kind in ("row", "rows"):
        return len(parts) == 2 and _there(tables, parts[0].partition(".")[0], parts[1])
    if kind == "shared":
        sides = zip(parts[1::2], parts[2::2], strict=False)
        return len(parts) == 5 and all(_there(tables, table, wanted) for table, wanted in sides)
    return kind != "answer" or len(parts) == 3


def _there(tables: Mapping[str, Iterable[Row]], table: str, wanted: str) -> bool:
    """Tell whether a table has a row with these cells."""
    pairs = [part.partition("=")[::2] for part in wanted.split(",") if part]
    return any(
        all(
            key in row and (value == LATEST or str("" if row[key] is None else row[key]) == value)
            for key, value in pairs
        )
        for row in tables.get(table, ())
    )


LETTER_RULES = (
    Rule("letter-reference", "figures of letters are looked up in rows that the pack has", references_sound),
    Rule("letter-sentence", "sentences and conditions name figures of their question", sentences_sound),
    Rule("letter-brace", "braces in sentences of letters stand in pairs around a figure", braces_paired),
    Rule("letter-language", "a sentence of a letter has the same figures in each language", languages_agree),
    Rule("letter-unit", "figures of letters count something that has a word", units_known),
    Rule("letter-subject", "questions are about an occupation and a region of the pack", subjects_known),
)
ANSWER_RULES = {"letter-answer": "what the model computes for a letter is a member of its answer"}
"""Rules that take an answer of the model to look at; `raming check` asks for it."""
