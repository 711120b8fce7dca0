"""The indicators of regional balance: what each is, and its figure for every region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from raming.answers.regional.figures import RegionalFigure
from raming.answers.regional.indicator_kinds import BY_ID, KINDS, LONG, SHORT, Kind
from raming.answers.regional.inputs import care_profile
from raming.answers.regional.model import RegionalRun
from raming.engine.model.curves import Array
from raming.inputs.meaning import OWN_UNIT, SHARE, Is
from raming.inputs.pack import Pack
from raming.inputs.regions import NATION, Region, Regions
from raming.inputs.tables import Row

NOT_AVAILABLE = "not-available"
PER = 10_000.0
MOST = 0.8
"""Share of its inhabitants from which on a region stands under the figure of a province."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of one region."""

    dimension: Annotated[str, Is("what it tells about")]
    value: Annotated[float | None, Is("the figure; null where it is not available", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of its interval; null where it has none", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end", OWN_UNIT)]
    chance: Annotated[float | None, Is("odds of a shortage, for expected gaps; null elsewhere", SHARE)]
    national: Annotated[
        float | None, Is("the same figure of the country; null where it is not available", OWN_UNIT)
    ]
    unit: Annotated[str, Is("what the numbers count")]
    worse: Annotated[str, Is("`more` or `less`: which way means more strain")]
    definition: Annotated[str, Is("what it is, as its id")]
    date: Annotated[str, Is("date or year it speaks of")]
    region: Annotated[
        str, Is("code of the region it was measured for, a province or the country where there is none finer")
    ]
    status: Annotated[str, Is("`published`, `derived`, `estimate`, `assumption`, or `not-available`")]
    sources: Annotated[tuple[str, ...], Is("ids of the sources in the pack")]
    note: Annotated[str, Is("what its source says of it, in the words of the pack")]
    remark: Annotated[
        str | None,
        Is(
            "what to know of how it was found, as an id: `not-by-region`, `over-inhabitants-of-that-year` or "
            "`mean-of-specialisms`; null where it is as its source has it, or computed"
        ),
    ] = None
    owner: Annotated[str, Is("who would have it, where it is not available by region; empty elsewhere")] = ""


def missing(
    kind: Kind, national: float | None = None, date: str = "", sources: tuple[str, ...] = ()
) -> Indicator:
    """Return an indicator that is not available, with the figure of the country where that is known."""
    return Indicator(
        kind.dimension, None, None, None, None, national, kind.unit, kind.worse, kind.id, date, "",
        NOT_AVAILABLE, sources, "", "not-by-region", kind.owner,
    )  # fmt: skip


def of_kind(
    kind: Kind,
    value: float,
    *,
    region: str,
    status: str,
    sources: Iterable[str],
    date: object,
    low: float | None = None,
    high: float | None = None,
    chance: float | None = None,
    national: float | None = None,
    note: str = "",
    remark: str | None = None,
) -> Indicator:
    """Return an indicator with its figure."""
    return Indicator(
        kind.dimension, value, low, high, chance, national, kind.unit, kind.worse, kind.id, str(date),
        region, status, tuple(dict.fromkeys(sources)), note, remark,
    )  # fmt: skip


Pick = Callable[[RegionalRun], Array]
"""Takes a figure of every draw and region from a run, axes (d, r)."""


WHOLE = Region("", NATION, "", "", "", 0.0, 0.0)
"""The nation as the one region of a run, where nobody reads its name."""


def nation_of(ran: RegionalRun) -> RegionalRun:
    """Return a run with the nation as its one region."""
    return replace(
        ran,
        regions=(WHOLE,),
        people=ran.people.sum(axis=0, keepdims=True),
        headcount=ran.headcount.sum(axis=1, keepdims=True),
        fte=ran.fte.sum(axis=1, keepdims=True),
        demand=ran.demand.sum(axis=1, keepdims=True),
        stock_known=np.array([True]),
    )


def growth(years: int) -> Pick:
    """Return what picks the growth of demand some years after the base year."""
    return lambda ran: ran.demand[:, :, years] / ran.demand[:, :, 0] - 1.0


def gap_share(years: int) -> Pick:
    """Return what picks the gap some years after the base year as a share of demand."""
    return lambda ran: ran.gap[:, :, years] / ran.demand[:, :, years]


