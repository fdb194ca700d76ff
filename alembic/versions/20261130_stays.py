"""Since when a member is registered as away."""

import sqlalchemy as sa

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("floating_since", sa.Date(), nullable=True))


def downgrade() -> None:  # in place: others refer to this table, so that it cannot be made anew
    op.drop_column("member", "floating_since")
