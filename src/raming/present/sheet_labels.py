"""What the figures of an answer sheet say, each a sentence that can be quoted by itself; English as message ids."""

ASKED = {
    "how-many": "How many people are at work in the occupation {occupation}{about}?",
    "how-many-short": "How large is the shortage in the occupation {occupation}{about}?",
    "what-if-fewer": "What does another number of training places do in the occupation {occupation}{about}?",
    "since-when": "Since when are there fewer places than advised in the occupation {occupation}{about}?",
    "against-advice": "Do the places depart from the advice in the occupation {occupation}{about}?",
    "which-region": "Which region has the largest shortage in the occupation {occupation}{about}?",
    "hidden-vacancies": "Are hidden vacancies counted in the occupation {occupation}{about}?",
}
"""The questions as they are asked of an occupation."""
SAID = {
    "people": "In {year} {value} were at work{range}.",
    "registered": "In {year} {value} were registered{range}; this figure does not say how many of them work.",
    "fte": "Together they work {value}{range}.",
    "counted": "A later count, of {year}, gives {value}.",
    "counted-too": "Another publication counts {value} in {year}.",
    "expected": "In {year} {value} are expected to be at work{range}.",
    "fte-then": "Together they then work {value}{range}.",
    "in-region": "In {year} {value} are at work in {name}.",
    "in-region-estimate": "In {year} an estimated {value} are at work in {name}.",
    "fte-in-region": "Together they work {value}.",
    "density": "That is {value} for every 10,000 inhabitants.",
    "density-nation": "In the whole country it is {value} for every 10,000 inhabitants.",
    "short-now": "In {year} there is {gap}{range}.",
    "short-then": "In {year}, the balance year, there is {gap}{range}.",
    "short-in": "In {year} there is {gap}{range}.",
    "chance-short": "The chance of a shortage in {year} is {value}.",
    "chance-short-region": "The chance of a shortage in {name} in {year} is {value}.",
    "difference": "In {year} supply is {value} larger than with the advised places, all classes from {name} on together.",
    "places": "This is computed with {value} from {year} on.",
    "advised": "The advice of {year} is {value}{range}.",
    "advised-for": "The advice for intake year {year} is {value}{range}.",
    "advised-model": "The model itself advises {value}.",
    "first-felt": "The difference is first felt in {value}.",
    "posts": "That amounts to {value} more, staffed day and night.",
    "since": "From intake year {value} on the places have been below the advice without a break.",
    "first-below": "The first intake year with places below the advice was {value}.",
    "decided": "For intake year {year} the decision is {value}.",
    "funded": "For intake year {year} the money is for {value}.",
    "indicative": "An instruction, which is no decision, names {value} for intake year {year}.",
    "effect": "The class of {name} alone makes supply {value} larger in {year}.",
    "hidden": "There are hidden vacancies of {value}{range}.",
    "required": "The posts ask for {value}.",
    "filled": "At work in them there is {value}.",
    "posted": "Vacancies of {value} are posted.",
    "advice-without": "Without hidden vacancies the advice is {value}{range}.",
    "advice-with": "With hidden vacancies it is {value}{range}.",
}
"""The sentence of each figure; of one that can lie on either side of zero, above it."""
SAID_BELOW = {
    "difference": "In {year} supply is {value} smaller than with the advised places, all classes from {name} on together.",
    "posts": "That amounts to {value} fewer, staffed day and night.",
    "effect": "The class of {name} alone makes supply {value} smaller in {year}.",
    "hidden": "{value} more is at work than the posts and the posted vacancies ask for{range}: by these figures there are no hidden vacancies.",
}
"""The same below zero, the number said as a positive one."""
ONE = {
    "FTE": "{size} FTE",
    "persons": "{size} person",
    "places per year": "{size} place a year",
    "place of a year": "{size} place",
    "posts": "{size} post",
}
"""An amount of one, by unit."""
MANY = {
    "FTE": "{size} FTE",
    "persons": "{size} people",
    "places per year": "{size} places a year",
    "place of a year": "{size} places",
    "posts": "{size} posts",
}
"""Any other amount, by unit."""
