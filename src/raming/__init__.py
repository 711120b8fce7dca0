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
    from raming.answers.advice import advise as advise
    from raming.answers.checking import check as check
    from raming.answers.decisions.answer_sheet import answer as answer
    from raming.answers.decisions.decision import decide as decide
    from raming.answers.decisions.departures import departures as departures
    from raming.answers.decisions.vacancies import vacancies as vacancies
    from raming.answers.explanation import explain as explain
    from raming.answers.ledger import ledger as ledger
    from raming.answers.letters.letter import answer_letter as answer_letter
    from raming.answers.measures.catalogue import catalogue as catalogue
    from raming.answers.measures.effects import measures as measures
    from raming.answers.measures.joint import together as together
    from raming.answers.measures.portfolio import close as close
    from raming.answers.measures.promises import promises as promises
    from raming.answers.measures.sector import sector as sector
    from raming.answers.measures.skillmix import skillmix as skillmix
    from raming.answers.measures.table_one import table_one as table_one
    from raming.answers.parameters import parameters as parameters
    from raming.answers.places.allocation import allocate as allocate
    from raming.answers.projection import project as project
    from raming.answers.regional.balance import balance as balance
    from raming.answers.regional.projection import project_region as project_region
    from raming.answers.regional.regions import regions as regions
    from raming.answers.regional.validation import validate_balance as validate_balance
    from raming.answers.register import occupations as occupations
    from raming.answers.reproduction import reproduce as reproduce
    from raming.answers.schemas import schema as schema
    from raming.answers.statements.statements import statements as statements
    from raming.answers.uncertainty.backtest import backtest as backtest
    from raming.answers.uncertainty.comparison import compare as compare
    from raming.answers.uncertainty.outlook import outlook as outlook
    from raming.answers.uncertainty.sensitivity import sensitivity as sensitivity
    from raming.inputs.loading import load_pack as load_pack
    from raming.inputs.problems import InputError as InputError

__version__ = "0.1.0"

_OTHERS = {
    "InputError": "raming.inputs.problems",
    "check": "raming.answers.checking",
    "load_pack": "raming.inputs.loading",
    "reproduce": "raming.answers.reproduction",
    "schema": "raming.answers.schemas",
}
"""Where the public names live that are no questions; those of questions the register knows."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, and keep it.

    Raises:
        AttributeError: when there is no such name.
    """
    if name in _OTHERS:
        home = _OTHERS[name]
    elif name.startswith("_") and name != "__all__":
        raise AttributeError(f"module 'raming' has no attribute {name!r}")
    else:
        from raming.answers.questions import QUESTIONS  # noqa: PLC0415 - `import raming` costs next to nothing

        if name == "__all__":
            return sorted(("__version__", *_OTHERS, *QUESTIONS))
        if name not in QUESTIONS:
            raise AttributeError(f"module 'raming' has no attribute {name!r}")
        home = QUESTIONS[name].home
    found: object = getattr(import_module(home), name)
    globals()[name] = found
    return found


def load_ipython_extension(shell: object) -> None:
    """Let a notebook show answers as sentences, chart and table: `%load_ext raming`."""
    import_module("raming.present.notebook").register(shell)  # by name: what is below imports this module


def __dir__() -> list[str]:
    """Name what is public, whether it was used before or not."""
    names: list[str] = __getattr__("__all__")  # type: ignore[assignment]
    return names
