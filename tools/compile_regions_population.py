"""Compiles `region_population.csv`: counts of 2021 and their ageing forward by cohorts.

Run `python tools/compile_regions_population.py --data FOLDER --out region_population.csv`; FOLDER holds the
gathered tables the pack is compiled from. The arithmetic, step by step:

2. Counts of five-year groups in 2021 are spread over single ages as the nation is.
3. Every year a cohort changes as in the derived national projection, times how much more or less the
   piece's cohorts grew than the nation's between 2015 and 2021 (insured years 2015 against counts 2021;
   men and women, five-year groups; damped to a yearly ratio between 0.97 and 1.03, half as strong each
   ten years). Newborn follow women of 20 to 39 and the children each piece had per such woman in 2021.
4. Each year the pieces are fitted to the national single ages and to the shares of provinces in the
   nation: counted in 2025, forecast for 2030 and 2035 (total and 65+), and for 2050 (total), straight
   lines in between.
5. Figures are rounded to whole people by piece, then added up.
"""

import argparse
import csv
from collections import defaultdict
from pathlib import Path

import numpy as np

from cohorts import age_one_year, fit_margins

YEARS = (2021, 2025, 2030, 2035, 2040, 2045, 2050)
GROUPS = tuple(range(0, 100, 5))
SEXES = ("F", "M")
LAST_COUNTED = 2021
MEMORY = 10.0


