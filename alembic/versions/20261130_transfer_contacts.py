"""Fax and postcode of our own organizations, for their letters; who looked into the national system."""

import sqlalchemy as sa

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organization", sa.Column("fax", sa.String(length=32), server_default="", nullable=False))
    op.add_column("organization", sa.Column("postcode", sa.String(length=6), server_default="", nullable=False))
    op.add_column("transfer", sa.Column("ext_checked_by", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:  # in place: others refer to these tables, so that they cannot be made anew
    op.drop_column("transfer", "ext_checked_by")
    op.drop_column("organization", "postcode")
    op.drop_column("organization", "fax")
