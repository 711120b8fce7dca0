"""Random valid cases, for laws and for holding the fast engine against the slow one.

Figures have few decimals, so that a failing case can be read.
"""

from hypothesis import strategies as st

from .case import COHORTS, SEXES, TRENDS, Case

SHARES = st.integers(0, 1000).map(lambda i: i / 1000)
RATES = st.integers(-200, 200).map(lambda i: i / 10000)
INTAKES = st.integers(0, 30000).map(lambda i: i / 10)
WHOLE_DURATIONS = st.integers(1, 7).map(float)
FRACTIONAL_DURATIONS = st.integers(100, 700).map(lambda i: i / 100)
HORIZONS = st.integers(10, 30)
USUAL_DATES = ((5, 10, 15, 20), (1, 5, 10, 15))


@st.composite
def dates(draw: st.DrawFn, least: int) -> list[float]:
    """Years at which a curve is given: mostly those of the published rounds."""
    others = st.lists(st.integers(1, 25), min_size=least, max_size=6, unique=True)
    return [float(at) for at in sorted(draw(st.sampled_from(USUAL_DATES) | others))]


@st.composite
def curves(draw: st.DrawFn, values: st.SearchStrategy[float], least: int = 1) -> dict[float, float]:
    """A value at each of some dates."""
    return {at: draw(values) for at in draw(dates(least))}


@st.composite
def outflows(draw: st.DrawFn) -> dict[float, float]:
    """Cumulative outflow: never falls, between 0 and 1."""
    at = draw(dates(1))
    return dict(zip(at, sorted(draw(st.lists(SHARES, min_size=len(at), max_size=len(at)))), strict=True))


def by_sex(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(dict.fromkeys(SEXES, values))


def by_cohort(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(dict.fromkeys(COHORTS, values))


def by_sex_and_cohort(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({(sex, cohort): values for sex in SEXES for cohort in COHORTS})


@st.composite
def cases(
    draw: st.DrawFn,
    durations: st.SearchStrategy[float] = WHOLE_DURATIONS | FRACTIONAL_DURATIONS,
    horizons: st.SearchStrategy[int] = HORIZONS,
    composition: str = "v3.2",
) -> Case:
    """A valid parameter set. For whole-year durations or one horizon, hand in another strategy."""
    older = composition == "hrh-2012"
    base_year, horizon = draw(st.integers(2000, 2040)), draw(horizons)
    yields = SHARES.map(lambda share: {None: share}) if older else curves(SHARES, least=2)
    return Case(
        composition=composition,
        base_year=base_year,
        steering_year=base_year + draw(st.integers(0, 4)),
        trend_year=base_year + draw(st.integers(0, horizon)),
        balance_year=base_year + draw(st.integers(10, 20)) if older else None,
        horizon=horizon,
        stock_headcount=draw(st.integers(0, 30000)),
        stock_share_female=draw(SHARES),
        fte_per_head=draw(by_sex(curves(st.integers(300, 1100).map(lambda i: i / 1000)))),
        stock_cumulative_outflow=draw(by_sex(outflows())),
        intake_per_year=draw(by_cohort(INTAKES)),
        intake_share_female=draw(by_cohort(SHARES)),
        training_duration=draw(by_cohort(durations)),
        internal_yield=draw(by_cohort(SHARES)),
        external_yield=draw(by_sex_and_cohort(yields)),
        abroad_inflow_per_year=draw(st.integers(0, 200)),
        abroad_share_female=draw(SHARES),
        abroad_yield=draw(SHARES),
        unmet_demand=draw(st.integers(0, 300)) / 1000,
        demographic_growth=draw(curves(st.integers(-200, 400).map(lambda i: i / 1000))),
        # Older composition: totals over the horizon, not rates per year.
        **{name: draw(RATES) * (10 if older else 1) for name in TRENDS},
    )


def hazards() -> st.SearchStrategy[dict[int, float]]:
    """Yearly rates of leaving for the ages 25 to 75."""
    rates = st.lists(st.integers(0, 3000).map(lambda i: i / 10000), min_size=51, max_size=51)
    return rates.map(lambda values: dict(zip(range(25, 76), values, strict=True)))


def shares_by_age(first: int, last: int) -> st.SearchStrategy[dict[int, float]]:
    """Shares of some ages, adding up to 1."""
    weights = st.dictionaries(st.integers(first, last), st.integers(1, 100), min_size=1, max_size=12)
    return weights.map(lambda w: {age: weight / sum(w.values()) for age, weight in sorted(w.items())})


SCENARIOS = st.sampled_from(("demography", "work-process", "working-time", "preferred"))
TREND_KINDS = st.sampled_from(("temporary", "continuing"))
