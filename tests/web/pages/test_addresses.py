"""Names in addresses lead back to what they name, in both languages."""

import pytest

from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError
from raming.web.pages.addresses import LANGUAGES, address, occupation_at, occupation_slug, paths, slug

PACK = load_pack("nl")


@pytest.mark.parametrize("occupation", list(PACK.occupations))
def test_every_occupation_has_an_address_that_leads_back_to_it(occupation):
    for lang in LANGUAGES:
        name = occupation_slug(PACK, occupation, lang)
        assert name == slug(name)
        assert occupation_at(PACK, name) == occupation
    assert occupation_at(PACK, occupation) == occupation


@pytest.mark.parametrize("name", ["huisarts", "GP", "family-doctor", "Huisartsen", "general practitioner"])
def test_any_name_leads_to_the_occupation(name):
    assert occupation_at(PACK, name) == "general-practitioner"


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="general-practitioner"):
        occupation_at(PACK, "huisart")


def test_no_two_pages_share_an_address():
    for lang in LANGUAGES:
        found = [one[lang] for one in paths().values()]
        assert len(found) == len(set(found))
        assert all(path == f"/{lang}" or path.startswith(f"/{lang}/") for path in found)


def test_an_address_escapes_what_it_holds():
    query = [("set", "x[at=5]=1"), ("empty", "")]
    made = address("occupation", "nl", {"occupation": "a b?c"}, form="csv", query=query)
    assert made == "/nl/beroepen/a%20b%3Fc.csv?set=x%5Bat%3D5%5D%3D1"
