"""Since when places lie below the advice."""

from typing import Any

from raming.answers.decisions.departures import departures
from raming.answers.decisions.sheets.shared import Content, Figure, Request, ledger_evidence, missing
from raming.answers.evidence import PUBLISHED


def since_when(request: Request) -> Content:
    """The first intake year of the present unbroken run below the advice, and the first year below it at all."""
    ledger = departures(request.case.occupation, **request.undrawn)
    known = [year for year in ledger.years if year.departure is not None]
    below = [year for year in known if year.departure is not None and year.departure < 0.0]
    run: list[Any] = []
    for year in reversed(known):
        if year.departure is None or year.departure >= 0.0:
            break
        run.append(year)
    if not run:
        return missing("since", "year", "no-year-below", ledger_evidence(request.case))
    first = Figure("first-below", float(below[0].year), None, None, "year", None, "derived", "")
    counted = Figure(
        "years-below", float(len(below)), None, None, "years", None, "derived", "", str(len(known))
    )
    figures = tuple(
        Figure("departure", year.departure, None, None, "places per year", year.year, "derived", "")
        for year in known
        if year in below
    )
    since = Figure("since", float(run[-1].year), None, None, "year", None, "derived", "")
    return Content(
        since,
        ledger_evidence(request.case),
        (first, counted, *figures),
        "published",
        grade=PUBLISHED,
        counted=True,
    )
