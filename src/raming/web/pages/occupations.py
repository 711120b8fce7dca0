"""All occupations, and the search over them."""

from contextlib import suppress
from dataclasses import replace

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.evidence import COMPUTED
from raming.answers.register import OccupationEntry, Register
from raming.inputs.problems import InputError
from raming.inputs.regions import Regions
from raming.present import labels
from raming.present.language import Language
from raming.present.presenters.register import occupation_table
from raming.present.table import Table
from raming.present.wording import capital
from raming.web.pages.addresses import address, slug
from raming.web.pages.common import name_of, slugs
from raming.web.pages.view import Ask, View
from raming.web.pages.wordlist import GROUPS

LONGEST = 80


def build(ask: Ask) -> View | Response:
    """Return all occupations, or those that a search finds; one that is named exactly is opened."""
    words = ask.words
    wanted = ask.request.query_params.get("q", "").strip()[:LONGEST]
    answered = ask.question(raming.occupations)
    register = answered.answer
    exact = {slug(name): occupation for name, occupation in ask.pack.names.items()}.get(slug(wanted))
    if wanted and exact and not ask.request.url.path.endswith((".json", ".csv")):
        return RedirectResponse(address("occupation", ask.lang, slugs(ask.pack, exact)[ask.lang]), 303)
    places = regions_matching(ask, wanted) if wanted else []
    measures = measures_matching(ask, wanted) if wanted else []
    found = [entry for entry in register.occupations if not wanted or matches(entry, wanted)]
    return View(
        template="occupations.html",
        title=words.text("Occupations"),
        summary=words.text("All occupations in the pack, and what is known of each."),
        context={
            "wanted": wanted,
            "found": len(found),
            "groups": grouped(ask, found),
            "regions_matching": places,
            "measures_matching": measures,
            "total": len(register.occupations),
            "known": sum(bool(entry.rounds) for entry in register.occupations),
            "firm": sum(
                entry.model_grade is not None and entry.model_grade.grade == COMPUTED
                for entry in register.occupations
            ),
        },
        data=lambda: {
            **answered.data,
            "occupations": [
                entry
                for entry in answered.data["occupations"]
                if entry["occupation"] in {one.occupation for one in found}
            ],
            **(
                {
                    "regions": [{"region": where, "name": label} for label, where in places],
                    "measures": [{"measure": one, "name": label} for label, one in measures],
                }
                if wanted
                else {}
            ),
        },
        answer=register,
        tables={"occupations": table_of(register, found, words)},
        query=(("q", wanted),) if wanted else (),
    )


def regions_matching(ask: Ask, wanted: str) -> list[tuple[str, str]]:
    """Return names of the regions that a search finds, with their names in an address.

    A municipality leads to the region it lies in.
    """
    typed = slug(wanted)
    regions = Regions(ask.pack)
    level = regions.main
    found = {one.code: one for one in level if typed and typed in slug(one.names[ask.lang])}
    if len(typed) > 2:
        with suppress(InputError):
            one = regions.find(wanted, (regions.finest,))
            found[one.code] = one
    return [(one.names[ask.lang], slug(one.names["nl"])) for one in found.values()]


def measures_matching(ask: Ask, wanted: str) -> list[tuple[str, str]]:
    """Return names of the measures that a search finds in either language, with their ids."""
    typed = slug(wanted)
    return [
        (str(row[f"name_{ask.lang}"]), str(row["measure"]))
        for row in ask.pack.table("measures")
        if typed and any(typed in slug(str(row[name])) for name in ("name_nl", "name_en", "measure"))
    ]


def matches(entry: OccupationEntry, wanted: str) -> bool:
    """Tell whether any name of an occupation holds what was typed."""
    typed = slug(wanted)
    names = (entry.occupation, entry.name_nl, entry.name_en, *entry.names)
    return bool(typed) and any(typed in slug(name) for name in names)


def grouped(ask: Ask, entries: list[OccupationEntry]) -> list[dict[str, object]]:
    """Return occupations by group and by name, those with a projection first."""
    words = ask.words
    groups: dict[str, list[dict[str, object]]] = {}
    for entry in sorted(
        entries, key=lambda one: (not one.rounds, name_of(ask.pack, one.occupation, ask.lang))
    ):
        groups.setdefault(entry.group, []).append(
            {
                "name": name_of(ask.pack, entry.occupation, ask.lang),
                "slug": slugs(ask.pack, entry.occupation)[ask.lang]["occupation"],
                "round": max(entry.rounds, default=None),
                "stock": entry.stock_headcount,
                "advice": words.text(labels.GRADES[entry.grade]),
                "grade": entry.grade,
                "projection": projection_words(entry, words),
                "assumed": entry.model_grade.assumed_weight if entry.model_grade else None,
            }
        )
    order = list(GROUPS)
    return [
        {"name": capital(words.text(GROUPS.get(name, name))), "rows": rows}
        for name, rows in sorted(
            groups.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)
        )
    ]


def projection_words(entry: OccupationEntry, words: Language) -> str:
    """Return what the projection of an occupation is worth; a dash where there is none."""
    return words.text(labels.GRADES[entry.model_grade.grade]) if entry.model_grade else "–"


def table_of(register: Register, entries: list[OccupationEntry], words: Language) -> Table:
    """Return occupations as a table."""
    return occupation_table(replace(register, occupations=tuple(entries)), words)
