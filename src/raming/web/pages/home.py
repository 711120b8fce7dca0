"""The home page: the country at a glance, what matters in three sentences, and a way to every occupation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import raming
from raming.answers.comparable import held
from raming.answers.ledger import Ledger
from raming.answers.uncertainty.outlook import Outlooks
from raming.inputs.regions import Regions
from raming.present.language import Language
from raming.present.leading import model_words, newest_advice, published_lead
from raming.present.ledger_lines import ends_words, from_entries, latest
from raming.present.picture import Picture, Style
from raming.present.sentence import Role, Sentence, Sentences, title_of
from raming.present.sentences.published import when
from raming.present.signs import gap_words
from raming.web.pages.common import name_of, slugs
from raming.web.pages.strip import AHEAD, EVEN, Row, strip, strip_table
from raming.web.pages.view import Ask, Chart, View

DRAWS = 1000
"""As many as `raming outlook` takes by itself, so that both give the same chances."""
RECENT = 10
"""Years within which an advice and an intake can be held against each other."""


def build(ask: Ask) -> View:
    """Return the home page."""
    words = ask.words
    register = ask.question(raming.occupations).answer
    ledger = ask.question(raming.ledger)
    years, rows = strip(ask, register.occupations)
    year = years[min(AHEAD, len(years) - 1)]
    outlook = ask.question(raming.outlook, year=year, draws=DRAWS).answer
    chances = {one.occupation: one.p_shortage for one in outlook.occupations if one.p_shortage is not None}
    sentences = Sentences(
        Sentence(role, text)
        for role, text in (
            (Role.HEADLINE, shortages(rows, years, words)),
            (Role.DETAIL, firmest(ask, rows, words)),
            (Role.DETAIL, unfilled(ledger.answer, words)),
            (Role.WARNING, apart(rows, words)),
            (Role.BRIDGE, beside_outlook(outlook, words)),
        )
        if text
    )
    headline = title_of(sentences.first(Role.HEADLINE) or sentences.opening(1).text)
    minded = apart(rows, words)
    table = replace(strip_table(years, rows, chances, year, words), warning=minded)
    title = words.text("How many people should we train?")
    pack = register.manifest.pack
    caption = words.text("pack {pack} {version}", pack=pack.name, version=pack.version)

    def draw(style: Style) -> Picture:
        from raming.web.pages.charts.strip import strip_picture  # noqa: PLC0415 - what draws is slow to load

        return strip_picture(years, rows, words, style, headline, caption)

    key = "/".join(row.projection.manifest.result.exact[:16] for row in rows)
    chart = Chart(
        f"{key}/strip",
        draw,
        "strip",
        words.text(
            "Gap: demand minus supply as a percentage of demand, in the preferred scenario, when the intake "
            "in the training stays as in the latest round of each occupation. + is a shortage, − a surplus."
        ),
        words.text("the figures of each occupation, with their sources"),
        caption,
        minded,
    )
    return View(
        template="home.html",
        title=words.text("raming: how many people should we train?"),
        summary=sentences.text,
        context={
            "heading": title,
            "sentences": sentences.without(Role.WARNING).texts,
            "years": years,
            "year": year,
            "draws": DRAWS,
            "chances": chances,
            "parts_of": [
                (
                    words.text("Well-founded projection, the largest shortage first"),
                    [row for row in rows if not row.illustration],
                ),
                (
                    words.text("Illustration, by name: not ranked"),
                    [row for row in rows if row.illustration],
                ),
            ],
            "minded": minded,
            "published": published_advices(ledger.answer, words),
            "slug_of": {
                row.occupation: slugs(ask.pack, row.occupation)[ask.lang]["occupation"] for row in rows
            },
            "names": sorted(
                [name_of(ask.pack, entry.occupation, ask.lang) for entry in register.occupations]
                + [region.names[ask.lang] for region in Regions(ask.pack).main]
                + [str(row[f"name_{ask.lang}"]) for row in ask.pack.table("measures")]
            ),
            "others": [
                {
                    "name": name_of(ask.pack, entry.occupation, ask.lang),
                    "slug": slugs(ask.pack, entry.occupation)[ask.lang]["occupation"],
                }
                for entry in register.occupations
                if not entry.rounds
            ],
            "ledger_count": len(ledger.answer.entries),
            "figure_count": sum(len(ask.pack.table(table)) for table in ("parameters", "ledger", "observed")),
            "source_count": len(ask.pack.sources),
        },
        data=lambda: plain(years, rows, chances, year, sentences.texts, outlook),
        answer=outlook,
        tables={"strip": table},
        charts={"strip": chart},
    )


def plain(
    years: Sequence[int],
    rows: Sequence[Row],
    chances: Mapping[str, float],
    year: int,
    sentences: Sequence[str],
    outlook: Outlooks,
) -> dict[str, Any]:
    """Return the page as plain data; what it rests on is what its chances do."""
    asked = outlook.to_dict()
    return {
        "sentences": list(sentences),
        "years": list(years),
        "occupations": [
            {
                "occupation": row.occupation,
                "name": row.name,
                "round": row.round,
                "grade": row.grade,
                "ranked": not row.illustration,
                "assumed_weight": row.assumed,
                "p_shortage": {str(year): chances.get(row.occupation)},
                "gap_share": {str(cell.year): cell.share for cell in row.cells},
                "result": row.projection.manifest.result.rounded,
            }
            for row in rows
        ],
        **{name: asked[name] for name in ("grade", "as_of", "rests_on", "sources", "manifest")},
    }


def shortages(rows: Sequence[Row], years: Sequence[int], words: Language) -> str:
    """Say which of the occupations with a well-founded projection head for a shortage."""
    known = [row for row in rows if not row.illustration]
    if not known:
        return ""
    year = years[min(AHEAD, len(years) - 1)]
    short = [row for row in known if row.ahead > EVEN]
    if not short:
        return words.text(
            "With the intake of the latest round none of the {total} occupations with a well-founded projection heads for a shortage in {year}.",
            total=words.number(len(known)),
            year=year,
        )
    largest = words.listing(
        words.text("{name} ({share} of demand)", name=_inside(row.name), share=words.percent(row.ahead))
        for row in short[:3]
    )
    return words.plural(
        "With the intake of the latest round {short} of {count} occupation with a well-founded projection heads for a shortage in {year}: {largest}.",
        "With the intake of the latest round {short} of {count} occupations with a well-founded projection head for a shortage in {year}: {largest}.",
        len(known),
        short=words.number(len(short)),
        year=year,
        largest=largest,
    )


def apart(rows: Sequence[Row], words: Language) -> str:
    """Say how many projections are illustrations; nothing where none is."""
    count = sum(row.illustration for row in rows)
    if not count:
        return ""
    return words.plural(
        "Note: the projection of {count} of {total} occupations is an illustration; it stands by name and is not ranked.",
        "Note: the projections of {count} of {total} occupations are illustrations; they stand by name and are not ranked.",
        count,
        total=words.number(len(rows)),
    )


def beside_outlook(outlook: Outlooks, words: Language) -> str:
    """Say in what the gaps here and those of the outlook differ; nothing where none is well founded."""
    known = [row for row in outlook.occupations if row.ranked]
    if not known:
        return ""
    return words.text(
        "A gap here has every figure at its central value; the outlook gives the middle of the draws: for {name} in {year} {central} here and {median} there.",
        name=known[0].names[words.code],
        year=outlook.year,
        central=gap_words(known[0].gap_at_middle_values, words),
        median=gap_words(known[0].gap_fte, words),
    )


def firmest(ask: Ask, rows: Sequence[Row], words: Language) -> str:
    """Say what the advice is where the computed one is firmest; nothing where none is well founded."""
    known = [row for row in rows if not row.illustration]
    if not known:
        return ""
    row = min(known, key=lambda one: (one.assumed or 0.0, -one.round))
    advice = ask.question(raming.advise, occupation=row.occupation).answer
    if advice.advised_intake is None:
        return ""
    values = {
        "name": _inside(row.name),
        "about": model_words(advice, words),
        "current": words.number(advice.current_intake),
    }
    line = published_lead(advice)
    if line is None:
        return words.text(
            "The projection is best founded for the {name}: the model comes to about {about} people a year, against {current} now.",
            **values,
        )
    return words.text(
        "The projection is best founded for the {name}: the published advice is {advised} people a year ({year}), the model comes to about {about}, against {current} now.",
        advised=ends_words(line, words),
        year=line.year,
        **values,
    )


def published_advices(ledger: Ledger, words: Language) -> dict[str, str]:
    """Return the newest published advice of every occupation that has one, with its year."""
    found = {}
    for occupation in ledger.names:
        lines = from_entries(entry for entry in ledger.entries if entry.occupation == occupation)
        if line := newest_advice(lines):
            banded = line.low is not None and line.high is not None
            shown = words.range(*line.ends()) if banded else ends_words(line, words)
            found[occupation] = words.text("{value} ({year})", value=shown, year=line.year)
    return found


def unfilled(ledger: Ledger, words: Language) -> str:
    """Say for how many occupations fewer places were filled than advised, and where most."""
    unfilled_years = []
    since = max((entry.year for entry in ledger.entries), default=0) - RECENT
    for occupation in ledger.names:
        lines = from_entries(entry for entry in ledger.entries if entry.occupation == occupation)
        filled = latest((line for line in lines if line.year >= since), ("filled",))
        against = held(filled, lines) if filled else ()
        if filled and against:
            nearest = max(against, key=lambda one: one.outside)
            share = nearest.outside / filled.ends()[1] if filled.ends()[1] else 0.0
            unfilled_years.append((share, occupation, nearest.advice.line, filled))
    fewer = [entry for entry in unfilled_years if entry[0] < 0]
    if not fewer:
        return ""
    _, occupation, advised, filled = min(fewer, key=lambda entry: entry[0])
    return words.plural(
        "Of the {total} occupations of which places filled and the advice in force in the same years are known of late, {count} has fewer filled than advised; "
        "furthest behind is the {name}: {filled} filled ({filled_year}), {advised} advised for then (in {advised_year}).",
        "Of the {total} occupations of which places filled and the advice in force in the same years are known of late, {count} have fewer filled than advised; "
        "furthest behind is the {name}: {filled} filled ({filled_year}), {advised} advised for then (in {advised_year}).",
        len(fewer),
        total=words.number(len(unfilled_years)),
        name=ledger.names[occupation][words.code],
        filled=filled.words(words),
        filled_year=when(filled, words),
        advised=ends_words(advised, words),
        advised_year=advised.year,
    )


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: without a capital, unless it is an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
