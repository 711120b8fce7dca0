"""The balance held against published statements, in words and tables."""

from raming.answers.regional.statements import Comparison
from raming.answers.regional.validation import Validation
from raming.present import regional_labels as regional
from raming.present.assembling import assembled
from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.sentences.regions import interval_words
from raming.present.sentences.validation import notes, sentences
from raming.present.table import Column, Holds, Table
from raming.present.wording import capital


def present(answer: Validation, language: Language) -> Presentation:
    """Return the presentation of the comparison."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Regional balance against published statements: {name}", name=answer.names[language.code]
        ),
        sentences=sentences(answer, language),
        tables=(comparison_table(answer, language), test_table(answer, language)),
        notes=notes(language),
    )


def comparison_table(answer: Validation, language: Language) -> Table:
    """Return the statements one by one."""
    text = language.text
    columns = (
        Column("year", text("year"), "year", meaning=text("year of the statement")),
        Column("region", text("region"), meaning=text("name of the region")),
        Column("dimension", text("dimension"), meaning=text("what the statement is about")),
        Column("stated", text("stated"), meaning=text("what was stated")),
        Column("computed", text("computed"), meaning=text("what was computed, with its interval")),
        Column(
            "verdict",
            text("result"),
            meaning=text("agrees, differs, could be either, input, or not comparable"),
        ),
        Column("missing", text("might decide"), meaning=text("missing figure that might decide it")),
        Column("why", text("why"), meaning=text("why, in a sentence"), detail=True),
        Column(
            "source",
            text("source"),
            meaning=text("id of the source in the pack"),
            detail=True,
            holds=Holds.SOURCE,
        ),
    )
    rows = tuple(
        (
            entry.year,
            entry.name,
            text(regional.DIMENSIONS[entry.dimension]),
            _stated(entry, language),
            _computed(entry, language),
            text(regional.AGREEMENT[entry.verdict]),
            text(regional.MISSING[entry.missing]) or MISSING,
            text(entry.why),
            entry.source,
        )
        for entry in answer.comparisons
    )
    return Table("comparisons", text("Statement by statement"), columns, rows)


def _stated(entry: Comparison, language: Language) -> str:
    """Return what was stated."""
    if entry.stated is None:
        return language.text(regional.SIDES[entry.direction])
    ends = (language.percent(entry.stated.low), language.percent(entry.stated.high))
    return language.text("{low} to {high}", low=ends[0], high=ends[1])


def _computed(entry: Comparison, language: Language) -> str:
    """Return what was computed: a rank, or a figure with its interval."""
    if entry.rank is not None:
        return language.text(
            "rank {rank} ({ranks})", rank=entry.rank, ranks=interval_words(entry.rank_interval, language)
        )
    if entry.computed is None:
        return MISSING
    if entry.interval is None:
        return language.percent(entry.computed)
    return language.text(
        "{value} ({low} to {high})",
        value=language.percent(entry.computed),
        low=language.percent(entry.interval.low),
        high=language.percent(entry.interval.high),
    )


def test_table(answer: Validation, language: Language) -> Table:
    """Return dimension by dimension whether the regions named stand out."""
    text = language.text
    columns = (
        Column("dimension", text("dimension"), meaning=text("expected shortage, or one of its causes")),
        Column(
            "named", text("named"), "number", 1, text("mean rank"), text("mean rank of the regions named")
        ),
        Column("others", text("others"), "number", 1, text("mean rank"), text("mean rank of the others")),
        Column(
            "separation",
            text("chance"),
            "number",
            2,
            meaning=text("chance that one named exceeds one not named; a half is no relation"),
        ),
        Column("interval", text("interval"), meaning=text("its interval over draws")),
    )
    rows = tuple(
        (
            capital(text(regional.DIMENSIONS[test.dimension])),
            test.mean_rank_named,
            test.mean_rank_others,
            test.separation,
            interval_words(test.interval, language, 2),
        )
        for test in answer.tests
    )
    return Table("tests", text("Do the regions named stand out?"), columns, rows)
