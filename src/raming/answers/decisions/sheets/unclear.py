"""What in a question in plain words may change its answer and was not read: places, years and occupations.

Nothing of this is passed over: it is refused in one sentence, with the names that are nearest.
"""

import re
from collections.abc import Iterable

from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Named, Phrase, either, nearest, refuse
from raming.inputs.regions import Regions, plain_name

AFTER_THESE_A_PLACE = frozenset(
    [
        "in",
        "regio",
        "provincie",
        "gemeente",
        "omgeving",
        "rond",
        "rondom",
        "nabij",
        "region",
        "province",
        "municipality",
        "around",
        "near",
    ]
)
"""Words after which a word that was not read is taken for a place that is not known."""
_SENTENCE = """
hoe hoeveel wat welke wie waar wanneer is zijn was waren wordt worden word kan kunnen zal zullen komt komen
de het een er mee af how many what which who where when are be will do does can the a an there
"""
SENTENCE = frozenset(_SENTENCE.split())
"""Words of a question that is a sentence; in one without them every word names something."""
_QUANTIFIED = "genoeg voldoende alle veel weinig nieuwe jonge enough sufficient all many few new young"
QUANTIFIED = frozenset(_QUANTIFIED.split())
"""Words before an occupation that do not make it another one."""
NEAR_PLACE, NEAR_OCCUPATION = 0.86, 0.85
"""How alike a mistyped word must be to a name, from 0 to 1: letters changed places, not another word."""
FEWEST_OF_PLACE, FEWEST_LETTERS = 6, 4
"""Letters below which a word is too short to be nearly a place, or an occupation: *been* is no *Beek*."""
_NUMBERS = "een twee drie vier vijf zes zeven acht negen tien twaalf vijftien twintig one two three four five six seven eight nine ten fifteen twenty"
_COUNT = r"(?:\d+|" + "|".join(_NUMBERS.split()) + ")"
RELATIVE_YEAR = re.compile(
    rf"\b(?:over {_COUNT} jaar|(?:komende?|volgend|vorig|afgelopen) (?:{_COUNT} )?(?:jaar|jaren)"
    rf"|{_COUNT} jaar geleden|(?:in|within) {_COUNT} years?(?: time)?|{_COUNT} years? (?:from now|ago)"
    rf"|(?:next|last) (?:{_COUNT} )?years?)\b"
)
"""A year counted from today; an answer is asked again on another day, and must then be the same."""

RELATIVE_NUMBER = re.compile(
    r"\b(?!(?:19|20|21)\d\d )\d+ (?:[^\W\d]+(?:-[^\W\d]+)* ){0,2}?(?:minder|meer|extra|fewer|less|more|additional)\b"
)
"""A number of places counted from another: ten fewer are not ten. A calendar year is none."""
_LEAST = "overschot overschotten surplus surpluses kleinst kleinste minst minste laagst laagste smallest least lowest"
_COMPARED = "groter kleiner hoger lager larger bigger smaller higher lower dan than"
TURNED = frozenset([*_LEAST.split(), *_COMPARED.split()])
"""Words that turn a question on the region that is shortest into another one."""


def refuse_relative(question: str) -> None:
    """Refuse a year that is counted from today, and a number of places that is counted from another.

    Args:
        question: the question as it was typed.

    Raises:
        InputError: when it holds one.
    """
    plain = plain_name(question)
    if found := RELATIVE_YEAR.search(plain):
        raise refuse(
            "a year counted from today is not read",
            field="question",
            value=found[0],
            expected=Phrase("a calendar year, such as in 2035"),
        )
    if found := RELATIVE_NUMBER.search(plain):
        raise refuse(
            "a number counted from another is not read",
            field="question",
            value=found[0],
            expected=Phrase("the number of places itself, such as 700 places"),
        )


def refuse_turned(question: str, tokens: Iterable[str]) -> None:
    """Refuse words that ask for the other end, or for a comparison, where a question is on the shortest region.

    Args:
        question: the question as it was typed.
        tokens: its folded words.

    Raises:
        InputError: when it holds one.
    """
    found = [token for token in tokens if token in TURNED]
    if found:
        raise refuse(
            "it is not clear what is asked with {words}",
            words=", ".join(found),
            field="question",
            value=question,
            expected=Phrase("the region with the largest shortage, or `raming regions` for all of them"),
        )


def capitals(question: str) -> frozenset[str]:
    """Return the folded words written as a name, with one capital; not the first word, and no abbreviation."""
    written = [word.strip('?!.:;,"“”‘’()') for word in question.split()][1:]
    named = (word for word in written if word[:1].isupper() and not word.isupper())
    return frozenset(part for word in named for part in plain_name(word).split())


