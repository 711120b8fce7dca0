"""Tables of one's own beside a pack: real figures where the pack has none."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from raming.inputs.own_tables import OwnTable, read_own_tables
from raming.inputs.pack import Pack
from raming.inputs.tables import Row, digest, pack_format, pack_hash
from raming.inputs.used import OwnRows


def with_tables(pack: Pack, paths: Sequence[str | Path]) -> Pack:
    """Return a pack with rows of one's own: a file `regional_stock.csv` adds to that table.

    A row with the key of a row of the pack takes its place.

    Args:
        pack: the pack.
        paths: CSV, XLSX or ODS files; the name of a file (up to the first dot) or of a sheet says which table it
            belongs to.

    Raises:
        InputError: with everything wrong in any of the files; nothing is loaded then.
    """
    if not paths:
        return pack
    own = read_own_tables(pack, paths)
    hashes = dict(pack.files)
    for one in own:
        hashes[f"{one.table}.csv"] = digest(f"{hashes.get(f'{one.table}.csv', '')} {one.hash}".encode())
    merged = {name: _merged(pack, name, own) for name in dict.fromkeys(one.table for one in own)}

    def read(table: str) -> tuple[Row, ...]:
        return merged[table] if table in merged else pack.table(table)

    rows = tuple(_placed(one, merged[one.table]) for one in own)
    return replace(
        pack, hash=pack_hash(hashes), files=hashes, read=read, own=(*pack.own, *rows), _tables={}, _sets={}
    )


def _merged(pack: Pack, table: str, own: Sequence[OwnTable]) -> tuple[Row, ...]:
    """Return the rows of a table with those of one's own, which take the place of rows with the same key."""
    keys = pack_format()[table]["primaryKey"]
    kept = {tuple(row[key] for key in keys): row for row in pack.table(table)}
    kept |= {tuple(row[key] for key in keys): row for one in own if one.table == table for row in one.rows}
    return tuple(kept.values())


def _placed(one: OwnTable, merged: Sequence[Row]) -> OwnRows:
    """Return where the rows of a table of one's own stand in the table of the pack."""
    place = {id(row): line for line, row in enumerate(merged, start=2)}
    return OwnRows(
        one.file,
        one.table,
        tuple(place[id(row)] for row in one.rows),
        tuple(str(row["occupation"] or "") for row in one.rows)
        if "occupation" in (one.rows or ({},))[0]
        else (),
        one.read_as,
    )
