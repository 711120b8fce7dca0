"""Balance profiles in words, tables and charts."""

from dataclasses import replace
from functools import partial

from raming.answers.regional.balance import Balance, Profile
from raming.answers.regional.bottleneck import Direction
from raming.answers.regional.indicators import Indicator
from raming.present import labels
from raming.present import regional_labels as regional
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import MISSING, Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentence import Sentences
from raming.present.sentences.balance import (
    figure,
    notes,
    profile_sentences,
    reason,
    sentences,
)
from raming.present.sentences.regions import estimated, interval_words, statement_words, with_validation
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital, day_words


def present(answer: Balance, language: Language) -> Presentation:
    """Return the presentation of balance profiles: of one region, or of all."""
    name = answer.names[language.code]
    one = answer.regions[0] if answer.region else None
    if one:
        title = language.text("Balance in {region}: {name}", region=one.names[language.code], name=name)
        said = Sentences([*profile_sentences(one, answer, language), *_estimated(answer, language)])
        tables: tuple[Table, ...] = (
            indicator_table(one, language),
            direction_table(one, language),
            cause_table(one, language),
            published_table(one, answer, language),
        )
    else:
        title = language.text("Balance by region: {name}", name=name)
        said = Sentences([*sentences(answer, language), *_estimated(answer, language)])
        tables = (profile_table(answer, language), long_table(answer, language))
    shown = assembled(
        answer,
        language,
        title=title,
        sentences=said,
        tables=with_validation(tables, answer.validation, language),
        notes=notes(answer, language),
        chart=_chart,
    )
    return replace(shown, document=partial(_profile, answer, language)) if one else shown


