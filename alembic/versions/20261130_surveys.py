"""Rounds of surveys: electorates with their keys, the roll, sealed ballots, answers and receipts. What could show an order has no row ids."""

import sqlalchemy as sa

from alembic import op

revision = "0018_surveys"
down_revision = "0015"
branch_labels = None
depends_on = None

_ONE_STANDS = sa.text("status <> 'void' AND template <> 'questionnaire'")


def upgrade() -> None:
    op.create_table(
        "survey",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("template", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=True),
        sa.Column("confidential_if_small", sa.Boolean(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quorum_num", sa.Integer(), nullable=False),
        sa.Column("quorum_den", sa.Integer(), nullable=False),
        sa.Column("is_valid", sa.Boolean(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.Column("rerun_of_id", sa.Uuid(), nullable=True),
        sa.Column("ballot_key_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_survey_organization_id")),
        sa.ForeignKeyConstraint(["rerun_of_id"], ["survey.id"], name=op.f("fk_survey_rerun_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index("ix_survey_organization", ["organization_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_rerun_of_id"), ["rerun_of_id"], unique=False)
        batch_op.create_index("ix_survey_status", ["status", "id"], unique=False)
        batch_op.create_index(
            "uq_survey_round",
            ["organization_id", "template", "year", "quarter"],
            unique=True,
            sqlite_where=_ONE_STANDS,
            postgresql_where=_ONE_STANDS,
        )

    op.create_table(
        "cell",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("organization_ids", sa.JSON(), nullable=False),
        sa.Column("eligible_count", sa.Integer(), nullable=False),
        sa.Column("counted_count", sa.Integer(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("private_key_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_cell_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cell")),
    )
    with op.batch_alter_table("cell", schema=None) as batch_op:
        batch_op.create_index("ix_cell_survey", ["survey_id", "id"], unique=False)

    op.create_table(
        "cell_member",
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("blinded_digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_cell_member_cell_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_cell_member_member_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_cell_member_survey_id")),
        sa.PrimaryKeyConstraint("survey_id", "member_id", name=op.f("pk_cell_member")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_cell_member_cell", "cell_member", ["cell_id"], unique=False)
    op.create_index("ix_cell_member_member", "cell_member", ["member_id", "survey_id"], unique=False)

    op.create_table(
        "ballot",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_ballot_cell_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ballot_cell_id"), "ballot", ["cell_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_answer_cell_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_cell", "answer", ["cell_id", "item_id"], unique=False)

    op.create_table(
        "board_hash",
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_board_hash_survey_id")),
        sa.PrimaryKeyConstraint("survey_id", "token_hash", name=op.f("pk_board_hash")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("board_hash")
    op.drop_table("answer")
    op.drop_table("ballot")
    op.drop_table("cell_member")
    op.drop_table("cell")
    op.drop_table("survey")
