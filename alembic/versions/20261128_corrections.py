"""Corrections of the ledger, the adjustment of standing, and disciplinary probation."""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("takes_back_id", sa.Uuid(), nullable=True))
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("standing_adjustment_months", sa.Integer(), nullable=False, server_default=sa.text("0"))
        )
        batch_op.add_column(sa.Column("disciplinary_probation_until", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("disciplinary_probation_until")
        batch_op.drop_column("standing_adjustment_months")
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.drop_column("takes_back_id")
