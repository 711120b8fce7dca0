"""What another number of training places does."""

from raming.answers.decisions.decision import Decision, decide
from raming.answers.decisions.sheets.shared import Content, Figure, Request
from raming.answers.published import published_for


def what_if_fewer(request: Request) -> Content:
    """FTE fewer than under the advice in the balance year, and what that means in posts and odds."""
    case = request.case
    steering = int(case.parameters.value("steering_year"))
    named = [
        e
        for e in published_for(case.pack, case.occupation)
        if e.kind in ("indicative", "decided") and e.year >= steering
    ]
    places = request.places
    if places is None:
        places = named[-1].value if named else case.intake
    from_year = request.year or (named[-1].year if named else None)
    decision = decide(case.occupation, places=places, from_year=from_year, **request.choices)
    year, last = decision.balance_year, decision.years[str(decision.balance_year)]
    figures = [
        Figure("places", decision.places, None, None, "places per year", decision.from_year, "scenario", ""),
        _advised(decision),
        Figure("first-felt", float(decision.class_from), None, None, "year", None, "model", ""),
    ]
    if last.p_balance is not None:
        figures += [
            Figure("chance", last.p_balance, None, None, "chance", year, "model", ""),
            Figure("chance-as-advised", last.p_balance_as_advised, None, None, "chance", year, "model", ""),
        ]
    if last.posts_difference is not None:
        figures.append(Figure("posts", last.posts_difference, None, None, "posts", year, "model", ""))
    main = Figure(
        "difference", last.fte_difference, None, None, "FTE", year, "model", "", str(decision.from_year)
    )
    return Content(
        main,
        decision.grounds,
        tuple(figures),
        decision.kind if decision.kind == "hypothetical" else "projection",
    )


def _advised(decision: Decision) -> Figure:
    """Return what a decision is held against: a published advice with its ends, or another number."""
    advice = decision.advice
    if advice is None:
        kind = decision.advised_kind
        return Figure("advised", decision.advised, None, None, "places per year", None, kind, "")
    return Figure(
        "advised",
        advice.preferred,
        advice.low,
        advice.high,
        "places per year",
        advice.year,
        advice.status,
        advice.source,
    )
