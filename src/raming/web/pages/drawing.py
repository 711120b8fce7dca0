"""Charts on pages: drawn once, kept by what decides them, and coloured by the style sheet of the page.

A chart stands inline as SVG, so that it prints, carries its text and needs no script. Its colours become
properties of the style sheet, which has a light and a dark value for each; nothing in it is a style
attribute, which the Content-Security-Policy would refuse.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock

from markupsafe import Markup, escape

from raming.present.colophon import made_on
from raming.present.drawing import draw, unlabelled
from raming.present.drawing import svg as drawn_as_svg
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.web.pages.view import Chart

SIZES = {"wide": (740, 13), "narrow": (352, 12)}
"""Width of a chart and size of its type in pixels, for wide windows and for narrow ones."""
FRAMED = "framed"
MOST = 400

PROPERTIES = {
    "ACCENT": "accent",
    "TINT": "tint",
    "INK": "ink",
    "GREY": "muted",
    "SOFT": "soft",
    "PALE": "pale",
    "WHITE": "paper",
}
PARTS = ("stock", "in_training", "before_steering", "abroad")
DARK = {
    "accent": "#7cc0ea",
    "tint": "#1f4258",
    "ink": "#e7ebee",
    "muted": "#a7b3bd",
    "soft": "#71808c",
    "pale": "#2b343c",
    "paper": "#14191e",
    "part-stock": "#c3d0da",
    "part-in-training": "#92a9ba",
    "part-before-steering": "#64808f",
    "part-abroad": "#d9ab52",
}
"""Dark values of the style sheet, for pictures that stand alone in a page and cannot follow it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How years and numbers stand in an SVG: place = start + step × value, in the units of its view box.

    Attributes:
        x0: place of year 0.
        x1: units a year.
        y0: place of number 0.
        y1: units a number.
        left: left edge of the panel.
        right: right edge of the panel.
        top: upper edge of the panel.
        bottom: lower edge of the panel.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    left: float
    right: float
    top: float
    bottom: float


