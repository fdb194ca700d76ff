#!/bin/sh
# The gate: every check of the project, one after the other. With a path, the Python tests there alone: scripts/gate.sh tests/members
# A failing step does not stop the rest; the last line says which failed.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

count=0
failed=

# step "words" command…
step() {
    title=$1
    shift
    count=$((count + 1))
    started=$(date +%s)
    printf '\n== %s\n' "$title"
    if "$@"; then mark=ok; else
        mark=FAILED
        failed="$failed
  $title: $*"
    fi
    printf '== %s: %s, %s s\n' "$title" "$mark" $(($(date +%s) - started))
}

# side_by_side "command" "command": two that keep one core busy each; both must pass
side_by_side() {
    $1 &
    other=$!
    $2
    mine=$?
    wait $other && return $mine
}

client() { (cd frontend-miniprogram && npm run --silent "$@"); }

types_and_client_lint() { mypy && client lint; }

finish() {
    [ -z "$failed" ] || {
        printf '\nThe gate is closed. Failed steps:%s\n' "$failed"
        exit 1
    }
    printf '\nThe gate is open: all %s steps passed.\n' "$count"
    exit 0
}

if [ $# -gt 0 ]; then
    step "Tests on SQLite" python -m pytest -n 2 --dist worksteal -m "not long" "$@"
    step "Tests on PostgreSQL" python -m tests.postgres pytest -n 2 --dist worksteal -m "not long" "$@"
    finish
fi

step "Format" ruff format --check .
step "Lint" ruff check .
step "Import contracts" lint-imports
step "Spelling" codespell
step "Client: API types" client check:api
step "Types, and lint of the client" side_by_side types_and_client_lint "client type-check"
step "Tests on SQLite" python -m pytest -n 2 --dist worksteal -m "not long"
step "Tests on PostgreSQL" python -m tests.postgres pytest -n 2 --dist worksteal -m "not long"
step "Client: units" client test:unit
step "Client: builds" side_by_side "scripts/build-client.sh h5" "scripts/build-client.sh mp-weixin"
step "Client: hosts, sub-packages, size" client check:build
step "Client: compiled mini-program, WeChat's own builder" side_by_side "client test:mp" "client check:mp"
step "Pages in Chromium" client test:e2e
export PICTURES=var/walk
step "The walks of a new user and of a card" side_by_side "node e2e/walk.mjs" "node e2e/card.mjs"
finish
