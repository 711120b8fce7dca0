"""Checks of what an answer to parliament may say: an official sends its sentences as they stand."""

import re
from collections.abc import Iterable, Mapping

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.letters import PLACEHOLDER
from raming.inputs.problems import Phrase, Problem, finding

MODELLED = ("advice", "answer")
"""Kinds of references to what the model computes."""
CHANCE = re.compile(r"(?:^|\.)p_[a-z_]+$")
"""A chance as the end of a path: it says itself how sure something is."""
BARE = ("", "value", "size")
"""Parts of a figure that are its value; its year needs no range."""
OF_THE_TOOL: Mapping[str, re.Pattern[str]] = {
    "text_nl": re.compile(
        r"gegevenspakket|\bpakket\b|\braming-\w+|`|naar berekening|\bgeraadpleegd\w*|niet opgenomen",
        re.IGNORECASE,
    ),
    "text_en": re.compile(r"\bpack\b|\braming\b|`|computed with|\bconsulted\b|not read\b", re.IGNORECASE),
}
"""What tells of this program and of who used it, by column: in a letter nobody knows who consulted what."""


def ranges_given(tables: Tables) -> Iterable[Problem]:
    """Find figures of the model that a sentence names without their having a range."""
    said: dict[tuple[object, object], set[str]] = {}
    for row in tables.get("letter_sentences", ()):
        for field in OF_THE_TOOL:
            for named in PLACEHOLDER.findall(str(row[field] or "")):
                name, _, part = named.partition(".")
                if part in BARE:
                    said.setdefault((row["letter"], row["number"]), set()).add(name)
    for line, row in enumerate(tables.get("letter_figures", ()), start=2):
        named = str(row["figure"]) in said.get((row["letter"], row["number"]), ())
        if named and row["unit"] != "year" and _modelled(str(row["computed_by"] or "")):
            for field in ("low_by", "high_by"):
                if not row[field]:
                    yield finding(
                        "a sentence names this figure of the model, and it has no range",
                        rule="letter-range",
                        file="letter_figures.csv",
                        row=line,
                        field=field,
                        value=row["figure"],
                        expected=Phrase("a reference to the lower and the upper end of its range"),
                    )


def _modelled(written: str) -> bool:
    """Tell whether a reference is to a figure of the model that is no chance."""
    return any(
        word.partition(":")[0] in MODELLED and not CHANCE.search(word.rpartition(":")[2])
        for word in written.split()
    )


def sentences_plain(tables: Tables) -> Iterable[Problem]:
    """Find sentences that tell of this program instead of the subject."""
    for line, row in enumerate(tables.get("letter_sentences", ()), start=2):
        for field, words in OF_THE_TOOL.items():
            found = words.search(PLACEHOLDER.sub("", str(row[field] or "")))
            if found:
                yield finding(
                    "a sentence of a letter tells of the tool",
                    rule="letter-plain",
                    file="letter_sentences.csv",
                    row=line,
                    field=field,
                    value=found[0],
                    expected=Phrase("a sentence that an official can send as it stands"),
                )


LETTER_TEXT_RULES = (
    Rule("letter-range", "figures of the model in sentences of letters have a range", ranges_given),
    Rule("letter-plain", "sentences of letters tell of their subject and not of the tool", sentences_plain),
)
