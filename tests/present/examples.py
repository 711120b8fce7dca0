"""An answer of every kind that is presented, the awkward ones included."""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from raming.answers.advice import advise
from raming.answers.checking import CheckReport, check
from raming.answers.decisions.answer_sheet import QUESTIONS as SHEETS
from raming.answers.decisions.answer_sheet import answer
from raming.answers.decisions.decision import decide
from raming.answers.decisions.departures import departures
from raming.answers.decisions.vacancies import vacancies
from raming.answers.explanation import explain
from raming.answers.ledger import ledger
from raming.answers.letters.letter import answer_letter
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
from raming.answers.statements.statements import statements
from raming.answers.uncertainty.backtest import backtest
from raming.answers.uncertainty.comparison import compare
from raming.answers.uncertainty.outlook import outlook
from raming.answers.uncertainty.sensitivity import sensitivity
from raming.inputs.problems import Problem

FAULTY = CheckReport(
    "mine.zip",
    (
        Problem(
            "share-out-of-range", "error", "a share lies outside 0 to 1", "parameters.csv", 7, "value", "1.2"
        ),
        Problem("no-source", "warning", "a figure has no source", "ledger.csv", 3, "source"),
        Problem("not-available", "note", "not available: stock", "not_available.csv", 2, "stock"),
    ),
    1,
    1,
    1,
)


def _reproduced() -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "run.json"
        file.write_text(json.dumps(advise("huisarts").to_dict()), encoding="utf-8")
        return reproduce(file)


def _earlier() -> str:
    """Return an earlier answer to a letter in which two figures were others, as its JSON."""
    content = answer_letter("2026Z05351").to_dict()
    advice, before, *_ = content["questions"][1]["figures"]
    advice["value"], before["value"], before["year"] = 55.0, None, 2019
    return json.dumps(content)


def _sheet(question: str) -> Any:
    occupation = "huisarts" if question == "which-region" else "emergency-physician"
    return answer(question, occupation, places=50 if question == "what-if-fewer" else None, draws=50)


