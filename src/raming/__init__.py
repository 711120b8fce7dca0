"""Open health-workforce planning: from published figures to a defensible training intake.

A handful of functions, one a question; each returns a frozen answer whose `to_dict()` is what the command
line prints with `--json`. Nothing is loaded before it is asked for: `import raming` costs next to nothing.

Example:
    >>> import raming
    >>> round(raming.advise("huisarts", round=2025).advised_intake, 1)
    1028.8
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raming.answers.advice import advise
    from raming.answers.checking import check
    from raming.answers.decisions.answer_sheet import answer
    from raming.answers.decisions.decision import decide
    from raming.answers.decisions.departures import departures
    from raming.answers.decisions.vacancies import vacancies
    from raming.answers.explanation import explain
    from raming.answers.ledger import ledger
    from raming.answers.measures.catalogue import catalogue
    from raming.answers.measures.effects import measures
    from raming.answers.measures.joint import together
    from raming.answers.measures.portfolio import close
    from raming.answers.measures.promises import promises
    from raming.answers.measures.sector import sector
    from raming.answers.measures.skillmix import skillmix
    from raming.answers.measures.table_one import table_one
    from raming.answers.parameters import parameters
    from raming.answers.places.allocation import allocate
    from raming.answers.projection import project
    from raming.answers.regional.balance import balance
    from raming.answers.regional.projection import project_region
    from raming.answers.regional.regions import regions
    from raming.answers.regional.validation import validate_balance
    from raming.answers.register import occupations
    from raming.answers.reproduction import reproduce
    from raming.answers.schemas import schema
    from raming.answers.uncertainty.backtest import backtest
    from raming.answers.uncertainty.comparison import compare
    from raming.answers.uncertainty.outlook import outlook
    from raming.answers.uncertainty.sensitivity import sensitivity
    from raming.inputs.loading import load_pack
    from raming.inputs.problems import InputError

__version__ = "0.1.0"

__all__ = [
    "InputError",
    "__version__",
    "advise",
    "allocate",
    "answer",
    "backtest",
    "balance",
    "catalogue",
    "check",
    "close",
    "compare",
    "decide",
    "departures",
    "explain",
    "ledger",
    "load_pack",
    "measures",
    "occupations",
    "outlook",
    "parameters",
    "project",
    "project_region",
    "promises",
    "regions",
    "reproduce",
    "schema",
    "sector",
    "sensitivity",
    "skillmix",
    "table_one",
    "together",
    "vacancies",
    "validate_balance",
]

_HOMES = {
    "InputError": "raming.inputs.problems",
    "advise": "raming.answers.advice",
    "allocate": "raming.answers.places.allocation",
    "answer": "raming.answers.decisions.answer_sheet",
    "backtest": "raming.answers.uncertainty.backtest",
    "balance": "raming.answers.regional.balance",
    "catalogue": "raming.answers.measures.catalogue",
    "check": "raming.answers.checking",
    "close": "raming.answers.measures.portfolio",
    "compare": "raming.answers.uncertainty.comparison",
    "decide": "raming.answers.decisions.decision",
    "departures": "raming.answers.decisions.departures",
    "explain": "raming.answers.explanation",
    "ledger": "raming.answers.ledger",
    "load_pack": "raming.inputs.loading",
    "measures": "raming.answers.measures.effects",
    "occupations": "raming.answers.register",
    "outlook": "raming.answers.uncertainty.outlook",
    "parameters": "raming.answers.parameters",
    "project": "raming.answers.projection",
    "project_region": "raming.answers.regional.projection",
    "promises": "raming.answers.measures.promises",
    "regions": "raming.answers.regional.regions",
    "reproduce": "raming.answers.reproduction",
    "schema": "raming.answers.schemas",
    "sector": "raming.answers.measures.sector",
    "sensitivity": "raming.answers.uncertainty.sensitivity",
    "skillmix": "raming.answers.measures.skillmix",
    "table_one": "raming.answers.measures.table_one",
    "together": "raming.answers.measures.joint",
    "vacancies": "raming.answers.decisions.vacancies",
    "validate_balance": "raming.answers.regional.validation",
}
"""Where each public name lives; it is imported when it is first used."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, and keep it.

    Raises:
        AttributeError: when there is no such name.
    """
    if name not in _HOMES:
        msg = f"module 'raming' has no attribute {name!r}"
        raise AttributeError(msg)
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def load_ipython_extension(shell: object) -> None:
    """Let a notebook show answers as sentences, chart and table: `%load_ext raming`."""
    import_module("raming.present.notebook").register(shell)  # by name: what is below imports this module


def __dir__() -> list[str]:
    """Name what is public, whether it was used before or not."""
    return sorted(__all__)
