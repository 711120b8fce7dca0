"""Whether hidden vacancies are counted, and what they do to the advice."""

from raming.answers.bridge import Neighbour
from raming.answers.decisions.sheets.shared import Content, Figure, Request, missing
from raming.answers.decisions.vacancies import VacancyAnswer, vacancies
from raming.inputs.problems import InputError


def hidden_vacancies(request: Request) -> Content:
    """Whether hidden vacancies are counted, how many there would be, and what they do to the advice."""
    try:
        counted = vacancies(request.case.occupation, **request.choices)
    except InputError:
        return missing("hidden", "FTE", "no-posts", request.case.evidence())
    bounds = counted.hidden_bounds
    main = Figure("hidden", counted.hidden_fte, bounds.low, bounds.high, "FTE", counted.round, "model", "")
    figures = [
        Figure("required", counted.required_fte, None, None, "FTE", counted.round, "model", ""),
        Figure("filled", counted.filled_fte, None, None, "FTE", counted.round, "model", ""),
        Figure("posted", counted.posted_fte, None, None, "FTE", counted.round, "model", ""),
    ]
    for entry in (counted.advice[0], counted.advice[-1]):
        low, high = (
            (None, None)
            if entry.advised_bounds is None
            else (entry.advised_bounds.low, entry.advised_bounds.high)
        )
        name = "advice-with" if entry is counted.advice[-1] else "advice-without"
        figures.append(
            Figure(
                name, entry.advised_intake, low, high, "places per year", counted.balance_year, "model", ""
            )
        )
    bridge = _medians(counted)
    return Content(main, counted.grounds, tuple(figures), grade=counted.grade, bridge=bridge)


def _medians(counted: VacancyAnswer) -> tuple[Neighbour, ...]:
    """Return the middle of the draws of the advice without and with hidden vacancies."""
    bounds = {
        "median-without-hidden": counted.advice[0].advised_bounds,
        "median-with-hidden": counted.advice[-1].advised_bounds,
    }
    return tuple(
        Neighbour(kind, one.middle, draws=counted.draws) for kind, one in bounds.items() if one is not None
    )
