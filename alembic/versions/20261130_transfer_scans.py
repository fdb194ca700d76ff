"""The picture of a letter that came in on paper."""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "transfer_scan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attached_by_label", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_transfer_scan_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_scan")),
        sa.UniqueConstraint("transfer_id", name=op.f("uq_transfer_scan_transfer_id")),
    )


def downgrade() -> None:
    op.drop_table("transfer_scan")
