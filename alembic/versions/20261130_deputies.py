"""The days of the grant by which a deputy for a time acted on a transfer."""

import sqlalchemy as sa

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("transfer_act", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deputy_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("deputy_until", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("transfer_act", schema=None) as batch_op:
        batch_op.drop_column("deputy_until")
        batch_op.drop_column("deputy_from")
