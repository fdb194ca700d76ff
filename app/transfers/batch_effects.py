"""A plan carried out, in one transaction: transfers that can't go on end, members move with their ledger, then the tree changes."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.who import Who
from app.members import moves
from app.members.ledger import Paper
from app.organizations import tree
from app.organizations.models import Organization
from app.organizations.tree import NewBranch
from app.transfers import actions
from app.transfers.batch_shape import Shape, committees_of, members_of
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatch
from app.transfers.rules import BatchOperation

CANCELLED = "党组织整建制调整，转接终止，需要时请重新申请。"
DOCUMENT_MOST = 60


def cancel_transfers(session: Session, transfer_ids: Iterable[UUID]) -> None:
    """End the transfers that a plan leaves without ground."""
    for row in session.exec(select(Transfer).where(col(Transfer.id).in_(list(transfer_ids)))).all():
        actions.cancel(session, row, CANCELLED)


def carry_out(session: Session, who: Who, batch: TransferBatch, shape: Shape) -> Sequence[Organization]:
    """Do what the plan says; answers the branches that were set up. Raises as `tree` and `moves.relocate`."""
    on, source, target = batch.effective_on or clock.today(), shape.source, shape.target
    paper = Paper(on, who.label, batch.approver, _documents(batch))
    if shape.operation is BatchOperation.SPLIT:
        made = tree.split(session, who, source, [NewBranch(part.name, part.short_name) for part in shape.parts], on)
        by_id = {member.id: member for member in members_of(session, source)}
        for branch, part in zip(made, shape.parts, strict=True):
            people = [by_id[member_id] for member_id in part.member_ids]
            moves.relocate(session, who, people, branch, paper, stays_away=True)
        return made
    if target is not None and shape.is_following:
        _follow(session, shape, [source], paper)
        tree.reparent(session, who, source, target, on)
        return ()
    if target is not None:
        if theirs := members_of(session, source):
            moves.relocate(session, who, theirs, target, paper, stays_away=True)
        _follow(session, shape, tree.children(session, source), paper)
    session.flush()
    session.refresh(source)
    if target is not None and shape.operation is BatchOperation.MERGE:
        tree.merge(session, who, source, target, on)
    else:
        tree.dissolve(session, who, source, target, on)
    return ()


def _follow(session: Session, shape: Shape, moved: Sequence[Organization], paper: Paper) -> None:
    """Members of what comes to stand below another committee, with everything below it, are written out and in."""
    left, reached = committees_of(session, shape)
    if left != reached:
        places = [node.id for root in moved for node in tree.subtree(session, root)]
        moves.follow(session, places, left, reached, paper)


def _documents(batch: TransferBatch) -> str:
    """The numbers of both upper committees as one line of the ledger has room for."""
    numbers = dict.fromkeys(filter(None, (batch.sender_document_number, batch.receiver_document_number)))
    joined = "、".join(numbers)
    return joined if len(joined) <= DOCUMENT_MOST else next(iter(numbers))
