# Two commands on a fresh machine: `make demo` and `make test`. Every target sets up first.

.DEFAULT_GOAL := help
.PHONY: help setup demo test check serve bench translations lock
SHELL := /bin/sh
SAMSPILL := .venv/bin/samspill
PYTHON := .venv/bin/python
PORT ?= 8000
COMPILE = .tools/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--no-header --python-version 3.11 $(if $(UPGRADE),--upgrade)

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup:  ## build .venv, fetch assets, compile translations; quick when nothing has changed
	@for python in python3.11 python3; do \
		if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then exec $$python tools/set_up.py; fi; \
	done; \
	echo "Samspill needs Python 3.11 or later with venv (on Debian: apt install python3-venv)." >&2; \
	exit 1

demo: setup  ## a demonstration with three organisers at http://127.0.0.1:8000 (PORT, FRESH=1)
	@PORT=$(PORT) exec $(SAMSPILL) demo $(if $(filter 1,$(FRESH)),--fresh)

serve: setup  ## the server and the worker on your own database (PORT)
	@PORT=$(PORT) exec $(SAMSPILL) serve

check: setup  ## the quick gate: lint, types, contracts, translations, tests on SQLite
	@exec $(PYTHON) tools/gate.py check

test: setup  ## the whole gate: check, then the suite on PostgreSQL and the browser journeys
	@exec $(PYTHON) tools/gate.py test

bench: setup  ## the benchmarks (ONLY=name for one); figures go to benchmarks/results/
	@exec $(PYTHON) -m benchmarks $(ONLY)

translations: setup  ## gather new texts into the .po files (APP=name for one), and compile
	@$(PYTHON) tools/translations.py update $(if $(APP),--app $(APP))
	@$(PYTHON) tools/translations.py compile

lock: setup  ## renew the lock files after a change of pyproject.toml (UPGRADE=1: newer versions)
	@$(COMPILE) pyproject.toml -o requirements/base.lock
	@$(COMPILE) pyproject.toml --group dev -o requirements/dev.lock
	@$(COMPILE) requirements/uv.in -o requirements/uv.lock
	@$(COMPILE) requirements/node.in -o requirements/node.lock
	@npm install --package-lock-only --ignore-scripts --silent
