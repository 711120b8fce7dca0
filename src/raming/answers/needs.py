"""Which tables of a pack a question is answered from: what is refused, and what a check tells beforehand."""

from collections.abc import Mapping

from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, finding

_REGIONAL = (
    "regions",
    "region_population",
    "occupation_care",
    "care_use",
    "regional_parameters",
    "choices",
)

NEEDS: Mapping[str, tuple[str, ...]] = {
    "project_region": _REGIONAL,
    "regions": _REGIONAL,
    "balance": _REGIONAL,
    "validate_balance": (*_REGIONAL, "regional_statements"),
    "allocate": _REGIONAL,
    "catalogue": ("measures",),
    "measures": ("measures", "measure_effects"),
    "table_one": ("table_1",),
    "promises": ("promises",),
    "departures": ("ledger",),
    "skillmix": ("tasks", "care_staff", "task_shifts"),
    "together": ("joint_limits", "joint_limit_use"),
    "vacancies": ("cover",),
    "answer_letter": ("letters", "letter_questions"),
    "sector": ("sector_forecasts",),
    "ledger": ("ledger",),
    "statements": ("statements",),
}
"""Tables by id of the question; a question that is not here is answered from the tables every pack has."""

HOLDS: Mapping[str, str] = {
    "regions": "the regions of the country, each with its level",
    "region_population": "inhabitants by region, age and sex",
    "occupation_care": "the use of care that the demand for each occupation follows",
    "care_use": "the relative use of care by age and sex",
    "regional_parameters": "the regional parameters, each with its interval",
    "choices": "the choices, such as the weights of rules",
    "regional_statements": "what was published of regions",
    "measures": "the measures",
    "measure_effects": "the effect of each measure, with its interval",
    "table_1": "the rows of Table 1 of 2017",
    "promises": "what was promised, and by when",
    "ledger": "what was advised, decided and filled, by year",
    "tasks": "the tasks of a setting",
    "care_staff": "the staff of a team",
    "task_shifts": "who can take which task over",
    "joint_limits": "the limits that trainings share",
    "joint_limit_use": "what a training place takes of each limit",
    "cover": "what posts that are open day and night ask for",
    "letters": "the letters of parliament",
    "letter_questions": "the questions of each letter",
    "sector_forecasts": "the forecasts of the shortage in the whole sector",
    "statements": "what was said in letters and studies",
}
"""What each of those tables holds: message ids of the catalogue."""


def lacking(question: str, pack: Pack) -> tuple[str, ...]:
    """Return the tables that a question is answered from and the pack does not have, or has without rows."""
    return tuple(table for table in NEEDS.get(question, ()) if not pack.table(table))


def require(question: str, pack: Pack) -> None:
    """Refuse a question that a pack has not the tables for.

    Raises:
        InputError: with a line for each table it lacks: its name, and what it would hold.
    """
    missing = lacking(question, pack)
    if missing:
        raise InputError(
            [
                finding(
                    "this pack has no table {table}, from which this question is answered",
                    table=f"{table}.csv",
                    rule="no-figures",
                    file=f"{table}.csv",
                    expected=Phrase(
                        "a pack in which {table} holds {what}",
                        table=f"{table}.csv",
                        what=Phrase(HOLDS[table]),
                    ),
                )
                for table in missing
            ]
        )
