"""Versions where decisions are taken, one holder a post, extended terms, and who has had whose password."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

VERSIONED = ("account", "appointment", "term", "wechat_binding")
OPEN_POSTS = {
    "uq_appointment_secretary": (["organization_id"], "post = 'secretary' AND ends_on IS NULL"),
    "uq_appointment_holder": (["organization_id", "member_id", "post"], "ends_on IS NULL"),
}


def _columns() -> list[tuple[str, sa.Column]]:
    """What is added, with the values that old rows get."""
    added = []
    for table in VERSIONED:
        added += [
            (table, sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
            (
                table,
                sa.Column(
                    "updated_at", sa.DateTime(timezone=True), nullable=False, server_default="2026-01-01 00:00:00"
                ),
            ),
            (table, sa.Column("updated_by", sa.String(length=64), nullable=False, server_default="")),
        ]
    for table, name in (
        ("account", "keyholders"),
        ("login_session", "keyholders"),
        ("administrative_grant", "requested_hands"),
    ):
        added.append((table, sa.Column(name, sa.JSON(), nullable=False, server_default="[]")))
    added += [
        ("term", sa.Column("approver", sa.String(length=80), nullable=False, server_default="")),
        ("term", sa.Column("document_number", sa.String(length=60), nullable=False, server_default="")),
    ]
    return added


def upgrade() -> None:
    for table, column in _columns():
        op.add_column(table, column)
    for name, (columns, where) in OPEN_POSTS.items():
        op.create_index(
            name,
            "appointment",
            columns,
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def downgrade() -> None:
    for name in OPEN_POSTS:
        op.drop_index(name, "appointment")
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
