"""What a spreadsheet draws of the tables of an answer, where the answer has a chart."""

from dataclasses import replace

from raming.present.table import Plot, Table

PLOTS = {
    "years": Plot(
        "year",
        ("fte", "demand_fte", "fte_at_advice", "gap_without", "gap_with", "decided", "funded", "filled"),
    ),
    "fans": Plot("year", ("fte_0.1", "fte_0.5", "fte_0.9", "demand_fte_0.5")),
    "outlook": Plot("occupation", ("p_shortage",), "bar"),
    "regions": Plot("name", ("gap_share_relative",), "bar"),
    "profiles": Plot("name", ("gap_share_relative",), "bar"),
    "tests": Plot("dimension", ("separation",), "bar"),
    "drivers": Plot("driver", ("intake",), "bar"),
    "parts": Plot("what", ("effect",), "bar"),
    "sensitivity": Plot("figure", ("intake_at_low", "intake_at_high"), "bar"),
    "effects": Plot("measure", ("alone", "share"), "bar"),
    "portfolio": Plot("name", ("fte",), "bar"),
    "promises": Plot("promise", ("chance",), "bar"),
    "rows": Plot("row", ("effect", "published"), "bar"),
    "places": Plot("name", ("rule", "optimised"), "bar"),
    "occupations": Plot("name", ("current", "alone", "last"), "bar"),
    "horizons": Plot("horizon", ("headcount", "fte"), "bar", until="method"),
    "revisions": Plot("from", ("before", "after"), "bar", until="year"),
    "team": Plot("name", ("before", "fte"), "bar"),
    "vacancies": Plot("part", ("fte",), "bar"),
    "figures": Plot("figure", ("number",), "bar"),
}
"""The columns drawn by the name of their table, of which those are drawn that a table has."""


def plotted(table: Table) -> Table:
    """Return a table with what a spreadsheet draws of it; as it is where nothing of it can be drawn."""
    plot = PLOTS.get(table.name)
    if plot is None or table.plot is not None:
        return table
    known = {column.key: place for place, column in enumerate(table.columns)}
    series = tuple(
        key for key in plot.series if key in known and any(row[known[key]] is not None for row in table.rows)
    )
    if plot.across not in known or not series:
        return table
    return replace(table, plot=replace(plot, series=series))
