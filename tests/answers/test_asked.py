"""A question is taken as it is asked: by name or in plain words, in either language, with region, year and places."""

import re

import numpy as np
import pytest

from raming import load_pack, project, regions
from raming.answers.case import open_case
from raming.answers.decisions.answer_sheet import QUESTIONS, answer
from raming.answers.decisions.departures import departures
from raming.answers.decisions.sheets.kinds import FIRST_READ, KINDS, NAMES
from raming.answers.decisions.sheets.reading import understood
from raming.answers.measures.baseline import baseline_of, run_of
from raming.answers.regional.projection import project_region
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.refusals import sentence
from raming.present.sentences.answer_sheet import sentences

PACK = load_pack("nl")
DRAWS = {"draws": 50, "pack": PACK}
GP, SEH = "general-practitioner", "emergency-physician"
ZEELAND, DRENTHE = "RA1222", "RA0102"


def read(question, occupation=None, region=None, year=None, places=None):
    found = understood(PACK, question, occupation, region, year, places)
    return found.kind, found.occupation, found.region and found.region.code, found.year, found.places


def refused(code, *asked):
    with pytest.raises(InputError) as error:
        read(*asked)
    (problem,) = error.value.problems
    return sentence(problem, language(code))


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("hoeveel huisartsen zijn er in Zeeland?", ("how-many", GP, ZEELAND, None, None)),
        ("How many GPs are there in Zeeland?", ("how-many", GP, ZEELAND, None, None)),
        ("Hoeveel huisartsen werken er in 2035 in Terneuzen?", ("how-many", GP, ZEELAND, 2035, None)),
        (
            "Hoe groot is het tekort aan huisartsen in Drenthe in 2035?",
            ("how-many-short", GP, DRENTHE, 2035, None),
        ),
        ("How large is the shortage of GPs in Drenthe in 2035?", ("how-many-short", GP, DRENTHE, 2035, None)),
        (
            "Hoeveel specialisten ouderengeneeskunde zijn er te weinig?",
            ("how-many-short", "elderly-care-physician", None, None, None),
        ),
        ("How many GPs will be short in Drenthe in 2035?", ("how-many-short", GP, DRENTHE, 2035, None)),
        ("Sinds wanneer zijn er minder plaatsen voor huisartsen?", ("since-when", GP, None, None, None)),
        ("tekort huisartsen zeeland 2035", ("how-many-short", GP, ZEELAND, 2035, None)),
        (
            "Wat als er vanaf 2027 40 SEH-artsen per jaar worden opgeleid?",
            ("what-if-fewer", SEH, None, 2027, 40),
        ),
        (
            "Wat als er 40 in plaats van 60 seh-artsen worden opgeleid?",
            ("what-if-fewer", SEH, None, None, 40),
        ),
        ("What if 1,000 GPs start training from 2027 on?", ("what-if-fewer", GP, None, 2027, 1000)),
        ("Wat als er 1.000 huisartsen worden opgeleid?", ("what-if-fewer", GP, None, None, 1000)),
        (
            "Sinds wanneer zijn er minder opleidingsplaatsen voor huisartsen dan geadviseerd?",
            ("since-when", GP, None, None, None),
        ),
        ("Since when are there fewer places for GPs than advised?", ("since-when", GP, None, None, None)),
        (
            "Wijken de plaatsen voor SEH-artsen in 2027 af van het advies?",
            ("against-advice", SEH, None, 2027, None),
        ),
        ("In welke regio is het tekort aan huisartsen het grootst?", ("which-region", GP, None, None, None)),
        (
            "Where is the shortage of general practitioners largest in 2035?",
            ("which-region", GP, None, 2035, None),
        ),
        ("Tellen verborgen vacatures mee voor SEH-artsen?", ("hidden-vacancies", SEH, None, None, None)),
        ("tekort huisartsen Middelburg 2035", ("how-many-short", GP, ZEELAND, 2035, None)),
        ("tekort huisartsen goes 2035", ("how-many-short", GP, ZEELAND, 2035, None)),
        ("shortage of GPs Borsele 2035", ("how-many-short", GP, ZEELAND, 2035, None)),
        ("tekort huisartsen Zeeuws-Vlaanderen", ("how-many-short", GP, ZEELAND, None, None)),
        ("Hoe groot is het huisartsentekort Best", ("how-many-short", GP, "RA1326", None, None)),
        ("huisartsentekort Zeeland", ("how-many-short", GP, ZEELAND, None, None)),
        ("SEH-artsentekort", ("how-many-short", SEH, None, None, None)),
        ("in welke regio is het huisartsentekort het grootst", ("which-region", GP, None, None, None)),
        (
            "which region has the biggest shortage of emergency doctors",
            ("which-region", SEH, None, None, None),
        ),
        ("how many family doctors are there", ("how-many", GP, None, None, None)),
        ("hoeveel plaatsen voor seh-artsen in 2027", ("against-advice", SEH, None, 2027, None)),
        ("how many places for GPs in 2027", ("against-advice", GP, None, 2027, None)),
        ("Zijn er in Best hoeveel huisartsen?", ("how-many", GP, "RA1326", None, None)),
    ],
)
def test_a_question_in_plain_words_is_read(words, same):
    assert read(words) == same


