"""Plans for whole organizations with everything they affect, and the day on which an organization ended."""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "transfer_batch",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.String(length=32), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("sender_document_number", sa.String(length=60), nullable=False),
        sa.Column("receiver_document_number", sa.String(length=60), nullable=False),
        sa.Column("approver", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("new_ids", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_by_label", sa.String(length=64), nullable=False),
        sa.Column("made_hands", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by_label", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_transfer_batch_organization_id")
        ),
        sa.ForeignKeyConstraint(["target_id"], ["organization.id"], name=op.f("fk_transfer_batch_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_batch")),
    )
    with op.batch_alter_table("transfer_batch", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_batch_open", ["status", "expires_at"], unique=False)
        batch_op.create_index("ix_transfer_batch_organization", ["organization_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_batch_target_id"), ["target_id"], unique=False)

    op.create_table(
        "transfer_batch_row",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("state_version", sa.Integer(), nullable=False),
        sa.Column("effect", sa.String(length=32), nullable=False),
        sa.Column("change", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["transfer_batch.id"], name=op.f("fk_transfer_batch_row_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_batch_row")),
    )
    with op.batch_alter_table("transfer_batch_row", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_batch_row_subject", ["subject_id", "kind"], unique=False)
        batch_op.create_index("uq_transfer_batch_row", ["batch_id", "kind", "subject_id"], unique=True)

    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index("ix_hold_of_source", ["source_id", "kind"], unique=False)

    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.drop_column("ended_on")

    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_index("ix_hold_of_source")

    with op.batch_alter_table("transfer_batch_row", schema=None) as batch_op:
        batch_op.drop_index("uq_transfer_batch_row")
        batch_op.drop_index("ix_transfer_batch_row_subject")

    op.drop_table("transfer_batch_row")
    with op.batch_alter_table("transfer_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_transfer_batch_target_id"))
        batch_op.drop_index("ix_transfer_batch_organization")
        batch_op.drop_index("ix_transfer_batch_open")

    op.drop_table("transfer_batch")
