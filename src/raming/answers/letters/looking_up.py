"""Look up the figures of a letter as they are today, and find those that cannot be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from raming.answers.letters.figure import LANGUAGES, LetterFigure
from raming.answers.letters.references import ASKED, Found, LetterReferences, NoMemberError
from raming.inputs.checks.letters import REFERENCES
from raming.inputs.letters import FIGURE_NAMED
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, finding
from raming.inputs.tables import Row


def texts(row: Row, name: str) -> dict[str, str]:
    """Return a text of a row by language."""
    return {code: str(row[f"{name}_{code}"] or "") for code in LANGUAGES}


def looked_up(
    references: LetterReferences, row: Row, before: Mapping[str, LetterFigure]
) -> tuple[LetterFigure, Found | None]:
    """Return a figure as it is today, and what its reference comes to; no value where this pack does not have it.

    Args:
        references: the figures of the pack.
        row: the figure's row in `letter_figures.csv`.
        before: the figures of its question that stand before it.

    Raises:
        InputError: when it is to be computed and cannot be.
    """
    written, *ends = (str(row[key] or "") for key in REFERENCES)
    by = [_named(one, before) for one in (written, *ends)]
    found: Found | None = None
    if None not in by:
        try:
            found = references.find(*(one or "" for one in by))
        except InputError:
            if written.startswith("answer:") or not references.pack.table("letter_figures"):
                raise
    figure = LetterFigure(
        id=str(row["figure"]),
        value=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        unit=str(row["unit"]),
        year=(int(row["year"]) if row["year"] else found.year if found else None),
        status=found.status if found else "",
        source="; ".join(found.sources) if found else "",
        where="; ".join(found.where) if found else "",
        definition=texts(row, "definition"),
        name=texts(row, "name"),
        grade=found.grade if found else "unknown",
        digits=int(row["digits"] or 0),
        by=by[0] or written,
    )
    return figure, found


def _named(written: str, before: Mapping[str, LetterFigure]) -> str | None:
    """Return a reference with the figures of its question filled in: `$places`, `$places.year`.

    None where this pack does not have one of them.
    """
    lacking = False

    def fill(found: re.Match[str]) -> str:
        nonlocal lacking
        figure = before[found[1]]
        value = figure.year if found[2] else figure.value
        lacking = lacking or value is None
        return "" if value is None else f"{value:g}"

    made = FIGURE_NAMED.sub(fill, written)
    return None if lacking else made


def not_computable(pack: Pack) -> Iterator[Problem]:
    """Find references that the pack or an answer of the model does not have, by looking each of them up.

    Args:
        pack: a pack whose tables are right.
    """
    references = LetterReferences(pack)
    known: dict[tuple[object, object], dict[str, LetterFigure]] = {}
    for line, row in enumerate(pack.table("letter_figures"), start=2):
        before = known.setdefault((row["letter"], row["number"]), {})
        problems = [
            _problem(error, line, field, word)
            for field in REFERENCES
            for word in str(row[field] or "").split()
            if ":" in word
            for error in _refused(references, _named(word, before))
        ]
        yield from problems
        if not problems:
            figure, _ = looked_up(references, row, before)
            before[figure.id] = figure


def _refused(references: LetterReferences, name: str | None) -> Iterator[InputError]:
    """Return why a reference comes to nothing."""
    if name is not None:
        try:
            references.one(name)
        except InputError as error:
            yield error


def _problem(error: InputError, line: int, field: str, word: str) -> Problem:
    """Return a reference that comes to nothing, with what it could have been."""
    first = error.problems[0]
    message, expected = Phrase("no such figure in this pack"), first.expected
    if isinstance(error.__cause__, NoMemberError):
        message = Phrase("the answer has no such member: {member}", member=error.__cause__.step)
        expected = ", ".join(error.__cause__.known) or Phrase("a number")
    elif word.startswith("answer:") and word.split(":")[1] not in ASKED:
        message = Phrase("this question has no answer to refer to: {question}", question=word.split(":")[1])
        expected = Phrase("one of {names}", names=", ".join(ASKED))
    elif isinstance(error.__cause__, InputError):
        reason = error.__cause__.problems[0]
        message = Phrase("what the model answers cannot be looked up: {reason}", reason=reason.message)
        expected = reason.nearest or reason.expected or expected
    return finding(
        message,
        rule="letter-answer",
        file="letter_figures.csv",
        row=line,
        field=field,
        value=word,
        expected=expected
        or Phrase("a reference such as {example}", example="advice:general-practitioner:2022"),
    )
