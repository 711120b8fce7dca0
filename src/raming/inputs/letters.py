"""How sentences, conditions and references of answers to parliament are written in a pack."""

import re

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A figure in a sentence: `{advice}`, or a part of it such as `{advice.low}`."""
PARTS = ("value", "low", "high", "year", "size")
"""What can be said of a figure: `size` is its value without a sign."""
CONDITION = re.compile(r"([a-z][a-z0-9-]*)(?:\.([a-z]+))? (<|<=|>|>=|=|!=) (\S+)")
"""When a sentence is said: a figure held against another one or a number; several joined by `and`."""
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FIGURE_NAMED = re.compile(r"\$([a-z0-9]+(?:-[a-z0-9]+)*)(\.year)?")
"""In a reference: a figure of the same question that stands before it, or its year."""
LATEST = "latest"
"""In a reference to rows: the newest there is."""
KINDS = frozenset(
    (
        *("account", "advice", "answer", "cost", "count", "demand", "emergency", "forecast", "ledger"),
        *("observed", "parameter", "row", "rows", "shared", "shortage", "statement", "table-1", "units"),
    )
)
"""The first word of a reference, which says where a figure is looked up."""
SIGNS = ("+", "-", "*", "/")
"""What joins references and numbers, read from left to right."""
