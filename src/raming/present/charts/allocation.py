"""The chart of an allocation: places by rule and optimised, institution by institution."""

import altair as alt

from raming.answers.places.allocation import Allocation
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, WHITE, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.allocation import sentences
from raming.present.wording import capital

LINE = 20
NARROW = 500
"""Width in pixels under which there is no room for what all names share."""


def _shorter(names: list[str]) -> list[str]:
    """Return names without the first word, where all of them begin with the same one."""
    firsts = {name.split(" ", 1)[0] for name in names}
    shared = len(names) > 1 and len(firsts) == 1 and all(" " in name for name in names)
    return [name.split(" ", 1)[1] for name in names] if shared else names


def allocation_chart(answer: Allocation, language: Language, style: Style = SCREEN) -> Picture:
    """Return places by rule (open) and optimised (solid), with a line from one to the other."""
    text = language.text
    named = [row.name for row in answer.rule]
    rows = [
        {
            "name": by.name if named.count(by.name) == 1 else f"{by.name} ({by.training_region})",
            "rule": by.places,
            "optimised": best.places,
            "words": language.number(best.places - by.places, signed=True)
            if best.places != by.places
            else "",
            "right": max(by.places, best.places),
        }
        for by, best in zip(answer.rule, answer.optimised, strict=True)
    ]
    if style.width < NARROW:
        for row, name in zip(rows, _shorter([str(row["name"]) for row in rows]), strict=True):
            row["name"] = name
    said = sentences(answer, language)
    line = LINE * style.size / 12
    names = [str(row["name"]) for row in rows]
    room = max(style.length(name, 0.55) for name in names) + 12
    _, high, step = theme.nice(0.0, max(float(str(row["right"])) for row in rows), 5)
    axis = alt.Axis(
        values=theme.ticks(0.0, high, step),
        format=",.0f",
        title=None,
        orient="top",
        domain=False,
        ticks=False,
    )
    x = alt.X("rule:Q", axis=axis, scale=alt.Scale(domain=[0, high], nice=False))
    labels = alt.Axis(title=None, domain=False, ticks=False, labelLimit=1000, labelColor=INK)
    y = alt.Y("name:N", axis=labels, sort=names)
    base = alt.Chart(data(rows))
    size = 70 * (style.size / 12) ** 2
    layers = [
        base.mark_rule(color=SOFT, strokeWidth=2).encode(x=x, x2="optimised:Q", y=y),
        base.mark_point(size=size, color=GREY, filled=False, strokeWidth=1.6, fill=WHITE, opacity=1).encode(
            x=x, y=y
        ),
        base.mark_point(size=size, color=ACCENT, filled=True, opacity=1).encode(x=alt.X("optimised:Q"), y=y),
        base.mark_text(align="left", dx=10, color=INK, fontSize=style.size * 0.9).encode(
            x=alt.X("right:Q"), y=y, text="words:N"
        ),
    ]
    return theme.picture(
        [alt.layer(*layers).properties(width=style.width - room, height=line * len(rows))],
        title=title_of(said.first(Role.HEADLINE), after=capital(answer.names[language.code])),
        subtitle=text(
            "Places a year, {places} in all; open: by rule, solid: optimised within the same limits",
            places=language.number(answer.places),
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language)
        + (" " + text("Institutions and limits are made up.") if answer.synthetic else ""),
        description=said.text
        + " "
        + "; ".join(f"{row['name']}: {row['rule']}, {row['optimised']}" for row in rows)
        + ".",
        language=language,
        style=style,
    )
