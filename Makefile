# make run | test | test-fast | lint | bench | bench-scale | build | lock: only Python 3.11 or newer must be there.
PORT ?= 8501
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

BIN := .venv/bin
RUN := .venv/.run-is-installed
DEV := .venv/.dev-is-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra build

.PHONY: run test test-fast lint bench bench-scale build lock programs

run: $(RUN)
	@$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint programs
	@$(BIN)/pytest -n 2

# What needs neither a browser nor nginx. A file goes to one process, for what it has drawn once serves all its tests.
test-fast: $(DEV)
	@$(BIN)/pytest -n 2 --dist loadfile -m "not browser" tests/domain tests/server tests/app

lint: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports
	@$(BIN)/pyright

bench: $(DEV) programs
	@PYTHONPATH=tests $(BIN)/python benchmarks/bench.py

bench-scale: $(DEV) programs
	@PYTHONPATH=tests $(BIN)/python benchmarks/scale.py

build: $(RUN)
	@$(BIN)/gardenmap build

lock: $(DEV)
	$(PIP) install pip-tools
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and no such python3 was found."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

# The package itself is installed in place; its dependencies only from the lock. Then Streamlit's files are compressed.
$(RUN): $(BIN)/python requirements.txt pyproject.toml
	@echo "Installing what the app needs into .venv (a minute, once) ..."
	@$(PIP) install --require-hashes --requirement requirements.txt
	@$(PIP) install --no-deps --editable .
	@$(BIN)/python -m gardenmap.server.bundles
	@touch $@

$(DEV): $(RUN) requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

# What the tests drive and pip cannot install. Debian starts nginx at once, which only a server wants.
programs:
	@PATH="$$PATH:/usr/sbin"; missing=; \
	command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="chromium fonts-dejavu-core"; \
	command -v nginx >/dev/null || missing="$${missing:+$$missing }nginx"; \
	test -z "$$missing" || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing for the tests: $$missing ..."; \
		apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $$missing >/dev/null && \
		case "$$missing" in *nginx*) (systemctl disable --now nginx || service nginx stop) >/dev/null 2>&1 || true;; esac; \
	else \
		echo "The tests need Chromium and nginx; on Debian: sudo apt-get install $$missing"; exit 1; \
	fi
