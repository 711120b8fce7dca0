"""One occupation of 56 ages in the tools a modeller would reach for: PySD and BPTK-Py.

The same model in each: survive, age by one, add entrants; headcount over the years. Neither is needed to use
raming; install them beside it (`pip install pysd BPTK-Py`) to run these lines.
"""

import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def installed(module: str) -> bool:
    """Whether a peer is there."""
    return find_spec(module) is not None


def _listed(values: Array) -> str:
    return ",".join(repr(float(value)) for value in values)


class PySD:
    """The pyramid in the language of Vensim, run by PySD."""

    def __init__(self, stock: Array, hazard: Array, entrants: Array, years: int) -> None:
        """Write and translate the model.

        Args:
            stock: persons by age.
            hazard: yearly exit hazard by age.
            entrants: persons who come in each year, by age.
            years: years to run.
        """
        import pysd
        import xarray

        names = [f"A{age}" for age in range(len(stock))]
        text = f"""{{UTF-8}}
age: {",".join(names)} ~~|
younger: {",".join(names[:-1])} -> older ~~|
older: {",".join(names[1:])} ~~|
multiplier= 1 ~~|
hazard[age]= {_listed(hazard)} ~~|
entrants[age]= {_listed(entrants)} ~~|
start[age]= {_listed(stock)} ~~|
change[A0]= entrants[A0]-people[A0] ~~|
change[older]= entrants[older]+people[younger]*EXP(-multiplier*hazard[younger])-people[older] ~~|
people[age]= INTEG(change[age], start[age]) ~~|
headcount= SUM(people[age!]) ~~|
INITIAL TIME= 0 ~~|
FINAL TIME= {years} ~~|
TIME STEP= 1 ~~|
SAVEPER= 1 ~~|
"""
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name) / "pyramid.mdl"
        file.write_text(text, encoding="utf-8")
        self._model: Any = pysd.read_vensim(str(file))
        # the translator writes eight digits of a constant; these are all of them
        self._constants = {
            name: xarray.DataArray(values, {"age": names}, ["age"])
            for name, values in (("hazard", hazard), ("entrants", entrants), ("start", stock))
        }

    def run(self, multiplier: float) -> Array:
        """Headcount by year for one hazard multiplier."""
        found = self._model.run(
            params={"multiplier": multiplier, **self._constants}, return_columns=["headcount"]
        )
        return np.asarray(found["headcount"], dtype=np.float64)


class BPTK:
    """The pyramid as 56 stocks of BPTK-Py, its native engine driven directly: its quickest way."""

    def __init__(self, stock: Array, hazard: Array, entrants: Array, years: int) -> None:
        """Build the model and load it into the native engine."""
        from BPTK_Py import Model
        from BPTK_Py import sd_functions as sd
        from BPTK_Py._rust_engine import RustSdEngine

        model = Model(starttime=0.0, stoptime=float(years), dt=1.0, name="pyramid")
        multiplier = model.constant("multiplier")
        multiplier.equation = 1.0
        people = [model.stock(f"age{age}") for age in range(len(stock))]
        headcount = model.converter("headcount")
        total = people[0]
        for age, level in enumerate(people):
            level.initial_value = float(stock[age])
            change = model.biflow(f"change{age}")
            arriving = float(entrants[age])
            if age:
                stayed = people[age - 1] * sd.exp(-1.0 * multiplier * float(hazard[age - 1]))
                change.equation = stayed + arriving - level
                total = total + level
            else:
                change.equation = arriving - 1.0 * level
            level.equation = change
        headcount.equation = total
        self._model: Any = RustSdEngine().load_model(model.to_json())

    def run(self, multiplier: float) -> Array:
        """Headcount by year for one hazard multiplier."""
        self._model.set_constant("multiplier", multiplier)
        found = self._model.simulate(["headcount"])["headcount"]
        return np.array([found[year] for year in sorted(found, key=float)])
