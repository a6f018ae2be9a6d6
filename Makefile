# `make help` lists the targets. Each sets up what it needs first, which is quick where it's there already.

PYTHON ?= python3
BIN := .venv/bin
PACKAGING := .venv-packaging/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# `$(SET_UP) STAGE PART...`: the environment up to a stage, with parts of the system's packages (packaging/set_up.py).
SET_UP = @command -v $(PYTHON) >/dev/null || { echo "Please install Python 3.11 or newer: there is no $(PYTHON)." >&2; exit 1; }
SET_UP += ; $(PYTHON) packaging/set_up.py

# Our own sources too: a start that compiles them is slow, and PYTHONDONTWRITEBYTECODE may be set.
BYTECODE := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q src

SEED := $(or $(SEED),$(shell date +%s))
TEST_ENV := QT_QPA_PLATFORM=offscreen DO_NOT_TRACK=1 PYTHONDONTWRITEBYTECODE=
# One worker more than cores, for tests often wait; each has servers of its own. WORKERS=0 runs one test after another.
WORKERS ?= $(shell cores=$$(nproc); echo $$((cores < 5 ? cores + 1 : 6)))
PARALLEL := --numprocesses=$(WORKERS) --dist=worksteal
# Folders with quick tests; tests/conftest.py chooses among theirs.
QUICK := $(addprefix tests/,app cli coach core mutants reminders remote store sync wellness) $(wildcard tests/test_*.py)

.DEFAULT_GOAL := help
.PHONY: help set-up run test test-quick test-long mutants check format lint types layers tests server demo screenshots bench translations schema bundle packages package-windows package-macos release reproducible wheel appimage flatpak lock clean test-packages test-portable test-windows

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run:  ## set up everything and open the desktop
	$(SET_UP) runtime desktop
	@$(BYTECODE)
	$(BIN)/organic-desktop

test: tests  ## set up everything and run every test, the real server's included

test-quick:  ## run the tests that need no server, screen or packages, in about a minute
	$(SET_UP) dev desktop
	@$(BYTECODE)
	$(TEST_ENV) $(BIN)/python -m pytest $(PARALLEL) -m quick $(QUICK) $(PYTEST_ARGS)

check: set-up lint types tests  ## format, lint, types, layers and tests

format:  ## let ruff rewrite the sources
	$(SET_UP) dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:  ## formatting and lint, without changing a file
	$(SET_UP) dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/bandit --quiet --recursive src packaging  # what ruff's rules named S don't know

types:  ## mypy --strict
	$(SET_UP) dev
	$(BIN)/mypy

layers:  ## who may import whom, in a second
	$(SET_UP) dev desktop
	$(BIN)/python -m pytest --quiet tests/test_layers.py

set-up:
	$(SET_UP) coach-real desktop tests

tests: set-up
	@$(BYTECODE)
	$(TEST_ENV) $(BIN)/python -m pytest $(PARALLEL) $(PYTEST_ARGS)

test-long: set-up  ## thousands of steps of three devices and of changed answers, every choice of extras; SEED=… repeats a run
	@echo "SEED=$(SEED)"
	$(TEST_ENV) $(BIN)/python -m pytest tests/convergence tests/faults/test_mutated_answers.py tests/server/test_extras.py tests/server/test_extras_synced.py tests/system/test_renewing_together.py tests/server/test_access.py --hypothesis-profile=long --hypothesis-seed=$(SEED) --hypothesis-show-statistics $(PYTEST_ARGS)
	$(TEST_ENV) $(BIN)/python -m pytest tests/faults/test_unanswered.py tests/faults/test_additions.py tests/faults/test_transport.py tests/faults/test_poison_and_unreadable.py --extras bulk_update $(PYTEST_ARGS)

mutants: set-up  ## break the sync engine in known ways, and see a test notice each
	$(BIN)/python -m tests.mutants

server:  ## start a Supabase server for development and print the `connect` line
	$(SET_UP) server desktop
	@$(BIN)/python -m tests.server

demo:  ## open the desktop on a year of plausible data, in a data folder of its own
	$(SET_UP) server desktop
	@$(BYTECODE)
	@DO_NOT_TRACK=1 $(BIN)/python -m tests.demo

screenshots: set-up  ## render every page, light and dark, into docs/screenshots/
	@$(TEST_ENV) $(BIN)/python -m tests.demo.screenshots

bench: set-up  ## print the benchmarks' table
	$(SET_UP) packaging packaging
	@$(BYTECODE)
	$(TEST_ENV) $(BIN)/python -m tests.benchmarks

# Locations and the order of contexts would make every change of a source one of the translations too.
WORDS := .cache/words.py
LUPDATE := $(BIN)/pyside6-lupdate $(sort $(wildcard src/organic_desktop/ui/*.py src/organic_desktop/ui/*/*.py)) $(WORDS) -locations none -no-obsolete -source-language en
TRANSLATIONS := resources/translations/organic

translations:  ## take new words of the sources into the translations, and compile those
	$(SET_UP) runtime desktop
	@mkdir -p $(dir $(WORDS)) && $(BIN)/python packaging/words.py > $(WORDS)
	$(LUPDATE) -target-language de -ts $(TRANSLATIONS)_de.ts
	$(LUPDATE) -target-language en -pluralonly -ts $(TRANSLATIONS)_en.ts
	$(BIN)/pyside6-lrelease $(TRANSLATIONS)_de.ts $(TRANSLATIONS)_en.ts

schema:  ## make resources/supabase/schema.sql of the migrations
	$(SET_UP) venv
	$(BIN)/python packaging/schema.py

bundle:  ## freeze the program with all it needs into build/bundle/organic-desktop
	$(SET_UP) packaging desktop packaging
	@$(PACKAGING)/python packaging/bundle/build.py

