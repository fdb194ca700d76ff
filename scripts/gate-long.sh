#!/bin/sh
# What takes longer than the gate allows: the tests marked `long`, on both databases. They write their figures to docs/quality.md.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

python -m pytest -m long
sqlite=$?
python -m tests.postgres pytest -m long
postgres=$?
[ "$sqlite" = 0 ] && [ "$postgres" = 0 ]
