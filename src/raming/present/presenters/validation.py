"""The balance held against published statements, in words and tables."""

from raming.answers.regional.statements import DimensionTest, StatementComparison
from raming.answers.regional.validation import Validation
from raming.present import regional_labels as regional
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown, interval
from raming.present.language import MISSING, Language
from raming.present.presentation import Presentation
from raming.present.sentences.regions import interval_words
from raming.present.sentences.validation import notes, sentences
from raming.present.table import Holds, Table
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


def _stated(entry: StatementComparison, language: Language) -> str:
    """Return what was stated."""
    if entry.stated is None:
        return language.text(regional.SIDES[entry.direction])
    ends = (language.percent(entry.stated.low), language.percent(entry.stated.high))
    return language.text("{low} to {high}", low=ends[0], high=ends[1])


def _computed(entry: StatementComparison, language: Language) -> str:
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


def _missing(entry: StatementComparison, language: Language) -> str:
    """Return the figure that might decide it, in words."""
    return language.text(regional.MISSING[entry.missing]) or MISSING


COMPARISONS = Declared(
    StatementComparison,
    (
        Shown("year", "year", "year", meaning="year of the statement"),
        Shown("name", "region", meaning="name of the region", key="region"),
        Shown("dimension", "dimension", words=regional.DIMENSIONS),
        Shown(
            "stated",
            "stated",
            value=_stated,
            meaning="what was stated",
            key="stated_words",
            holds=Holds.WORDS,
        ),
        Shown("direction", "stated", words=regional.SIDES, meaning="what was stated", holds=Holds.PART),
        *(
            Shown(
                f"stated.{end}",
                label,
                "percent",
                key=f"stated_{end}",
                meaning="what was stated",
                unit="",
                holds=Holds.PART,
                given=True,
            )
            for end, label in (("low", "stated, from"), ("high", "stated, to"))
        ),
        Shown(
            "computed",
            "computed",
            value=_computed,
            meaning="what was computed, with its interval",
            key="computed_words",
            holds=Holds.WORDS,
        ),
        Shown("rank", "rank", "year", meaning="place by expected shortage in ten years", holds=Holds.PART),
        Shown("computed", "computed", "percent", 1, meaning="what was computed", holds=Holds.PART),
        Shown(
            "interval.low",
            "computed, from",
            "percent",
            1,
            key="computed_low",
            meaning="a tenth of the draws lies below",
            unit="",
            holds=Holds.PART,
        ),
        Shown(
            "interval.high",
            "computed, to",
            "percent",
            1,
            key="computed_high",
            meaning="a tenth of the draws lies above",
            unit="",
            holds=Holds.PART,
        ),
        Shown(
            "verdict",
            "result",
            words=regional.AGREEMENT,
            meaning="agrees, differs, could be either, input, or not comparable",
        ),
        Shown("missing", "might decide", value=_missing, meaning="missing figure that might decide it"),
        Shown("why", "why", words=regional.WHY, meaning="why, in a sentence", detail=True),
        Shown("source", "source", detail=True, holds=Holds.SOURCE),
    ),
)


def comparison_table(answer: Validation, language: Language) -> Table:
    """Return the statements one by one."""
    title = language.text("Statement by statement")
    return COMPARISONS.table("comparisons", title, answer.comparisons, language)


def _dimension(test: DimensionTest, language: Language) -> str:
    return capital(language.text(regional.DIMENSIONS[test.dimension]))


def _interval(test: DimensionTest, language: Language) -> str:
    return interval_words(test.interval, language, 2)


TESTS = Declared(
    DimensionTest,
    (
        Shown("dimension", "dimension", value=_dimension),
        Shown(
            "mean_rank_named",
            "named",
            "number",
            1,
            meaning="mean rank of the regions named",
            unit="mean rank",
            key="named",
        ),
        Shown("mean_rank_others", "others", "number", 1, unit="mean rank", key="others"),
        Shown(
            "separation",
            "chance",
            "number",
            2,
            meaning="chance that one named exceeds one not named; a half is no relation",
            unit="",
        ),
        *interval(
            "interval",
            "interval",
            "chance from",
            "chance to",
            _interval,
            digits=2,
            meaning="its interval over draws",
            key="separation_interval",
        ),
    ),
)


def test_table(answer: Validation, language: Language) -> Table:
    """Return dimension by dimension whether the regions named stand out."""
    return TESTS.table("tests", language.text("Do the regions named stand out?"), answer.tests, language)
