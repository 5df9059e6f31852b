# Two commands do everything from a clean clone: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REF ?= main
STEP ?= all
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: help demo test check style types house docs unit accuracy race gains profile train clean
.DEFAULT_GOAL := help

help:            ## What there is to do
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/ -/'

$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"rapportage needs Python 3.11 or newer; {sys.executable} is {v.major}.{v.minor}. Name another: make PYTHON=/path/to/python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || (echo "python3 -m venv failed; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1)
	@echo "setting up $(VENV) (once, about a minute)"
	@$(BIN)/python -m pip install -q -e . && touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(BIN)/python -m pip install -q -e ".[dev]" && touch $@

demo: $(VENV)/.run   ## Run the main job on made-up reports and print the brief
	@$(BIN)/python tools/demo.py

test: $(VENV)/.dev   ## Set up and run all tests
	@$(BIN)/pytest -q -n auto --dist worksteal

unit: $(VENV)/.dev   ## The tests that take seconds
	@$(BIN)/pytest -q -n auto --dist worksteal -m "not slow"

check: style types house unit docs   ## Everything a change must pass

style: $(VENV)/.dev  ## Style
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/.dev  ## Types
	@$(BIN)/mypy

house: $(VENV)/.dev  ## Which way imports run
	@$(BIN)/lint-imports

docs: $(VENV)/.dev   ## Check the documents: links, issue codes, commands, glossary
	@$(BIN)/python tools/make_reference.py --check
	@$(BIN)/python tools/check_docs.py

accuracy: $(VENV)/.dev  ## The scorecard, with floors that only rise (needs the evaluation sets: RAPPORTAGE_SHARED)
	@$(BIN)/python tools/scorecard.py $(if $(WRITE),--write)

race: $(VENV)/.dev   ## Old and new timed interleaved: make race REF=main
	@$(BIN)/python tools/race.py --ref $(REF)

gains: $(VENV)/.dev  ## What a change finds and loses on a corpus, excerpt by excerpt: make gains REF=main
	@$(BIN)/python tools/gains.py --ref $(REF)

profile: $(VENV)/.dev  ## Where the time of a step goes: make profile STEP=read|record|reconcile
	@$(BIN)/python tools/profile_step.py --step $(STEP)

train:           ## The syntax model's weights anew: make train TREEBANKS=... EVALUATION=... ENCODER=... RUN=... (training/README.md)
	@test -n "$(TREEBANKS)" -a -n "$(EVALUATION)" -a -n "$(ENCODER)" -a -n "$(RUN)" || (echo "name TREEBANKS, EVALUATION, ENCODER and RUN: folders of the sets, of MiniLM-L6, and to write to; training/README.md says what is in them" >&2; exit 1)
	@test -x $(RUN)/.venv/bin/python || $(PYTHON) -m venv $(RUN)/.venv
	@$(RUN)/.venv/bin/python -m pip install -q -e ".[training]"
	$(RUN)/.venv/bin/python -m training.train --treebanks $(TREEBANKS) --evaluation $(EVALUATION) --vocabulary $(ENCODER)/vocab.txt \
	  --start $(ENCODER)/model.safetensors --out $(RUN) --steps 3400 --encoder-rate 1e-4 --head-rate 1e-3 --thaw
	$(RUN)/.venv/bin/python -m training.export $(RUN)/weights.pt $(RUN)/model --vocabulary $(ENCODER)/vocab.txt

clean:           ## Remove what the targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo-out
