"""What the workbook of a round explains: why each figure is asked, and how it is filled in. Message ids of the catalogue."""

WHY = {
    "stock_headcount": "Supply starts from the people who work in this occupation in the base year.",
    "stock_share_female": "Women and men differ in hours and in when they leave.",
    "fte_per_head": "Turns people into the care they give; a row with at=0 is the base year, others are years after it.",
    "stock_cumulative_outflow": "Which share of the present stock has left after so many years; it never falls.",
    "intake_per_year": "How many people start the training each year as things are.",
    "intake_share_female": "Women and men differ in hours and in when they leave.",
    "training_duration": "Says when those who start will graduate.",
    "internal_yield": "Which share of those who start completes the training.",
    "external_yield": "Which share of those who graduate works in the occupation after so many years; it never rises.",
    "abroad_inflow_per_year": "People trained abroad add to supply.",
    "abroad_share_female": "Women and men differ in hours and in when they leave.",
    "abroad_yield": "Kept beside the figures; the model of today does not apply it, and the row may be left empty.",
    "unmet_demand": "How much more care is asked in the base year than is given.",
    "demographic_growth": "How much demand grows in so many years since the population does, in total.",
    "epidemiological_trend": "How much demand grows each year since people are ill more, or less.",
    "sociocultural_trend": "How much demand grows each year since people ask more, or less.",
    "professional_trend": "How much demand grows each year by what the profession itself does otherwise.",
    "efficiency_trend": "How much demand for people grows each year by working otherwise; below zero where less is needed.",
    "horizontal_substitution": "How much work comes each year from other occupations of the same level; below zero where it goes.",
    "working_time": "How much demand for people grows each year since they work shorter weeks.",
    "vertical_substitution": "How much work comes each year from occupations of another level; below zero where it goes.",
    "exit_hazard": "The chance of leaving in a year at that age.",
    "stock_age": "Which share of the present stock has that age.",
    "entry_age": "Which share of those who graduate has that age.",
}
"""Why each parameter is asked."""

FIELDS = {
    "name_nl": "So that the occupation is found and shown in Dutch.",
    "name_en": "So that the occupation is found and shown in English.",
    "occupation": "How commands and files name it: lower case letters, figures and hyphens.",
    "group": "Under which heading it is listed.",
    "figure_owner": "Whom to ask for what is missing.",
    "maker": "Stands with every answer: these figures are your own work.",
    "made": "So that it can be seen which version an answer rests on.",
    "round": "The year in which the stock was counted. For a new round, type the new year here.",
    "steering_year": "From this year on other training places count. Empty: the round + 2.",
    "trend_year": "Until this year trends go on. Empty: the round + 10.",
    "balance_year[at=1]": "A year in which supply must equal demand. Empty: the round + 12.",
    "balance_year[at=2]": "The later of two such years. Empty: the round + 18.",
    "note": "What a reader must know to use the figures. May be left empty.",
}
"""Why each field of the occupation is asked."""

STATUSES = {
    "published": "stands in the source named",
    "derived": "follows from other figures; the reason states the arithmetic",
    "estimate": "a judgement from figures nearby",
    "assumption": "nobody has published it: give low, high and the reason; the source is one of the makers, such as own-work",
}
"""What each status asks."""
