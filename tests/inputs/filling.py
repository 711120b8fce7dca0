"""A workbook of a round, filled in as a user would: cells by the code of their row and the header of their column."""

import io

from python_calamine import CalamineWorkbook

from inputs.spreadsheets import ods, xlsx

HEAD = 2
MADE_UP = {
    "stock_headcount": (1500, 1300, 1700),
    "stock_share_female": (0.7, 0.6, 0.8),
    "fte_per_head[sex=f]": (0.75, 0.7, 0.8),
    "fte_per_head[sex=m]": (0.85, 0.8, 0.9),
    "intake_per_year": (90, 80, 100),
    "intake_share_female": (0.75, 0.7, 0.8),
    "training_duration": (4, 4, 4),
    "internal_yield": (0.8, 0.7, 0.9),
    "abroad_inflow_per_year": (5, 0, 10),
    "abroad_share_female": (0.7, 0.6, 0.8),
    "unmet_demand": (0.02, 0, 0.05),
    "epidemiological_trend": (0.002, 0, 0.004),
    "sociocultural_trend": (0.003, 0, 0.006),
    "professional_trend": (0.001, 0, 0.002),
    "efficiency_trend": (0, -0.002, 0.002),
    "horizontal_substitution": (0, -0.002, 0.002),
    "working_time": (0.002, 0, 0.004),
    "vertical_substitution": (0, -0.002, 0.002),
    **{f"stock_cumulative_outflow[at={at}]": (v, v - 0.05, v + 0.05) for at, v in ((5, 0.15), (10, 0.3))},
    **{f"stock_cumulative_outflow[at={at}]": (v, v - 0.05, v + 0.05) for at, v in ((15, 0.45), (20, 0.6))},
    **{f"external_yield[at={at}]": (v, v - 0.05, v + 0.05) for at, v in ((1, 0.9), (5, 0.8))},
    **{f"external_yield[at={at}]": (v, v - 0.05, v + 0.05) for at, v in ((10, 0.7), (15, 0.65))},
    **{f"demographic_growth[at={at}]": (v, v - 0.01, v + 0.01) for at, v in ((5, 0.02), (10, 0.04))},
    **{f"demographic_growth[at={at}]": (v, v - 0.01, v + 0.01) for at, v in ((15, 0.05), (20, 0.06))},
}
"""Synthetic figures of an occupation that is made up, each with its interval."""


class Workbook:
    """A workbook in memory, to be filled in and saved.

    Args:
        path: where it stands.
    """

    def __init__(self, path):
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            self.sheets = {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            }

    def row(self, sheet, code):
        """Return the line of a row by its code (on the sheet of sources: its first cell), and the row."""
        place = 0 if sheet in ("bronnen", "sources") else self.sheets[sheet][HEAD].index("code")
        return next((line, row) for line, row in enumerate(self.sheets[sheet], start=1) if row[place] == code)

    def fill(self, sheet, code, /, **cells):
        """Fill in cells of a row; a space in a header is an underscore here."""
        header = [str(name).replace(" ", "_").replace("_(80%)", "") for name in self.sheets[sheet][HEAD]]
        line, row = self.row(sheet, code)
        for name, value in cells.items():
            row[header.index(name)] = value
        return line

    def drop(self, sheet, code):
        """Delete a row."""
        self.sheets[sheet].remove(self.row(sheet, code)[1])

    def save(self, path):
        """Save it as XLSX or ODS."""
        path.write_bytes((ods if path.suffix == ".ods" else xlsx)(self.sheets))
        return path


def synthetic(book):
    """Fill in an empty English workbook with synthetic figures."""
    known = {"name_nl": "optometrist", "group": "other professions", "figure_owner": "the registry"}
    for code, value in (known | {"maker": "a trial"}).items():
        book.fill("occupation", code, value=value)
    for code, (value, low, high) in MADE_UP.items():
        told = {"status": "assumption", "source": "own-work", "reason": "synthetic, made up"}
        book.fill("figures", code, value=value, low=low, high=high, **told)
    return book
