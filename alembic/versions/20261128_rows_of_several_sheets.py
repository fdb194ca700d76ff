"""The rows of an import in the order of the file: a row's number comes again on every sheet."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("uq_roster_row_place", "roster_row")
    op.drop_index("ix_roster_row_verdict", "roster_row")
    op.create_index("ix_roster_row_list", "roster_row", ["import_id", "list", "id"])
    op.create_index("ix_roster_row_verdict", "roster_row", ["import_id", "list", "verdict", "id"])


def downgrade() -> None:
    op.drop_index("ix_roster_row_verdict", "roster_row")
    op.drop_index("ix_roster_row_list", "roster_row")
    op.create_index("ix_roster_row_verdict", "roster_row", ["import_id", "list", "verdict", "row"])
    op.create_index("uq_roster_row_place", "roster_row", ["import_id", "list", "row"], unique=True)
