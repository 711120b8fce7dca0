"""All shelves of one database, opened together."""

from functools import cached_property

from raming.inputs.loading import load_pack
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase
from raming.store.contents import KeptDecision, KeptScenario
from raming.store.database import Database, open_database
from raming.store.law import lawful_decision, lawful_scenario
from raming.store.shelf import Damaged, Missing, Shelf


class Shelves:
    """The shelves of a database.

    Attributes:
        database: the database.
        scenarios: scenarios that were saved.
        decisions: decisions that were recorded.
    """

    def __init__(self, database: Database, pack: Pack | None = None) -> None:
        """Open the shelves.

        Args:
            database: where the records are.
            pack: the pack in which what is kept must make sense; the shipped one when left out.
        """
        self.database = database
        self._named = pack
        self.scenarios: Shelf[KeptScenario] = Shelf(
            database,
            "scenario",
            KeptScenario,
            lambda content, author, comment: lawful_scenario(content, author, comment, self.pack),
        )
        self.decisions: Shelf[KeptDecision] = Shelf(
            database,
            "decision",
            KeptDecision,
            lambda content, author, comment: lawful_decision(
                content, author, comment, self.pack, self._lacking
            ),
        )

    @cached_property
    def pack(self) -> Pack:
        """The pack in which what is kept must make sense; opened when something is first kept."""
        return load_pack("nl") if self._named is None else self._named

    def _lacking(self, id_: str, version: int | None) -> Phrase | None:
        """Say what is missing of a scenario that a decision rests on; None where it is there."""
        try:
            self.scenarios.get(id_, version)
        except (Missing, Damaged) as error:
            return error.message
        return None

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_shelves(url: str | None = None, pack: Pack | None = None) -> Shelves:
    """Open the shelves of a database, this user's own when none is named.

    Args:
        url: the database.
        pack: the pack in which what is kept must make sense; the shipped one when left out.

    Raises:
        InputError: when the database cannot be opened.
    """
    return Shelves(open_database(url), pack)
