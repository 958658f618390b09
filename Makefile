# The commands anybody needs. Each sets up what it needs first and never asks anything.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test check fix journeys trials bench docs

help:
	@echo 'make run       set up and serve with a demonstration office (PORT, DOINGOAI_HOME)'
	@echo 'make test      everything that continuous integration runs'
	@echo 'make check     lint, types, layers, migrations; changes nothing'
	@echo 'make fix       let the linter mend and format'
	@echo 'make journeys  the stories in a real browser'
	@echo 'make trials    killing, storming, histories: the long trials, the histories on PostgreSQL too'
	@echo 'make bench     measure against the performance goals (ten minutes; --full: see docs/benchmarks.md)'
	@echo 'make docs      print the documents that are made from code'

# Python keeps what it has compiled even where the environment says otherwise: a later start is quick.
run:
	@$(PYTHON) tools/set_up.py run
	@exec env PYTHONDONTWRITEBYTECODE= .venv/bin/doingoai serve --demo </dev/null

test:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python tools/run_tests.py all </dev/null

check:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python tools/run_tests.py check </dev/null

fix:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/ruff check --fix . </dev/null; .venv/bin/ruff format . </dev/null

journeys:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python tools/run_tests.py journeys </dev/null

trials:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python tools/run_tests.py trials </dev/null

bench:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python -m bench </dev/null

docs:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/python -m tools.make_docs </dev/null
