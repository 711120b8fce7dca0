"""What a pack knows of its regions, as arrays: inhabitants, use of care, stock, ages, moves, settlement."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from raming.answers.regional.figures import RegionalFigure
from raming.engine.model.curves import Array
from raming.engine.regions import shares
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.regions import Region, Regions
from raming.inputs.tables import Row

OLD_AGE = 55
"""From this age on a professional counts as near retirement."""


class Population(NamedTuple):
    """Inhabitants of all regions.

    Attributes:
        people: axes (r, g, y).
        groups: sex and first age of each group.
        counted: the year that was counted; later ones are projected.
    """

    people: Array
    groups: list[tuple[str, int]]
    counted: int


def province_matrix(pack: Pack, regions: Sequence[Region], targets: Sequence[Region]) -> Array:
    """Return the share of each region (column) that lies in each of a wider level (row); columns add up to 1.

    By the shares of the pack; a region without any lies in the one that it has as a parent.
    """
    row = {region.code: place for place, region in enumerate(targets)}
    column = {region.code: place for place, region in enumerate(regions)}
    matrix = np.zeros((len(targets), len(regions)))
    for entry in pack.table("region_shares"):
        if entry["region"] in column and entry["province"] in row:
            matrix[row[str(entry["province"])], column[str(entry["region"])]] = float(entry["share"] or 0.0)
    known = Regions(pack)
    for region in regions:
        if not matrix[:, column[region.code]].any():
            for wider in known.around(region):
                if wider.code in row:
                    matrix[row[wider.code], column[region.code]] = 1.0
    if not matrix.any(axis=0).all():
        lost = next(region for region in regions if not matrix[:, column[region.code]].any())
        raise refuse(
            "{region} lies in no region of this level",
            region=lost.code,
            rule="no-figures",
            file="region_shares.csv",
            field="region",
            value=targets[0].level,
            expected=Phrase("a row in region_shares.csv, or a parent of that level in regions.csv"),
        )
    return np.asarray(matrix / matrix.sum(axis=0))


def population(pack: Pack, regions: Sequence[Region], first: int, years: int) -> Population:
    """Return inhabitants by region, group of age and sex, and year, straight lines between the years known.

    Raises:
        InputError: when the pack has no regional population for the first year.
    """
    place = {region.code: number for number, region in enumerate(regions)}
    found: dict[tuple[int, str, int], Array] = {}
    for row in pack.table("region_population"):
        if row["region"] in place:
            key = (int(row["year"] or 0), str(row["sex"]), int(row["age_from"] or 0))
            found.setdefault(key, np.zeros(len(regions)))[place[str(row["region"])]] = float(
                row["population"] or 0
            )
    known = sorted({key[0] for key in found})
    if not known or first < known[0]:
        raise refuse(
            "no regional population for the base year of this round",
            rule="no-figures",
            file="region_population.csv",
            field="year",
            value=first,
            expected=Phrase("a round from {first} on", first=known[0])
            if known
            else Phrase("rows for the regions"),
        )
    groups = sorted({(sex, age) for _, sex, age in found})
    table = np.stack([[found[year, sex, age] for sex, age in groups] for year in known])
    asked = np.minimum(np.arange(first, first + years + 1), known[-1])
    right = np.clip(np.searchsorted(known, asked), 1, len(known) - 1)
    left_year, right_year = np.array(known)[right - 1], np.array(known)[right]
    share = ((asked - left_year) / (right_year - left_year))[:, None, None]
    people = table[right - 1] * (1.0 - share) + table[right] * share
    return Population(np.transpose(people, (2, 1, 0)), groups, known[0])


def care_profile(pack: Pack, occupation: str) -> Row:
    """Return what the demand for an occupation follows.

    Raises:
        InputError: when the pack does not say.
    """
    for row in pack.table("occupation_care"):
        if row["occupation"] == occupation:
            return row
    raise refuse(
        "no regional demand for {occupation}: which use of care it follows is not available",
        occupation=pack.named(occupation),
        rule="no-figures",
        file="occupation_care.csv",
        field="occupation",
        expected=Phrase("a row in occupation_care.csv; a file of that name can be given with --data"),
    )


def use_weights(pack: Pack, profile: str, groups: Sequence[tuple[str, int]]) -> Array:
    """Return the relative use of care of each group, axes (g); a group without a row takes the one below."""
    known = {
        (str(r["sex"]), int(r["age_from"] or 0)): float(r["weight"] or 0.0)
        for r in pack.table("care_use")
        if r["profile"] == profile
    }
    weights = []
    for sex, age in groups:
        below = [start for own, start in known if own == sex and start <= age]
        if not below:
            raise refuse(
                "no use of care for this group",
                rule="no-figures",
                file="care_use.csv",
                field="age_from",
                value=age,
                expected=Phrase("rows for {profile} from age 0 on", profile=profile),
            )
        weights.append(known[sex, max(below)])
    return np.array(weights)


def use_ratios(
    pack: Pack, profile: str, regions: Sequence[Region]
) -> tuple[Array, tuple[RegionalFigure, ...]]:
    """Return regional use over what age and sex explain, the latest year, axes (r); 1 where not known."""
    latest: dict[str, tuple[int, int, Row]] = {}
    for line, row in enumerate(pack.table("regional_use"), start=2):
        year = int(row["year"] or 0)
        if row["profile"] == profile and (
            row["region"] not in latest or latest[str(row["region"])][0] < year
        ):
            latest[str(row["region"])] = (year, line, row)
    figures = []
    ratio = np.ones(len(regions))
    for place, region in enumerate(regions):
        if region.code in latest:
            _, line, row = latest[region.code]
            value = float(row["ratio"] or 1.0)
            ratio[place] = value
            texts = (str(row["status"]), str(row["source"]), "actual over expected cost")
            figures.append(
                RegionalFigure(
                    "regional_use", region.code, value, value, value, *texts, f"regional_use:{line}"
                )
            )
    return ratio, tuple(figures)


def _real(pack: Pack, table: str, occupation: str) -> list[tuple[int, Row]]:
    """Return the rows of a table about an occupation that are not made up, with their line."""
    return [
        (line, row)
        for line, row in enumerate(pack.table(table), start=2)
        if row["occupation"] == occupation and row["status"] != "synthetic"
    ]


def known_stock(
    pack: Pack, occupation: str, regions: Sequence[Region], national: float
) -> tuple[Array, tuple[RegionalFigure, ...]]:
    """Return the share of the stock counted in each region by place of work; not a number where unknown."""
    rows = [(line, row) for line, row in _real(pack, "regional_stock", occupation) if row["basis"] == "work"]
    country = Regions(pack).nation.code
    nation = {
        int(row["year"] or 0): float(row["headcount"] or 0.0) for _, row in rows if row["region"] == country
    }
    place = {region.code: number for number, region in enumerate(regions)}
    share = np.full(len(regions), np.nan)
    figures: dict[str, RegionalFigure] = {}
    for line, row in sorted(rows, key=lambda entry: int(entry[1]["year"] or 0)):
        code = str(row["region"])
        if code in place:
            value = float(row["headcount"] or 0.0)
            share[place[code]] = value / nation.get(int(row["year"] or 0), national)
            figures[code] = RegionalFigure(
                "stock",
                code,
                value,
                value,
                value,
                str(row["status"]),
                str(row["source"]),
                "counted by place of work",
                f"regional_stock:{line}",
            )
    if np.nansum(share) > 1.0 or not np.any(np.isnan(share)):
        share = share / np.nansum(share)
    return share, tuple(figures.values())


def known_exposure(
    pack: Pack, occupation: str, regions: Sequence[Region]
) -> tuple[Array, tuple[RegionalFigure, ...]]:
    """Return the share of people of 55 and over against all regions given; not a number where unknown."""
    place = {region.code: number for number, region in enumerate(regions)}
    all_ages, old = np.zeros(len(regions)), np.zeros(len(regions))
    rows = [
        (line, row)
        for line, row in _real(pack, "regional_age_structure", occupation)
        if row["region"] in place
    ]
    for _, row in rows:
        number, heads = place[str(row["region"])], float(row["headcount"] or 0.0)
        all_ages[number] += heads
        old[number] += heads if int(row["age_from"] or 0) >= OLD_AGE else 0.0
    if not old.sum():
        return np.full(len(regions), np.nan), ()
    ratio = np.divide(old, all_ages, out=np.full(len(regions), np.nan), where=all_ages > 0.0) / (
        old.sum() / all_ages.sum()
    )
    figures = tuple(
        RegionalFigure(
            "age_structure",
            str(row["region"]),
            float(row["headcount"] or 0.0),
            0.0,
            0.0,
            str(row["status"]),
            str(row["source"]),
            "people by age",
            f"regional_age_structure:{line}",
        )
        for line, row in rows
    )
    return ratio, figures


def known_moves(
    pack: Pack, occupation: str, regions: Sequence[Region]
) -> tuple[Array | None, tuple[RegionalFigure, ...]]:
    """Return the matrix of moves, column from and row to, or None where no move is known."""
    place = {region.code: number for number, region in enumerate(regions)}
    rows = _real(pack, "regional_moves", occupation)
    if not rows:
        return None, ()
    matrix = np.zeros((len(regions), len(regions)))
    for line, row in rows:
        start, end = str(row["region_from"]), str(row["region_to"])
        if start not in place or end not in place or start == end:
            raise refuse(
                "a move between regions that are not known or the same",
                file="regional_moves.csv",
                field="region_to",
                value=Phrase("{start} to {end}", start=start, end=end),
                expected=Phrase("the codes of two regions"),
            )
        matrix[place[end], place[start]] = float(row["share"] or 0.0)
        if matrix[:, place[start]].sum() > 1.0 + 1e-9:
            raise refuse(
                "more people move away than there are",
                file="regional_moves.csv",
                field="share",
                value=start,
                expected=Phrase(
                    "shares of {start} that add up to at most 1 (row {line})", start=start, line=line
                ),
            )
    matrix += np.diag(1.0 - matrix.sum(axis=0))
    figures = tuple(
        RegionalFigure(
            "moves",
            str(row["region_from"]),
            float(row["share"] or 0.0),
            0.0,
            0.0,
            str(row["status"]),
            str(row["source"]),
            "moves",
            f"regional_moves:{line}",
        )
        for line, row in rows
    )
    return matrix, figures


def known_settlement(
    pack: Pack, occupation: str, regions: Sequence[Region]
) -> tuple[dict[str, Array], tuple[RegionalFigure, ...]]:
    """Return the share of the graduates of each training region who work in each region, axes (r)."""
    place = {region.code: number for number, region in enumerate(regions)}
    rows = [
        (line, row) for line, row in _real(pack, "regional_settlement", occupation) if row["region"] in place
    ]
    settled: dict[str, Array] = {}
    for _, row in rows:
        own = settled.setdefault(str(row["training_region"]), np.zeros(len(regions)))
        own[place[str(row["region"])]] = float(row["share"] or 0.0)
    figures = tuple(
        RegionalFigure(
            "settlement",
            str(row["region"]),
            float(row["share"] or 0.0),
            0.0,
            0.0,
            str(row["status"]),
            str(row["source"]),
            "settlement",
            f"regional_settlement:{line}",
        )
        for line, row in rows
    )
    return {name: shares(counts) for name, counts in settled.items()}, figures
