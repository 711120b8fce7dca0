"""The outlook: every occupation with its chance of a shortage, the likeliest first."""

from typing import Any

import altair as alt

from raming.answers.uncertainty.outlook import Outlooked, Outlooks
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, TINT, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role
from raming.present.sentences.outlook import sentences
from raming.present.wording import capital

ROW = 22
ROW_IN_PRINT = 15


def outlook_chart(answer: Outlooks, language: Language, style: Style = SCREEN) -> Picture:
    """Return the chance of a shortage in every occupation, in one year."""
    text = language.text
    said = sentences(answer, language)
    title = said.first(Role.HEADLINE)
    return theme.picture(
        [_bars(answer, language, style)],
        title=title,
        subtitle=text(
            "How to read it: the bar is the share of {draws} draws in which demand exceeds supply in {year} when the intake stays as it is; "
            "beside it the median gap as a share of demand. Dark: {level} or more",
            draws=language.number(answer.draws),
            year=answer.year,
            level=language.percent(answer.likely),
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=" ".join([f"{title}.", *said.without(Role.HEADLINE).texts]),
        language=language,
        style=style,
    )


def _label(row: Outlooked, language: Language) -> str:
    """Return the name of an occupation, with what its projection is where it is not ranked."""
    name = capital(row.names[language.code])
    return name if row.ranked else language.text("{name} (illustration)", name=name)


def _bars(answer: Outlooks, language: Language, style: Style) -> Any:
    """Return a bar for every occupation."""
    scale = style.size / 12
    rows = [
        {
            "label": _label(row, language),
            "chance": row.p_shortage,
            "kind": "apart"
            if not row.ranked
            else "likely"
            if (row.p_shortage or 0.0) >= answer.likely
            else "other",
            "words": language.percent(row.gap_share, signed=True),
        }
        for row in answer.occupations
    ]
    names = [str(row["label"]) for row in rows]
    room = max(style.length(name, 0.5) for name in names) + 10
    y = alt.Y(
        "label:N",
        sort=names,
        axis=alt.Axis(
            title=None, domain=False, ticks=False, labelLimit=0, labelColor=INK, labelFontSize=style.size
        ),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.15),
    )
    x = alt.X(
        "chance:Q",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(
            values=[0, 0.25, 0.5, 0.75, 1],
            format=".0%",
            title=language.text("share of the draws"),
            titleAnchor="end",
            domain=False,
            ticks=False,
        ),
    )
    base = alt.Chart(data(rows))
    bars = base.mark_bar(stroke=None).encode(
        x=x,
        y=y,
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["likely", "other", "apart"], range=[ACCENT, SOFT, TINT]),
            legend=None,
        ),
    )
    gap = base.mark_text(align="left", dx=6 * scale, color=GREY, fontSize=style.size, clip=False).encode(
        x=x, y=y, text="words:N"
    )
    return alt.layer(bars, gap).properties(
        width=style.width - room - 48 * scale,
        height=(ROW if style.framed else ROW_IN_PRINT) * scale * len(names),
    )
