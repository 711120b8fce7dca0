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
    from raming.answers.allocation import allocate
    from raming.answers.answer_sheet import answer
    from raming.answers.backtest import backtest
    from raming.answers.balance import balance
    from raming.answers.catalogue import catalogue
    from raming.answers.checking import check
    from raming.answers.comparison import compare
    from raming.answers.decision import decide
    from raming.answers.departures import departures
    from raming.answers.explanation import explain
    from raming.answers.joint import together
    from raming.answers.ledger import ledger
    from raming.answers.measures import measures
    from raming.answers.outlook import outlook
    from raming.answers.parameters import parameters
    from raming.answers.portfolio import close
    from raming.answers.projection import project
    from raming.answers.promises import promises
    from raming.answers.regional_projection import project_region
    from raming.answers.regions import regions
    from raming.answers.register import occupations
    from raming.answers.reproduction import reproduce
    from raming.answers.schemas import schema
    from raming.answers.sector import sector
    from raming.answers.sensitivity import sensitivity
    from raming.answers.skillmix import skillmix
    from raming.answers.table_one import table_one
    from raming.answers.vacancies import vacancies
    from raming.answers.validation import validate_balance
    from raming.inputs.pack import load_pack
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
    "allocate": "raming.answers.allocation",
    "answer": "raming.answers.answer_sheet",
    "backtest": "raming.answers.backtest",
    "balance": "raming.answers.balance",
    "catalogue": "raming.answers.catalogue",
    "check": "raming.answers.checking",
    "close": "raming.answers.portfolio",
    "compare": "raming.answers.comparison",
    "decide": "raming.answers.decision",
    "departures": "raming.answers.departures",
    "explain": "raming.answers.explanation",
    "ledger": "raming.answers.ledger",
    "load_pack": "raming.inputs.pack",
    "measures": "raming.answers.measures",
    "occupations": "raming.answers.register",
    "outlook": "raming.answers.outlook",
    "parameters": "raming.answers.parameters",
    "project": "raming.answers.projection",
    "project_region": "raming.answers.regional_projection",
    "promises": "raming.answers.promises",
    "regions": "raming.answers.regions",
    "reproduce": "raming.answers.reproduction",
    "schema": "raming.answers.schemas",
    "sector": "raming.answers.sector",
    "sensitivity": "raming.answers.sensitivity",
    "skillmix": "raming.answers.skillmix",
    "table_one": "raming.answers.table_one",
    "together": "raming.answers.joint",
    "vacancies": "raming.answers.vacancies",
    "validate_balance": "raming.answers.validation",
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


def __dir__() -> list[str]:
    """Name what is public, whether it was used before or not."""
    return sorted(__all__)
