"""The charts of regions: a tile map with a ranked strip, and the path of one region."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from raming.answers.regional.balance import Balance
from raming.answers.regional.projection import RegionalProjection
from raming.answers.regional.regions import RegionalAnswer
from raming.present import regional_labels as regional
from raming.present.charts import theme
from raming.present.charts.balance import DEMAND, SUPPLY, Path, balance_panel, label_room
from raming.present.charts.theme import ACCENT, GREY, TINT, data
from raming.present.charts.tiles import TilePlace, map_and_strip
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, Sentences, title_of
from raming.present.sentences.balance import sentences as balance_sentences
from raming.present.sentences.regional_projection import sentences as path_sentences
from raming.present.sentences.regions import sentences, validation_words
from raming.present.wording import capital, scenario_words

GAP_HEIGHT = 150


def regions_chart(answer: RegionalAnswer, language: Language, style: Style = SCREEN) -> Picture:
    """Return the map and the strip of supply and demand by region."""
    places = [
        TilePlace(
            name=region.names[language.code],
            tile=region.tile,
            value=region.gap_share_relative,
            interval=region.gap_share_relative_interval,
            rank=region.rank or 0,
        )
        for region in answer.regions
    ]
    said = sentences(answer, language)
    title = title_of(said.first(Role.HEADLINE), after=capital(answer.names[language.code]))
    subtitle = language.text(
        "Gap in {year} as a share of demand minus that of the country, by {level}; line: {interval} of {draws} draws ({scenario})",
        year=answer.year,
        level=regional.level_words(answer.level, language),
        interval=language.percent(answer.interval),
        draws=language.number(answer.draws),
        scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
    )
    caption = _caption(answer, language)
    return _tile_panel(places, title, subtitle, caption, said, language, style)


def balance_chart(answer: Balance, language: Language, style: Style = SCREEN) -> Picture:
    """Return the map and the strip of expected shortage in ten years."""
    places = []
    for profile in answer.regions:
        places.append(
            TilePlace(
                name=profile.names[language.code],
                tile=profile.tile,
                value=profile.gap_share_relative,
                interval=profile.gap_share_relative_interval,
                rank=profile.rank,
            )
        )
    said = balance_sentences(answer, language)
    title = title_of(said.first(Role.HEADLINE), after=capital(answer.names[language.code]))
    subtitle = language.text(
        "Expected gap in {year} as a share of demand minus that of the country; line: {interval} of {draws} draws",
        year=answer.base_year + 10,
        interval=language.percent(answer.interval),
        draws=language.number(answer.draws),
    )
    caption = _caption(answer, language)
    return _tile_panel(places, title, subtitle, caption, said, language, style)


def _caption(answer: RegionalAnswer | Balance | RegionalProjection, language: Language) -> str:
    """Return what stands under a chart: how the figures fared in validation, and whose they are."""
    validation = validation_words(answer.validation, language)
    return f"{validation} {theme.source_words(answer.sources, answer.manifest, language)}"


def _tile_panel(
    places: Sequence[TilePlace],
    title: str,
    subtitle: str,
    caption: str,
    said: Sentences,
    language: Language,
    style: Style,
) -> Picture:
    """Return the picture of a map and a strip, with every value in its description."""
    ordered = sorted(places, key=lambda place: place.rank)
    values = "; ".join(f"{place.name} {language.percent(place.value, signed=True)}" for place in ordered)
    return theme.picture(
        [map_and_strip(places, 0.0, language, style)],
        title=title,
        subtitle=subtitle,
        caption=caption,
        description=f"{said.text} {values}.",
        language=language,
        style=style,
    )


def path_chart(path: RegionalProjection, language: Language, style: Style = SCREEN) -> Picture:
    """Return supply against demand of one region, and below it the gap with its interval."""
    text = language.text
    years = {int(year): row for year, row in path.years.items()}
    supply = Path(text("supply"), {year: row.fte for year, row in years.items()}, SUPPLY)
    demand = Path(text("demand"), {year: row.demand_fte for year, row in years.items()}, DEMAND, weight=3)
    high = max(max(line.values.values()) for line in (supply, demand))
    width = style.width - theme.axis_room(high, style, language) - label_room([supply, demand], style)
    said = path_sentences(path, language)
    name, region = path.names[language.code], path.region_names[language.code]
    panels = [
        balance_panel(
            (supply, demand),
            style,
            width=width,
            unit=text("FTE"),
            chosen=path.balance_year,
            title=text("Supply and demand in full-time equivalents; the area between them is the gap"),
        )
    ]
    if path.draws:
        panels.append(gap_panel(path, width, language, style))
    return theme.picture(
        panels,
        title=title_of(said.first(Role.HEADLINE), after=f"{capital(name)}, {region}"),
        subtitle=text(
            "Supply and demand {first}–{last} with an intake of {intake} a year in the country: {scenario}, round {round}",
            first=min(years),
            last=max(years),
            intake=language.number(path.intake),
            scenario=scenario_words(path.scenario, path.trend, path.variant, language),
            round=path.round,
        ),
        caption=_caption(path, language),
        description=said.text,
        language=language,
        style=style,
    )


def gap_panel(path: RegionalProjection, width: float, language: Language, style: Style) -> Any:
    """Return the gap of a region by year with its interval."""
    rows = [
        {
            "year": int(year),
            "value": row.gap_fte,
            "low": row.gap_interval.low if row.gap_interval else row.gap_fte,
            "high": row.gap_interval.high if row.gap_interval else row.gap_fte,
        }
        for year, row in path.years.items()
    ]
    low, high, step = theme.nice(min(row["low"] for row in rows), max(row["high"] for row in rows), 5)
    first, last = int(rows[0]["year"]), int(rows[-1]["year"])
    x = theme.year_axis(first, last, style, path.balance_year)
    y = theme.number_axis("value:Q", low, high, step)
    title = language.text(
        "Gap in full-time equivalents; band: {interval} of {draws} draws",
        interval=language.percent(path.interval),
        draws=language.number(path.draws),
    )
    base = alt.Chart(data(rows))
    layers = [
        base.mark_area(color=TINT).encode(
            x=x, y=alt.Y("low:Q", scale=alt.Scale(domain=[low, high], nice=False)), y2="high:Q"
        ),
        alt.Chart(data([{"value": 0.0}])).mark_rule(color=GREY).encode(y=y),
        base.mark_line(color=ACCENT, strokeWidth=2.4 * style.size / 12).encode(x=x, y=y),
        theme.unit_above(language.text("FTE"), style),
    ]
    return alt.layer(*layers).properties(
        width=width, height=GAP_HEIGHT * style.size / 12, title=theme.heading(title, style, width)
    )
