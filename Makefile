# make demo: install pubkit here and publish sources/.  make test: install what the tests need, run them.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin

.PHONY: demo setup test check lint types golden bench fuzz clean

demo: setup
	@$(BIN)/pubkit export

setup:
	@scripts/setup.sh

.PHONY: dev
dev:
	@scripts/setup.sh dev
	@tests/judges/install.sh
	@PYTHON=$(BIN)/python tests/specs/install.sh

test: dev
	$(BIN)/pytest -n auto

lint: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: dev
	$(BIN)/mypy

# What CI runs: everything.
check: lint types test

golden: dev
	$(BIN)/pytest tests/golden --update-golden

.PHONY: pictures lock
pictures: dev
	PATH="$(abspath $(BIN)):$$PATH" PYTHONPATH=. $(BIN)/python docs/pictures/make.py

bench: dev
	$(BIN)/python -m benchmarks

fuzz: dev
	$(BIN)/python -m tests.hostile.fuzz

.PHONY: faults
faults: dev
	KILLS=200 $(BIN)/pytest -n0 tests/hostile/test_faults.py
	$(BIN)/python -m tests.hostile.batch 1000

# The oldest versions that pyproject.toml allows, in an environment of their own; CI runs a part of it.
.PHONY: test-lowest
test-lowest: dev
	scripts/setup.sh lowest .venv-lowest
	.venv-lowest/bin/python -m pytest -n auto $(LOWEST)

LOWEST := tests/reader tests/markup tests/transforms tests/theme tests/golden tests/cli tests/epub tests/pdf tests/parity

lock:
	uv pip compile -q pyproject.toml --all-extras --group build --universal --generate-hashes --no-emit-index-url --python-version 3.11 -o requirements.lock
	uv pip compile -q pyproject.toml --all-extras --group dev --universal --generate-hashes --no-emit-index-url --python-version 3.11 -o requirements-dev.lock
	uv pip compile -q pyproject.toml --all-extras --group lowest --resolution lowest-direct --universal --generate-hashes --no-emit-index-url --python-version 3.11 -o requirements-lowest.lock
	python3 scripts/sbom.py requirements.lock >requirements.cdx.json

.PHONY: dist
dist: dev
	$(BIN)/python -m hatchling build -d dist

clean:
	rm -rf build dist .venv .venv-lowest .mypy_cache .pytest_cache .ruff_cache .hypothesis
