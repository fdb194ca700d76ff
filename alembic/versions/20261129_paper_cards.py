"""A member may have a phone and a paper that show the card: the kind of a device, and no key for paper."""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index("uq_device_member", sqlite_where=OPEN, postgresql_where=OPEN)
        batch_op.add_column(sa.Column("kind", sa.String(length=32), nullable=True))
        batch_op.alter_column("public_key", existing_type=sa.String(length=44), nullable=True)
    op.execute("UPDATE device SET kind = 'phone'")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=32), nullable=False)
        batch_op.create_index(
            "uq_device_member", ["member_id", "kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
        )


def downgrade() -> None:
    op.execute("DELETE FROM device WHERE kind = 'paper'")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index("uq_device_member", sqlite_where=OPEN, postgresql_where=OPEN)
        batch_op.alter_column("public_key", existing_type=sa.String(length=44), nullable=False)
        batch_op.drop_column("kind")
        batch_op.create_index("uq_device_member", ["member_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
