"""The record cannot be emptied as a whole or replaced row by row either, and checkpoints are held like the record."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Every unique column: a row that replaces another one meets it in one of them.
UNIQUE = {"event": ("id",), "event_seal": ("id", "seq", "event_id"), "checkpoint": ("id", "size")}
VERBS = ("update", "delete")


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in VERBS:
            op.execute(
                f"CREATE TRIGGER checkpoint_no_{verb} BEFORE {verb} ON checkpoint "
                "BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END"
            )
        for table, columns in UNIQUE.items():
            taken = " OR ".join(f"{column} = NEW.{column}" for column in columns)
            op.execute(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    for verb in VERBS:
        _refuse("checkpoint", verb)
    for table in UNIQUE:
        _refuse(table, "truncate")


def _refuse(table: str, verb: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    names = [("checkpoint", verb) for verb in VERBS]
    names += [(table, "replace" if is_sqlite else "truncate") for table in UNIQUE]
    for table, verb in names:
        op.execute(f"DROP TRIGGER {table}_no_{verb}{'' if is_sqlite else f' ON {table}'}")