class Drawings:
    """Draws charts and remembers those that were asked for last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, ...], tuple[Picture, str]] = OrderedDict()
        self._lock = Lock()

    def picture(self, chart: Chart, words: Language, size: str) -> tuple[Picture, str]:
        """Return a chart and its SVG as the library drew it; `size` is `wide`, `narrow` or `framed`."""
        key = (chart.key, words.code, size, made_on().isoformat())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        width, type_ = SIZES.get(size, (0, 0))
        made = chart.make(
            Style(width, type_, framed=False) if width else replace(SCREEN, warning=chart.warning)
        )
        svg = drawn_as_svg(made, words.code)
        with self._lock:
            self._kept[key] = (made, svg)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made, svg

    def inline(self, chart: Chart, words: Language, sizes: Sequence[str] = tuple(SIZES)) -> Markup:
        """Return a chart for a page, in sizes for wide and for narrow windows."""
        made = [(size, *self.picture(chart, words, size)) for size in sizes]
        return Markup("").join(_inline(svg, picture.title, size) for size, picture, svg in made)

    def apart(self, chart: Chart, words: Language, size: str, *, dark: bool) -> bytes:
        """Return a chart as a picture of its own for a page, light or dark."""
        svg = re.sub(_GROUND, "", self.picture(chart, words, size)[1], count=1)
        if dark:
            for color, property_ in _colors().items():
                svg = svg.replace(f'"{color}"', f'"{DARK[property_]}"')
        return unlabelled(svg).encode()

    def titled(self, chart: Chart, words: Language) -> Picture:
        """Return the chart with its title and its description."""
        return self.picture(chart, words, "wide")[0]

    def file(self, chart: Chart, words: Language, form: str) -> bytes:
        """Return a chart as a file that stands alone, with title and source: `svg` or `png`."""
        picture, svg = self.picture(chart, words, FRAMED)
        return unlabelled(svg).encode() if form == "svg" else draw(picture, f".{form}", words)


@cache
def _colors() -> Mapping[str, str]:
    """Return the property of the style sheet for every colour of the charts."""
    from raming.present.charts import theme  # noqa: PLC0415 - what draws is slow to load
    from raming.present.charts.projection import COLORS  # noqa: PLC0415

    made = {str(getattr(theme, name)): property_ for name, property_ in PROPERTIES.items()}
    return made | {COLORS[name]: f"part-{name.replace('_', '-')}" for name in PARTS}


_GROUND = r'<rect width="[\d.]+" height="[\d.]+" fill="[^"]*"\s*/>'
"""The background that the library draws first."""


def _inline(svg: str, title: str, size: str) -> Markup:
    """Return an SVG as it stands in a page."""
    body = re.sub(r"^.*?<svg[^>]*>", "", svg, count=1, flags=re.DOTALL)
    body = re.sub(r"<(title|desc)\b.*?</\1>", "", body, flags=re.DOTALL)
    body = re.sub(_GROUND, "", body, count=1)
    body = re.sub(r' (?:aria-[a-z]+|role|font-family|class|pointer-events|style)="[^"]*"', "", body)
    for color, property_ in _colors().items():
        body = body.replace(f'"{color}"', f'"var(--{property_})"')
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (float(part) for part in box.groups()) if box else (0.0, 0.0)
    found = scale_of(svg)
    place = f" data-scale='{json.dumps(_plain(found))}'" if found else ""
    return Markup(  # noqa: S704 - the chart library wrote the body, and the title is escaped
        f'<svg class="drawn {size}" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"{place}>{body}'
    )


def _plain(scale: Scale) -> dict[str, float]:
    """Return a scale as plain data, short."""
    return {name: round(getattr(scale, name), 4) for name in Scale.__slots__}


_ROOT = re.compile(r'<g fill="none"[^>]*translate\((?P<x>[\d.-]+),(?P<y>[\d.-]+)\)')
_PANEL = re.compile(
    r'class="mark-group role-(?:scope concat_0_group|frame root)"[^>]*>'
    r'<g transform="translate\((?P<x>[\d.-]+),(?P<y>[\d.-]+)\)">'
    r'<path class="background"[^>]*d="M0,0h(?P<width>[\d.]+)v(?P<height>[\d.]+)'
)
_AXIS = re.compile(r'aria-label="(?P<axis>[XY])-axis[^"]*from (?P<low>[\d.,−-]+) to (?P<high>[\d.,−-]+)"')


def _number(written: str) -> float:
    """Return the end of an axis, written as in Dutch or as in English: a separator before three digits groups them."""
    whole = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", written)
    return float(whole.replace(",", ".").replace("−", "-"))


def scale_of(svg: str) -> Scale | None:
    """Return how years and numbers stand in the first panel of a chart; None where it has no such axes.

    The library describes its axes in words for those who cannot see them; that is where their ends are read.
    """
    root, panels = _ROOT.search(svg), list(_PANEL.finditer(svg))
    if not root or not panels:
        return None
    panel = panels[-1]
    ends: dict[str, tuple[float, float]] = {}
    for found in _AXIS.finditer(svg):
        low, high = (_number(found[end]) for end in ("low", "high"))
        ends.setdefault(found["axis"], (low, high))
    if set(ends) != {"X", "Y"} or ends["X"][0] == ends["X"][1] or ends["Y"][0] == ends["Y"][1]:
        return None
    left, top = (float(root[name]) + float(panel[name]) for name in ("x", "y"))
    width, height = float(panel["width"]), float(panel["height"])
    x1 = width / (ends["X"][1] - ends["X"][0])
    y1 = -height / (ends["Y"][1] - ends["Y"][0])
    return Scale(
        x0=left - ends["X"][0] * x1,
        x1=x1,
        y0=top + height - ends["Y"][0] * y1,
        y1=y1,
        left=left,
        right=left + width,
        top=top,
        bottom=top + height,
    )
