# On a machine with only Python 3.11 or newer and make, each target sets up what it needs and does its job.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run tour test journeys program packages floor explore lint bench docs site icons widths screens dist web lock clean

run: $(VENV)/.run
	$(BIN)/kodespor demo

tour: $(VENV)/.run
	$(BIN)/python -m tools.tour

test: program journeys packages

# Journeys wait for screens half of their time: with `make -j 2 test` these have what the journeys leave, and no more.
program: $(VENV)/.test
	nice $(BIN)/python -m pytest --ignore tests/browser --ignore tests/packaging

journeys: $(VENV)/.test
	$(BIN)/python -m pytest -n 0 --reruns 2 -r R tests/browser

packages: $(VENV)/.test
	$(BIN)/python -m pytest -n 0 tests/packaging

# The floor of what a phone has: core with the oldest supported libraries, without the app.
floor:
	$(PYTHON) -m venv .venv-floor
	.venv-floor/bin/python -m pip install --quiet --disable-pip-version-check -r tests/floor.txt
	.venv-floor/bin/python -m pytest -n 0 tests/unit tests/laws --ignore tests/unit/app
	rm -rf .venv-floor

# The properties alone, with other examples in each run and ten times as many.
explore: $(VENV)/.test
	$(BIN)/python -m pytest --explore 10 tests/unit tests/laws

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	$(BIN)/python tests/benchmarks/run.py --write docs/benchmarks.md

# Writes the documents that are made by commands: the events, the states of a conversation, the tour in the README.
docs: $(VENV)/.run
	$(BIN)/python -m core.events.catalogue docs/events.md
	$(BIN)/python -m sync.states docs/sync-session.md
	$(BIN)/python -m tools.generate_docs

# The documents as a static site with search, in site/; a link that leads nowhere is an error.
site: $(VENV)/.test
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# The icons that browsers and phones ask for, of assets/icon.svg.
icons: $(VENV)/.run
	$(BIN)/python -m tools.icons

# How wide the characters of our typefaces are, for the margin beside a coded text.
widths: $(VENV)/.test
	$(BIN)/python -m tools.letter_widths

# Pictures of the main screens, taken of the sample study in a real browser.
screens: $(VENV)/.test
	$(BIN)/python -m tests.browser.screens docs/screens

# What people install, in dist/: source archive, wheel, and a folder that runs without Python.
dist: $(VENV)/.test
	$(BIN)/python -m tools.make_dist dist

# The app as a page that works without a network, in dist-web/, to be served by any web server. Needs Node.js (npm); KEY signs it.
web: $(VENV)/.test
	$(BIN)/python -m tools.web.build dist-web $(if $(KEY),--key $(KEY)) $(if $(NUMBER),--number $(NUMBER))

# Needs uv (pip install uv).
LOCK := uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --extra nats --extra postgres --extra relay --extra s3 --group dev --group dist --group docs -o requirements-dev.txt

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Kodespor needs Python 3.11 or newer; say make PYTHON=...')"
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) build dist dist-web site *.egg-info
