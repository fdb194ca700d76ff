"""Results of rounds that are no appraisals: on which level they are told, sums of what is shown, and readers of texts."""

import sqlalchemy as sa

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("survey", sa.Column("disclosed_by", sa.String(length=32), nullable=False, server_default="cells"))
    op.add_column("publication", sa.Column("totals", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "text_reading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("is_withheld", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by_label", sa.String(length=64), nullable=False),
        sa.Column("marked_hands", sa.JSON(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_label", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_text_reading_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_reading")),
        sa.UniqueConstraint("text_id", name=op.f("uq_text_reading_text_id")),
    )
    with op.batch_alter_table("text_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_reading_survey_id"), ["survey_id"], unique=False)


def downgrade() -> None:
    op.drop_table("text_reading")
    op.drop_column("publication", "totals")  # in place: others refer to a round, so that its table cannot be made anew
    op.drop_column("survey", "disclosed_by")
