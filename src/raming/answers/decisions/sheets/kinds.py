"""The questions of an answer sheet: what each takes, and the words by which it is found."""

from collections.abc import Mapping
from dataclasses import dataclass

from raming.inputs.problems import Phrase

REGION, YEAR, PLACES = "region", "year", "places"


@dataclass(frozen=True, slots=True)
class Kind:
    """One question of an answer sheet.

    Attributes:
        name: its name in English, which is its id; a Dutch reader sees the Dutch one.
        dutch: its name in Dutch.
        takes: which of region, year and places it takes.
        words: what is said of it in plain words, Dutch and English, folded: each a set of stems that must all
            begin a word of the question.
    """

    name: Phrase
    dutch: str
    takes: frozenset[str]
    words: tuple[tuple[str, ...], ...]


KINDS: Mapping[str, Kind] = {
    str(kind.name): kind
    for kind in (
        Kind(
            Phrase("how-many"),
            "hoeveel",
            frozenset((REGION, YEAR)),
            (("hoeveel",), ("aantal",), ("how", "many"), ("number", "of"), ("headcount",)),
        ),
        Kind(
            Phrase("how-many-short"),
            "tekort",
            frozenset((REGION, YEAR)),
            (
                ("tekort",),
                ("te", "kort"),
                ("te", "weinig"),
                ("te", "veel"),
                ("overschot",),
                ("short",),
                ("too", "few"),
                ("too", "many"),
                ("surplus",),
            ),
        ),
        Kind(
            Phrase("what-if-fewer"),
            "minder-plaatsen",
            frozenset((YEAR, PLACES)),
            (
                ("wat", "als"),
                ("gevolg",),
                ("minder", "plaatsen"),
                ("minder", "opleidingsplaatsen"),
                ("meer", "plaatsen"),
                ("meer", "opleidingsplaatsen"),
                ("minder", "opleid"),
                ("meer", "opleid"),
                ("what", "if"),
                ("what", "happens"),
                ("consequence",),
                ("fewer", "places"),
                ("more", "places"),
            ),
        ),
        Kind(
            Phrase("since-when"),
            "sinds-wanneer",
            frozenset(),
            (
                ("sinds", "wanneer"),
                ("vanaf", "wanneer"),
                ("sinds", "welk"),
                ("hoe", "lang"),
                ("since", "when"),
                ("how", "long"),
            ),
        ),
        Kind(
            Phrase("against-advice"),
            "tegen-advies",
            frozenset((YEAR,)),
            (
                ("advies",),
                ("geadviseerd",),
                ("hoeveel", "plaatsen"),
                ("hoeveel", "opleidingsplaatsen"),
                ("aantal", "plaatsen"),
                ("aantal", "opleidingsplaatsen"),
                ("advice",),
                ("advised",),
                ("how", "many", "places"),
                ("number", "of", "places"),
            ),
        ),
        Kind(
            Phrase("which-region"),
            "welke-regio",
            frozenset((YEAR,)),
            (
                ("welke", "regio"),
                ("welke", "streek"),
                ("waar", "tekort"),
                ("which", "region"),
                ("where", "short"),
            ),
        ),
        Kind(
            Phrase("hidden-vacancies"),
            "verborgen-vacatures",
            frozenset(),
            (("verborgen", "vacature"), ("hidden", "vacanc")),
        ),
    )
}
"""Every question by its id, in the order in which they are shown."""

FIRST_READ = (
    "hidden-vacancies",
    "which-region",
    "since-when",
    "what-if-fewer",
    "against-advice",
    "how-many-short",
    "how-many",
)
"""Questions in the order in which plain words are held against them: the more particular first."""

NAMES: Mapping[str, str] = {name: one for one, kind in KINDS.items() for name in (one, kind.dutch)}
"""The question by every name understood."""


def those_that_take(what: str) -> tuple[str, ...]:
    """Return the questions that take a region, a year or places.

    Args:
        what: `region`, `year` or `places`.
    """
    return tuple(one for one, kind in KINDS.items() if what in kind.takes)


_FILLING = """
de het een en of er zijn is was waren ben bent zal zullen komen komt gaan gaat kan kunnen nu nog al ook dan dat die
deze dit welke wat wie hoe in van voor op aan bij tot met om te naar over uit per als werkzaam werkzame werken werkt
werkend actief actieve nederland nederlandse land landelijk momenteel vandaag beroep beroepen mensen personen fte
voltijdbanen jaar regio regios provincie gemeente omgeving totaal ongeveer eigenlijk precies minister kamer heeft
hebben hebt u we wij zoveel staat staan geregistreerd verwacht verwachten
the a an and or are is was were be will there how many of in for at on to by with now today currently people persons
work works working active do does have has us occupation occupations netherlands dutch nationally country year region
province around about total exactly expected who what which registered
"""
FILLING = frozenset(_FILLING.split())
"""Words of a question that change nothing about what is asked."""
_OF_PLACES = """
worden wordt word vanaf volgens opgeleid opleiden opleiding opleidingsplaatsen plaatsen plek plekken instroom beginnen
beschikbaar gestelde besloten beperkt advies geadviseerd geadviseerde minder meer grootst grootste tekort tekorten als
groot grote kleiner capaciteitsorgaan vws kabinet kamerleden
from trained train training places place intake start given advice advised if fewer less more largest biggest large smallest shortest short
shortage than tegen against
"""
FILLING_ELSEWHERE = FILLING | frozenset(_OF_PLACES.split())
"""The same of a question that says more than *how many*: there these words belong to what is asked."""
