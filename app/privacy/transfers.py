"""The member's own transfers in the copy of all their data: the application in full, what was done about it, and the letters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from app.core.pagination import Page, PageRequest, paginate
from app.members.models import Member
from app.privacy.schemas import OwnLetter, OwnTransfer
from app.transfers import views
from app.transfers.models import Letter, Transfer, TransferAct
from app.transfers.words import KIND_WORDS, REASON_WORDS, REPLY_WORDS, STATUS_WORDS

Row = TypeVar("Row", TransferAct, Letter)
_PLAIN = frozenset(OwnTransfer.model_fields) & frozenset(Transfer.model_fields)


def page_of(session: Session, member: Member, page: PageRequest) -> Page[Any]:
    """The latest first; three queries, however many there are."""
    mine = (
        select(Transfer)
        .where(Transfer.member_id == member.id)
        .options(joinedload(Transfer.source), joinedload(Transfer.target), joinedload(Transfer.external))  # type: ignore[arg-type]  # SQLModel types a relationship as its target
    )
    found = paginate(session, mine, [Transfer.id], page, descending=True)
    ids = [row.id for row in found.items]
    done = select(TransferAct).where(col(TransferAct.transfer_id).in_(ids)).order_by(col(TransferAct.id))
    acts = _by_transfer(session.exec(done.options(joinedload(TransferAct.organization))))  # type: ignore[arg-type]
    issued = select(Letter).where(col(Letter.transfer_id).in_(ids)).order_by(col(Letter.id))
    letters = _by_transfer(session.exec(issued))
    found.items = [_copy(row, acts[row.id], letters[row.id]) for row in found.items]
    return found


def _by_transfer(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.transfer_id].append(row)
    return found


def _copy(row: Transfer, acts: Sequence[TransferAct], letters: Sequence[Letter]) -> OwnTransfer:
    target = row.target or row.external
    return OwnTransfer.model_validate(
        row.model_dump(include=set(_PLAIN))
        | {
            "kind_label": KIND_WORDS[row.kind],
            "status_label": STATUS_WORDS[row.status],
            "reason_label": REASON_WORDS[row.reason],
            "reply_label": REPLY_WORDS[row.reply_code] if row.reply_code else "",
            "source_name": row.source.name if row.source else "",
            "target_name": target.name if target else row.target_text,
            "phone": row.phone,
            "note": row.note,
            "requested_by": row.requested_by_label,
            "acts": [views.entry(act) for act in acts],
            "letters": [OwnLetter.model_validate(letter) for letter in letters],
        }
    )
