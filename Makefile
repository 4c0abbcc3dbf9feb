# `make demo` and `make test` do all their own set-up on a machine with Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench notebooks clean
.DEFAULT_GOAL := demo

# Makes the environment when a pin, a dependency or the Python changes.
$(VENV)/kit: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "tuskit needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev: $(VENV)/kit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group dev
	@touch $@

demo: $(VENV)/kit
	$(BIN)/tuskit demo $(DEMO)

# The tests click in a real Chromium: Debian's, or the one that CHROMIUM names.
browser:
	@command -v chromium >/dev/null || [ -n "$$CHROMIUM" ] || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; } || \
	  { echo "The browser tests need Chromium: install it (sudo apt-get install chromium), or set CHROMIUM=/path/to/chromium."; exit 2; }

test: $(VENV)/dev browser
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest -n auto --dist loadfile --nbval-lax --nbval-current-env notebooks/da notebooks/en

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev
	$(BIN)/python tests/bench.py

# Runs the notebooks and writes the demo's outputs into them.
notebooks: $(VENV)/dev
	$(BIN)/python -m jupyter nbconvert --log-level WARN --to notebook --inplace --execute --ExecutePreprocessor.store_widget_state=False --ExecutePreprocessor.record_timing=False notebooks/da/*.ipynb notebooks/en/*.ipynb

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
