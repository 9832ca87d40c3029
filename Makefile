# Everything a person or CI runs here. Needs git, make, python3 (3.11 or later) and python3-venv; the rest is fetched,
# pinned by hash in requirements*.txt. `make help` lists the targets.

PYTHON ?= python3
ARGS   ?=
BIN    := .venv/bin
PIP    := -m pip --disable-pip-version-check -qq
PYTEST := $(BIN)/pytest
READY  := .venv/.ready

# What a person has set in their shell must not reach the environments made here.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help demo test check tools format lint types imports wheel coverage bench soak schema lock clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:      ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(READY)      ## plays the year 2018 of Landstinget Blekinge
	@$(BIN)/arshjul demo $(ARGS)

test: $(READY)      ## runs every test
	$(PYTEST) --numprocesses auto $(ARGS)

check: lint types imports test wheel      ## the whole gate, as CI runs it
	@echo "make check: everything holds"

tools:      ## axe-core, for the tests of pages in Chromium
	npm ci --prefix tests/tools --ignore-scripts --no-audit --no-fund

format: $(READY)      ## writes the code the way `make lint` wants it
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(READY)      ## the look of the code, and what it must not call
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(READY)      ## mypy strict, engine and tests
	$(BIN)/mypy

imports: $(READY)      ## who may import what
	$(BIN)/lint-imports --no-logo

# The wheel is tried in a folder and an environment where nothing of this checkout can be reached: first as a user
# has it (the runtime libraries only: a new instance must be readable), then under the tests.
# `check` may exit 1, with findings: the starter is a real year. Its JSON tells findings from a crash.
wheel: $(READY)      ## builds the wheel; tries it without the sources
	rm -rf build
	$(BIN)/python $(PIP) wheel --no-deps --no-build-isolation --wheel-dir build .
	@set -eu; \
	away=$$(mktemp -d); trap 'rm -rf "$$away"' EXIT; \
	cp -R build/*.whl requirements.txt requirements-dev.txt pyproject.toml tests "$$away"; \
	cd "$$away"; \
	echo "wheel: a new instance, with the runtime libraries only"; \
	$(PYTHON) -m venv venv; \
	venv/bin/python $(PIP) install --require-hashes --no-deps -r requirements.txt; \
	venv/bin/python $(PIP) install --no-deps --no-index ./*.whl; \
	venv/bin/arshjul init instance; \
	venv/bin/arshjul -C instance check --json > check.json || test $$? -eq 1; \
	venv/bin/python -m json.tool check.json /dev/null; \
	echo "wheel: the tests, with the sources out of reach"; \
	venv/bin/python $(PIP) install --require-hashes --no-deps -r requirements-dev.txt; \
	venv/bin/pytest --numprocesses auto -m "not checkout"

coverage: $(READY)      ## the tests, with the branches nobody took
	$(PYTEST) --numprocesses auto --cov --cov-report=term $(ARGS)

bench: $(READY)      ## ratios and times; never part of the tests
	$(BIN)/python benchmarks/run.py $(ARGS)

soak: $(READY)      ## the property tests, with many more examples
	$(PYTEST) tests/property --hypothesis-profile=soak $(ARGS)

schema: $(READY)      ## writes schema/*.json from the content model
	$(BIN)/arshjul schema --out schema

# Keeps the pins that still fit; `make lock ARGS=--upgrade` moves them. Hashes for every platform, no addresses.
UV      := build/uv/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --custom-compile-command "make lock" $(ARGS) pyproject.toml --extra demo

lock:      ## writes requirements*.txt from pyproject.toml
	test -x $(UV) || ($(PYTHON) -m venv build/uv && build/uv/bin/python $(PIP) install uv==0.13.9)
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:      ## removes everything that make has made
	rm -rf .venv build dist .coverage .coverage.* htmlcov .hypothesis \
	  .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# Two stamps: another lock file means a new environment, another pyproject.toml only that the package is put in again.
# It is compiled at once, as a wheel's install does: where PYTHONDONTWRITEBYTECODE is set, each start would do it anew.
.venv/.locked: requirements-dev.txt
	@echo "Setting up .venv (once; about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version if sys.version_info < (3, 11) else 0)'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(PIP) install --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

$(READY): .venv/.locked pyproject.toml
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q engine/arshjul
	@touch $@
