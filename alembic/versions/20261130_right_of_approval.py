"""Which committees have the right to approve members: every one that there is, until somebody says otherwise."""

import sqlalchemy as sa

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    yes = sa.true()
    op.add_column("organization", sa.Column("may_approve_members", sa.Boolean(), server_default=yes, nullable=False))


def downgrade() -> None:  # in place: others refer to this table, so that it cannot be made anew
    op.drop_column("organization", "may_approve_members")
