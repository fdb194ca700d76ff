#!/bin/sh
# What takes longer than the gate allows: the tests marked `long`, on both databases, the pages in Chromium without a second try, and the walks of a
# transfer and of an appraisal. Their last figures are docs/quality.md.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
mkdir -p var
rm -f var/quality-*.md

QUALITY_FILE=$PWD/var/quality-sqlite.md python -m pytest -n 2 --dist loadgroup -m long
sqlite=$?
QUALITY_FILE=$PWD/var/quality-postgres.md python -m tests.postgres pytest -n 2 --dist loadgroup -m long
postgres=$?

scripts/build-client.sh h5 && (cd frontend-miniprogram && npm run --silent test:e2e -- --retries 0)
pages=$?

PICTURES=var/walk node e2e/transfer.mjs && PICTURES=var/walk node e2e/survey.mjs
walk=$?

# section "title" file
section() {
    printf '\n## %s\n\n| what | figure |\n|---|---|\n' "$1"
    [ -f "$2" ] && sort "$2"
}

if [ "$sqlite" = 0 ] && [ "$postgres" = 0 ] && [ "$pages" = 0 ] && [ "$walk" = 0 ]; then
    {
        printf '# Quality\n\nFigures of the last `make test-long` that passed: %s, %s cores.\n' "$(date +%F)" "$(nproc)"
        section "On SQLite" var/quality-sqlite.md
        section "On PostgreSQL" var/quality-postgres.md
    } >docs/quality.md
    printf '\nThe long tests passed on both databases, the pages and the walks; their figures are in docs/quality.md.\n'
    exit 0
fi
printf '\nThe long tests failed. docs/quality.md keeps the figures of the last time they passed.\n'
exit 1
