"""Checks of the answers to letters of parliament: their figures, conditions and sentences fit together."""

from collections.abc import Iterable, Iterator, Mapping

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.letters import CONDITION, FIGURE_NAMED, KINDS, LATEST, NUMBER, PARTS, PLACEHOLDER, SIGNS
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.tables import Row


def references_sound(tables: Tables) -> Iterable[Problem]:
    """Find references that cannot be read, or that name a row which the pack does not have."""
    for line, row in enumerate(tables.get("letter_figures", ()), start=2):
        for field in ("computed_by", "low_by", "high_by"):
            words = str(row[field] or "").split()
            for place, word in enumerate(words):
                if not (_sign(word) if place % 2 else _reference(word, tables)):
                    yield finding(
                        "no such figure in this pack",
                        rule="letter-reference",
                        file="letter_figures.csv",
                        row=line,
                        field=field,
                        value=word,
                        expected=Phrase(
                            "a reference such as {example}",
                            example="row:emergency_care:figure=sites,area=NL,period=2025",
                        ),
                    )


def sentences_sound(tables: Tables) -> Iterable[Problem]:
    """Find sentences and conditions that name a figure which their question does not have."""
    known: dict[tuple[object, object], set[object]] = {}
    for row in tables.get("letter_figures", ()):
        known.setdefault((row["letter"], row["number"]), set()).add(row["figure"])
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
                    value=named,
                    expected=", ".join(sorted(map(str, own))) or Phrase("none"),
                )


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """Return the figures that a sentence and its condition name, with the column in which they stand."""
    for field in ("text_nl", "text_en"):
        for named in PLACEHOLDER.findall(str(row[field] or "")):
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
)
