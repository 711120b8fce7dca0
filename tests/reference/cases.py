"""Worked cases, copied in full so that the tests need no other file."""

from .case import COHORTS, SEXES, Case


def gp_2025() -> Case:
    """General practitioners, round 2025; low, mid and high are one value.

    Source: huisartsen-dashboard (public repository, file of 22 October 2025), column 2025.
    """
    women = {1.0: 0.989, 5.0: 0.943, 10.0: 0.889, 15.0: 0.851}
    men = {1.0: 0.992, 5.0: 0.959, 10.0: 0.931, 15.0: 0.905}
    return Case(
        base_year=2025,
        steering_year=2027,
        trend_year=2035,
        stock_headcount=14347,
        stock_share_female=0.66,
        fte_per_head={
            "f": {0.0: 0.72, 5.0: 0.72, 10.0: 0.72, 15.0: 0.72, 20.0: 0.72},
            "m": {0.0: 0.81, 5.0: 0.81, 10.0: 0.81, 15.0: 0.81, 20.0: 0.81},
        },
        stock_cumulative_outflow={
            "f": {5.0: 0.116, 10.0: 0.232, 15.0: 0.371, 20.0: 0.51},
            "m": {5.0: 0.226, 10.0: 0.373, 15.0: 0.502, 20.0: 0.632},
        },
        intake_per_year=dict.fromkeys(COHORTS, 718.0),
        intake_share_female=dict.fromkeys(COHORTS, 0.74),
        training_duration=dict.fromkeys(COHORTS, 3.2),
        internal_yield=dict.fromkeys(COHORTS, 0.94),
        external_yield={(s, c): dict(women if s == "f" else men) for s in SEXES for c in COHORTS},
        abroad_inflow_per_year=14,
        abroad_share_female=1.0,
        abroad_yield=1.0,
        unmet_demand=0.063,
        demographic_growth={5.0: 0.043, 10.0: 0.086, 15.0: 0.121, 20.0: 0.148},
        epidemiological_trend=0.010,
        sociocultural_trend=0.019,
        professional_trend=-0.003,
        efficiency_trend=-0.005,
        horizontal_substitution=0.016,
        working_time=0.0,
        vertical_substitution=-0.011,
    )


def gp_2010() -> Case:
    """General practitioners, round 2010, mid variant. Source: as for 2025, column 2010."""
    women = {1.0: 0.948, 5.0: 0.93, 10.0: 0.88, 15.0: 0.821}
    men = {1.0: 0.919, 5.0: 0.918, 10.0: 0.899, 15.0: 0.862}
    return Case(
        base_year=2010,
        steering_year=2012,
        trend_year=2020,
        stock_headcount=10371,
        stock_share_female=0.419,
        fte_per_head={"f": {0.0: 0.551}, "m": {0.0: 0.822}},
        stock_cumulative_outflow={
            "f": {5.0: 0.084, 10.0: 0.192, 15.0: 0.313, 20.0: 0.443},
            "m": {5.0: 0.189, 10.0: 0.382, 15.0: 0.546, 20.0: 0.679},
        },
        intake_per_year={"in_training": 513.0, "before_steering": 596.0, "after_steering": 596.0},
        intake_share_female=dict.fromkeys(COHORTS, 0.713),
        training_duration=dict.fromkeys(COHORTS, 3.0),
        internal_yield={"in_training": 0.98, "before_steering": 0.939, "after_steering": 0.939},
        external_yield={(s, c): dict(women if s == "f" else men) for s in SEXES for c in COHORTS},
        abroad_inflow_per_year=0,
        abroad_share_female=0.418,
        abroad_yield=0.0,
        unmet_demand=0.01,
        demographic_growth={5.0: 0.031, 10.0: 0.06, 15.0: 0.084, 20.0: 0.104},
        epidemiological_trend=0.003,
        sociocultural_trend=0.005,
        professional_trend=0.001,
        efficiency_trend=0.002,
        horizontal_substitution=0.005,
        working_time=0.0,
        vertical_substitution=-0.006,
    )


def gp_2009() -> Case:
    """General practitioners 2009 to 2019, the example of Human Resources for Health 2012, 10:21, tables 2-8.

    Flows are printed as totals over the ten years and yields as one share active in 2019: they are divided
    back here. The share of women among those from abroad is not printed; it follows from the 6,945 women
    printed for 2019: 6,945 less 3,301 of the stock less 0.71 of 5,064 graduates leaves 48.6 of 93.
    """
    share_active = {
        "in_training": 1320 / 1477,
        "before_steering": 1054 / 1153,
        "after_steering": 2690 / 2883,
    }
    return Case(
        composition="hrh-2012",
        base_year=2009,
        steering_year=2011,
        trend_year=2019,
        balance_year=2019,
        horizon=10,
        stock_headcount=6129 + 4086,
        stock_share_female=4086 / (6129 + 4086),
        fte_per_head={"f": {0.0: 0.551}, "m": {0.0: 0.822}},
        stock_cumulative_outflow={"f": {10.0: 785 / 4086}, "m": {10.0: 2341 / 6129}},
        intake_per_year={
            "in_training": 1507 / 3,
            "before_steering": 1228 / 2,
            "after_steering": 3070 / 5,
        },
        intake_share_female=dict.fromkeys(COHORTS, 0.71),
        training_duration=dict.fromkeys(COHORTS, 3.0),
        internal_yield={
            "in_training": 1477 / 1507,
            "before_steering": 1153 / 1228,
            "after_steering": 2883 / 3070,
        },
        external_yield={(s, c): {None: share_active[c]} for s in SEXES for c in COHORTS},
        abroad_inflow_per_year=109 / 10,
        abroad_share_female=(6945 - 3301 - 0.71 * 5064) / 93,
        abroad_yield=93 / 109,
        unmet_demand=0.01,
        demographic_growth={10.0: 0.06},
        epidemiological_trend=0.03,
        sociocultural_trend=0.05,
        professional_trend=0.01,
        efficiency_trend=0.02,
        horizontal_substitution=0.05,
        working_time=0.0,
        vertical_substitution=-0.06,
    )
