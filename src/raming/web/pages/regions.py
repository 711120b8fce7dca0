"""Regions: who will be short where, and the profile of each region."""

from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

import raming
from raming.answers.regional.balance import Balance, Profile
from raming.inputs.problems import refuse
from raming.inputs.regions import Regions
from raming.present import regional_labels as regional
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.sentences.balance import profile_sentences
from raming.present.sentences.regions import validation_words
from raming.present.wording import capital
from raming.web.answering import AnsweredQuestion
from raming.web.pages import maps
from raming.web.pages.addresses import address, occupation_at, slug
from raming.web.pages.common import by_name, command, name_of, notes_on_page, on_page, presented, slugs
from raming.web.pages.strip import level_of
from raming.web.pages.view import Ask, View

DRAWS = 400
SEED = 1


@dataclass(frozen=True, slots=True)
class RegionTile:
    """A region as the map and the list show it.

    Attributes:
        code: its code.
        name: its name.
        slug: its name in an address.
        short: its name on a tile; empty where it has none.
        row: row of its tile.
        column: column of its tile.
        rank: place by expected shortage, 1 the largest.
        ranks: ranks it could as well have; empty without draws.
        share: gap in ten years as a share of demand, in words with its sign.
        rounded: gap beside the national one without decimals, for a tile.
        interval: interval of that gap in words.
        level: class of the gap beside the national one, -4 to 4.
        bar: start, end and middle of the interval as shares of the common scale.
        chance: chance of a shortage, in words.
        verdict: that chance in a plain word.
        type: bottleneck type in words.
        apart: gap beside the national one, in percentage points with its sign.
        chance_shorter: chance that it is shorter than the nation, in words.
    """

    code: str
    name: str
    slug: str
    short: str
    row: int
    column: int
    rank: int
    ranks: str
    share: str
    rounded: str
    interval: str
    level: int
    bar: tuple[float, float, float]
    chance: str
    verdict: str
    type: str
    apart: str
    chance_shorter: str


def occupations(ask: Ask, *, taught: bool = False) -> list[str]:
    """Return the occupations with figures by region, or with training regions, in the order of the pack."""
    schemes = {str(row["scheme"]) for row in ask.pack.table("training_regions")}
    known = {
        str(row["occupation"])
        for row in ask.pack.table("occupation_care")
        if not taught or str(row["scheme"] or "") in schemes
    }
    return [one for one in ask.pack.occupations if one in known and ask.pack.rounds(one)]


def chosen(ask: Ask, *, taught: bool = False) -> tuple[str, list[str]]:
    """Return the occupation that is asked about, and those that can be.

    Args:
        ask: what the page is asked with.
        taught: only those with training regions.

    Raises:
        InputError: when there are no regional figures for it.
    """
    known = occupations(ask, taught=taught)
    wanted = ask.request.query_params.get("occupation", "")
    if not wanted:
        preferred = "general-practitioner"
        return preferred if preferred in known else known[0], known
    occupation = occupation_at(ask.pack, wanted)
    if occupation not in known:
        raise refuse(
            "there are no regional figures for {occupation}",
            occupation=ask.pack.named(occupation),
            field="occupation",
            value=wanted[:80],
            expected=", ".join(name_of(ask.pack, one, ask.lang) for one in known),
        )
    return occupation, known


def options_of(ask: Ask, occupation: str, known: list[str]) -> list[tuple[str, str, bool]]:
    """Return the occupations that can be chosen, for a form."""
    return [
        (
            slugs(ask.pack, one)[ask.lang]["occupation"],
            name_of(ask.pack, one, ask.lang),
            one == occupation,
        )
        for one in known
    ]


def asked_as(ask: Ask, occupation: str) -> tuple[tuple[str, str], ...]:
    """Return the query string that asks about an occupation."""
    return (("occupation", slugs(ask.pack, occupation)[ask.lang]["occupation"]),)


def index(ask: Ask) -> View:
    """Return the map and the ranking of regions."""
    words = ask.words
    occupation, known = chosen(ask)
    answered = ask.question(raming.balance, occupation=occupation, draws=DRAWS, seed=SEED)
    answer = answered.answer
    shown = presented(answer, words)
    tiles = tiles_of(answer, words)
    name = name_of(ask.pack, occupation, ask.lang)
    low, high = _ends(answer)
    return View(
        template="regions.html",
        title=words.text("Regions: {name}", name=name),
        summary=shown.sentences.text,
        context={
            "name": name,
            "occupation": occupation,
            "occupation_slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "options": options_of(ask, occupation, known),
            "sentences": on_page(shown.sentences).texts,
            "notes": notes_on_page(shown),
            "tiles": tiles,
            "zero": -low / (high - low),
            "national": words.percent(answer.gap_share_national, 1, signed=True),
            "validation": validation_words(answer.validation, words),
            "year": answer.base_year + 10,
            "asked": asked_as(ask, occupation),
            "command": command("balance", occupation, {"draws": DRAWS}),
        },
        data=lambda: answered.data,
        answer=answer,
        tables=by_name(shown.tables),
        charts={"map": maps.map_chart(answered, words)},
        document=shown.document,
        query=asked_as(ask, occupation),
    )


