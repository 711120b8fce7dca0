"""A chart once it is drawn, and the style it is drawn in; neither needs what draws."""

from dataclasses import dataclass
from typing import Any

AVERAGE_WIDTH = 0.52
"""Width of an average character as a share of the size of the type."""


@dataclass(frozen=True, slots=True)
class Style:
    """What differs between a chart that stands alone and one inside a document.

    Attributes:
        width: width of the whole chart in pixels.
        size: size of the type in pixels.
        framed: whether title, subtitle and caption are part of the chart.
        warning: what is to be minded before it is used, which a framed chart carries; empty where nothing.
    """

    width: int = 720
    size: int = 12
    framed: bool = True
    warning: str = ""

    def length(self, text: str, share: float = AVERAGE_WIDTH) -> float:
        """Return about how wide a text is in pixels."""
        return len(text) * self.size * share


SCREEN = Style()
PRINT = Style(width=470, size=9, framed=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what it needs to be understood without eyes.

    Attributes:
        title: what it shows, in a sentence.
        description: the same in words, for those who cannot see it.
        spec: the Vega-Lite specification.
    """

    title: str
    description: str
    spec: dict[str, Any]
