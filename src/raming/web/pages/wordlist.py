"""Words of the pages that stand in tables: message ids of the catalogue."""

GROUPS = {
    "physicians": "physicians",
    "medical-specialties": "medical specialties",
    "oral-care": "oral care",
    "mental-health": "mental health care",
    "nurses-and-advanced-practice": "nurses and advanced practice",
    "hospital-support": "hospital support",
    "other-professions": "other professions",
    "education": "education",
    "totals": "totals",
}
"""Groups of occupations."""

FIGURES = {
    "years": "years of the model",
    "stock": "present stock",
    "training": "training",
    "abroad": "inflow from abroad",
    "demand": "demand",
}
"""Groups of figures of the model."""

PERCENT = {
    "share": "%",
    "share of supply": "% of supply",
    "share of base stock": "% of the stock",
    "share of starters": "% of starters",
    "share of graduates": "% of graduates",
    "cumulative share": "% in total",
    "per year": "% a year",
}
"""What stands behind a share that is written as a percentage."""

FIELDS = {
    "round": "round",
    "scenario": "scenario",
    "trend": "trends",
    "variant": "variant",
    "balance_year": "balance year",
    "intake": "intake",
    "set": "changed figure",
    "places": "places a year",
    "on": "measures",
    "occupation": "occupation",
    "confidence": "chance",
    "budget": "budget",
    "first_year": "first intake year",
    "last_year": "last intake year",
    "title": "name",
    "author": "your name (others see it)",
    "comment": "why",
    "file": "file",
}
"""Choices as they are named beside an error."""

NAVIGATION = {
    "occupations": "Occupations",
    "regions": "Regions",
    "places": "Places",
    "measures": "Measures",
    "decisions": "Decisions",
    "answer": "Questions",
    "data": "Data",
    "method": "Method",
}
"""The main menu."""

SELECTORS = {"sex": "sex", "cohort": "training cohort", "at": "year or age", "variant": "variant"}
"""What distinguishes the values of a figure."""

REFUSALS = {
    400: ("This cannot be read", "The request has another form than this page expects."),
    403: (
        "This cannot be done here",
        "This server only shows, or the form was open too long. Open the page again and try once more.",
    ),
    404: ("This page does not exist", "The address may have a typing error, or the page has moved."),
    405: ("This address does not take that", "It can be read, but nothing can be sent to it."),
    410: ("This was taken back", "The scenario has been withdrawn; its earlier versions can still be read."),
    413: ("That is too large", "The file or the form holds more than this server takes."),
    415: ("This kind of file cannot be read", "A form or a scenario file was expected."),
    421: ("This server answers to this machine only", "Open it under the name localhost."),
    503: ("It is busy here", "Many computations are under way. Try again in a moment."),
}
"""What is said about each status of a refusal: a title and a lead."""

CRITERIA = {
    "1.1.1": (
        "Text alternatives",
        "every chart has a name, a description in words and its figures as a table",
    ),
    "1.3.1, 1.3.2": (
        "Reading order and structure",
        "headings, lists, tables and forms are marked up as such",
    ),
    "1.4.1": ("Colour is never the only sign", "lines differ in dash and weight, cells carry their number"),
    "1.4.3, 1.4.11": ("Contrast", "text at least 4.5 to 1, controls at least 3 to 1, light and dark"),
    "1.4.4, 1.4.10": ("Enlarging", "readable at 200% and in a window of 320 pixels"),
    "2.1.1, 2.1.2": ("Keyboard", "everything works by keyboard, and the focus is never caught"),
    "2.4.7, 2.4.11": ("Visible focus", "a thick line around what has the focus, never hidden"),
    "2.4.1, 2.4.2": (
        "Skip link and titles",
        "a link to the content comes first, each page has its own title",
    ),
    "2.5.7": ("Dragging", "every slider has a field beside it in which the number can be typed"),
    "2.5.8": ("Target size", "what can be clicked is at least 24 by 24 pixels, or has room around it"),
    "3.1.1, 3.1.2": ("Language", "the language of the page and of parts in another language is marked"),
    "3.3.1, 3.3.3": ("Errors", "an error says what is wrong and what was expected, beside the field"),
    "4.1.3": ("Status messages", "a new result is announced without moving the focus"),
}
"""What is seen to for each success criterion of WCAG 2.2: the subject, and how."""

SHEET_YEARS = {
    "how-many": "Year",
    "how-many-short": "Year",
    "what-if-fewer": "First intake year",
    "since-when": "Year",
    "against-advice": "Intake year",
    "which-region": "Year",
    "hidden-vacancies": "Year",
}
"""What the year of each question of an answer sheet is."""
