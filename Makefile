# Everything by its command; `make help` lists them.  The first one that needs it sets up .venv from
# requirements.lock, hash by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
# The same commit gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)

.DEFAULT_GOAL := help
.PHONY: help site serve test check accept format bench peers clean lock browser

help: ## list these commands
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.12 ..."; exit 2; }
	@rm -f $@
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --without-pip $(VENV)
	@echo "installing what requirements.lock lists into $(VENV)"
	@if $(BIN)/python -c 'import pip' 2>/dev/null; then pip="$(BIN)/python -m pip"; \
		else pip="$(PYTHON) -m pip --python $(BIN)/python"; fi; \
		$$pip install --quiet --require-hashes -r requirements.lock && \
		$$pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

site: $(READY) ## check every identity, build both sites, the sheets, the tables and JSON
	$(BIN)/nablasheet build

serve: $(READY) ## build the site and show it on http://127.0.0.1:8000, again after each change
	$(BIN)/mkdocs serve

test: $(READY) browser ## run ruff, mypy, the import contract and all tests
	$(BIN)/ruff format --check gen tests bench
	$(BIN)/ruff check gen tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -W error -n $(WORKERS) --dist loadfile

check: $(READY) ## read, derive and check every identity
	$(BIN)/nablasheet check

accept: $(READY) ## write the golden files anew after an intended change
	$(BIN)/nablasheet accept

format: $(READY) ## format the code
	$(BIN)/ruff format gen tests bench
	$(BIN)/ruff check --fix gen tests bench

bench: $(READY) ## measure, one table; ARGS=--save keeps it for the site, ARGS=--quick is short
	$(BIN)/python bench/run.py $(ARGS)

peers: ## install the other programs that the bench asks, in .venv-peers, apart from ours (1 GB)
	@$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --requirement bench/peers/requirements.txt

clean: ## remove what was built, and the cache of checks
	rm -rf site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

lock: $(READY) ## make requirements.lock anew from requirements.in (needs pip-tools in .venv)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
		--no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras \
		--output-file requirements.lock requirements.in

# Only root may install a package; NABLASHEET_NO_APT=1 forbids even that.
browser:
	@if command -v chromium >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && [ -z "$$NABLASHEET_NO_APT" ] && command -v apt-get >/dev/null 2>&1; then \
		echo "installing chromium for the browser tests"; \
		{ DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium || \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends chromium; }; } >/dev/null 2>&1 </dev/null || true; \
	fi; \
	command -v chromium >/dev/null 2>&1 || \
		echo "no chromium here and no leave to install it: the tests marked browser are skipped"
