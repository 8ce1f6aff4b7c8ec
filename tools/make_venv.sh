#!/bin/sh
# Makes .venv from nothing: the students' Python 3.13 or one from 3.11 on, the locked versions, this package.
# One clear line when something is missing.
set -u
fail() { rm -rf .venv; echo "make: $1" >&2; exit 1; }

case "$(uname -s)" in
    Linux) ;;
    *) echo "make: on $(uname -s) students' notebooks work, but grading needs Linux. In a container:" >&2
       echo "      docker build -t autograder . && docker run --rm --security-opt seccomp=unconfined -v \"\$PWD:/course\" autograder demo" >&2
       [ "${ALLOW_ANY_SYSTEM:-}" ] || exit 1 ;;
esac

# The students' Python first, also where pyenv or uv keep it beside an older default; pyenv's own python3.13 starts nothing then.
shim=$(command -v python3.13 || echo "$HOME/.pyenv/shims/python3.13")
kept_313="${shim%/shims/*}/versions/3.13.*/bin/python3.13 ${UV_PYTHON_INSTALL_DIR:-$HOME/.local/share/uv/python}/cpython-3.13*/bin/python3.13"
python=
for candidate in ${PYTHON:-python3.13 $kept_313 python3 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ "$python" ] || fail "no Python from 3.11 to 3.13 found (python3 is $(python3 --version 2>&1 | head -n 1)): install one, or name it with PYTHON=/path/to/python3.12 make"

free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1048576) }')
[ "${free:-9}" -ge 4 ] || fail "only $free GB of disk are free here, the environment needs 4"

echo "making .venv with $("$python" --version) and the versions of requirements.lock (a few minutes the first time)"
rm -rf .venv
"$python" -m venv .venv >/dev/null 2>&1 || fail "$python can't make environments: install its venv module (Debian: apt-get install python3-venv)"
pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input "$@"; }
# Wheels alone, each with one of the locked hashes: nothing is built here but this package, by the locked setuptools.
pip install --progress-bar "${PIP_PROGRESS:-off}" --require-hashes --only-binary :all: --requirement requirements.lock \
    || fail "pip could not install what requirements.lock names (its words are above): is there a network?"
pip install --no-deps --no-build-isolation --editable . || fail "pip could not install this package (its words are above)"
pip check || fail "pyproject.toml asks for what requirements.lock does not have (pip's words are above): make lock"
.venv/bin/autograder --help >/dev/null || fail "the command autograder does not start: run .venv/bin/autograder --help to see why"
touch .venv/made
echo "done: .venv/bin/autograder is there"
