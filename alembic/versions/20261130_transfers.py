"""Transfers with what was done about each, letters and their numbers, receipt links, and organizations outside."""

import sqlalchemy as sa

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "external_organization",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("national_code", sa.String(length=12), nullable=True),
        sa.Column("region_code", sa.String(length=12), nullable=True),
        sa.Column("medium", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=32), nullable=False),
        sa.Column("fax", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_organization")),
        sa.UniqueConstraint("name", name=op.f("uq_external_organization_name")),
        sa.UniqueConstraint("national_code", name=op.f("uq_external_organization_national_code")),
    )
    with op.batch_alter_table("external_organization", schema=None) as batch_op:
        batch_op.create_index("ix_external_organization_name", ["name", "id"], unique=False)

    op.create_table(
        "letter_series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("issuer_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["issuer_id"], ["organization.id"], name=op.f("fk_letter_series_issuer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_series")),
    )
    with op.batch_alter_table("letter_series", schema=None) as batch_op:
        batch_op.create_index("uq_letter_series", ["issuer_id", "year"], unique=True)

    op.create_table(
        "transfer",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("target_id", sa.Uuid(), nullable=True),
        sa.Column("external_id", sa.Uuid(), nullable=True),
        sa.Column("target_text", sa.String(length=200), nullable=False),
        sa.Column("route", sa.JSON(), nullable=False),
        sa.Column("has_letter", sa.Boolean(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open_above", sa.Boolean(), nullable=False),
        sa.Column("is_prepared", sa.Boolean(), nullable=False),
        sa.Column("barred", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("person_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("leaving_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("is_return", sa.Boolean(), nullable=False),
        sa.Column("dues_paid_through", sa.String(length=7), nullable=True),
        sa.Column("dues_waiver", sa.String(length=200), nullable=False),
        sa.Column("reply_code", sa.String(length=32), nullable=True),
        sa.Column("reply_text", sa.String(length=200), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("requested_by_label", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("receipt_number", sa.String(length=60), nullable=False),
        sa.Column("receipt_handler", sa.String(length=40), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("ext_system", sa.String(length=40), nullable=False),
        sa.Column("ext_serial", sa.String(length=60), nullable=False),
        sa.Column("ext_status", sa.String(length=40), nullable=False),
        sa.Column("ext_checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ext_operator", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["external_id"], ["external_organization.id"], name=op.f("fk_transfer_external_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["organization.id"], name=op.f("fk_transfer_holder_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_transfer_member_id")),
        sa.ForeignKeyConstraint(["source_id"], ["organization.id"], name=op.f("fk_transfer_source_id")),
        sa.ForeignKeyConstraint(["target_id"], ["organization.id"], name=op.f("fk_transfer_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sa.UniqueConstraint("number", name=op.f("uq_transfer_number")),
    )
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_desk", ["holder_id", "due_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_external_id"), ["external_id"], unique=False)
        batch_op.create_index("ix_transfer_member", ["member_id", "id"], unique=False)
        batch_op.create_index("ix_transfer_remind", ["remind_at"], unique=False)
        batch_op.create_index("ix_transfer_source", ["source_id", "id"], unique=False)
        batch_op.create_index("ix_transfer_target", ["target_id", "id"], unique=False)
        batch_op.create_index(
            "uq_transfer_open",
            ["member_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('draft', 'pending', 'in_transit', 'returned', 'refused')"),
            postgresql_where=sa.text("status IN ('draft', 'pending', 'in_transit', 'returned', 'refused')"),
        )

    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("issuer_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_days", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.Column("issued_by_label", sa.String(length=64), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issuer_id"], ["organization.id"], name=op.f("fk_letter_issuer_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["letter.id"], name=op.f("fk_letter_replaces_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_letter_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index("ix_letter_transfer", ["transfer_id", "id"], unique=False)
        batch_op.create_index("uq_letter_number", ["issuer_id", "year", "serial"], unique=True)

    op.create_table(
        "transfer_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=True),
        sa.Column("status_after", sa.String(length=32), nullable=False),
        sa.Column("step_after", sa.String(length=32), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acted_by", sa.Uuid(), nullable=True),
        sa.Column("acted_by_label", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=True),
        sa.Column("is_escalation", sa.Boolean(), nullable=False),
        sa.Column("reply_code", sa.String(length=32), nullable=True),
        sa.Column("comment", sa.String(length=200), nullable=False),
        sa.Column("acknowledged", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_transfer_act_organization_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_transfer_act_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_act")),
    )
    with op.batch_alter_table("transfer_act", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_act_transfer", ["transfer_id", "id"], unique=False)

    op.create_table(
        "receipt_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_receipt_link_letter_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_receipt_link_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt_link")),
        sa.UniqueConstraint("secret_digest", name=op.f("uq_receipt_link_secret_digest")),
    )
    with op.batch_alter_table("receipt_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_link_transfer_id"), ["transfer_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("receipt_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_receipt_link_transfer_id"))

    op.drop_table("receipt_link")
    with op.batch_alter_table("transfer_act", schema=None) as batch_op:
        batch_op.drop_index("ix_transfer_act_transfer")

    op.drop_table("transfer_act")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index("uq_letter_number")
        batch_op.drop_index("ix_letter_transfer")

    op.drop_table("letter")
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_transfer_open",
            sqlite_where=sa.text("status IN ('draft', 'pending', 'in_transit', 'returned', 'refused')"),
            postgresql_where=sa.text("status IN ('draft', 'pending', 'in_transit', 'returned', 'refused')"),
        )
        batch_op.drop_index("ix_transfer_target")
        batch_op.drop_index("ix_transfer_source")
        batch_op.drop_index("ix_transfer_remind")
        batch_op.drop_index("ix_transfer_member")
        batch_op.drop_index(batch_op.f("ix_transfer_external_id"))
        batch_op.drop_index("ix_transfer_desk")

    op.drop_table("transfer")
    with op.batch_alter_table("letter_series", schema=None) as batch_op:
        batch_op.drop_index("uq_letter_series")

    op.drop_table("letter_series")
    with op.batch_alter_table("external_organization", schema=None) as batch_op:
        batch_op.drop_index("ix_external_organization_name")

    op.drop_table("external_organization")
