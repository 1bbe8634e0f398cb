# make demo: see it work on data/    make test: lint, types, tests    make clean
# make bench: docs/benchmarks.md from what is measured now, hours (ARGS=--quick: minutes, into .bench/; ARGS=split: a part)
# make docs: the reference and the man page from the code, scores, and what the command lines in the documents print
# make test-browser: the page of `report` in Chromium, which must be there (on the path, or CHROMIUM=FILE)
# make fuzz: 1,000,000 inputs found by the branches that they reach (ARGS="--runs 100000 query sidecar" for fewer)
# make sbom: what the program is made of, with licences    make audit: its known vulnerabilities
# make peers: the tools that it is measured beside, in an environment of their own

PYTHON ?= python3
VENV := .venv
PEERS := .venv-peers
FUZZ := .venv-fuzz
AUDIT := .venv-audit
DEMO := .demo
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check -qq
IOMCORPUS := $(VENV)/bin/iomcorpus

.PHONY: demo test docs test-browser soak bench peers fuzz sbom audit clean

# No colours and none of the settings of the person at the keyboard: the same look everywhere.
demo: export NO_COLOR := 1
demo: export IOMCORPUS_DB := $(DEMO)/iomcorpus.db
demo: export IOMCORPUS_FORMAT := table
demo: $(VENV)/installed
	@mkdir -p $(DEMO)
	@echo '$$ iomcorpus split data/ --fields id,published,kind,title | head -12'
	@$(IOMCORPUS) split data/ --fields id,published,kind,title | head -12
	@echo && echo '$$ iomcorpus status'
	@$(IOMCORPUS) status
	@echo && echo '$$ iomcorpus search bridge --limit 4'
	@$(IOMCORPUS) search bridge --limit 4
	@echo && echo '$$ iomcorpus search "flood -harbour" --format jsonl --limit 2 --fields id,source,first_line,date,title'
	@$(IOMCORPUS) search 'flood -harbour' --format jsonl --limit 2 --fields id,source,first_line,date,title
	@echo && echo '$$ iomcorpus dedupe --fields cluster,relation,similarity,source,first_line | head -5'
	@$(IOMCORPUS) dedupe --fields cluster,relation,similarity,source,first_line | head -5
	@echo && echo '$$ iomcorpus extract --types figures --fields value,unit,surface,source,line | head -4'
	@$(IOMCORPUS) extract --types figures --fields value,unit,surface,source,line | head -4
	@echo && echo '$$ iomcorpus people --limit 5'
	@$(IOMCORPUS) people --limit 5
	@echo && echo 'The store is $(DEMO)/iomcorpus.db, the program $(IOMCORPUS): try $(IOMCORPUS) --help'

test: $(VENV)/tested-with
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -q -n auto --dist loadfile

docs: $(VENV)/tested-with
	$(VENV)/bin/python scripts/make_reference.py
	$(VENV)/bin/python scripts/fill_scores.py
	$(VENV)/bin/python -m tests.consoles

test-browser: $(VENV)/browsed-with
	$(VENV)/bin/pytest -q tests/browser

# Kills, failing calls, writers side by side and damage, five to twenty times as many as in `make test`; lines of 1 MB.
soak: $(VENV)/tested-with
	SOAK=1 $(VENV)/bin/pytest -q --timeout=3600 tests/faults tests/test_patterns.py

fuzz: $(FUZZ)/installed
	$(FUZZ)/bin/python tests/fuzz/campaign.py $(ARGS)

sbom: $(VENV)/tested-with
	$(VENV)/bin/python scripts/sbom.py > sbom.json

audit: $(AUDIT)/installed
	$(AUDIT)/bin/python scripts/audit.py

bench: $(VENV)/installed peers
	$(VENV)/bin/python -m benchmarks $(ARGS)

peers: $(PEERS)/installed

clean:
	rm -rf $(VENV) $(PEERS) $(FUZZ) $(AUDIT) $(DEMO) .fuzz .bench sbom.json build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	$(PYTHON) -m venv --upgrade-deps $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -e . -c constraints.txt
	@touch $@

# Where one of them cannot be installed it is tried again next time, and its row in the table says why.
$(PEERS)/installed: benchmarks/peers.txt | $(PEERS)/bin/python $(VENV)/installed
	$(VENV)/bin/python -m benchmarks.environment && touch $@ || true

$(PEERS)/bin/python:
	$(PYTHON) -m venv $(PEERS)

# An environment of its own: atheris comes for fewer Pythons than the program does.
$(FUZZ)/installed: pyproject.toml constraints.txt | $(FUZZ)/bin/python
	$(FUZZ)/bin/python -m pip --disable-pip-version-check -qq install -e . atheris coverage -c constraints.txt
	@touch $@

$(AUDIT)/installed: | $(AUDIT)/bin/python
	$(AUDIT)/bin/python -m pip --disable-pip-version-check -qq install 'pip-audit>=2.7'
	@touch $@

$(FUZZ)/bin/python $(AUDIT)/bin/python:
	$(PYTHON) -m venv $(@D:/bin=)

# Groups of pyproject.toml, read here because pip knows them only since 25.1.
$(VENV)/tested-with: GROUPS_OF := dev
$(VENV)/browsed-with: GROUPS_OF := dev browser
$(VENV)/tested-with $(VENV)/browsed-with: $(VENV)/installed
	$(VENV)/bin/python -c 'import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
		print(*(line for name in sys.argv[1:] for line in groups[name]), sep="\n")' $(GROUPS_OF) > $(VENV)/dev.txt
	$(PIP) install -c constraints.txt -r $(VENV)/dev.txt
	@touch $@