def test_a_municipality_that_is_an_ordinary_word_is_no_place_without_a_word_for_one():
    kind, _, region, _, _ = read("hoe is het tekort aan huisartsen best te meten")
    assert (kind, region) == ("how-many-short", None)
    asked = understood(PACK, "hoe is het tekort aan huisartsen best te meten", None, None, None, None)
    assert asked.unread == ("best", "meten"), "what was not used is told"


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        ("tekort huisartsen Zeland 2035", "zeland", "Zeeland"),
        ("tekort huisartsen middelberg 2035", "middelberg", "Middelburg"),
        ("shortage of GPs Atlantis 2035", "atlantis", "Zeeland"),
        ("shortage of GPs in atlantis 2035", "atlantis", "Zeeland"),
        ("tekort huisartsen Nieuw Atlantis", "nieuw atlantis", "Zeeland"),
        ("hoeveel huisartsen zijn er in Atlantis", "atlantis", "Zeeland"),
        ("hoeveel huisartsen lutjebroek", "lutjebroek", "Zeeland"),
        ("tekort huisartsen lutjebroek 2035", "lutjebroek", "Zeeland"),
        ("lutjebroek tekort huisartsen", "lutjebroek", "Zeeland"),
        ("hoe groot is het tekort aan huisartsen lutjebroek in 2035", "lutjebroek", "Zeeland"),
        ("how large is the shortage of GPs nether wallop", "nether wallop", "Zeeland"),
    ],
)
def test_a_place_that_is_not_known_is_never_answered_for_the_whole_country(words, place, expected):
    english, dutch = refused("en", words), refused("nl", words)
    assert "may be the name of a place" in english
    assert f"dit kan een plaatsnaam zijn, maar geen regio heet zo (gevonden: '{place}')" in dutch
    assert expected in english
    assert expected in dutch


@pytest.mark.parametrize(
    ("words", "called", "expected"),
    [
        ("shortage of heart doctors", "heart doctors", "or without heart: doctors"),
        ("how many heart doctors are there", "heart doctors", "or without heart: doctors"),
        ("hoeveel hart artsen zijn er", "hart artsen", "cardiothoracic surgeon"),
        (
            "Where is the shortage of school nurses largest in 2035?",
            "school nurses",
            "without school: nurses",
        ),
        (
            "Hoeveel vrouwelijke huisartsen zijn er te weinig?",
            "vrouwelijke huisartsen",
            "vrouwelijke: huisartsen",
        ),
        (
            "Sinds wanneer zijn er minder plaatsen voor academische SEH-artsen?",
            "academische seh artsen",
            "academische",
        ),
    ],
)
def test_a_word_that_makes_it_another_occupation_is_refused(words, called, expected):
    english, dutch = refused("en", words), refused("nl", words)
    assert f"no occupation is called {called}" in english
    assert f"geen beroep heet {called}" in dutch
    assert expected in english
    assert f"of zonder {called.split()[0]}: " in dutch


@pytest.mark.parametrize(
    "words", ["huisarsten", "tekort huisarsten in 2035", "huisart", "hoeveel huisarsten"]
)
def test_a_mistyped_occupation_is_refused_with_the_one_that_is_near(words):
    assert refused("nl", words).endswith("verwacht: huisarts")
    assert refused("en", words).endswith("expected general practitioner")
    assert "loodgieter" not in refused("nl", "hoeveel loodgieters zijn er").split("verwacht")[1]


@pytest.mark.parametrize(
    "words",
    [
        "hoeveel huisartsen zijn er over tien jaar",
        "tekort huisartsen volgend jaar",
        "how many GPs will be short in ten years",
        "shortage of GPs 5 years from now",
        "tekort huisartsen de afgelopen 5 jaar",
    ],
)
def test_a_year_counted_from_today_is_refused(words):
    assert "a year counted from today is not read" in refused("en", words)
    assert "een kalenderjaar, zoals in 2035" in refused("nl", words)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_question_is_found_by_both_names_in_any_order(kind):
    for name in (kind, KINDS[kind].dutch, kind.upper(), kind.replace("-", "_")):
        assert read(name, "huisarts")[:2] == (kind, GP)
        assert read("huisartsen", name)[:2] == (kind, GP)
    assert set(FIRST_READ) == set(KINDS)
    assert len(NAMES) == 2 * len(KINDS), "no two questions share a name"


