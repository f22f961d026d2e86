# Two commands do everything on a fresh machine: `make review` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: review test check format benchmark clean

# .venv is made once, and again when what it needs has changed.
.venv/.ready: pyproject.toml requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "sverka: $(PYTHON) is needed (or: make PYTHON=python3.12 ...)"; exit 1; }
	@echo "Setting up .venv (once, about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --requirement requirements.txt
	@touch $@

.venv/.ready-dev: .venv/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

review: .venv/.ready
	@$(BIN)/sverka review

test: .venv/.ready-dev
	@$(BIN)/python tests/find_chromium.py
	@$(BIN)/python -m pytest --numprocesses auto

check: .venv/.ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/.ready-dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

benchmark: .venv/.ready-dev
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.alignment
	@$(BIN)/python -m benchmarks.growth
	@$(BIN)/python -m benchmarks.desk

clean:
	rm -rf .venv
