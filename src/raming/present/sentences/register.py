"""The occupations of a pack in sentences."""

from collections.abc import Iterator

from raming.answers.register import OccupationEntry, Register
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(register: Register, language: Language) -> Iterator[Sentence]:
    """Return how many occupations there are, and for how many there is an advice."""
    known = [entry for entry in register.occupations if entry.rounds]
    firm = [entry for entry in known if not entry.figures.get("assumption")]
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "{count} occupation; for {known} advice can be computed, for {firm} of them without any assumed figure.",
            "{count} occupations; for {known} advice can be computed, for {firm} of them without any assumed figure.",
            len(register.occupations),
            known=language.number(len(known)),
            firm=language.number(len(firm)),
        ),
    )
    against = register.against_published
    if against:
        opposite = [entry for entry in against if entry.agreement == "opposite"]
        yield Sentence(
            Role.DETAIL,
            language.text(
                "Of {count} occupations with a published advice the model points the opposite way for {opposite}: {names}.",
                count=language.number(len(against)),
                opposite=language.number(len(opposite)),
                names=language.listing(entry.names[language.code] for entry in opposite),
            )
            if opposite
            else language.text(
                "Of {count} occupations with a published advice the model points the opposite way for none.",
                count=language.number(len(against)),
            ),
        )
    yield Sentence(
        Role.COMMAND, language.text("`raming advise OCCUPATION` takes the id or any name, Dutch or English.")
    )


def advice_words(entry: OccupationEntry, language: Language) -> str:
    """Say whether there is an advice, and how many of its figures are assumed."""
    if not entry.rounds:
        return language.text("ledger only")
    assumed = entry.figures.get("assumption", 0)
    if not assumed:
        return language.text("yes")
    return language.plural("with {count} assumption", "with {count} assumptions", assumed)
