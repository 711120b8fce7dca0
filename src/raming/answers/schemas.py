"""The JSON Schema of every answer, made from the answer itself."""

from importlib import import_module
from typing import Any

from raming.inputs.problems import refuse

ANSWERS = {
    "advise": "raming.answers.advice:Advice",
    "project": "raming.answers.projection:Projection",
    "explain": "raming.answers.explanation:Explanation",
    "regions": "raming.answers.regional.regions:RegionalAnswer",
    "project_region": "raming.answers.regional.projection:RegionalProjection",
    "balance": "raming.answers.regional.balance:Balance",
    "validate_balance": "raming.answers.regional.validation:Validation",
    "allocate": "raming.answers.places.allocation:Allocation",
    "ledger": "raming.answers.ledger:Ledger",
    "occupations": "raming.answers.register:Register",
    "parameters": "raming.answers.parameters:ParameterList",
    "check": "raming.answers.checking:CheckReport",
    "outlook": "raming.answers.uncertainty.outlook:Outlooks",
    "sensitivity": "raming.answers.uncertainty.sensitivity:Sensitivity",
    "backtest": "raming.answers.uncertainty.backtest:Backtest",
    "compare": "raming.answers.uncertainty.comparison:Comparison",
    "measures": "raming.answers.measures.effects:MeasureEffects",
    "catalogue": "raming.answers.measures.catalogue:Catalogue",
    "table_one": "raming.answers.measures.table_one:TableOne",
    "promises": "raming.answers.measures.promises:Scoreboard",
    "sector": "raming.answers.measures.sector:Sector",
    "close": "raming.answers.measures.portfolio:Portfolio",
    "decide": "raming.answers.decisions.decision:Decision",
    "departures": "raming.answers.decisions.departures:Departures",
    "skillmix": "raming.answers.measures.skillmix:SkillMix",
    "together": "raming.answers.measures.joint:Together",
    "vacancies": "raming.answers.decisions.vacancies:VacancyAnswer",
    "answer": "raming.answers.decisions.answer_sheet:AnswerSheet",
    "reproduce": "raming.answers.reproduction:Reproduction",
    "scenario": "raming.inputs.scenario:Scenario",
}
"""Where the shape of each answer stands, by verb; and of the scenario file."""


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answer, or of the scenario file.

    Args:
        name: a verb, or `scenario`.

    Raises:
        InputError: when there is no such answer.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for schemas

    if name not in ANSWERS:
        raise refuse("no schema of that name", field="name", value=name, expected=", ".join(ANSWERS))
    module, _, class_ = ANSWERS[name].partition(":")
    made: dict[str, Any] = TypeAdapter(getattr(import_module(module), class_)).json_schema(
        mode="serialization"
    )
    plain_names(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": f"raming {name}"}


def plain_names(made: dict[str, Any]) -> None:
    """Name the fields of a schema, and of those it defines, as `plain` does: `from_` is `from`."""
    for shape in (made, *made.get("$defs", {}).values()):
        if "properties" in shape:
            shape["properties"] = {key.rstrip("_"): value for key, value in shape["properties"].items()}
        if "required" in shape:
            shape["required"] = [key.rstrip("_") for key in shape["required"]]
