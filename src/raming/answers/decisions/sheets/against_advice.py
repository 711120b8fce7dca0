"""How far places lie from the advice."""

from raming.answers.comparable import in_force, intake_years, is_mean, outside
from raming.answers.decisions.departures import departures
from raming.answers.decisions.sheets.shared import Content, Figure, Request, ledger_evidence, missing
from raming.answers.evidence import PUBLISHED, worst
from raming.answers.published import lines_of
from raming.answers.uncertainty.grades import model_grade
from raming.inputs.problems import either, refuse


def against_advice(request: Request) -> Content:
    """Places against the advice in an intake year; the latest for which both are known where none is asked.

    Raises:
        InputError: when advice and places are not both known for the year asked.
    """
    ledger = departures(request.case.occupation, **request.undrawn)
    known = [year for year in ledger.years if year.departure is not None]
    instructed = [
        year for year in ledger.years if year.indicative is not None and year.advised_in is not None
    ]
    if not known and not instructed:
        return missing("departure", "places per year", "no-year-with-both", ledger_evidence(request.case))
    last = known[-1] if known else instructed[-1]
    if request.year is not None:
        both = {year.year: year for year in (*instructed, *known)}
        if request.year not in both:
            raise refuse(
                "advice and places are not both known for this intake year",
                field="--year",
                value=request.year,
                expected=either(map(str, sorted(both))),
            )
        last = both[request.year]
    stage = "decided" if last.decided is not None else "funded" if last.funded is not None else "indicative"
    lines = lines_of(request.case.pack, request.case.occupation)
    given = next(
        line
        for line in lines
        if line.stage == stage
        and line.comparable
        and not is_mean(line)
        and intake_years(line)[0] == last.year
    )
    advice = in_force(lines, last.year)
    if advice is None:
        return missing("departure", "places per year", "no-year-with-both", ledger_evidence(request.case))
    departure = outside(given.preferred or 0.0, advice.line)
    line, year = advice.line, last.year
    figures = [
        Figure(stage, given.preferred, None, None, "places per year", year, given.status, given.source),
        Figure(
            "advised", line.preferred, line.low, line.high, "places per year", year, line.status, line.source
        ),
    ]
    if last.effect_fte is not None and last.effect_of == stage:
        figures.append(
            Figure("effect", last.effect_fte, None, None, "FTE", ledger.balance_year, "model", "", str(year))
        )
    main = Figure("departure", departure, None, None, "places per year", last.year, "derived", "")
    evidence, grade, worth = ledger_evidence(request.case), PUBLISHED, None
    if last.effect_fte is not None:
        evidence += request.case.evidence()
        worth = model_grade(request.case)
        grade = worst(PUBLISHED, worth.grade)
    return Content(
        main,
        evidence,
        tuple(figures),
        "published" if last in known else "hypothetical",
        grade=grade,
        counted=True,
        worth=worth,
    )