def computed(
    middle: RegionalRun, ensemble: RegionalRun | None, ends: tuple[float, float]
) -> list[dict[str, Indicator]]:
    """Return the indicators that come from the regional projection, by region."""
    base, nation = middle.base_year, nation_of(middle)
    people = ("raming-regional-ageing", "vektis-2015", "vektis-2023")
    stock = tuple(f.source for f in middle.figures if f.parameter in ("relative_density", "stock"))
    flows = tuple(
        f.source
        for f in middle.figures
        if f.parameter in ("outflow_ratio", "settlement_ratio", "age_structure")
    )
    per_head = nation.demand[0, 0, 0] / nation.people[0, 0]
    rows: list[tuple[str, Pick, int, str, tuple[str, ...]]] = [
        ("density_heads", lambda r: PER * r.headcount[:, :, 0] / r.people[:, 0], 0, "estimate", stock),
        ("density_fte", lambda r: PER * r.fte[:, :, 0] / r.people[:, 0], 0, "estimate", stock),
        ("demand_per_head", lambda r: r.demand[:, :, 0] / r.people[:, 0] / per_head, 0, "derived", people),
    ]
    for years in (SHORT, LONG):
        rows += [
            (f"demand_growth_{years}", growth(years), years, "derived", people),
            (f"gap_{years}", gap_share(years), years, "estimate", (*stock, *flows, *people)),
        ]
    indicators: list[dict[str, Indicator]] = [{} for _ in middle.regions]
    for name, pick, years, status, sources in rows:
        values, national = pick(middle)[0], float(pick(nation)[0, 0])
        draws = None if ensemble is None else pick(ensemble)
        spread = None if draws is None else np.quantile(draws, ends, axis=0)
        for place, region in enumerate(middle.regions):
            known = status == "estimate" and name.startswith("density") and bool(middle.stock_known[place])
            indicators[place][name] = of_kind(
                BY_ID[name],
                float(values[place]),
                region=region.code,
                status="derived" if known else status,
                sources=sources,
                date=base + years,
                low=None if spread is None else float(spread[0, place]),
                high=None if spread is None else float(spread[1, place]),
                chance=float((draws[:, place] > 0.0).mean()) if draws is not None and "gap" in name else None,
                national=national,
            )
    return indicators


def settlement(kind: Kind, figures: Iterable[RegionalFigure], region: Region, date: int) -> Indicator:
    """Return where graduates settle: only where something is known of this region."""
    for figure in figures:
        if (figure.parameter, figure.region, figure.status) == ("settlement_ratio", region.code, "estimate"):
            return of_kind(
                kind,
                figure.value,
                region=region.code,
                status=figure.status,
                sources=(figure.source,),
                date=date,
                low=figure.low,
                high=figure.high,
                national=1.0,
                note=figure.rationale,
            )
    return missing(kind, 1.0)


