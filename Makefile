# The commands anybody needs. `make run` and `make test` set up what they need by themselves.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: help run test check fix journeys bench docs
help:
	@echo "make run       set up and serve the demo office on 127.0.0.1:8000 (PORT, DOINGOAI_HOME)"
	@echo "make test      set up and run every check and test, on SQLite and PostgreSQL"
	@echo "make check     lint, types, layers, migrations: changes nothing"
	@echo "make fix       format and mend what can be mended"
	@echo "make journeys  the stories in a real browser, with pictures for the guide"
	@echo "make bench     speed, as ratios within one run"
	@echo "make docs      write the generated pages of docs/ anew"

run:
	@$(PYTHON) tools/set_up.py run
	@exec .venv/bin/doingoai serve --demo

test:
	@$(PYTHON) tools/set_up.py test
	@$(PY) tools/run_tests.py

check:
	@$(PYTHON) tools/set_up.py test
	@$(PY) tools/run_tests.py check

fix:
	@$(PYTHON) tools/set_up.py test
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

journeys:
	@$(PYTHON) tools/set_up.py test
	@$(PY) tools/run_tests.py journeys

bench:
	@$(PYTHON) tools/set_up.py test
	@$(PY) -m bench

docs:
	@$(PYTHON) tools/set_up.py test
	@$(PY) -m tools.print_findings
