"""Writes as fast as it can until it is killed, and says what was confirmed: `python writer.py URL`."""

import sys

from raming.store.shelves import open_shelves
from store.examples import scenario


def main(url: str) -> None:
    shelves = open_shelves(url)
    record = shelves.scenarios.add(scenario("0"))
    print(record.id, 1, flush=True)
    version = 1
    while True:
        version = shelves.scenarios.save(record.id, scenario(str(version)), on=version).version
        print(record.id, version, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
