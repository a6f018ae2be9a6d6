# `make help` lists the targets. Each sets up what it needs first; the stamps in .venv/ make a second run quick.

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps
SERVER := tests/server/node_modules/.package-lock.json
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# Our own sources too: a start that compiles them is slow, and PYTHONDONTWRITEBYTECODE may be set.
BYTECODE := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q src

SEED := $(or $(SEED),$(shell date +%s))
TEST_ENV := QT_QPA_PLATFORM=offscreen DO_NOT_TRACK=1

.DEFAULT_GOAL := help
.PHONY: help run test test-long mutants check format lint types layers tests server demo screenshots bench translations lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(STAMPS)/runtime  ## set up everything and open the desktop
	@$(BYTECODE)
	$(BIN)/organic-desktop

test: tests  ## set up everything and run every test, the real server's included

check: lint types tests  ## format, lint, types, layers and tests

format: $(STAMPS)/dev  ## let ruff rewrite the sources
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(STAMPS)/dev  ## formatting and lint, without changing a file
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/bandit --quiet --recursive src packaging  # what ruff's rules named S don't know

types: $(STAMPS)/dev  ## mypy --strict
	$(BIN)/mypy

layers: $(STAMPS)/dev  ## who may import whom, in a second
	$(BIN)/python -m pytest --quiet tests/test_layers.py

tests: $(STAMPS)/dev $(SERVER)
	$(TEST_ENV) $(BIN)/python -m pytest $(PYTEST_ARGS)

test-long: $(STAMPS)/dev $(SERVER)  ## thousands of steps of three devices, and what they met; SEED=… repeats a run
	@echo "SEED=$(SEED)"
	$(TEST_ENV) $(BIN)/python -m pytest tests/convergence --hypothesis-profile=long --hypothesis-seed=$(SEED) --hypothesis-show-statistics $(PYTEST_ARGS)

mutants: $(STAMPS)/dev $(SERVER)  ## break the sync engine in known ways, and see a test notice each
	$(BIN)/python -m tests.mutants

server: $(STAMPS)/dev $(SERVER)  ## start a Supabase server for development and print the `connect` line
	@$(BIN)/python -m tests.server

demo: $(STAMPS)/dev $(SERVER)  ## open the desktop on a year of plausible data, in a data folder of its own
	@$(BYTECODE)
	@DO_NOT_TRACK=1 $(BIN)/python -m tests.demo

screenshots: $(STAMPS)/dev $(SERVER)  ## render every page, light and dark, into docs/screenshots/
	@$(TEST_ENV) $(BIN)/python -m tests.demo.screenshots

bench: $(STAMPS)/dev $(SERVER)  ## print the benchmarks' table
	@$(BYTECODE)
	$(TEST_ENV) $(BIN)/python -m tests.benchmarks

# Locations and the order of contexts would make every change of a source one of the translations too.
WORDS := .cache/words.py
LUPDATE := $(BIN)/pyside6-lupdate $(sort $(wildcard src/organic_desktop/ui/*.py src/organic_desktop/ui/*/*.py)) $(WORDS) -locations none -no-obsolete -source-language en
TRANSLATIONS := resources/translations/organic

translations: $(STAMPS)/runtime  ## take new words of the sources into the translations, and compile those
	@mkdir -p $(dir $(WORDS)) && $(BIN)/python packaging/words.py > $(WORDS)
	$(LUPDATE) -target-language de -ts $(TRANSLATIONS)_de.ts
	$(LUPDATE) -target-language en -pluralonly -ts $(TRANSLATIONS)_en.ts
	$(BIN)/pyside6-lrelease $(TRANSLATIONS)_de.ts $(TRANSLATIONS)_en.ts

lock: $(STAMPS)/venv  ## pin the newest dependencies that pyproject.toml and package.json allow
	$(COMPILE) --upgrade pyproject.toml -o requirements/runtime.lock
	$(COMPILE) --upgrade --extra dev --constraint requirements/runtime.lock pyproject.toml -o requirements/dev.lock
	$(MAKE) $(STAMPS)/dev
	$(BIN)/python packaging/npm.py install --package-lock-only

clean:  ## remove everything that can be made again
	rm -rf .venv .cache build dist tests/server/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(STAMPS)/venv:
	packaging/system-packages venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@mkdir -p $(@D) && touch $@

$(STAMPS)/runtime: requirements/runtime.lock pyproject.toml $(STAMPS)/venv packaging/system-packages
	packaging/system-packages desktop
	$(UV) --require-hashes --requirement requirements/runtime.lock
	$(UV) --no-deps --editable .
	@touch $@

$(STAMPS)/dev: requirements/dev.lock $(STAMPS)/runtime
	packaging/system-packages tests
	$(UV) --require-hashes --requirement requirements/dev.lock
	@touch $@

$(SERVER): tests/server/package-lock.json tests/server/.npmrc $(STAMPS)/dev
	$(BIN)/python packaging/npm.py ci
	@touch $@