# KINDS=deb for one of Linux's packages alone, which spares CI minutes of packing.
KINDS ?= deb rpm run

SUMS = cd $(or $(1),dist) && rm -f SHA256SUMS && sums=$$(sha256sum -- *) && echo "$$sums" > SHA256SUMS

# dist/ holds one build alone: what an earlier version left there would get into the sums, and be tested.
packages: bundle  ## make the .deb, the .rpm, the .run, the wheel, the sdist and the SBOM in dist/
	@rm -rf dist
	@$(BIN)/python packaging/wheel/build.py
	@$(PACKAGING)/python packaging/linux/build.py $(addprefix --only ,$(KINDS))
	@$(PACKAGING)/python packaging/licences/sbom.py dist/organic-desktop_*_amd64.deb dist
	@$(SUMS)

package-windows:  ## make the MSI and the setup.exe for Windows in dist/, beside what is there
	$(SET_UP) packaging desktop packaging windows
	@rm -f dist/*.msi dist/*-setup.exe dist/*-windows.cdx.json
	@$(PACKAGING)/python packaging/windows/build.py
	@$(SUMS)

# `ROOTS=bookworm` for one suite of Debian alone; ONLY=deb for the tests with this in their names (pytest's -k).
ROOTS ?= bookworm trixie
ONLY ?=

test-packages: packages  ## install what `make packages` makes in clean roots of Debian, use it, remove it (as root)
	$(SET_UP) dev desktop tests packaging
	$(TEST_ENV) $(BIN)/python -m pytest tests/packages --roots "$(ROOTS)" -k "$(ONLY)" $(PYTEST_ARGS)

# Beside the window's: what our tests have that needs no POSIX. The public CI runs them on real machines, too.
test-portable:  ## run the tests that any system can run
	$(SET_UP) dev desktop
	$(TEST_ENV) $(BIN)/python -m pytest $(PARALLEL) @tests/portable.txt $(PYTEST_ARGS)

# dist/ stays as it is. The setup.exe is packed without compression, for LZMA takes longer than most of these tests.
WINDOWS_TESTED := build/windows/tested

test-windows:  ## make the MSI and the setup.exe, install them under Wine, use them; our own tests there
	$(SET_UP) packaging desktop packaging windows
	$(SET_UP) dev desktop windows
	@rm -rf $(WINDOWS_TESTED)
	@$(PACKAGING)/python packaging/windows/build.py --quick --out $(WINDOWS_TESTED)
	@$(call SUMS,$(WINDOWS_TESTED))
	@PYTHONPATH=.:src:packaging $(BIN)/python -m tests.windows.python
	$(TEST_ENV) $(BIN)/python -m pytest $(PARALLEL) --timeout=1800 tests/windows $(PYTEST_ARGS)

# Recipes of its own, so that nothing is built where something stands against a release.
release:  ## rehearse a release: checks, packages, sums, notes and the update page in dist/; nothing leaves this computer
	$(SET_UP) dev desktop
	@$(BIN)/python packaging/release/release.py check
	@$(MAKE) --no-print-directory packages
	@$(MAKE) --no-print-directory package-windows
	@$(BIN)/python packaging/release/release.py describe

reproducible:  ## build the committed state twice, in two folders and two ways, and compare every byte
	$(SET_UP) dev
	@$(BIN)/python packaging/release/reproducible.py

wheel:  ## build the wheel and the sdist into dist/
	$(SET_UP) venv
	@$(BIN)/python packaging/wheel/build.py

appimage: bundle  ## make an AppDir of the bundle, and an AppImage where APPIMAGETOOL is set (docs/packaging.md)
	@packaging/appimage/build.sh

package-macos:  ## make Organic.app and its .dmg in dist/, on a Mac (docs/packaging.md)
	@[ "$$(uname -s)" = Darwin ] || { $(PYTHON) packaging/macos/build.py; exit 1; }
	$(SET_UP) packaging
	@$(PACKAGING)/python packaging/macos/build.py

MANIFEST := packaging/flatpak/org.organicos.desktop.yml
flatpak:  ## make the Flatpak, where flatpak-builder and the runtime are there (docs/packaging.md)
	$(SET_UP) dev
	@$(BIN)/python packaging/flatpak/wheels.py
	@rm -rf build/flatpak/program
	@$(BIN)/python packaging/wheel/build.py build/flatpak/program
	flatpak-builder --force-clean --state-dir=build/flatpak/state --repo=build/flatpak/repo build/flatpak/app $(MANIFEST)
	flatpak build-bundle build/flatpak/repo build/flatpak/organic-desktop.flatpak org.organicos.desktop

lock:  ## pin the newest dependencies that pyproject.toml, requirements/*.in and package.json allow
	$(SET_UP) venv
	$(COMPILE) --upgrade pyproject.toml -o requirements/runtime.lock
	$(COMPILE) --upgrade --resolution lowest-direct pyproject.toml -o requirements/lowest.lock
	$(COMPILE) --upgrade --extra dev --constraint requirements/runtime.lock pyproject.toml -o requirements/dev.lock
	$(COMPILE) --upgrade --constraint requirements/dev.lock requirements/tools.in -o requirements/tools.lock
	$(COMPILE) --upgrade --constraint requirements/dev.lock requirements/packaging.in -o requirements/packaging.lock
	$(COMPILE) --upgrade --no-deps requirements/coach-real.in -o requirements/coach-real.lock
	$(COMPILE) --upgrade --no-deps requirements/windows.in -o requirements/windows.lock
	$(SET_UP) dev
	$(BIN)/python packaging/npm.py install --package-lock-only
	$(BIN)/python packaging/flatpak/wheels.py --pin

clean:  ## remove everything that can be made again
	rm -rf .venv .venv-packaging .cache build dist tests/server/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