EXAMPLES: dict[str, Callable[[], Any]] = {
    "advice": lambda: advise("huisarts"),
    "advice of an early round": lambda: advise("huisarts", round=2010, variant="high"),
    "advice with draws of opinion": lambda: advise("emergency-physician"),
    "advice with a published range": lambda: advise("huisarts", round=2019),
    "advice before it can be steered": lambda: advise("huisarts", balance_year=2029),
    "advice followed": lambda: advise("huisarts", intake=1028.8065547625788),
    "projection": lambda: project("huisarts"),
    "projection with a surplus": lambda: project("huisarts", intake=2500.0),
    "projection without a fitting count": lambda: project("dentist"),
    "advice with odds": lambda: advise("huisarts", draws=200),
    "advice with odds at other costs": lambda: advise("dentist", draws=200, costs="2:1", calibrated=False),
    "advice with odds of a path only": lambda: advise("huisarts", balance_year=2029, draws=50),
    "projection with fans": lambda: project("huisarts", draws=200),
    "sensitivity": lambda: sensitivity("huisarts", draws=32),
    "backtest": lambda: backtest("huisarts"),
    "comparison": lambda: compare("2022", "2025", occupation="huisarts"),
    "comparison of the same": lambda: compare("2025", "2025", occupation="huisarts"),
    "outlook": lambda: outlook(draws=40),
    "explanation": lambda: explain("huisarts"),
    "explanation before it can be steered": lambda: explain("huisarts", balance_year=2029),
    "ledger": lambda: ledger("huisarts"),
    "ledger of one with a range": lambda: ledger("emergency-physician"),
    "ledger of all": ledger,
    "register": occupations,
    "parameters": lambda: parameters("huisarts"),
    "parameters with assumptions": lambda: parameters("dentist"),
    "reproduction": _reproduced,
    "catalogue": catalogue,
    "catalogue of one": lambda: catalogue("huisarts"),
    "measures": lambda: measures(["admin-hour", "outflow", "settlement-incentive"], "huisarts", draws=50),
    "measures in a region": lambda: measures(
        ["settlement-incentive"], "huisarts", region="Drenthe", draws=50
    ),
    "measures on the sector": lambda: measures(["absence", "outflow"], "sector", draws=50),
    "one measure": lambda: measures(["shift-to-pa-ns"], "huisarts", draws=50),
    "measures that work shifted to": lambda: measures(["shift-to-pa-ns"], "nurse-specialist", draws=50),
    "letter of parliament": lambda: answer_letter("2020Z03680"),
    "letter of parliament since": lambda: answer_letter("2026Z05351", since=_earlier()),
    "statements": statements,
    "statements of one letter": lambda: statements(source="letter-2017-labour-market", verdict="agrees"),
    "table 1": table_one,
    "table 1 on another base": lambda: table_one(base=600_000),
    "promises": lambda: promises(draws=50),
    "sector": sector,
    "portfolio": lambda: close("huisarts", draws=40, seconds=0),
    "portfolio that falls short": lambda: close("huisarts", by=2035, draws=40, seconds=0),
    "portfolio with a budget": lambda: close(
        "huisarts", budget=1e7, costs={"admin-hour": 4e6, "place": 2e5}, draws=40, seconds=0
    ),
    "portfolio of a region": lambda: close(
        "huisarts", region="Zeeland", confidence=0.73, draws=40, seconds=0
    ),
    "portfolio of the sector": lambda: close("sector", by=2030, draws=40, seconds=0),
    "decision": lambda: decide("emergency-physician", places=50, from_year=2027, draws=50),
    "decision in the ledger": lambda: decide("huisarts", places=1035, draws=50),
    "decision partly filled": lambda: decide("huisarts", places=1035, filled=0.8, draws=50),
    "departures": lambda: departures("huisarts"),
    "departures of few": lambda: departures("emergency-physician"),
    "skill mix": lambda: skillmix(fte=10.0, draws=50),
    "skill mix of the country": lambda: skillmix(minimise="scarcity", draws=50),
    "together": together,
    "vacancies": lambda: vacancies(draws=50),
    **{f"answer to {question}": partial(_sheet, question) for question in SHEETS},
    "answer in a region": lambda: answer("how-many", "huisarts", region="Zeeland", draws=50),
    "answer in plain words": lambda: answer(
        "hoeveel huisartsen zijn er te weinig in Drenthe in 2035?", draws=50
    ),
    "check": lambda: check("nl"),
    "check with errors": lambda: FAULTY,
}
"""An answer of every kind but the regional ones, by a name for it; each is made when it is asked for."""

DRAWS = 20
"""Draws of the regional examples."""

REGIONAL: dict[str, Callable[[], Any]] = {
    "regions": lambda: regions("huisarts", year=2035, draws=DRAWS),
    "provinces without draws": lambda: regions("huisarts", year=2035, level="province", draws=0),
    "path": lambda: project_region("huisarts", "Drenthe", draws=DRAWS),
    "path without draws": lambda: project_region("huisarts", "Noord-Brabant", draws=0),
    "balance": lambda: balance("huisarts", draws=DRAWS),
    "balance without draws": lambda: balance("huisarts", draws=0),
    "profile": lambda: balance("huisarts", region="Zeeland", draws=DRAWS),
    "profile of a surplus": lambda: balance("huisarts", region="Utrecht en omgeving", draws=DRAWS),
    "profile without draws": lambda: balance("medisch specialisten", region="Twente", draws=0),
    "validation": lambda: validate_balance(draws=DRAWS),
    "allocation": lambda: allocate("huisarts", 1026, draws=DRAWS),
    "allocation over examples": lambda: allocate("huisarts", 850, institutions="synthetic", draws=DRAWS),
}
"""An answer of every regional kind, likewise."""


@cache
def example(name: str) -> Any:
    """Return one answer by its name."""
    return {**EXAMPLES, **REGIONAL}[name]()


@cache
def answers() -> dict[str, Any]:
    """Return an answer of every kind by a name for it."""
    return {name: example(name) for name in EXAMPLES}


@cache
def regional_answers() -> dict[str, Any]:
    """Return an answer of every regional kind by a name for it."""
    return {name: example(name) for name in REGIONAL}
