"""Of ballots that were counted only sums are kept, and free texts; no more a row for each mark."""

import sqlalchemy as sa

from alembic import op
from app.core.ids import random_id

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

CELL = sa.table("cell", sa.column("id", sa.Uuid()), sa.column("survey_id", sa.Uuid()))
SURVEY = sa.table("survey", sa.column("id", sa.Uuid()), sa.column("items", sa.JSON()))
ANSWER = sa.table(
    "answer",
    sa.column("id", sa.Uuid()),
    sa.column("cell_id", sa.Uuid()),
    sa.column("item_id", sa.String()),
    sa.column("value", sa.String()),
)
TALLY = sa.table(
    "tally",
    sa.column("cell_id", sa.Uuid()),
    sa.column("item_id", sa.String()),
    sa.column("value", sa.String()),
    sa.column("count", sa.Integer()),
)
FREE_TEXT = sa.table(
    "free_text",
    sa.column("id", sa.Uuid()),
    sa.column("cell_id", sa.Uuid()),
    sa.column("item_id", sa.String()),
    sa.column("text", sa.String()),
)


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_tally_cell_id")),
        sa.PrimaryKeyConstraint("cell_id", "item_id", "value", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "free_text",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["cell.id"], name=op.f("fk_free_text_cell_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_free_text")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_free_text_cell", "free_text", ["cell_id", "item_id"], unique=False)
    _add_up()
    op.drop_table("answer")


def _add_up() -> None:
    """Texts keep their random ids and the order of these; everything else is counted."""
    connection = op.get_bind()
    cells = connection.execute(
        sa.select(CELL.c.id, SURVEY.c["items"]).join_from(CELL, SURVEY, CELL.c.survey_id == SURVEY.c.id)
    )
    texts = [(cell_id, item["id"]) for cell_id, items in cells for item in items if item["kind"] == "text"]
    for cell_id, item_id in texts:
        of_item = sa.and_(ANSWER.c.cell_id == cell_id, ANSWER.c.item_id == item_id)
        moved = sa.select(ANSWER).where(of_item).order_by(ANSWER.c.id)
        connection.execute(sa.insert(FREE_TEXT).from_select(["id", "cell_id", "item_id", "text"], moved))
        connection.execute(sa.delete(ANSWER).where(of_item))
    key = [ANSWER.c.cell_id, ANSWER.c.item_id, ANSWER.c.value]
    sums = sa.select(*key, sa.func.count()).group_by(*key).order_by(*key)
    connection.execute(sa.insert(TALLY).from_select(["cell_id", "item_id", "value", "count"], sums))


def downgrade() -> None:
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
    connection = op.get_bind()
    for cell_id, item_id, value, count in connection.execute(sa.select(TALLY)).all():
        marks = [{"id": random_id(), "cell_id": cell_id, "item_id": item_id, "value": value} for _ in range(count)]
        connection.execute(sa.insert(ANSWER), marks)
    connection.execute(sa.insert(ANSWER).from_select(["id", "cell_id", "item_id", "value"], sa.select(FREE_TEXT)))
    op.drop_index("ix_free_text_cell", table_name="free_text")
    op.drop_table("free_text")
    op.drop_table("tally")
