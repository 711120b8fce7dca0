"""One page for one answer: its sentences, its chart and its tables, as the command line shows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.web.answering import Kept
from raming.web.pages.common import by_name, on_page, presented
from raming.web.pages.pictures import publishers
from raming.web.pages.view import Ask, Chart, View
from raming.web.pages.wordlist import SHEETS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for one answer.

    Attributes:
        page: its name in `raming.web.pages.addresses.PATHS`, and in `SHEETS` with its definition.
        verb: the question.
        words: verb of the command line and its fixed words.
        options: options of the question.
    """

    page: str
    verb: str
    words: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)


def chart_of(kept: Kept, shown: Presentation, table: str, definition: str, words: Language) -> Chart:
    """Return the chart of an answer that has one.

    Args:
        kept: the answer.
        shown: its presentation.
        table: name of the table with the same figures.
        definition: what the figures mean, in a sentence.
        words: language of the page.
    """
    if shown.chart is None:
        raise ValueError("this answer has no chart")
    pack = kept.answer.manifest.pack
    return Chart(
        f"{kept.hash}/{table}",
        shown.chart,
        table,
        definition,
        publishers(kept.answer, words),
        words.text("pack {pack} {version}", pack=pack.name, version=pack.version),
    )


def of(sheet: Sheet) -> Callable[[Ask], View]:
    """Return what makes the page of a sheet."""

    def build(ask: Ask) -> View:
        kept = ask.question(sheet.verb, **sheet.options)
        shown = presented(kept.answer, ask.words)
        return View(
            template="sheet.html",
            title=shown.title,
            summary=on_page(shown.sentences).opening(2).text,
            context=context_of(shown) | {"command": " ".join(("raming", *sheet.words))},
            data=lambda: kept.data,
            tables=by_name(shown.tables),
            names={str(row["measure"]): str(row[f"name_{ask.lang}"]) for row in ask.pack.table("measures")},
            charts={"chart": drawn(sheet, kept, shown, ask.words)},
            document=shown.document,
        )

    return build


def drawn(sheet: Sheet, kept: Kept, shown: Presentation, words: Language) -> Chart:
    """Return the chart of a sheet."""
    definition = words.text(SHEETS[sheet.page])
    return chart_of(kept, shown, shown.tables[0].name, definition, words)


def context_of(shown: Presentation) -> dict[str, Any]:
    """Return what every page of one answer shows."""
    return {
        "sentences": on_page(shown.sentences).texts,
        "notes": on_page(shown.notes).texts,
        "shown": [table for table in shown.tables if table.rows],
        "about": shown.about,
    }


PROMISES = Sheet("promises", "promises", ("measures", "--promises"))
TABLE_ONE = Sheet("table_one", "table_one", ("measures", "--table-1"))
SECTOR = Sheet("sector", "sector", ("sector",))
TASKS = Sheet("tasks", "skillmix", ("skillmix",))
TOGETHER = Sheet("together", "together", ("together",))
VACANCIES = Sheet("vacancies", "vacancies", ("vacancies",))
