# Every wish of a developer and of a first-time user, one target each. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash -eu -o pipefail
.SILENT:

PYTHON ?= python3
PORT ?= 8000
DATA ?= data
T ?= tests
B ?=
P ?=
MEMBERS := contracts libs/kit libs/releases services/gateway services/catalog services/indexer services/downloader services/metadata-relay infra/reelway
WEB := $(shell find web/src web/static web/scripts web/*.json web/*.config.* -type f)
UV := .state/uv/bin/uv
BIN := .venv/bin
# The machine's own certificates: some networks re-sign TLS.
export UV_SYSTEM_CERTS ?= 1
export UV_LINK_MODE ?= copy
export UV_COMPILE_BYTECODE ?= 1
unexport PYTHONDONTWRITEBYTECODE
export PATH := $(CURDIR)/.venv/bin:$(PATH)

##@ Use
run: .state/installed .state/web ## Start everything on this machine (DATA=folder PORT=8000)
	$(BIN)/reelway up --data "$(DATA)" --port "$(PORT)"

demo: .state/installed .state/web ## The same with a made-up world around it, to play with
	$(BIN)/reelway demo --port "$(PORT)"

##@ Change
test: .state/installed .state/web ## All tests, on real NATS, PostgreSQL, libtorrent and ffmpeg (T=path for some)
	$(BIN)/pytest $(T) -n 2 --dist loadgroup

check: .state/installed ## The fast part: format, lint, types, imports, contracts, unit tests
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m contracts.generate --check
	$(BIN)/python -m contracts.compat
	$(BIN)/python -m reelway.reference --check
	$(BIN)/pytest tests/unit tests/contract -q -n 2 -m "not slow"

check-web: .state/web ## The web app: form, lint, types, drift of its generated client, unit tests
	PYTHON="$(CURDIR)/.venv/bin/python" web/scripts/npm.sh run --silent check
	web/scripts/npm.sh test --silent

fmt: .state/installed ## Put the code in its form
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

contracts: .state/installed ## Write schemas, examples and references anew after a change
	$(BIN)/python -m contracts.generate
	$(BIN)/python -m reelway.reference

bench: .state/installed .state/web .state/rivals/installed ## Figures, each beside a reference in the same run (B=name for some)
	PYTHONPATH=tests $(BIN)/python -m bench $(B) --rivals .state/rivals/bin/python

screenshots: .state/installed .state/web ## Every page as a picture, light and dark, wide and phone, few and many titles (P=pages)
	PYTHONPATH=tests $(BIN)/python -m screenshots $(P) --into screenshots

migrate: .state/installed ## Bring the databases in DATA up to date
	$(BIN)/reelway migrate --data "$(DATA)"

##@ Set up
web: .state/web ## The web app, built into the gateway's package

install: .state/installed ## The private environment in .venv, from the pins in requirements.txt

lock: .state/uv/installed ## Choose the newest versions that fit, and pin them
	$(UV) lock --quiet --upgrade
	$(UV) export --quiet --all-packages --all-groups --no-emit-workspace --no-annotate --no-header --format requirements.txt --output-file requirements.txt

clean: ## Forget the environment; data stays
	rm -rf .venv .state

.state/uv/installed:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reelway needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say PYTHON=python3.12, for example.")'
	echo "Preparing uv …"
	$(PYTHON) -m venv .state/uv
	.state/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.8
	touch $@

.state/installed: .state/uv/installed requirements.txt $(MEMBERS:%=%/pyproject.toml)
	echo "Installing Reelway …"
	test -x .venv/bin/python || $(UV) venv --quiet --python "$(PYTHON)" .venv
	$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements.txt
	$(UV) pip install --quiet --python .venv/bin/python --no-deps $(MEMBERS:%=--editable %)
	touch $@

.state/rivals/installed: .state/uv/installed tests/bench/rivals.txt
	test -x .state/rivals/bin/python || $(UV) venv --quiet --python "$(PYTHON)" .state/rivals
	$(UV) pip sync --quiet --python .state/rivals/bin/python --require-hashes tests/bench/rivals.txt
	touch $@

.state/web: .state/installed $(WEB)
	echo "Building the web app …"
	web/scripts/build.sh
	touch $@

help: ## This list
	awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run demo test web check check-web fmt contracts bench screenshots migrate install lock clean help
