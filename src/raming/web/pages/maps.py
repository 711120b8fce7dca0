"""The charts of regions and places."""

from raming.answers.places.allocation import Allocation
from raming.answers.regional.balance import Balance
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.balance import profile_sentences
from raming.present.table import Column, Table
from raming.web.answering import AnsweredQuestion
from raming.web.pages.evidence import minded
from raming.web.pages.pictures import computed, publishers, warned
from raming.web.pages.view import Chart

AHEAD = 10
"""Years ahead for which regions are ranked."""

PANELS = ("path", "causes", "indicators")
"""The charts of one region."""


def map_chart(answered: AnsweredQuestion[Balance], words: Language) -> Chart:
    """Return the map and the strip of all regions."""
    answer = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.regions import balance_chart  # noqa: PLC0415 - what draws is slow to load

        return balance_chart(answer, words, style)

    return Chart(
        f"{answered.hash}/map",
        draw,
        "profiles",
        words.text(
            "Expected gap in {year} as a share of demand minus that of the country: + is shorter. Every region has one tile of the same size, about where it lies.",
            year=answer.base_year + 10,
        ),
        publishers(answer, words),
        computed(answer, words),
        warned(answer, words),
    )


def profile_chart(answered: AnsweredQuestion[Balance], words: Language, name: str) -> Chart:
    """Return one chart of the profile of a region."""
    answer = answered.answer
    profile = answer.regions[0]
    region = profile.names[words.code]
    titles = {
        "path": words.text("{region}: supply and demand, as an illustration", region=region)
        if illustrated(answer)
        else title_of(profile_sentences(profile, answer, words).first(Role.HEADLINE)),
        "causes": words.text("What makes {region} differ from the country", region=region),
        "indicators": words.text("{region} among all regions", region=region),
    }
    definitions = {
        "path": words.text("Supply and demand in full-time equivalents; the area between them is the gap."),
        "causes": words.text("What each cause adds to its shortage in ten years, as a share of demand."),
        "indicators": words.text(
            "The point is this region with its interval, ticks are the other regions, the dashed line is "
            "the country. At the right the figure, and between brackets that of the country."
        ),
    }

    def draw(style: Style) -> Picture:
        from raming.present.charts.profile import panel_picture  # noqa: PLC0415 - what draws is slow to load
        from raming.present.charts.profile import profile_chart as whole  # noqa: PLC0415

        if style.framed:
            return whole(answer, words, style)
        return panel_picture(answer, name, titles[name], words, style)

    return Chart(
        f"{answered.hash}/{name}",
        draw,
        {"path": "years"}.get(name, name),
        definitions[name],
        publishers(answer, words),
        computed(answer, words),
        warned(answer, words),
    )


def path_table(answer: Balance, words: Language) -> Table:
    """Return supply and demand of the region that was asked for, year by year."""
    text, fte = words.text, words.text("FTE")
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year")),
        Column("fte", text("supply"), "number", 1, fte, text("full-time equivalents active")),
        Column("demand_fte", text("demand"), "number", 1, fte, text("full-time equivalents needed")),
        Column("gap_fte", text("gap"), "signed", 1, fte, text("demand minus supply; a shortage is positive")),
        Column("gap_low", text("lowest gap"), "signed", 1, fte, text("lower end of the interval of the gap")),
        Column(
            "gap_high", text("highest gap"), "signed", 1, fte, text("upper end of the interval of the gap")
        ),
    )
    rows = tuple(
        (
            row.year,
            row.fte,
            row.demand_fte,
            row.demand_fte - row.fte,
            row.gap_interval.low if row.gap_interval else None,
            row.gap_interval.high if row.gap_interval else None,
        )
        for row in answer.regions[0].path
    )
    chosen = frozenset(place for place, row in enumerate(rows) if row[0] == answer.base_year + AHEAD)
    table = Table("years", text("Supply and demand, year by year"), columns, rows, chosen)
    return minded(table, answer, words)


def allocation_chart(answered: AnsweredQuestion[Allocation], words: Language) -> Chart:
    """Return the chart of places by rule and optimised."""
    answer = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.allocation import allocation_chart as make  # noqa: PLC0415 - slow to load

        return make(answer, words, style)

    return Chart(
        f"{answered.hash}/places",
        draw,
        "places",
        words.text(
            "Places a year for each training region or institution: open points by rule, solid points as "
            "they would be divided to keep regional shortage smallest within the same limits."
        ),
        publishers(answer, words),
        computed(answer, words),
        warned(answer, words),
    )
