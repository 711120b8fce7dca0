"""The choices that questions with draws and figures of one's own share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter


@Parameter(name="*", group="Draws")
@dataclass(frozen=True)
class Drawn:
    """How uncertainty is drawn."""

    draws: Annotated[int | None, Parameter(help="Number of draws for intervals, odds and ranks.")] = None
    seed: Annotated[int, Parameter(help="Seed of the draws: the same seed, the same luck.")] = 1

    def luck(self) -> dict[str, Any]:
        """Return the draws as arguments of a question; their number only where it was chosen."""
        return {"seed": self.seed} if self.draws is None else {"seed": self.seed, "draws": self.draws}


@Parameter(name="*", group="Draws")
@dataclass(frozen=True)
class Draws(Drawn):
    """How uncertainty is drawn, and which figures are added."""

    data: Annotated[
        tuple[Path, ...],
        Parameter(
            negative="",
            help="CSV file with figures of your own, named after its table, such as regional_stock.csv. "
            "Repeatable; rows with the key of a row of the pack take its place.",
        ),
    ] = ()
    calibrated: Annotated[
        bool,
        Parameter(
            name="--calibrated",
            negative="--no-calibration",
            help="Widen the spread of supply by what the track record of earlier rounds asks for.",
        ),
    ] = True

    def options(self) -> dict[str, Any]:
        """Return the choices as arguments of a question."""
        return {**self.luck(), "data": self.data, "calibrated": self.calibrated}
