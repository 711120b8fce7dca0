"""Which regions have the largest shortage."""

from raming.answers.decisions.sheets.shared import SHORTNESS, Content, Figure, Request, missing
from raming.answers.regional.regions import regions
from raming.answers.regional.shared import year_place
from raming.inputs.problems import InputError

MOST_REGIONS = 5


def which_region(request: Request) -> Content:
    """Return the regions furthest above the national gap in a year, with what was published."""
    case = request.case
    year = case.balance_year if request.year is None else request.year
    year_place(case, year)
    try:
        compared = regions(case.occupation, year=year, **request.choices)
    except InputError:
        return missing("region", "FTE", "no-regions", case.evidence())
    ranked = sorted(compared.regions, key=lambda region: -region.gap_share_relative)
    figures = tuple(
        Figure(
            "region",
            region.gap_fte,
            None if region.gap_interval is None else region.gap_interval.low,
            None if region.gap_interval is None else region.gap_interval.high,
            "FTE",
            year,
            region.status,
            "",
            region.name,
            region.gap_share_relative,
            region.p_shorter_than_nation,
        )
        for region in ranked[:MOST_REGIONS]
    )
    return Content(
        figures[0],
        compared.grounds,
        figures[1:],
        grade=compared.grade,
        published=tuple(
            one for region in compared.regions for one in region.published if one.dimension in SHORTNESS
        ),
        validation=compared.validation,
    )
