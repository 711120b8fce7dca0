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

HOLDS: Mapping[str, Phrase] = {
    "regions": Phrase("the regions of the country, each with its level"),
    "region_population": Phrase("inhabitants by region, age and sex"),
    "occupation_care": Phrase("the use of care that the demand for each occupation follows"),
    "care_use": Phrase("the relative use of care by age and sex"),
    "regional_parameters": Phrase("the regional parameters, each with its interval"),
    "choices": Phrase("the choices, such as the weights of rules"),
    "regional_statements": Phrase("what was published of regions"),
    "measures": Phrase("the measures"),
    "measure_effects": Phrase("the effect of each measure, with its interval"),
    "table_1": Phrase("the rows of Table 1 of 2017"),
    "promises": Phrase("what was promised, and by when"),
    "ledger": Phrase("what was advised, decided and filled, by year"),
    "tasks": Phrase("the tasks of a setting"),
    "care_staff": Phrase("the staff of a team"),
    "task_shifts": Phrase("who can take which task over"),
    "joint_limits": Phrase("the limits that trainings share"),
    "joint_limit_use": Phrase("what a training place takes of each limit"),
    "cover": Phrase("what posts that are open day and night ask for"),
    "letters": Phrase("the letters of parliament"),
    "letter_questions": Phrase("the questions of each letter"),
    "sector_forecasts": Phrase("the forecasts of the shortage in the whole sector"),
    "statements": Phrase("what was said in letters and studies"),
}
"""What each of those tables holds."""


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
                        what=HOLDS[table],
                    ),
                )
                for table in missing
            ]
        )
