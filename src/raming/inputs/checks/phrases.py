"""Checks of the Dutch texts of a pack: every text has one, and says the same figures."""

from collections import Counter
from collections.abc import Iterable

from raming.inputs.checks.figures import Rule, Tables
from raming.inputs.phrases import PHRASES, dutch_of, figures_in, texts
from raming.inputs.problems import Phrase, Problem, finding


def texts_have_dutch(tables: Tables) -> Iterable[Problem]:
    """Count the texts without Dutch, a table at a time; a pack without the table of phrases has one language."""
    if PHRASES not in tables:
        return
    known = dutch_of(tables[PHRASES])
    lacking = {(table, text): column for table, column, text in texts(tables) if text not in known}
    counted = Counter(table for table, _ in lacking)
    for (table, text), column in lacking.items():
        if table in counted:
            yield finding(
                "{count} texts without Dutch, such as this one",
                count=counted.pop(table),
                rule="no-dutch",
                severity="warning",
                file=f"{table}.csv",
                field=column,
                value=text,
                expected=Phrase("a row of phrases.csv with the text in Dutch"),
            )


def phrases_keep_figures(tables: Tables) -> Iterable[Problem]:
    """Find Dutch texts whose figures are not those of the text."""
    for line, row in enumerate(tables.get(PHRASES, ()), start=2):
        if figures_in(str(row["en"])) != figures_in(str(row["nl"])):
            yield finding(
                "the Dutch text has other figures",
                rule="other-figures",
                severity="warning",
                file="phrases.csv",
                row=line,
                field="nl",
                value=row["nl"],
                expected=Phrase("the figures of: {text}", text=row["en"]),
            )


def phrases_used(tables: Tables) -> Iterable[Problem]:
    """Find rows of phrases whose text stands nowhere in the pack."""
    used = {text for _, _, text in texts(tables)}
    for line, row in enumerate(tables.get(PHRASES, ()), start=2):
        if row["en"] not in used:
            yield finding(
                "no column of text of this pack holds this",
                rule="unused-phrase",
                severity="warning",
                file="phrases.csv",
                row=line,
                field="en",
                value=row["en"],
                expected=Phrase("a text of this pack, to the letter"),
            )


PHRASE_RULES = (
    Rule("no-dutch", "every text has its Dutch, where the pack has phrases", texts_have_dutch),
    Rule("other-figures", "the Dutch of a text has its figures", phrases_keep_figures),
    Rule("unused-phrase", "every phrase is the Dutch of a text of the pack", phrases_used),
)
