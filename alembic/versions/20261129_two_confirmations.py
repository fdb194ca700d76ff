"""Who was the first of the two people that confirm a change of WeChat."""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("first_by", sa.Uuid(), nullable=True))
    op.add_column("claim", sa.Column("first_by_label", sa.String(length=64), nullable=True))
    op.add_column("claim", sa.Column("first_hands", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    for name in ("first_hands", "first_by_label", "first_by"):
        op.drop_column("claim", name)
