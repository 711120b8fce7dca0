"""What was asked: a question by its name or in plain words, with its occupation, region, year and places.

Nothing is guessed: what is read is said above the answer, and what cannot be told is refused in one sentence.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from raming.answers.decisions.sheets.kinds import (
    FILLING,
    FILLING_ELSEWHERE,
    FIRST_READ,
    KINDS,
    NAMES,
    PLACES,
    REGION,
    YEAR,
)
from raming.answers.decisions.sheets.kinds import those_that_take as takers
from raming.answers.decisions.sheets.unclear import (
    AFTER_THESE_A_PLACE,
    capitals,
    near_occupations,
    no_occupation,
    refuse_relative,
    refuse_turned,
    refuse_unread_place,
)
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, either, nearest, refuse
from raming.inputs.regions import NATION, Region, Regions, plain_name

EARLIEST, LATEST = 1900, 2200
BEFORE_A_PLACE = AFTER_THESE_A_PLACE | {"bij", "te", "voor"}
"""Words after which a name that is also an ordinary word is that of a municipality."""
ORDINARY = frozenset(
    ["best", "buren", "dalen", "echt", "grave", "haren", "houten", "huizen", "leek", "leiden"]
)
"""Municipalities whose name is an ordinary word: read as one with a capital, or after a word such as *in*."""
SHORTAGES = re.compile(r"^(.{3,}?)(tekort(?:en)?|overschot)$")
"""A word for a shortage or a surplus of people of one occupation: *huisartsentekort*."""
INSTEAD = re.compile(r"\b(?:in plaats van|ipv|instead of|rather than)\s+\d+")
NUMBER = re.compile(r"\d+(?:\.\d+)?")

EXAMPLE = Phrase("“how many GPs are there in Zeeland?”")
"""A question in plain words, for who asked one that was not understood."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was read.

    Attributes:
        kind: which question, one of `KINDS`.
        occupation: id of the occupation.
        region: the region asked about; None for the nation.
        year: the year asked about; None where none was.
        places: places a year; None where none were.
        words: the question as it was typed, where it was in plain words; empty otherwise.
        unread: words of it that were not used.
    """

    kind: str
    occupation: str
    region: Region | None
    year: int | None
    places: float | None
    words: str = ""
    unread: tuple[str, ...] = ()


def understood(
    pack: Pack,
    question: str | None,
    occupation: str | None,
    region: str | None,
    year: int | None,
    places: float | None,
) -> Read:
    """Return what was asked.

    Args:
        pack: the pack, whose names of occupations and regions are understood.
        question: a question by its name, in either language, or in plain words.
        occupation: the occupation; None where the words say it.
        region: a region by code, name, former name or municipality.
        year: a calendar year.
        places: places a year.

    Raises:
        InputError: when it cannot be told, or the question does not take what was given with it.
    """
    if occupation is not None and _kind(occupation) and (question is None or not _kind(question)):
        question, occupation = occupation, question
    if not question:
        raise _no_question("", occupation)
    known = Regions(pack)
    found = known.find(region, known.parts) if region else None
    kind = _kind(question)
    if kind:
        if not occupation:
            raise refuse(
                "for this question an occupation is needed",
                field="occupation",
                value=question,
                expected=Phrase(
                    "one of those that `raming occupations` lists, as in {example}", example=EXAMPLE
                ),
            )
        return _fitting(Read(kind, _occupation(pack, occupation), found, year, places))
    words = _in_words(pack, question, occupation)
    said = {
        "region": (found, words.region),
        "year": (year, words.year),
        "places": (places, words.places),
    }
    for flag, (given, typed) in said.items():
        if given is not None and typed is not None and given != typed:
            raise refuse(
                "the question says something else than this option",
                field=f"--{flag}",
                value=region if flag == "region" else given,
                expected=Phrase("it in one of the two places"),
            )
    chosen = {flag: given if given is not None else typed for flag, (given, typed) in said.items()}
    return _fitting(
        Read(words.kind, words.occupation, words=words.words, unread=words.unread, **chosen)  # type: ignore[arg-type]
    )


def _kind(name: str) -> str:
    """Return the question of a name, in either language; empty where there is none."""
    return NAMES.get("-".join(name.casefold().replace("_", " ").replace("-", " ").split()), "")


def _fitting(read: Read) -> Read:
    """Return what was read, where the question takes it.

    Raises:
        InputError: naming the questions that take what this one does not.
    """
    takes = KINDS[read.kind].takes
    if read.region is not None and REGION not in takes:
        raise refuse(
            "{question} takes no region",
            question=KINDS[read.kind].name,
            field="--region",
            value=read.region.name_nl,
            expected=_named(takers(REGION)),
        )
    if read.year is not None and YEAR not in takes:
        raise refuse(
            "{question} takes no year",
            question=KINDS[read.kind].name,
            field="--year",
            value=read.year,
            expected=_named(takers(YEAR)),
        )
    if read.places is not None and PLACES not in takes:
        raise refuse(
            "{question} takes no number of places",
            question=KINDS[read.kind].name,
            field="--places",
            value=f"{read.places:g}",
            expected=_named(takers(PLACES)),
        )
    return read


def _named(kinds: Iterable[str]) -> str:
    """Return questions as a choice, each a phrase, so that a Dutch reader sees their Dutch names."""
    return either([KINDS[kind].name for kind in kinds])


def _no_question(typed: str, occupation: str | None) -> InputError:
    """Return the refusal of words in which no question is found: the kinds, and an example."""
    near = nearest(typed, NAMES, n=1, cutoff=0.7)
    return refuse(
        "no question of an answer sheet is found in this" if typed else "no question is asked",
        rule="unknown-question",
        field="question",
        value=typed or occupation or "",
        expected=Phrase(
            "{kinds}, or a question in plain words such as {example}",
            kinds=KINDS[NAMES[near[0]]].name if near else _named(KINDS),
            example=EXAMPLE,
        ),
    )


def _occupation(pack: Pack, name: str) -> str:
    """Return the id of an occupation by any of its names, the plural too.

    Raises:
        InputError: when nobody is called that.
    """
    forms = occupation_forms(pack)
    folded = plain_name(name)
    return forms[folded] if folded in forms else pack.occupation(name)


def occupation_forms(pack: Pack) -> dict[str, str]:
    """Return the occupation by every folded name of the pack and its plural."""
    known = {plain_name(name): occupation for name, occupation in pack.names.items()}
    for name, occupation in list(known.items()):
        for many in plurals(name):
            known.setdefault(many, occupation)
    return known


def plurals(name: str) -> tuple[str, ...]:
    """Return how the last word of a name is written of several, Dutch and English; not all of them exist."""
    made = [f"{name}s", f"{name}en", f"{name}n"]
    for end, many in (("oog", "ogen"), ("ief", "ieven"), ("aar", "aren"), ("wife", "wives"), ("y", "ies")):
        if name.endswith(end):
            made.append(name.removesuffix(end) + many)
    return tuple(made)


def _in_words(pack: Pack, question: str, occupation: str | None) -> Read:
    """Read a question in plain words.

    Raises:
        InputError: when no question or no occupation is found in it, two of one kind are, or a number or, where
            only a number of people is asked for, a word is left that may change what is asked.
    """
    refuse_relative(question)
    tokens = _tokens(question)
    used: set[int] = set()
    found = _occupations(pack, tokens, used)
    if occupation is None and len(found) != 1:
        raise _which_occupation(question, found, pack)
    chosen = found[0] if occupation is None else _occupation(pack, occupation)
    if found and chosen != found[0]:
        raise _which_occupation(question, [*found, chosen], pack)
    region = _region(pack, tokens, used, capitals(question))
    year, places = _numbers(question, tokens, used)
    kind = _kind_in(tokens, used)
    if not kind:
        raise _no_question(question, None)
    if kind == "which-region":
        refuse_turned(question, tokens)
    filling = FILLING if kind == "how-many" else FILLING_ELSEWHERE
    left = [place for place, t in enumerate(tokens) if place not in used and t not in filling]
    refuse_unread_place(pack, question, tokens, left)
    unread = tuple(tokens[place] for place in left)
    if unread and kind == "how-many":
        # `how many` alone says so little that a word more may ask for something else: how many *retire*
        raise refuse(
            "it is not clear what is asked with {words}",
            words=", ".join(unread),
            field="question",
            value=question,
            expected=Phrase(
                "{kinds}, or a question in plain words such as {example}",
                kinds=_named(KINDS),
                example=EXAMPLE,
            ),
        )
    return Read(kind, chosen, region, year, places, question, unread)


def _tokens(question: str) -> list[str]:
    """Return the words of a question, folded; numbers without separators, and none that another takes the place of."""
    plain = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", question)
    plain = plain_name(re.sub(r"(?<=\d),(?=\d)", ".", plain))
    plain = INSTEAD.sub(" ", plain)
    tokens = [token for part in plain.split() if (token := part.strip('?!.:;"“”‘’()'))]
    return " ".join(SHORTAGES.sub(r"\1 \2", token) for token in tokens).split()


def _which_occupation(question: str, found: list[str], pack: Pack) -> InputError:
    if len(found) > 1:
        names = either(str(pack.occupations[one]["name_nl"]) for one in found)
        return refuse(
            "more than one occupation is named",
            field="question",
            value=question,
            expected=Phrase("one of them: {names}", names=names),
        )
    near = near_occupations(pack, occupation_forms(pack), _tokens(question))
    if not near and not _kind_in(_tokens(question), set()):
        return _no_question(question, None)
    return no_occupation(question, near, EXAMPLE)


def _runs(tokens: list[str], used: set[int], known: Mapping[str, object], most: int) -> Iterable[range]:
    """Return where a known name of words that are not used stands, the longest names first."""
    for length in range(min(most, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            place = range(start, start + length)
            if used.isdisjoint(place) and " ".join(tokens[i] for i in place) in known:
                yield place


def _occupations(pack: Pack, tokens: list[str], used: set[int]) -> list[str]:
    """Return the occupations named, in order of length of their names."""
    forms = occupation_forms(pack)
    found: list[str] = []
    for place in _runs(tokens, used, forms, max(name.count(" ") + 1 for name in forms)):
        one = forms[" ".join(tokens[i] for i in place)]
        used.update(place)
        if one not in found:
            found.append(one)
    return found


def _region(pack: Pack, tokens: list[str], used: set[int], written: frozenset[str]) -> Region | None:
    """Return the region named; one whose name is an ordinary word only with a capital, or after one such as *in*.

    Raises:
        InputError: when two are named, or a name stands for two.
    """
    regions = Regions(pack)
    if not regions.by_code:
        return None
    found: dict[str, Region] = {}
    for place in _runs(tokens, used, regions.named, max(name.count(" ") + 1 for name in regions.named)):
        name = " ".join(tokens[i] for i in place)
        after = tokens[place.start - 1] if place.start else ""
        if name in ORDINARY and name not in written and after not in BEFORE_A_PLACE:
            continue
        if all(regions.by_code[code].level == NATION for code in regions.named[name]):
            continue  # the nation: asked about where nothing else is
        used.update(place)
        region = regions.find(name, regions.parts)
        found[region.code] = region
    if len(found) > 1:
        raise refuse(
            "more than one region is named",
            field="question",
            value=", ".join(region.name_nl for region in found.values()),
            expected=Phrase("one region, or which-region for all of them"),
        )
    return next(iter(found.values()), None)


def _numbers(question: str, tokens: list[str], used: set[int]) -> tuple[int | None, float | None]:
    """Return the year and the number of places named.

    Raises:
        InputError: when there are two of one kind: which is meant cannot be told.
    """
    years: list[int] = []
    others: list[float] = []
    for place, token in enumerate(tokens):
        if place in used or not NUMBER.fullmatch(token):
            continue
        used.add(place)
        value = float(token)
        if len(token) == 4 and EARLIEST <= value <= LATEST:
            years.append(int(value))
        else:
            others.append(value)
    for several in (years, others):
        if len(set(several)) > 1:
            raise refuse(
                "more than one number of this kind is named",
                field="question",
                value=question,
                expected=Phrase("one year, and one number of places"),
            )
    return (years[0] if years else None), (others[0] if others else None)


def _kind_in(tokens: list[str], used: set[int]) -> str:
    """Return the question that words ask; empty where there is none."""
    found = ""
    for kind in FIRST_READ:
        for stems in KINDS[kind].words:
            if all(_begins(stem, tokens) for stem in stems):
                _use(stems, tokens, used)
                found = found or kind
    return found


def _begins(stem: str, tokens: list[str]) -> bool:
    """Tell whether a word begins with a stem; a short stem must be the whole word."""
    return any(token == stem or (len(stem) > 4 and token.startswith(stem)) for token in tokens)


def _use(stems: Iterable[str], tokens: list[str], used: set[int]) -> None:
    used.update(place for place, token in enumerate(tokens) for stem in stems if _begins(stem, [token]))
