"""One uncertain quantity, and the interval that a round states with a figure."""

from dataclasses import dataclass, replace

from raming.inputs.parameters import Cell, ParameterFigure, ParameterSet
from raming.inputs.vocabulary import PARAMETERS


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that is drawn: a parameter, or one sex or cohort of it, moving as one.

    Attributes:
        id: its name in the pack.
        parameter: the parameter it moves.
        sex: the sex it moves; None for both together.
        cohort: the training cohort it moves; None for all together.
        scale: how it moves: `rate`, `amount`, `share`, `hazard`, `survival` or `count`.
        level: standard deviation of today's value on that scale.
        drift: standard deviation of one year of drift on that scale.
        stated_interval: what an interval stated with the figure covers: `whole`, or `level` with drift on
            top.
        stream: number of its stream of draws.
        status: status of its level and drift; those learned from another occupation are assumed.
    """

    id: str
    parameter: str
    sex: str | None
    cohort: str | None
    scale: str
    level: float
    drift: float
    stated_interval: str
    stream: int
    status: str = "assumption"

    @property
    def side(self) -> str:
        """`demand` or `supply`: which of the two it moves."""
        return "demand" if PARAMETERS[self.parameter].group == "demand" else "supply"

    def moves(self, cell: Cell) -> bool:
        """Whether it moves a cell."""
        return (
            cell.parameter == self.parameter
            and self.sex in (None, cell.sex)
            and self.cohort in (None, cell.cohort)
        )

    def widened(self, factor: float) -> "Quantity":
        """The same with level and drift multiplied."""
        return replace(self, level=self.level * factor, drift=self.drift * factor)


def interval_of(parameters: ParameterSet, cell: Cell) -> tuple[float, float] | None:
    """Return the interval of a cell: stated with it, or published as variants around the mid value."""
    figure: ParameterFigure = parameters[cell]
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    ends = [cell._replace(variant=end) for end in ("low", "high")]
    if cell.variant == "mid" and all(end in parameters for end in ends):
        low, high = sorted(parameters[end].value for end in ends)
        if low < high and low <= figure.value <= high:
            return low, high
    return None
