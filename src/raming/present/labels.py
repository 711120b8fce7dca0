"""The names of the model's things in sentences, tables and charts: drivers, components, scenarios."""

DRIVERS = {
    "outflow": "outflow of the present stock",
    "in_training": "already in training",
    "before_steering": "entering before the steering year",
    "abroad": "inflow from abroad",
    "unmet_demand": "unmet demand",
    "demographic_growth": "demography",
    "epidemiological_trend": "epidemiology",
    "sociocultural_trend": "socio-cultural trend",
    "professional_trend": "professional content",
    "efficiency_trend": "efficiency",
    "horizontal_substitution": "horizontal substitution",
    "working_time": "working time",
    "vertical_substitution": "vertical substitution",
}
COMPONENTS = {
    "stock": "present stock",
    "in_training": "in training",
    "before_steering": "entering before the steering year",
    "after_steering": "entering from the steering year on",
    "abroad": "from abroad",
}
SCENARIOS = {
    "demography": "demography only",
    "work-process": "work process",
    "working-time": "working time",
    "preferred": "preferred",
}
TRENDS = {"temporary": "temporary trends", "continuing": "continuing trends"}
VARIANTS = {"low": "low variant", "mid": "middle variant", "high": "high variant"}
STAGES = {
    "advised": "advised",
    "reported": "as reported in the press",
    "indicative": "indicative, no decision",
    "decided": "decided",
    "funded": "funded",
    "filled": "filled",
    "completed": "completed training",
    "working": "working",
}
STATUSES = {
    "published": "published",
    "derived": "derived",
    "estimate": "estimate",
    "assumption": "assumption",
    "scenario": "set in the scenario",
}