def perhaps_places(tokens: list[str], unread: Iterable[int], occupation: set[int]) -> set[int]:
    """Return which words that were not read stand where a place stands, without a word such as *in* before it.

    Those are all of a question that is no sentence (*tekort huisartsen lutjebroek*), and in a sentence those that
    follow the occupation and end it (*hoeveel huisartsen zijn er* has none).

    Args:
        tokens: its folded words.
        unread: places of the words that were not read.
        occupation: places of the words that name the occupation.
    """
    left = set(unread)
    if SENTENCE.isdisjoint(tokens):
        return {place for place in left if place + 1 not in occupation}
    found: set[int] = set()
    for place in sorted(left):
        if place - 1 in occupation or place - 1 in found:
            found.add(place)
    return found if left and max(left) in found else set()


def refuse_qualified(
    pack: Pack, question: str, tokens: list[str], unread: Iterable[int], occupation: set[int]
) -> None:
    """Refuse an occupation with a word before it that was not read: heart doctors are not all doctors.

    Args:
        pack: the pack, for the names of occupations.
        question: the question as it was typed.
        tokens: its folded words.
        unread: places of the words that were not read.
        occupation: places of the words that name the occupation.

    Raises:
        InputError: when there is one, with the occupations that are nearest.
    """
    found = [place for place in unread if place + 1 in occupation and tokens[place] not in QUANTIFIED]
    if not found:
        return
    end = found[0] + 1
    while end + 1 in occupation:
        end += 1
    plain = " ".join(tokens[found[0] + 1 : end + 1])
    stem = tokens[found[0]][:-1] if len(tokens[found[0]]) > FEWEST_LETTERS else tokens[found[0]]
    named = {plain_name(name): occupation for name, occupation in pack.names.items()}
    near = dict.fromkeys(
        occupation
        for name, occupation in named.items()
        if len(stem) >= FEWEST_LETTERS and any(part.startswith(stem) for part in name.split())
    )
    raise refuse(
        "no occupation is called {words}",
        words=f"{tokens[found[0]]} {plain}",
        field="question",
        value=question,
        expected=Phrase(
            "{names}, or without {word}: {plain}",
            names=either(pack.named(one) for one in near)
            if near
            else Phrase("one of those that `raming occupations` lists"),
            word=tokens[found[0]],
            plain=plain,
        ),
    )


def refuse_unread_place(
    pack: Pack, question: str, tokens: list[str], unread: Iterable[int], perhaps: set[int]
) -> None:
    """Refuse a word that was not read and may be a place: the answer would be of another place.

    Args:
        pack: the pack, whose regions are known.
        question: the question as it was typed.
        tokens: its folded words.
        unread: places of the words that were not read.
        perhaps: those of them that stand where a place stands.

    Raises:
        InputError: when there is one, with the names that are nearest.
    """
    written = capitals(question)
    regions = Regions(pack)
    named = sorted(
        name
        for name, codes in regions.named.items()
        if not any(letter.isdigit() for letter in name)
        and any(regions.by_code[code].level != "nation" for code in codes)
    )
    unread = list(unread)
    for place in unread:
        token = tokens[place]
        near = [] if len(token) < FEWEST_OF_PLACE else nearest(token, named, n=3, cutoff=NEAR_PLACE)
        after = tokens[place - 1] if place else ""
        placed = token in written or after in AFTER_THESE_A_PLACE or place in perhaps
        if token in near or token in named or not (near or placed):
            continue  # an ordinary word, as best is
        raise refuse(
            "this may be the name of a place, and no region is called that",
            field="question",
            value=_whole(tokens, unread, place),
            expected=either(name.title() for name in near) if near else _places(regions),
        )


def _places(regions: Regions) -> Phrase:
    """Return what a place is, with two that are known where the pack is that of the Netherlands."""
    if "terneuzen" in regions.named:
        return Phrase("a region, province or municipality, such as Zeeland or Terneuzen")
    names = [region.name_nl for region in regions.by_code.values() if region.level == regions.finest]
    return Phrase("a region or municipality, such as {name}", name=names[0])


def _whole(tokens: list[str], unread: list[int], place: int) -> str:
    """Return the words that were not read from one on, as far as they follow each other."""
    end = place
    while end in unread:
        end += 1
    return " ".join(tokens[place:end])


def near_occupations(pack: Pack, forms: dict[str, str], tokens: list[str]) -> list[Named]:
    """Return the occupations whose name is nearly one of these words.

    Args:
        pack: the pack, for their names.
        forms: the occupation by every name.
        tokens: folded words of the question.
    """
    found: dict[str, None] = {}
    for token in tokens:
        if len(token) >= FEWEST_LETTERS:
            near = nearest(token, forms, n=1, cutoff=NEAR_OCCUPATION)
            found.update((forms[name], None) for name in near)
    return [pack.named(occupation) for occupation in found]


def no_occupation(question: str, near: list[Named], example: Phrase) -> InputError:
    """Return the refusal of a question in which no occupation is found: the nearest, or where they are listed.

    Args:
        question: the question as it was typed.
        near: the occupations nearest to its words.
        example: a question that is understood.
    """
    return refuse(
        "no occupation is found in this question",
        field="question",
        value=question,
        expected=either(near)
        if near
        else Phrase("one of those that `raming occupations` lists, as in {example}", example=example),
    )
