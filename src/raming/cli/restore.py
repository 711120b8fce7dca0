"""`raming restore`: take a backup back."""

from pathlib import Path

from raming.cli.screen import tell_apart


def restore(file: Path, *, database: str | None = None) -> None:
    """Take all records of a backup back into an empty database: all of them, or none.

    A database that holds records is never touched: move it away, or name another one.

    Args:
        file: A file that `raming backup` wrote.
        database: URL of the database; the one in your data folder when left out.
    """
    from raming.store.backup import restore as take_back  # noqa: PLC0415 - only where something is kept

    made = take_back(file, database)
    counted = ", ".join(f"{rows} {table}" for table, rows in made.rows.items()) or "no records"
    tell_apart(f"taken back: {made.path} ({counted}; into {made.database})")
