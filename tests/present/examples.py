"""An answer of every kind that is presented, the awkward ones included."""

import json
from functools import cache
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
from raming.answers.measures.catalogue import catalogue
from raming.answers.measures.effects import measures
from raming.answers.measures.joint import together
from raming.answers.measures.portfolio import close
from raming.answers.measures.promises import promises
from raming.answers.measures.sector import sector
from raming.answers.measures.skillmix import skillmix
from raming.answers.measures.table_one import table_one
from raming.answers.parameters import parameters
from raming.answers.projection import project
from raming.answers.register import occupations
from raming.answers.reproduction import reproduce
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


def _sheet(question: str) -> Any:
    occupation = "huisarts" if question == "which-region" else "emergency-physician"
    return answer(question, occupation, places=50 if question == "what-if-fewer" else None, draws=50)


@cache
def answers() -> dict[str, Any]:
    """Return an answer of every kind by a name for it."""
    return {
        "advice": advise("huisarts"),
        "advice of an early round": advise("huisarts", round=2010, variant="high"),
        "advice with draws of opinion": advise("emergency-physician"),
        "advice with a published range": advise("huisarts", round=2019),
        "advice before it can be steered": advise("huisarts", balance_year=2029),
        "advice followed": advise("huisarts", intake=1028.8065547625788),
        "projection": project("huisarts"),
        "projection with a surplus": project("huisarts", intake=2500.0),
        "projection without a fitting count": project("dentist"),
        "advice with odds": advise("huisarts", draws=200),
        "advice with odds at other costs": advise("dentist", draws=200, costs="2:1", calibrated=False),
        "advice with odds of a path only": advise("huisarts", balance_year=2029, draws=50),
        "projection with fans": project("huisarts", draws=200),
        "sensitivity": sensitivity("huisarts", draws=32),
        "backtest": backtest("huisarts"),
        "comparison": compare("2022", "2025", occupation="huisarts"),
        "comparison of the same": compare("2025", "2025", occupation="huisarts"),
        "outlook": outlook(draws=40),
        "explanation": explain("huisarts"),
        "explanation before it can be steered": explain("huisarts", balance_year=2029),
        "ledger": ledger("huisarts"),
        "ledger of one with a range": ledger("emergency-physician"),
        "ledger of all": ledger(),
        "register": occupations(),
        "parameters": parameters("huisarts"),
        "parameters with assumptions": parameters("dentist"),
        "reproduction": _reproduced(),
        "catalogue": catalogue(),
        "catalogue of one": catalogue("huisarts"),
        "measures": measures(["admin-hour", "outflow", "settlement-incentive"], "huisarts", draws=50),
        "measures in a region": measures(["settlement-incentive"], "huisarts", region="Drenthe", draws=50),
        "measures on the sector": measures(["absence", "outflow"], "sector", draws=50),
        "one measure": measures(["shift-to-pa-ns"], "huisarts", draws=50),
        "measures that work shifted to": measures(["shift-to-pa-ns"], "nurse-specialist", draws=50),
        "table 1": table_one(),
        "table 1 on another base": table_one(base=600_000),
        "promises": promises(draws=50),
        "sector": sector(),
        "portfolio": close("huisarts", draws=40, seconds=0),
        "portfolio that falls short": close("huisarts", by=2035, draws=40, seconds=0),
        "portfolio with a budget": close(
            "huisarts", budget=1e7, costs={"admin-hour": 4e6, "place": 2e5}, draws=40, seconds=0
        ),
        "portfolio of a region": close("huisarts", region="Zeeland", draws=40, seconds=0),
        "portfolio of the sector": close("sector", by=2030, draws=40, seconds=0),
        "decision": decide("emergency-physician", places=50, from_year=2027, draws=50),
        "decision in the ledger": decide("huisarts", places=1035, draws=50),
        "decision partly filled": decide("huisarts", places=1035, filled=0.8, draws=50),
        "departures": departures("huisarts"),
        "departures of few": departures("emergency-physician"),
        "skill mix": skillmix(fte=10.0, draws=50),
        "skill mix of the country": skillmix(minimise="scarcity", draws=50),
        "together": together(),
        "vacancies": vacancies(draws=50),
        **{f"answer to {question}": _sheet(question) for question in SHEETS},
        "check": check("nl"),
        "check with errors": FAULTY,
    }