def rows(path: Path) -> list[dict[str, str]]:
    """Read one gathered table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pieces_of(data: Path) -> tuple[list[tuple[str, str]], dict[str, int], np.ndarray, np.ndarray]:
    """Return the pieces, the piece of each municipality, counts 2021 and insured years 2015 by group."""
    municipal = {
        row["gm_code"]: (row["ra_code"], row["pv_code"])
        for row in rows(data / "regions/municipality_region_2023.csv")
    }
    pieces = sorted(set(municipal.values()))
    place = {piece: index for index, piece in enumerate(pieces)}
    counts = np.zeros((len(pieces), 2, len(GROUPS)))
    for row in rows(data / "population/pop_municipality_age_sex_2021.csv"):
        counts[place[municipal[row["gm_code"]]], SEXES.index(row["sex"]), int(row["age_from"]) // 5] += float(
            row["population"]
        )
    successor = {
        row["gm_2015"]: municipal[row["gm_2023"]]
        for row in rows(data / "regions/municipality_region_2015.csv")
    }
    before = np.zeros((len(pieces), 2, 19))
    for row in rows(data / "demand/vektis_2015_municipality_age_sex.csv"):
        if row["insured_years"] and row["gm_2015"] in successor:
            before[place[successor[row["gm_2015"]]], SEXES.index(row["sex"]), int(row["age_from"]) // 5] += (
                float(row["insured_years"])
            )
    return pieces, {code: place[piece] for code, piece in municipal.items()}, counts, before


def national(data: Path) -> dict[int, np.ndarray]:
    """Return the derived national projection by year, shape (sex, single age 0…100)."""
    nation: dict[int, np.ndarray] = defaultdict(lambda: np.zeros((2, 101)))
    for row in rows(data / "population/pop_nl_age_sex_projection_derived.csv"):
        if row["variant"] == "cbs2022" and int(row["year"]) <= YEARS[-1]:
            nation[int(row["year"])][SEXES.index(row["sex"]), int(row["age"])] = float(row["population"])
    return nation


def single_ages(groups: np.ndarray, nation: np.ndarray) -> np.ndarray:
    """Spread five-year groups (piece, sex, group) over single ages as the nation is (sex, age)."""
    ages = np.arange(nation.shape[-1])
    group = np.minimum(ages // 5, groups.shape[-1] - 1)
    total = np.stack(
        [np.bincount(group, weights=nation[sex], minlength=groups.shape[-1]) for sex in range(2)]
    )
    return groups[:, :, group] * (nation / total[:, group])


def drift_of(counts: np.ndarray, before: np.ndarray, nation: np.ndarray) -> np.ndarray:
    """Return the yearly growth of a piece's cohorts over the nation's, 2015 to 2021: (piece, sex, age)."""
    old = single_ages(before, nation)
    old[:, :, 90:] = 0.0
    grown = np.zeros((*counts.shape[:2], 19))
    came_from = np.zeros_like(grown)
    now = single_ages(counts, nation)
    for age in range(6, 96):
        grown[:, :, age // 5 if age < 95 else 18] += now[:, :, age]
        came_from[:, :, age // 5 if age < 95 else 18] += old[:, :, age - 6]
    ratio = np.ones_like(grown)
    usable = slice(1, 17)
    share = grown[:, :, usable] / came_from[:, :, usable]
    share /= grown[:, :, usable].sum(0) / came_from[:, :, usable].sum(0)
    ratio[:, :, usable] = np.clip(share ** (1 / 6), 0.97, 1.03)
    ages = np.minimum(np.arange(101) // 5, 18)
    return ratio[:, :, ages]


def province_shares(data: Path, provinces: list[str]) -> dict[str, dict[int, np.ndarray]]:
    """Return shares of the provinces in the nation, total and 65+, at the years for which there are any."""
    found: dict[tuple[str, int, str], dict[str, float]] = defaultdict(dict)
    for row in rows(data / "population/forecast_cbs_regional.csv"):
        if row["region_type"] in ("PV", "NL"):
            found[row["table_id"], int(row["year"]), row["variant"]][row["region_code"]] = float(
                row["population"]
            )
    shares: dict[str, dict[int, np.ndarray]] = {"total": {}, "old": {}}
    for year, variant in ((2025, "observed"), (2030, "forecast"), (2035, "forecast")):
        for kind, suffix in (("total", ""), ("old", "_65plus")):
            values = found["DAAN", year, variant + suffix]
            people = np.array([values[code] for code in provinces])
            shares[kind][year] = people / people.sum()
    newest, older = found["85173NED", 2050, "forecast"], found["84525NED", 2050, "forecast"]
    rest = [code for code in provinces if code not in newest]
    left = newest["NL01"] - sum(newest[code] for code in provinces if code in newest)
    people = np.array(
        [newest.get(code, left * older[code] / sum(older[c] for c in rest)) for code in provinces]
    )
    shares["total"][2050] = people / people.sum()
    return shares


def at_year(known: dict[int, np.ndarray], year: int) -> np.ndarray | None:
    """Return a straight line between the years known, or None outside them."""
    years = sorted(known)
    if not years[0] <= year <= years[-1]:
        return None
    return np.array([np.interp(year, years, column) for column in np.stack([known[y] for y in years]).T])


def fitted(
    seed: np.ndarray,
    nation: np.ndarray,
    province: np.ndarray,
    shares: dict[str, dict[int, np.ndarray]],
    year: int,
) -> np.ndarray:
    """Fit the pieces to provinces and to the nation by single age and sex."""
    total, old = at_year(shares["total"], year), at_year(shares["old"], year)
    margins = []
    all_people = nation.sum()
    is_old = (np.arange(101) >= 65).astype(np.int64)
    if total is not None and old is not None:
        elders = nation[:, 65:].sum() * old
        labels = province[:, None, None] * 2 + is_old
        margins.append((labels, np.stack([all_people * total - elders, elders], axis=1).ravel()))
    elif total is not None:
        margins.append((province[:, None, None], all_people * total))
    margins.append((np.arange(202).reshape(2, 101), nation.ravel()))
    return fit_margins(seed, margins, tolerance=1e-7)


def project(data: Path) -> tuple[list[tuple[str, str]], dict[int, np.ndarray]]:
    """Return the pieces and their people by year, (piece, sex, five-year group)."""
    pieces, _, counts, before = pieces_of(data)
    nation = national(data)
    provinces = sorted({code for _, code in pieces})
    province = np.array([provinces.index(code) for _, code in pieces], dtype=np.int64)
    shares = province_shares(data, provinces)
    base = single_ages(counts, nation[LAST_COUNTED])
    shares["total"][LAST_COUNTED] = np.bincount(province, weights=base.sum((1, 2))) / base.sum()
    shares["old"][LAST_COUNTED] = (
        np.bincount(province, weights=base[:, :, 65:].sum((1, 2))) / base[:, :, 65:].sum()
    )
    drift = drift_of(counts, before, nation[LAST_COUNTED])
    per_woman = counts[:, :, 0].sum(1) / counts[:, 0, 4:8].sum(1)
    people, made = base, {LAST_COUNTED: counts}
    for year in range(LAST_COUNTED, YEARS[-1]):
        strength = 0.5 ** ((year - LAST_COUNTED) / MEMORY)
        births = per_woman * people[:, 0, 20:40].sum(1)
        later = age_one_year(people, nation[year], nation[year + 1], births, drift**strength)
        people = fitted(later, nation[year + 1], province, shares, year + 1)
        if year + 1 in YEARS:
            group = np.minimum(np.arange(101) // 5, len(GROUPS) - 1)
            made[year + 1] = np.rint(
                np.stack([people[:, :, group == g].sum(-1) for g in range(len(GROUPS))], axis=-1)
            )
    return pieces, made


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pieces, made = project(options.data)
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["region", "year", "sex", "age_from", "population", "status", "source"])
        for year, people in made.items():
            status, source = (
                ("published", "cbs-83502ned")
                if year == LAST_COUNTED
                else ("derived", "raming-regional-ageing")
            )
            for region in ["NL01", *sorted({p for _, p in pieces}), *sorted({r for r, _ in pieces})]:
                own = [i for i, piece in enumerate(pieces) if region == "NL01" or region in piece]
                for sex in range(2):
                    for group, age in enumerate(GROUPS):
                        count = int(people[own, sex, group].sum())
                        writer.writerow([region, year, "fm"[sex], age, count, status, source])


if __name__ == "__main__":
    main()
