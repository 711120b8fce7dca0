"""What is drawn from stated intervals alone: the figures that the pack's table of spreads leaves out.

A pack of one's own need not have such a table. An interval stated with a figure holds four times in five, and
the figure moves on the scale on which figures of its kind move.
"""

from collections.abc import Sequence
from dataclasses import replace

from raming.answers.uncertainty.quantity import Quantity, interval_of
from raming.engine.draws import streams
from raming.inputs.parameters import Cell, ParameterSet
from raming.inputs.vocabulary import STATUSES

_STATED = (
    ("outflow-women", "stock_cumulative_outflow", "f", None, "hazard"),
    ("outflow-men", "stock_cumulative_outflow", "m", None, "hazard"),
    ("fte-women", "fte_per_head", "f", None, "amount"),
    ("fte-men", "fte_per_head", "m", None, "amount"),
    ("sociocultural", "sociocultural_trend", None, None, "rate"),
    ("horizontal-substitution", "horizontal_substitution", None, None, "rate"),
    ("vertical-substitution", "vertical_substitution", None, None, "rate"),
    ("working-time", "working_time", None, None, "rate"),
    ("demography", "demographic_growth", None, None, "rate"),
    ("unmet-demand", "unmet_demand", None, None, "rate"),
    ("epidemiology", "epidemiological_trend", None, None, "rate"),
    ("efficiency", "efficiency_trend", None, None, "rate"),
    ("professional", "professional_trend", None, None, "rate"),
    ("yield-women", "external_yield", "f", None, "survival"),
    ("yield-men", "external_yield", "m", None, "survival"),
    ("intake-before-steering", "intake_per_year", None, "before_steering", "amount"),
    ("intake-in-training", "intake_per_year", None, "in_training", "amount"),
    ("share-women-intake", "intake_share_female", None, None, "share"),
    ("internal-yield", "internal_yield", None, None, "share"),
    ("stock", "stock_headcount", None, None, "amount"),
    ("share-women-stock", "stock_share_female", None, None, "share"),
    ("abroad", "abroad_inflow_per_year", None, None, "count"),
    ("share-women-abroad", "abroad_share_female", None, None, "share"),
    ("abroad-yield", "abroad_yield", None, None, "share"),
    ("duration", "training_duration", None, None, "rate"),
    ("hazard-women", "exit_hazard", "f", None, "amount"),
    ("hazard-men", "exit_hazard", "m", None, "amount"),
)
"""What can be drawn from stated intervals alone: id, parameter, sex, cohort and the scale on which it moves.

The intake after the steering year is what is asked for, and years are choices: neither is drawn.
"""


def stated_only(parameters: ParameterSet, known: Sequence[Quantity]) -> list[Quantity]:
    """Return what the pack's table of spreads leaves out and the round states an interval with.

    A figure that holds for both sexes is one figure, and moves as one.
    """
    spread = {quantity.parameter for quantity in known}
    free = iter(sorted(set(range(streams.DIMENSIONS - 1)) - {quantity.stream for quantity in known}))
    found: dict[tuple[str, str | None, str | None], Quantity] = {}
    for name, parameter, sex, cohort, scale in _STATED:
        if parameter in spread:
            continue
        quantity = Quantity(name, parameter, sex, cohort, scale, 0.0, 0.0, "whole", 0)
        cells = [cell for cell in parameters if quantity.moves(cell) and _wide(parameters, cell)]
        if not cells:
            continue
        other = "m" if sex == "f" else "f"
        if sex and all(_same_row(parameters, cell, cell._replace(sex=other)) for cell in cells):
            quantity = replace(quantity, id=name.rpartition("-")[0], sex=None)
        if (parameter, quantity.sex, cohort) not in found:
            own = max((parameters[cell].status for cell in cells), key=STATUSES.index)
            found[parameter, quantity.sex, cohort] = replace(quantity, stream=next(free), status=own)
    return list(found.values())


def _wide(parameters: ParameterSet, cell: Cell) -> bool:
    """Whether an interval that is more than its value is stated with a cell."""
    ends = interval_of(parameters, cell)
    return ends is not None and ends[0] < ends[1]


def _same_row(parameters: ParameterSet, cell: Cell, other: Cell) -> bool:
    """Whether two cells come from one row of the pack."""
    return other in parameters and parameters[cell].row == parameters[other].row
