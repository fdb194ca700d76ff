# Two commands matter: `make run` shows the town, `make test` proves the work. `make` alone lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
PYTHON := $(BIN)/python
PORT ?= 8000
# Compiled once, not by every process that starts: a second less for each.
unexport PYTHONDONTWRITEBYTECODE

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## install everything that running and testing need
	@scripts/setup.sh python
	@scripts/setup.sh wechat & other=$$!; scripts/setup.sh client browser && wait $$other

run: ## the demo town in your browser: client, API, worker, stand-in WeChat
	@scripts/setup.sh python client
	@scripts/build-client.sh
	@$(PYTHON) -m app sandbox up --port $(PORT)

test: setup ## the gate, all of it; a part: make test T=tests/members
	@scripts/gate.sh $(T)

test-long: setup ## what takes longer; its figures go into docs/quality.md
	@scripts/setup.sh tracer proxy
	@scripts/gate-long.sh

check: python ## the fast half while working: lint, types, imports, tests on SQLite
	@$(MAKE) lint types imports
	@$(PYTHON) -m pytest -n 2 -m "not long"

fix: python ## format, and mend what ruff can mend
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

lint: python ## format, lint, spelling
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/codespell

types: python ## mypy --strict
	@$(BIN)/mypy

imports: python ## the import contracts of pyproject.toml
	@$(BIN)/lint-imports

bench: python ## measure the hot paths against their floors
	@$(PYTHON) -m bench

migration: python ## write a migration from the models: make migration m="add x"
	@$(BIN)/alembic revision --autogenerate -m "$(m)"

migrate: python ## bring the database of APP_DATABASE_URL to the newest migration
	@$(PYTHON) -m app migrate

openapi: setup ## write docs/openapi.json and the client's types from the routes
	@$(PYTHON) -m app openapi > docs/openapi.json
	@cd frontend-miniprogram && npm run --silent sync:api

docs: openapi ## write what the documentation takes from the code
	@$(PYTHON) -m scripts.docs

serve: python ## the API alone, with the settings of the environment
	@$(PYTHON) -m app serve

worker: python ## the worker alone
	@$(PYTHON) -m app worker

shell: python ## Python with the application at hand
	@$(PYTHON)

lock: python ## resolve requirements*.in into hashed requirements*.txt
	@for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile -q --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt; done

clean: ## delete what was installed and built, and the demo town
	@rm -rf .venv frontend-miniprogram/node_modules frontend-miniprogram/tools/mp-ci/node_modules frontend-miniprogram/dist var/sandbox

python:
	@scripts/setup.sh python

.PHONY: help setup run test test-long check fix lint types imports bench migration migrate openapi docs serve worker shell lock clean python