def tiles_of(answer: Balance, words: Language) -> list[RegionTile]:
    """Return the regions, the largest expected shortage first."""
    low, high = _ends(answer)
    tiles = []
    for profile in answer.regions:
        gap = profile.indicators["gap_10"]
        value = gap.value or 0.0
        ends = (value if gap.low is None else gap.low, value if gap.high is None else gap.high)
        apart, reach = profile.gap_share_relative, profile.gap_share_relative_interval
        bar = (apart, apart) if reach is None else (reach.low, reach.high)
        ranks = profile.rank_interval
        tiles.append(
            RegionTile(
                code=profile.code,
                name=profile.names[words.code],
                slug=slug(profile.name),
                short=profile.tile.short if profile.tile else "",
                row=profile.tile.row if profile.tile else 0,
                column=profile.tile.column if profile.tile else 0,
                rank=profile.rank,
                ranks=f"{round(ranks.low)}–{round(ranks.high)}" if ranks else "",
                share=words.percent(value, 1, signed=True),
                rounded=words.percent(apart, signed=True),
                interval=words.text(
                    "{low} to {high}",
                    low=words.percent(ends[0], 1, signed=True),
                    high=words.percent(ends[1], 1, signed=True),
                ),
                level=level_of(apart),
                bar=(_place(bar[0], low, high), _place(bar[1], low, high), _place(apart, low, high)),
                chance=words.percent(profile.p_shortage),
                verdict=words.text(regional.VERDICTS[profile.verdict]) if profile.verdict else "",
                type=capital(words.text(regional.TYPES[profile.type])),
                apart=words.percent(profile.gap_share_relative, 1, signed=True),
                chance_shorter=words.percent(profile.p_shorter_than_nation),
            )
        )
    return tiles


def _ends(answer: Balance) -> tuple[float, float]:
    """Return the ends of the scale on which all intervals are drawn."""
    found = [0.0]
    for profile in answer.regions:
        reach = profile.gap_share_relative_interval
        found += [profile.gap_share_relative, *(() if reach is None else (reach.low, reach.high))]
    return min(found), max(found)


def _place(value: float, low: float, high: float) -> float:
    """Return where a value stands on the common scale, from 0 to 1."""
    return (value - low) / (high - low)


def region_at(ask: Ask, part: str) -> str:
    """Return the code of the region that a part of an address names.

    Raises:
        InputError: when there is none.
    """
    known = Regions(ask.pack)
    for region in known.main:
        if slug(part) in {slug(region.code), *(slug(name) for name in region.names.values())}:
            return str(region.code)
    return str(known.find(part.replace("-", " "), (known.finest,)).code)


def build(ask: Ask) -> View | Response:
    """Return the profile of a region; a municipality leads to the region it lies in."""
    words = ask.words
    occupation, known = chosen(ask)
    code = region_at(ask, ask.parts["region"])
    answered = ask.question(raming.balance, occupation=occupation, region=code, draws=DRAWS, seed=SEED)
    answer = answered.answer
    profile = answer.regions[0]
    parts = {lang: {"region": slug(profile.name)} for lang in ("nl", "en")}
    if slug(ask.parts["region"]) != slug(profile.name) and "form" not in ask.request.path_params:
        query = list(ask.request.query_params.multi_items())
        return RedirectResponse(address("region", ask.lang, parts[ask.lang], query=query), 303)
    shown = presented(answer, words)
    return View(
        template="region.html",
        title=words.text(
            "{region}: balance for the {name}",
            region=profile.names[ask.lang],
            name=answer.names[ask.lang],
        ),
        summary=shown.sentences.opening(2).text,
        context={
            "name": name_of(ask.pack, occupation, ask.lang),
            "occupation": occupation,
            "occupation_slug": slugs(ask.pack, occupation)[ask.lang]["occupation"],
            "options": options_of(ask, occupation, known),
            "profile": profile,
            "region_name": profile.names[ask.lang],
            "sentences": on_page(profile_sentences(profile, answer, words)).texts,
            "notes": notes_on_page(shown),
            "head": head(profile, words),
            "apart": illustrated(answer),
            "alike": [(one.names[ask.lang], slug(one.names["nl"])) for one in profile.alike],
            "asked": asked_as(ask, occupation),
            "validation": validation_words(answer.validation, words),
            "year": answer.base_year + 10,
            "count": len(Regions(ask.pack).main),
            "command": command("balance", occupation, {"region": code, "draws": DRAWS}),
        },
        data=lambda: answered.data,
        answer=answer,
        tables=by_name((*shown.tables, maps.path_table(answer, words))),
        charts=_charts(answered, words),
        document=shown.document,
        query=asked_as(ask, occupation),
        parts=parts,
    )


def _charts(answered: AnsweredQuestion[Balance], words: Language) -> dict[str, Any]:
    """Return the charts of a profile: its path, its causes, its indicators among all regions."""
    return {name: maps.profile_chart(answered, words, name) for name in maps.PANELS}


def head(profile: Profile, words: Language) -> dict[str, str]:
    """Return the profile in figures, as the top of its page shows it."""
    gap = profile.indicators["gap_10"]
    ranks = profile.rank_interval
    known = gap.low is not None and gap.high is not None
    points = round(100.0 * profile.gap_share_relative, 1)
    return {
        "apart": words.number(abs(points), 1),
        "beside": words.text(
            "percentage points above the national gap"
            if points >= 0.0
            else "percentage points below the national gap"
        ),
        "chance_shorter": words.percent(profile.p_shorter_than_nation),
        "share": words.percent(gap.value, 1, signed=True),
        "interval": words.text(
            "{low} to {high}",
            low=words.percent(gap.low, 1, signed=True),
            high=words.percent(gap.high, 1, signed=True),
        )
        if known
        else "",
        "chance": words.percent(profile.p_shortage),
        "rank": words.number(profile.rank),
        "ranks": f"{round(ranks.low)}–{round(ranks.high)}" if ranks else "",
        "type": capital(words.text(regional.TYPES[profile.type])),
    }