class Observed:
    """The regional observations of a pack, looked up from the region outwards to its province."""

    def __init__(self, pack: Pack, people: Mapping[tuple[str, int], float]) -> None:
        self.people = people
        self.nation = Regions(pack).nation.code
        self.rows: dict[tuple[str, str, str, str], Row] = {}
        for row in pack.table("regional_observed"):
            if row["status"] == "synthetic":
                continue
            key = (str(row["subject"]), str(row["indicator"]), str(row["detail"] or ""), str(row["region"]))
            if key not in self.rows or int(self.rows[key]["year"] or 0) <= int(row["year"] or 0):
                self.rows[key] = row
        self.province: dict[str, str] = {}
        for row in pack.table("region_shares"):
            if float(row["share"] or 0.0) >= MOST:
                self.province[str(row["region"])] = str(row["province"])

    def find(self, subject: str, indicator: str, region: str, detail: str = "") -> Row | None:
        """Return the latest observation of a region, or of the province that most of it lies in."""
        for place in (region, self.province.get(region, "")):
            if (subject, indicator, detail, place) in self.rows:
                return self.rows[subject, indicator, detail, place]
        return None

    def details(self, subject: str, indicator: str) -> list[str]:
        """Return the details, such as specialisms, that an indicator was observed for."""
        return sorted({key[2] for key in self.rows if key[:2] == (subject, indicator)})

    def shown(self, kind: Kind, subject: str, indicator: str, region: Region, detail: str = "") -> Indicator:
        """Return an observation as an indicator, with the figure of the country beside it."""
        whole = self.rows.get((subject, indicator, detail, self.nation))
        national = None if whole is None else float(whole["value"] or 0.0)
        row = self.find(subject, indicator, region.code, detail)
        if row is None:
            date, source = (
                ("", ()) if whole is None else (str(whole["reference_date"]), (str(whole["source"]),))
            )
            return missing(kind, national, date, source)
        low, high = row["low"], row["high"]
        return of_kind(
            kind,
            float(row["value"] or 0.0),
            region=str(row["region"]),
            status=str(row["status"]),
            sources=(str(row["source"]),),
            date=row["reference_date"],
            low=None if low is None else float(low),
            high=None if high is None else float(high),
            national=national,
            note=str(row["note"] or ""),
        )

    def per_inhabitant(self, kind: Kind, subject: str, indicator: str, region: Region) -> Indicator:
        """Return a count per 10,000 inhabitants of where it was counted."""
        found = self.shown(kind, subject, indicator, region)
        row = self.find(subject, indicator, region.code)
        if row is None or found.value is None:
            return found
        year = int(row["year"] or 0)
        whole = self.rows.get((subject, indicator, "", self.nation))
        nation = (
            None if whole is None else PER * float(whole["value"] or 0.0) / self._people(self.nation, year)
        )
        value = PER * found.value / self._people(str(row["region"]), year)
        return replace(
            found, value=value, national=nation, status="derived", remark="over-inhabitants-of-that-year"
        )

    def mean_of_all(self, kind: Kind, subject: str, indicator: str, region: Region) -> Indicator:
        """Return the mean over all details, such as specialisms, against that of all provinces."""
        names = self.details(subject, indicator)
        rows = [row for name in names if (row := self.find(subject, indicator, region.code, name))]
        if not rows:
            return missing(kind)
        every = [
            float(row["value"] or 0.0) for key, row in self.rows.items() if key[:2] == (subject, indicator)
        ]
        return of_kind(
            kind,
            float(np.mean([float(row["value"] or 0.0) for row in rows])),
            region=str(rows[0]["region"]),
            status="derived",
            sources=(str(row["source"]) for row in rows),
            date=rows[0]["reference_date"],
            national=float(np.mean(every)),
            note=str(rows[0]["note"] or ""),
            remark="mean-of-specialisms",
        )

    def _people(self, region: str, year: int) -> float:
        """Return inhabitants in a year, a straight line between the years known."""
        years = sorted(known for code, known in self.people if code == region)
        return float(np.interp(year, years, [self.people[region, known] for known in years]))


def inhabitants(pack: Pack) -> dict[tuple[str, int], float]:
    """Return inhabitants by region and year."""
    people: dict[tuple[str, int], float] = {}
    for row in pack.table("region_population"):
        key = (str(row["region"]), int(row["year"] or 0))
        people[key] = people.get(key, 0.0) + float(row["population"] or 0.0)
    return people


def observed(pack: Pack, occupation: str, regions: Sequence[Region]) -> list[dict[str, Indicator]]:
    """Return the indicators that were counted, measured or asked, by region."""
    observations = Observed(pack, inhabitants(pack))
    care = care_profile(pack, occupation)
    branch, waits = str(care["subject"]), str(care["waits"] or "")
    indicators = []
    for region in regions:
        row = {
            "retirement_exposure": observations.shown(
                BY_ID["retirement_exposure"], occupation, "share_aged_50_plus", region
            ),
            "vacancies": observations.per_inhabitant(
                BY_ID["vacancies"], "health-and-welfare", "open_vacancies", region
            ),
            "absence": observations.shown(BY_ID["absence"], branch, "sickness_absence", region),
            "waiting_times": observations.shown(
                BY_ID["waiting_times"], "hospital-care", "share_waits_over_norm", region, waits
            )
            if waits
            else observations.mean_of_all(
                BY_ID["waiting_times"], "hospital-care", "share_waits_over_norm", region
            ),
        }
        row |= {
            k.id: observations.shown(k, occupation, k.id, region) for k in KINDS if k.dimension == "survey"
        }
        indicators.append(row)
    return indicators