def _chart(answer: Balance, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    if answer.region:
        from raming.present.charts.profile import profile_chart  # noqa: PLC0415

        return profile_chart(answer, language, style)
    from raming.present.charts.regions import balance_chart  # noqa: PLC0415

    return balance_chart(answer, language, style)


def _profile(answer: Balance, language: Language) -> bytes:
    """Set the profile of one region; what sets it is loaded only now."""
    from raming.present.documents.region import region_page  # noqa: PLC0415

    return region_page(answer, language)


def _estimated(answer: Balance, language: Language) -> Sentences:
    return estimated(answer.supply_estimated, answer.assumed_share, language)


def profile_table(answer: Balance, language: Language) -> Table:
    """Return all regions as a table: rank, verdict, type and the indicators that all have."""
    text = language.text
    shown = ("density_fte", "demand_growth_10", "vacancies", "waiting_times", "gap_10")
    columns = (
        Column("rank", text("rank"), "year", meaning=text("place by expected shortage in ten years")),
        Column("code", text("code"), meaning=text("code of the region"), detail=True),
        Column("name", text("region"), meaning=text("name of the region")),
        Column(
            "rank_interval",
            text("ranks"),
            meaning=text("interval of the rank over draws"),
            holds=Holds.WORDS,
        ),
        *(
            Column(key, text(label), "year", meaning=text(said), detail=True, holds=Holds.PART)
            for key, label, said in (
                ("rank_low", "rank from", "a tenth of the draws lies below"),
                ("rank_high", "rank to", "a tenth of the draws lies above"),
            )
        ),
        Column(
            "gap_share_relative",
            text("beside country"),
            "percent",
            1,
            text("of demand"),
            text("gap share minus that of the country; above zero is shorter"),
        ),
        Column(
            "p_shorter_than_nation",
            text("chance shorter"),
            "percent",
            meaning=text("chance that it is shorter than the country"),
        ),
        Column("verdict", text("shortage"), meaning=text("likely, possible or unlikely in ten years")),
        Column("type", text("bottleneck"), meaning=text("cause that adds most to its shortage")),
        *(
            Column(
                name,
                text(regional.INDICATORS[name]),
                "percent" if answer.regions[0].indicators[name].unit in regional.PERCENT else "number",
                1,
                meaning=text(regional.DEFINITIONS[name]),
                detail=name != "gap_10",
            )
            for name in shown
        ),
        Column("alike", text("alike"), meaning=text("regions with the nearest profiles"), detail=True),
    )
    rows = tuple(
        (
            profile.rank,
            profile.code,
            profile.names[language.code],
            interval_words(profile.rank_interval, language),
            profile.rank_interval.low if profile.rank_interval else None,
            profile.rank_interval.high if profile.rank_interval else None,
            profile.gap_share_relative,
            profile.p_shorter_than_nation,
            text(regional.VERDICTS[profile.verdict]) if profile.verdict else MISSING,
            text(regional.TYPES[profile.type]),
            *(profile.indicators[name].value for name in shown),
            ", ".join(one.code for one in profile.alike),
        )
        for profile in answer.regions
    )
    return Table("profiles", text("Regions by expected shortage in ten years"), columns, rows)


def long_table(answer: Balance, language: Language) -> Table:
    """Return every indicator of every region, one a row."""
    text = language.text
    regions = (
        Column("code", text("code"), meaning=text("code of the region")),
        Column("name", text("region"), meaning=text("name of the region")),
    )
    named = (Column("indicator", text("indicator"), meaning=text("what was counted or computed")),)
    rows = tuple(
        (profile.code, profile.names[language.code], *row)
        for profile in answer.regions
        for row in _indicator_rows(profile, language)
    )
    columns = (*regions, *named, *INDICATORS.columns(language))
    return Table("indicators", text("Every indicator of every region"), columns, rows)


def indicator_table(profile: Profile, language: Language) -> Table:
    """Return the indicators of one region as a table."""
    text = language.text
    named = Column("indicator", text("indicator"), meaning=text("what was counted or computed"))
    title = text("Indicators of {region}", region=profile.names[language.code])
    columns = (named, *INDICATORS.columns(language))
    return Table("indicators", title, columns, _indicator_rows(profile, language))


def _indicator_rows(profile: Profile, language: Language) -> tuple[tuple[Value, ...], ...]:
    """Return the indicators of a region, each with its name before its cells."""
    cells = INDICATORS.rows(profile.indicators.values(), language)
    return tuple(
        (capital(language.text(regional.INDICATORS[name])), *row)
        for name, row in zip(profile.indicators, cells, strict=True)
    )


def _value(row: Indicator, language: Language) -> str:
    return figure(row.value, row.unit, language)


def _national(row: Indicator, language: Language) -> str:
    return figure(row.national, row.unit, language)


def _interval(row: Indicator, language: Language) -> str:
    if row.low is None or row.high is None:
        return MISSING
    low, high = (figure(end, row.unit, language) for end in (row.low, row.high))
    return language.text("{low} to {high}", low=low, high=high)


def _sources(row: Indicator, language: Language) -> str:  # noqa: ARG001  all cells are asked alike
    return ", ".join(row.sources)


def _definition(row: Indicator, language: Language) -> str:
    return language.text(regional.DEFINITIONS[row.definition])


def _note(row: Indicator, language: Language) -> str:
    """Return what to know of an indicator: what its source says, and how it was found."""
    found = language.text(regional.REMARKS[row.remark]) if row.remark else ""
    if row.owner:
        found = language.text(
            "{found}; {owner} would have it", found=found, owner=language.of_pack(language.text(row.owner))
        )
    return "; ".join(filter(None, (language.of_pack(row.note), found)))


INDICATORS = Declared(
    Indicator,
    (
        Shown(
            "value",
            "figure",
            value=_value,
            meaning="the figure, or not available",
            key="figure",
            holds=Holds.WORDS,
        ),
        Shown(
            "low",
            "interval",
            value=_interval,
            meaning="its interval over draws, or the range stated",
            key="interval",
            holds=Holds.WORDS,
        ),
        Shown(
            "national",
            "country",
            value=_national,
            meaning="the same figure of the country",
            key="country",
            holds=Holds.WORDS,
        ),
        Shown("value", "figure", "own", 2, meaning="the figure", holds=Holds.PART),
        Shown(
            "low",
            "lowest",
            "own",
            2,
            meaning="lower end of its interval over draws, or of the range stated",
            holds=Holds.PART,
        ),
        Shown(
            "high",
            "highest",
            "own",
            2,
            meaning="upper end of its interval over draws, or of the range stated",
            holds=Holds.PART,
        ),
        Shown("national", "country", "own", 2, meaning="the same figure of the country", holds=Holds.PART),
        Shown("unit", "unit", words=regional.UNITS, detail=True, holds=Holds.UNIT),
        Shown("date", "date", value=lambda row, language: day_words(row.date, language)),
        Shown("region", "of", meaning="region or province it was measured for", key="of", detail=True),
        Shown(
            "status",
            "status",
            words={**labels.STATUSES, **regional.STATUSES},
            meaning="status of the figure",
        ),
        Shown("sources", "source", value=_sources, key="source", detail=True, holds=Holds.SOURCE),
        Shown(
            "definition",
            "definition",
            value=_definition,
            meaning="what it is",
            detail=True,
            holds=Holds.REMARK,
        ),
        Shown("note", "note", value=_note, meaning="what to know about it", detail=True, holds=Holds.NOTE),
    ),
)


DIRECTIONS = Declared(
    Direction,
    (
        Shown("group", "group", words=regional.GROUPS, meaning="attract, deploy, retain or organise"),
        Shown("direction", "direction", words=regional.DIRECTIONS),
        Shown("reason", "reason", value=reason, meaning="why, in a sentence", holds=Holds.REMARK),
        Shown("source", "source", meaning="id of the source in the pack", detail=True, holds=Holds.SOURCE),
    ),
)


def direction_table(profile: Profile, language: Language) -> Table:
    """Return the directions that address a region's bottleneck, with their reasons."""
    title = language.text("Directions that address its bottleneck")
    return DIRECTIONS.table("directions", title, profile.directions, language)


def published_table(profile: Profile, answer: Balance, language: Language) -> Table:
    """Return what studies and letters said of a region, to stand beside its indicators."""
    text = language.text
    columns = (
        Column("year", text("year"), "year", meaning=text("year of the statement")),
        Column("dimension", text("dimension"), meaning=text("what it is about")),
        Column("statement", text("statement"), meaning=text("what was said, and by whom")),
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
            one.year,
            text(regional.DIMENSIONS[one.dimension]),
            statement_words(one, answer.sources, language),
            one.source,
        )
        for one in profile.published
    )
    title = text("What was published about {region}", region=profile.names[language.code])
    return Table("published", title, columns, rows)


def cause_table(profile: Profile, language: Language) -> Table:
    """Return what each cause adds to a region's shortage above the country's."""
    text = language.text
    columns = (
        Column("cause", text("cause"), meaning=text("cause of the gap")),
        Column(
            "adds",
            text("adds"),
            "percent",
            1,
            text("of demand"),
            text("what it adds to the shortage in ten years"),
        ),
        Column("meaning", text("meaning"), meaning=text("what the cause is"), holds=Holds.REMARK),
    )
    rows = tuple(
        (capital(text(regional.TYPES[cause])), value, text(regional.TYPE_MEANINGS[cause]))
        for cause, value in profile.causes.items()
    )
    return Table("causes", text("What makes it differ from the country"), columns, rows)
