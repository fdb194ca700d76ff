"""Which long tests belong to which database."""

from tests.databases import SERVER

# The promise to sync before an answer is ours on SQLite alone. PostgreSQL's server makes it itself, unless it is told not to:
# that, `doctor` finds (tests/operations/test_commands.py).
collect_ignore = ["test_fsync.py"] if SERVER else []
