"""What people type first gives an answer."""

import json

import pytest

from raming import advise, compare, regions
from raming.cli.main import main
from raming.inputs.parameters import parse_override
from raming.inputs.problems import InputError
from raming.inputs.vocabulary import DUTCH, PARAMETERS
from raming.present.language import language


def _json(capsys, *words):
    code = main([*words, "--json"])
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return json.loads(shown.out)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("balance", "huisarts", "--draws", "0"), ("balance", "--occupation", "huisarts", "--draws", "0")),
        (("balance", "zeeland", "--draws", "0"), ("balance", "--region", "Zeeland", "--draws", "0")),
        (("regions", "zeeland", "--draws", "0"), ("balance", "--region", "Zeeland", "--draws", "0")),
        (("regions", "--draws", "0"), ("regions", "huisarts", "--draws", "0")),
        (("compare", "huisarts"), ("compare", "2022", "2025", "--occupation", "huisarts")),
        (("compare", "2022"), ("compare", "2022", "2025")),
        (("compare",), ("compare", "2022", "2025")),
        (("compare", "2022,laag", "2025"), ("compare", "2022,low", "2025")),
        (
            ("advise", "huisarts", "--trend", "doorlopend", "--variant=hoog", "--scenario", "voorkeur"),
            ("advise", "huisarts", "--trend", "continuing", "--variant", "high"),
        ),
        (
            ("advise", "huisarts", "--set", "onvervulde_vraag=0,05", "--set", "instroom=800"),
            ("advise", "huisarts", "--set", "unmet_demand=0.05", "--set", "intake_per_year=800"),
        ),
    ],
)
def test_a_first_try_is_answered(capsys, words, same):
    assert _json(capsys, *words)["manifest"]["result"] == _json(capsys, *same)["manifest"]["result"]


def test_a_region_with_options_of_occupations_names_the_command_that_works(capsys):
    assert main(["regions", "zeeland", "--year", "2040", "--lang", "en"]) == 2
    assert "`raming balance --region zeeland`" in capsys.readouterr().err


def test_an_occupation_with_one_round_says_what_can_be_compared(capsys):
    assert main(["compare", "tandarts", "--lang", "en"]) == 2
    assert "compare demography preferred --occupation tandarts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lang", "en", "advise", "huisarts"), "Advised training intake: general practitioner"),
        (("--lang=nl", "advise", "huisarts"), "Instroomadvies huisarts"),
        (("--lang", "en", "advise", "--help"), "About what:"),
        (("--lang", "nl", "advise", "--help"), "Een van tijdelijk, doorlopend. Standaard: tijdelijk."),
        (("--json", "occupations"), '"occupations"'),
        (("skillmix", "huisarts", "--draws", "10", "--lang", "nl"), "huisartsenpraktijk"),
    ],
)
def test_options_and_an_occupation_stand_where_people_put_them(capsys, words, said):
    assert main(list(words)) == 0
    assert said in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lang", "en", "adviseer", "huisarts"), 'Unknown command "adviseer"'),
        (("--lang", "nl", "adviseer", "huisarts"), "onbekende opdracht “adviseer”"),
        (("skillmix", "tandarts"), "van tandarts"),
        (("compare", "seh-arts"), "twee ramingen van SEH-arts"),
        (("compare", "huisarts", "seh-arts"), "huisarts en SEH-arts"),
        (("advise", "basisarts"), "vraag naar basisartsen is niet beschikbaar (Volgt uit"),
        (("advise", "huisarts", "--trend", "x"), "tijdelijk, doorlopend"),
        (("advise", "huisarts", "--scenario", "x"), "`demografie`, `werkproces`"),
    ],
)
def test_a_refusal_has_the_words_of_its_reader(capsys, words, said):
    assert main(list(words)) == 2
    err = capsys.readouterr().err
    assert said in err
    ids = ("emergency-physician", "general-practitioner", "demand_for", "internal_yield", "temporary")
    assert not any(name in err for name in (*ids, "preferred", "work-process"))


def test_python_takes_the_same():
    assert compare("huisarts").sides == compare("2022", "2025").sides
    assert regions(draws=0).occupation == "general-practitioner"
    assert advise("huisarts", trend="doorlopend").manifest.options["trend"] == "continuing"


def test_a_parameter_is_known_by_the_word_of_the_catalogue():
    dutch = language("nl")
    assert DUTCH.keys() == PARAMETERS.keys()
    for name, kind in PARAMETERS.items():
        assert DUTCH[name][0] == dutch.text(kind.label)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("unmet_demand=0,05", "unmet_demand=0.05"),
        ("onvervulde vraag[variant=hoog]=0,05", "unmet_demand[variant=high]=0.05"),
        ("werkzamen=14347", "stock_headcount=14347.0"),
        ("werkzamen=14.347", "stock_headcount=14347.0"),
        ("Extern-rendement[geslacht=v,jaar=5]=0,8", "external_yield[sex=f,at=5]=0.8"),
        ("sociaal-culturele trend=1e-2", "sociocultural_trend=0.01"),
        ("instroom[cohort=na bijsturing]=800", "intake_per_year[cohort=after_steering]=800.0"),
    ],
)
def test_dutch_words_and_a_decimal_comma_are_read(typed, read):
    assert str(parse_override(typed)) == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("werkzamen=14,347", "this may be 14,347 or 14.347"),
        ("werkzamen=14.34.7", "without separators of thousands"),
        ("onvervulde vrag=0,05", "onvervulde vraag, perhaps"),
    ],
)
def test_what_may_mean_two_things_is_refused(typed, message):
    with pytest.raises(InputError, match=message):
        parse_override(typed)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("hoeveel", "huisarts", "--region", "Terneuzen"), ("how-many", "huisarts", "--region", "RA1222")),
        (("huisartsen", "welke-regio", "--year", "2035"), ("which-region", "huisarts", "--year", "2035")),
        (
            ("hoeveel", "huisartsen", "zijn", "er", "te", "weinig", "in", "Drenthe", "--year", "2035"),
            ("how-many-short", "huisarts", "--region", "drenthe", "--year", "2035"),
        ),
        (
            ("what if 40 emergency physicians start training from 2027 on?",),
            ("minder-plaatsen", "seh-arts", "--places", "40", "--year", "2027"),
        ),
    ],
)
def test_a_question_is_answered_as_it_is_typed(capsys, words, same):
    draws = ("--draws", "50")
    typed, named = (_json(capsys, "answer", *one, *draws) for one in (words, same))
    assert typed["manifest"]["result"] == named["manifest"]["result"]
    assert typed["question"] == named["question"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "raming: --region: bij minder-plaatsen hoort geen regio (gevonden: 'Zeeland'); verwacht: hoeveel of tekort"),
        ("en", "raming: --region: what-if-fewer takes no region (found 'Zeeland'); expected how-many or how-many-short"),
    ],
)  # fmt: skip
def test_what_a_question_does_not_take_is_refused_in_one_sentence(capsys, lang, said):
    assert main(["answer", "minder-plaatsen", "huisarts", "--region", "Zeeland", "--lang", lang]) == 2
    assert capsys.readouterr().err == f"{said}\n"
