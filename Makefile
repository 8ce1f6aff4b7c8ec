# The same names in CI and in the README. `make` alone lists them.
.DEFAULT_GOAL := help
BIN := .venv/bin
LOCK := --universal --python-version 3.11 --no-annotate --no-header --generate-hashes
WORKERS ?= -n auto --dist loadfile  # pytest's own, one for each processor
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
export TF_CPP_MIN_LOG_LEVEL ?= 3
export TF_ENABLE_ONEDNN_OPTS ?= 0
export TF_DETERMINISTIC_OPS ?= 1

.PHONY: help demo test build verify bench lint clean notebook calibrate lock runtime audit pictures

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z.]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv: .venv/made  ## the environment, from nothing
.venv/made: pyproject.toml requirements.lock
	@sh tools/make_venv.sh

demo: .venv/made  ## the whole story on a made-up class; ends with the path of its report
	@$(BIN)/autograder demo

test: .venv/made  ## build --check, every notebook by nbval (with an old processor's arithmetic), all tests; ONE=NAME: of this notebook
	$(BIN)/autograder build --check $(ONE)
	OPENBLAS_CORETYPE=Nehalem $(BIN)/pytest --nbval source/$(ONE) --nbval-sanitize-with tests/nbval_sanitize.cfg -q -p no:cacheprovider -W default $(WORKERS)
	$(BIN)/pytest -q $(WORKERS) $(if $(ONE),tests/course -k $(ONE))

build: .venv/made  ## source/, release/, colab/ and the student package's checks, from assignments/
	$(BIN)/autograder build

verify: .venv/made  ## prove every hidden suite against right, wrong and mutated solutions
	$(BIN)/autograder verify --json verify.json

bench: .venv/made  ## speed against stock nbgrader and the floor
	$(BIN)/python -m bench

calibrate: .venv/made  ## the thresholds of trained models, anew (long)
	$(BIN)/python -m autograder.authoring.calibrate

notebook: .venv/made  ## JupyterLab on the course
	$(BIN)/jupyter lab source

pictures: .venv/made  ## the README's screenshots
	$(BIN)/python docs/screenshots.py

lint: .venv/made  ## style and simple mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check autograder tests bench docs
	$(BIN)/mypy

runtime:  ## take the versions of a newer list of Colab's: make runtime FILE=pip-freeze.txt PYTHON_VERSION=3.13.15 DATE=2026-08-19
	@python3 tools/runtime.py "$(FILE)" "$(PYTHON_VERSION)" "$(DATE)"

lock: .venv/made  ## choose the versions of requirements.lock anew, with the hashes of their files (needs uv)
	uv pip compile $(LOCK) --extra grade --extra dev --constraint runtime/colab.txt pyproject.toml -o requirements.lock
	uv pip compile $(LOCK) tools/audit.in -o tools/audit.lock

audit:  ## known holes in the locked versions (asks PyPI)
	python3 tools/audit.py

clean:  ## remove the environment and caches (nothing that was graded)
	rm -rf .venv .cache .pytest_cache .ruff_cache .hypothesis *.egg-info
