"""Fax and postcode of our own organizations, for their letters; who looked into the national system."""

import sqlalchemy as sa

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fax", sa.String(length=32), server_default="", nullable=False))
        batch_op.add_column(sa.Column("postcode", sa.String(length=6), server_default="", nullable=False))
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ext_checked_by", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.drop_column("ext_checked_by")
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.drop_column("postcode")
        batch_op.drop_column("fax")