TAKES = {
    "how-many": {"region", "year"},
    "how-many-short": {"region", "year"},
    "what-if-fewer": {"year", "places"},
    "since-when": set(),
    "against-advice": {"year"},
    "which-region": {"year"},
    "hidden-vacancies": set(),
}
"""What each question takes, as the page of the command line says it."""
GIVEN = {"region": "Zeeland", "year": 2030, "places": 40}


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize("what", GIVEN)
def test_a_question_takes_what_it_says_it_takes(kind, what):
    place = 2 + list(GIVEN).index(what)
    asked = [kind, "huisarts", None, None, None]
    asked[place] = GIVEN[what]
    if what in TAKES[kind]:
        assert read(*asked)[place] is not None
        return
    takers = [one for one in TAKES if what in TAKES[one]]
    english, dutch = refused("en", *asked), refused("nl", *asked)
    assert english == (
        f"--{what}: {kind} takes no {'number of places' if what == 'places' else what} "
        f"(found '{GIVEN[what]}'); expected {' or '.join(takers)}"
    )
    for name in (kind, *takers):
        assert KINDS[name].dutch in dutch
    assert "takes" not in dutch


@pytest.mark.parametrize(
    ("asked", "english", "dutch"),
    [
        ((None,), "no question is asked", "er is geen vraag gesteld"),
        (
            ("zijn er genoeg huisartsen",),
            "no question of an answer sheet is found",
            "geen vraag voor een antwoordblad",
        ),
        (("how-mny", "huisarts"), "expected how-many, or a question", "verwacht: hoeveel, of een vraag"),
        (("how-many",), "for this question an occupation is needed", "voor deze vraag is een beroep nodig"),
        (("hoeveel loodgieters zijn er",), "no occupation is found", "geen beroep gevonden"),
        (("hoeveel huisartsen en tandartsen zijn er",), "more than one occupation", "meer dan één beroep"),
        (("hoeveel huisartsen in Zeeland en Drenthe",), "more than one region", "meer dan één regio"),
        (("tekort huisartsen in 2030 en 2035",), "more than one number", "meer dan één getal"),
        (
            ("hoeveel huisartsen gaan met pensioen",),
            "not clear what is asked with pensioen",
            "niet duidelijk wat met pensioen",
        ),
        (
            ("hoeveel huisartsen zijn er over 10 jaar",),
            "a year counted from today is not read (found 'over 10 jaar'); expected a calendar year",
            "een jaar dat vanaf vandaag telt, wordt niet gelezen (gevonden: 'over 10 jaar')",
        ),
        (
            ("tekort huisartsen in Zeeland", None, "Drenthe"),
            "says something else than this option",
            "zegt iets anders dan deze optie",
        ),
        (("how-many", "huisarts", "Atlantis"), "unknown region", "onbekende regio"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_sentence(asked, english, dutch):
    assert english in refused("en", *asked)
    assert dutch in refused("nl", *asked)
    assert "\n" not in refused("nl", *asked)


def test_people_in_a_region_are_those_of_the_regional_answer():
    sheet = answer("how-many", "huisarts", region="Zeeland", **DRAWS)
    there = next(
        one for one in regions("huisarts", year=2025, draws=0, pack=PACK).regions if one.code == ZEELAND
    )
    assert sheet.answer.value == there.headcount
    assert sheet.answer.status == "estimate"
    assert {one.id: one.value for one in sheet.figures}["density"] == there.density
    assert sheet.rests_on["assumption"] > 0, "a spread over regions is no published figure"
    province = answer("how-many", "huisarts", region="Noord-Brabant", **DRAWS)
    assert province.region == "PV30"
    assert province.answer.value > sheet.answer.value


def test_a_shortage_in_a_region_and_a_year_is_that_of_its_path():
    sheet = answer("how-many-short", "huisarts", region="Drenthe", year=2035, **DRAWS)
    path = project_region("huisarts", "Drenthe", draws=50, seed=sheet.seed, pack=PACK).years["2035"]
    assert (sheet.answer.value, sheet.answer.low, sheet.answer.high) == (
        path.gap_fte,
        path.gap_interval.low,
        path.gap_interval.high,
    )
    assert sheet.figures[0].value == path.p_shortage
    both = answer("how-many-short", "huisarts", region="Drenthe", **DRAWS)
    assert [one.year for one in (both.answer, *both.figures)] == [2025, 2043, 2043]


def test_a_year_is_that_of_the_projection():
    short = answer("how-many-short", "huisarts", year=2035, **DRAWS)
    path = project("huisarts", pack=PACK).years["2035"]
    assert short.answer.value == pytest.approx(path.gap_fte)
    assert short.answer.low < short.answer.value < short.answer.high
    many = answer("how-many", "huisarts", year=2035, **DRAWS)
    case = open_case("huisarts", pack=PACK)
    heads = baseline_of(case, run_of(case)).arrays.heads.sum(axis=1)[0, 10]
    assert many.answer.value == pytest.approx(heads)
    assert many.answer.value == pytest.approx(path.headcount)
    assert np.isfinite(many.answer.low)


def test_a_year_that_is_past_is_answered_with_its_count():
    sheet = answer("how-many", "huisarts", year=2015, **DRAWS)
    assert (sheet.answer.year, sheet.answer.status, sheet.kind) == (2015, "published", "published")
    assert sheet.answer.source
    with pytest.raises(InputError, match="does not hold this year"):
        answer("how-many", "huisarts", year=1950, **DRAWS)


def test_the_year_of_places_is_the_first_intake_year():
    sheet = answer("what-if-fewer", "seh-arts", places=40, year=2028, **DRAWS)
    assert (sheet.figures[0].value, sheet.figures[0].year) == (40.0, 2028)
    assert sheet.answer.name == "2028"
    against = answer("against-advice", "huisarts", year=2024, **DRAWS)
    ledger = {one.year: one.departure for one in departures("huisarts", pack=PACK).years}
    assert against.answer.value == ledger[2024]
    with pytest.raises(InputError, match="advice and places are not both known for this intake year"):
        answer("against-advice", "huisarts", year=2040, **DRAWS)
    where = answer("which-region", "huisarts", year=2035, **DRAWS)
    assert where.answer.year == 2035


def test_plain_words_and_names_give_the_same_figures_and_a_run_that_is_asked_again():
    typed = answer("hoeveel huisartsen zijn er in Zeeland?", **DRAWS)
    named = answer("how-many", "huisarts", region=ZEELAND, **DRAWS)
    assert typed.manifest.result == named.manifest.result
    assert typed.words == "hoeveel huisartsen zijn er in Zeeland?"
    assert named.words == ""
    again = answer(**typed.manifest.options, pack=PACK)
    assert again.manifest.result == typed.manifest.result
    assert again.words == typed.words


def test_an_occupation_without_regional_figures_says_so():
    sheet = answer("how-many", "dermatoloog", region="Zeeland", **DRAWS)
    assert (sheet.kind, sheet.reason, sheet.grade) == ("not-available", "no-regions", "unknown")


def test_another_publication_is_named_only_where_it_counts_another_number():
    for year in range(2010, 2024):
        sheet = answer("how-many", "huisarts", year=year, **DRAWS)
        assert all(one.value != sheet.answer.value for one in sheet.figures), year


def test_a_sheet_says_no_digits_that_its_range_makes_idle():
    sheet = answer("how-many-short", "huisarts", year=2035, draws=200, pack=PACK)
    low, high = sheet.answer.low, sheet.answer.high
    for code, mark in (("en", ","), ("nl", ".")):
        spoken = language(code)
        headline = next(str(one) for one in sentences(sheet, spoken) if "2035" in str(one))
        shown = [
            int(number.replace(mark, ""))
            for number in re.findall(rf"\d[\d{mark}]*(?= (?:FTE|fte)| and a| en een)", headline)
        ]
        assert shown[0] == 100 * round(sheet.answer.value / 100)
        assert shown[1:] == [-100 * round(low / 100), 100 * round(high / 100)]


def test_the_middle_of_the_draws_says_of_what_it_is():
    sheet = answer("hidden-vacancies", "seh-arts", **DRAWS)
    english, dutch = (" ".join(str(one) for one in sentences(sheet, language(code))) for code in ("en", "nl"))
    assert "as the middle of 50 draws without hidden vacancies, instead of at the central values" in english
    assert "zonder verborgen vacatures als midden van 50 trekkingen" in dutch
    assert "met verborgen vacatures als midden van 50 trekkingen" in dutch


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("wat als er 10 huisartsen minder worden opgeleid?", "10 huisartsen minder"),
        ("what if 10 fewer GPs a year are trained?", "10 fewer"),
        ("20 extra places for SEH-artsen", "20 extra"),
        ("in welke regio is het overschot aan huisartsen het grootst", "overschot"),
        ("in welke regio is het tekort aan huisartsen het kleinst?", "kleinst"),
        ("in which region is the shortage of GPs smallest?", "smallest"),
    ],
)
def test_what_turns_a_question_around_is_refused_and_never_answered(asked: str, word: str) -> None:
    with pytest.raises(InputError) as refused:
        answer(asked)
    assert word in str(refused.value)


def test_a_year_before_such_a_word_is_a_year() -> None:
    read = answer("wat als er in 2030 meer plaatsen voor huisartsen komen, 1100", draws=40)
    assert (read.year, read.places) == (2030, 1100)


def test_a_number_instead_of_another_is_read() -> None:
    assert answer("wat als er 700 huisartsen worden opgeleid in plaats van 1026", draws=40).places == 700
