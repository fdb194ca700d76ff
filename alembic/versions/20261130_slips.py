"""Sealed slips for members without a phone of their own."""

import sqlalchemy as sa

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slip",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("blinded_digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_slip_cell_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_slip")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("slip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slip_cell_id"), ["cell_id"], unique=False)

    op.create_table(
        "slip_batch",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("printed", sa.Integer(), nullable=False),
        sa.Column("printed_by_label", sa.String(length=64), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("spoiled", sa.Integer(), nullable=True),
        sa.Column("entered_by_label", sa.String(length=64), nullable=False),
        sa.Column("entered_hands", sa.JSON(), nullable=False),
        sa.Column("confirmed_by_label", sa.String(length=64), nullable=False),
        sa.Column("destroy_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_slip_batch_cell_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_slip_batch_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_batch")),
    )
    with op.batch_alter_table("slip_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slip_batch_survey_id"), ["survey_id"], unique=False)
        batch_op.create_index(
            "uq_slip_batch_cell",
            ["cell_id"],
            unique=True,
            sqlite_where=sa.text("status <> 'destroyed'"),
            postgresql_where=sa.text("status <> 'destroyed'"),
        )


def downgrade() -> None:
    op.drop_table("slip_batch")
    op.drop_table("slip")
