"""What rows of one's own may name: regions, occupations, sources and other rows, by id or name in any case."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, either, finding, nearest
from raming.inputs.regions import Regions, plain_name
from raming.inputs.tables import Row, pack_format

CLOSED = {"choices": "choice", "regional_parameters": "parameter"}
"""Tables whose rows say something only where the model asks for them: their keys are those of the pack."""
NAMED = {"occupation": "occupations", "region": "regions", "source": "sources"}
"""Columns that name a row of another table wherever they stand."""


def references_of(table: str) -> Mapping[str, str]:
    """Return the columns of a table that name a row, each with the table of that row."""
    schema = pack_format()[table]
    own = schema["primaryKey"]
    found = {
        key["fields"][0]: str(key["reference"]["resource"])
        for key in schema.get("foreignKeys", [])
        if len(key["fields"]) == 1
    }
    for column, target in NAMED.items():
        if target != table and any(f["name"] == column for f in schema["fields"]):
            found.setdefault(column, target)
    if table in CLOSED:
        found[CLOSED[table]] = table
    return {column: target for column, target in found.items() if [column] != own or table in CLOSED}


class Names:
    """The rows that can be named: those of a pack, and those of one's own beside it.

    Args:
        pack: the pack.
        own: rows of one's own by table.
    """

    def __init__(self, pack: Pack, own: Mapping[str, Sequence[Row]]) -> None:
        self.pack, self.own = pack, own

    @cached_property
    def _regions(self) -> Regions:
        return Regions(self.pack)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, those of one's own last."""
        return [*self.pack.table(table), *(self.own.get(table, ()) if table not in CLOSED else ())]

    def resolved(self, target: str, texts: Collection[str]) -> tuple[dict[str, str], dict[str, Problem]]:
        """Return the id that each text names.

        Args:
            target: the table whose rows are named.
            texts: the texts of one column: a name that stands for regions of several levels is one of the level
                at which they all are.

        Returns:
            The id by text, and what is wrong by text with those that name nothing.
        """
        key = pack_format()[target]["primaryKey"][0]
        ids = {str(row[key]): str(row[key]) for row in self.rows(target)}
        folded = {plain_name(one): one for one in ids}
        found: dict[str, str] = {}
        faults: dict[str, Problem] = {}
        levels = self._level(texts, folded) if target == "regions" else ()
        for text in texts:
            if text in ids or plain_name(text) in folded:
                found[text] = ids.get(text) or folded[plain_name(text)]
                continue
            try:
                found[text] = self._by_name(target, text, levels)
            except InputError as error:
                faults[text] = (
                    self._meant(error.problems[0], text) if target == "regions" else error.problems[0]
                )
            except KeyError:
                near = either(folded[one] for one in nearest(plain_name(text), folded, n=3))
                message = (
                    Phrase("unknown source") if target == "sources" else Phrase("unknown {name}", name=key)
                )
                first = ", ".join(list(ids)[:5])
                faults[text] = finding(
                    message,
                    rule="unknown-reference",
                    expected=near
                    or Phrase("one of table {table}, such as {names}", table=target, names=first),
                )
        return found, faults

    def _by_name(self, target: str, text: str, levels: Iterable[str]) -> str:
        """Return the id of what has a name.

        Raises:
            InputError, KeyError: when nothing is called that.
        """
        if target == "regions":
            return self._regions.find(text, tuple(levels)).code
        if target == "occupations":
            return self.pack.occupation(text)
        key = pack_format()[target]["primaryKey"][0]
        for row in self.rows(target):
            for column in ("name", "name_nl", "name_en"):
                if row.get(column) and plain_name(str(row[column])) == plain_name(text):
                    return str(row[key])
        raise KeyError(text)

    def _meant(self, problem: Problem, text: str) -> Problem:
        """Return that a region is unknown with the regions that may be meant, as name and code."""
        known = self._regions.named
        near = (
            [known[one][0] for one in nearest(plain_name(text), known, n=3)]
            if not any(c.isdigit() for c in text)
            else []
        )
        shown = either(f"{self._regions.by_code[code].name_nl} ({code})" for code in dict.fromkeys(near))
        if problem.message != "unknown region":
            return problem
        return replace(problem, expected=shown or self._regions.example())

    def _level(self, texts: Collection[str], folded: Mapping[str, str]) -> tuple[str, ...]:
        """Return the levels at which names of regions are looked up, that of all of them first."""
        named = [plain_name(text) for text in texts if plain_name(text) not in folded]
        levels = {code: region.level for code, region in self._regions.by_code.items()}

        def has(name: str, level: str) -> bool:
            return any(
                levels[code] in (level, self._regions.levels[-1])
                for code in self._regions.named.get(name, ())
            )

        of_codes = {levels[folded[plain_name(text)]] for text in texts if plain_name(text) in folded} - {
            self._regions.levels[-1]
        }
        fit = [level for level in self._regions.levels if all(has(name, level) for name in named)]
        first = [level for level in fit if level in of_codes] or fit
        return tuple(dict.fromkeys((*first, *self._regions.levels)))


def missing_pairs(table: str, rows: Iterable[Row], names: Names) -> dict[int, tuple[str, str, str]]:
    """Find rows that name a row of another table by several columns, and there is none.

    Returns:
        By place of the row: the columns, their values, and the table.
    """
    found = {}
    for key in pack_format()[table].get("foreignKeys", []):
        if len(key["fields"]) == 1:
            continue
        target = str(key["reference"]["resource"])
        known = {tuple(row[name] for name in key["reference"]["fields"]) for row in names.rows(target)}
        for place, row in enumerate(rows):
            pair = tuple(row[name] for name in key["fields"])
            if None not in pair and pair not in known:
                found[place] = (", ".join(key["fields"]), ", ".join(map(str, pair)), target)
    return found
