"""All shelves of one database, opened together."""

from raming.store.contents import Decision, KeptScenario
from raming.store.database import Database, open_database
from raming.store.shelf import Shelf

CONTENTS = {"scenario": KeptScenario, "decision": Decision}
"""What a record of each kind holds."""


class Shelves:
    """The shelves of a database.

    Attributes:
        database: the database.
        scenarios: scenarios that were saved.
        decisions: decisions that were recorded.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scenarios: Shelf[KeptScenario] = Shelf(database, "scenario", KeptScenario)
        self.decisions: Shelf[Decision] = Shelf(database, "decision", Decision)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_shelves(url: str | None = None) -> Shelves:
    """Open the shelves of a database, this user's own when none is named.

    Raises:
        InputError: when the database cannot be opened.
    """
    return Shelves(open_database(url))
