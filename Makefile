# Two commands matter: `make run` (set up, then the GP advice) and `make test` (set up, then every check).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup setup-dev lint coverage mutants docs docs-site wheel bench pack snapshot lock clean

run: setup
	$(BIN)/raming advise huisarts --chart out/huisarts.svg --pdf out/huisarts.pdf
	@echo
	@echo "Chart:  out/huisarts.svg"
	@echo "Report: out/huisarts.pdf"
	@echo "Pages:  $(BIN)/raming serve, then open the address it prints"

# `make test COVERED=--cov` holds the floor of coverage too.
test: setup-dev lint
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile $(COVERED)

lint: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell

# Lines and branches that no test takes; the floor they must keep stands in pyproject.toml.
coverage: setup-dev
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile --cov --cov-report=html:out/coverage --cov-report=term:skip-covered

# Small faults in one floor: do the tests notice? `make mutants FLOOR=answers SAMPLE=100 SEED=1`
FLOOR ?= engine
SAMPLE ?= 100
SEED ?= 1
mutants: setup-dev
	$(BIN)/python tools/mutants.py $(FLOOR) --sample $(SAMPLE) --seed $(SEED)

# After a change that a reader sees: write the pages anew, then read the difference.
docs: setup-dev
	PYTHONPATH=tests $(BIN)/python -m docs.refresh

# A site with search in out/site, read without a network, and the manual page that the wheel brings.
docs-site: setup-dev
	$(BIN)/sphinx-build -q -W --keep-going -b html docs out/site
	$(BIN)/sphinx-build -q -b man docs out/man && cp out/man/raming.1 docs/raming.1
	@echo "Site:   out/site/README.html"

# What others install: see docs/guide/install.md.
wheel: setup-dev
	$(BIN)/python -m hatchling build --target wheel

# In an environment of its own: what the benches are measured against asks for other versions.
bench: $(VENV)-bench/.ready
	$(VENV)-bench/bin/python -m bench

# After a change of a pack: check it and write its compiled form.
pack: setup
	$(BIN)/python -m raming.inputs.compiled
	$(BIN)/python -m raming.answers.uncertainty.grades
	$(BIN)/python -m raming.answers.regional.compiling

# After a change of numbers that is meant: keep the whole run anew, then say so in the changelog.
snapshot: setup-dev
	RAMING_SNAPSHOT=write $(BIN)/python -m pytest tests/golden
	git diff --stat -- tests/golden

setup: $(VENV)/.run
setup-dev: $(VENV)/.dev

$(VENV)/.run: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "raming needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make run PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

$(VENV)-bench/.ready: requirements/bench.txt
	test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# A pin keeps its extras (`pandas[excel]==…`): pip 23, which comes with Python 3.11, looks for that very name.
LOCKED := --quiet --generate-hashes --no-strip-extras --no-emit-index-url --no-annotate --no-header
lock:
	uv pip compile $(LOCKED) --universal --python-version 3.11 pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile $(LOCKED) --universal --python-version 3.11 -c requirements/run.txt --group dev --all-extras pyproject.toml -o requirements/dev.txt
	uv pip compile $(LOCKED) --python-version 3.11 --group rivals --all-extras pyproject.toml requirements/build.in -o requirements/bench.txt

clean:
	rm -rf $(VENV) $(VENV)-bench out
