"""Plans for whole organizations in a history: what is expected is what the plan itself has said beforehand, and when it can be made."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import SQLModel, col, func, select

from app.access.guard import Scope
from app.core import clock
from app.core.events import Event
from app.members.models import Hold, Member
from app.members.rules import HoldKind
from app.organizations.models import Organization
from app.organizations.queries import below
from app.transfers import batches, progress
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatch, TransferBatchRow
from app.transfers.rules import BatchEffect, BatchOperation, BatchRowKind, TransferAction, TransferStatus
from app.transfers.schemas_batches import BatchApply, BatchCreate
from tests.transfers.histories import NEVER_OVER, History, attempt
from tests.transfers.history_cast import scope_for
from tests.transfers.plans import PAPERS

E, K = BatchEffect, BatchRowKind
FROZEN, OPEN_ONE = "transfers.organization_frozen", "transfers.open_transfer_exists"
BRANCHES = ("east", "west", "far")  # what something can be done to; nothing is to the branch of the offices
FOLLOWING = {BatchOperation.MOVE_BRANCH, BatchOperation.REPARENT}
KEPT = ("affiliation", "ledger_entry", "letter", "member", "organization", "organization_version", "transfer")

Kept = list[list[tuple[Any, ...]]]


@dataclass
class Plans:
    """One waits at most."""

    history: History
    batch: TransferBatch | None = None
    rows: list[TransferBatchRow] = field(default_factory=list)
    facts: int = 0  # how many there were when the plan was made
    outcomes: list[str] = field(default_factory=list)

    def officer(self, name: str) -> Scope:
        return scope_for(self.history.session, self.history.town.members[name])

    def committee_of(self, branch: str) -> str | None:
        """The committee that a branch stands below; None of one that has ended."""
        places = self.history.town.organizations
        _, home = self.history.model.homes[places[branch]][-1]
        return next((name for name, key in places.items() if key == home), None)

    def make(self, operation: BatchOperation, source: str, target: str, back: int) -> None:
        """It is made, or refused for the reason that the model knows, with nothing changed."""
        session, places = self.history.session, self.history.town.organizations
        on = clock.today() - timedelta(days=back) if back else None
        asked = PAPERS | {"operation": operation, "organization_id": places[source], "target_id": places[target]}
        data = BatchCreate.model_validate(asked | {"effective_on": on})
        before, made = self.kept(), list[TransferBatch]()
        code = attempt(session, lambda: made.append(batches.plan(session, self.officer("maker"), data)))
        assert self.kept() == before
        reason = self.reason(operation, places[source], places[target], on)
        assert code == reason, (operation, source, target, on, code, reason)
        self.outcomes.append(code or "made")
        if made:
            [self.batch] = made
            self.rows = list(session.exec(select(TransferBatchRow).where(TransferBatchRow.batch_id == self.batch.id)))
            self.facts = self.count_facts()
            self.check_preview(self.batch)

    def reason(self, operation: BatchOperation, source: UUID, target: UUID, on: date | None) -> str:
        """Why a plan cannot be made, if anything."""
        standing, homes = self.history.model.standing(), self.history.model.homes
        if source not in standing or (operation not in FOLLOWING and target not in standing):
            return "organizations.ended"
        if source == target:
            return "transfers.same_target"
        if homes[source][-1][1] == target:
            return "organizations.stands_there"
        return "transfers.date_out_of_order" if on and on < self.earliest(source, target) else ""

    def earliest(self, source: UUID, target: UUID) -> date:
        """The last day on which anybody came or went, or one of both was moved."""
        model = self.history.model
        days = [homes[-1][0] for place, homes in model.homes.items() if place in {source, target}]
        for since in model.places.values():
            own = [day for number, (day, place) in enumerate(since) if source in (place, since[max(number - 1, 0)][1])]
            days += own
        return max(days)

    def check_preview(self, batch: TransferBatch) -> None:
        """Everybody of the branch is in the plan, and frozen, and the sizes are those of now."""
        places, effect = self.history.model.places, E.FOLLOWS if batch.operation in FOLLOWING else E.MOVES
        theirs = {member_id for member_id, since in places.items() if since[-1][1] == batch.organization_id}
        found = {row.subject_id: row.effect for row in self.rows if row.kind is K.MEMBER}
        assert found == dict.fromkeys(theirs, effect)
        assert self.frozen() == theirs
        assert self.sizes(batch) == [count["members_before"] for count in batch.counts]
        for member_id in theirs.intersection(self.history.people):
            assert self.history.draft(member_id, "office") in {FROZEN, OPEN_ONE}

    def decide(self, *, at_once: bool) -> None:
        """A second person applies the plan that waits: all that it says happens, or nothing."""
        session, batch = self.history.session, self.batch
        assert batch is not None
        before, was = self.kept(), {row.id: row.model_dump() for row in session.exec(select(Transfer))}
        looked = BatchApply(acknowledge=[one["code"] for one in batch.warnings], reason="已经核对过")
        seen, sizes = batch.version, self.sizes(batch)
        code = attempt(session, lambda: batches.apply(session, self.officer("applier"), batch.id, looked, seen=seen))
        session.flush()
        session.expire_all()
        self.outcomes.append(code or f"applied {batch.operation}")
        if code:
            assert self.kept() == before
            self.check_refused(code, at_once=at_once)
        else:
            self.check_applied(batch, was)
            grown = [count["members_after"] - count["members_before"] for count in batch.counts]
            assert self.sizes(batch) == [size + more for size, more in zip(sizes, grown, strict=True)]
        self.over(batch)

    def check_refused(self, code: str, *, at_once: bool) -> None:
        if code == "transfers.plan_changed":
            assert not at_once
            assert self.count_facts() > self.facts + 1, "nothing had happened"
        else:
            assert code == "transfers.batch_unfinished"
            assert any(row.effect is E.FINISH_FIRST for row in self.rows)

    def check_applied(self, batch: TransferBatch, was: dict[UUID, dict[str, Any]]) -> None:
        """The tree, everybody's place and each transfer are what the plan has said."""
        session, model = self.history.session, self.history.model
        day, source, target = batch.effective_on or clock.today(), batch.organization, batch.target
        assert target is not None
        is_following = batch.operation in FOLLOWING
        assert (source.ended_on, source.parent_id) == ((None, target.id) if is_following else (day, source.parent_id))
        model.homes[source.id].append((day, target.id if is_following else None))
        for row in self.rows:
            if row.kind is K.MEMBER and row.effect is E.MOVES:
                model.places[row.subject_id].append((day, target.id))
        for member_id, since in model.places.items():
            assert since[-1][1] in {None, session.get_one(Member, member_id).organization_id}
        self.check_transfers(was)
        assert is_following or self.undone(source.id) == []

    def sizes(self, batch: TransferBatch) -> list[int]:
        """How many there are now in each organization whose size the plan tells."""
        paths = [self.history.session.get_one(Organization, UUID(one["organization_id"])).path for one in batch.counts]
        size = func.sum(Organization.member_count)
        return [
            self.history.session.exec(select(size).where(below(path, col(Organization.path)))).one() for path in paths
        ]

    def check_transfers(self, was: dict[UUID, dict[str, Any]]) -> None:
        """What the plan has cancelled is so, and everything else stands as it stood."""
        effects = {row.subject_id: row for row in self.rows if row.kind is K.TRANSFER}
        for transfer in self.history.session.exec(select(Transfer)):
            said = effects.get(transfer.id)
            if said is None or said.effect is E.STAYS:
                assert transfer.model_dump() == was[transfer.id]
                continue
            assert (said.effect, said.state_version) == (E.CANCELLED, was[transfer.id]["version"])
            assert (transfer.status, transfer.holder_id) == (TransferStatus.CANCELLED, None)
            self.history.model.taken[transfer.id].append(TransferAction.CANCEL)

    def undone(self, branch: UUID) -> list[Transfer]:
        """What still leads from or to a branch: but for drafts of others, which are looked at when they are submitted."""
        own = or_(col(Transfer.source_id) == branch, col(Transfer.target_id) == branch)
        over = (*NEVER_OVER, TransferStatus.DRAFT)
        return list(self.history.session.exec(select(Transfer).where(own, col(Transfer.status).not_in(over))))

    def over(self, batch: TransferBatch) -> None:
        """Whoever made a plan that cannot be applied gives it up. Nobody is frozen any more, and everybody has the roles that are left."""
        history, session = self.history, self.history.session
        if batch.status == "planned":
            batches.cancel(session, self.officer("maker"), batch.id, seen=batch.version)
        assert self.frozen() == set()
        self.batch, self.rows = None, []
        history.callers = [scope_for(session, one.member_id) for one in history.callers if one.member_id]
        progress.look_again(session)

    def expire(self) -> None:
        """With the job that looks every few minutes."""
        if self.batch is not None and self.batch.expires_at <= clock.now():
            batches.expire(self.history.session, self.batch)
            self.outcomes.append("expired")
            self.over(self.batch)

    def frozen(self) -> set[UUID]:
        held = select(Hold.member_id).where(Hold.kind == HoldKind.FROZEN_ORGANIZATION)
        return set(self.history.session.exec(held))

    def count_facts(self) -> int:
        return self.history.session.exec(select(func.count(col(Event.id)))).one()

    def kept(self) -> Kept:
        """All that a plan can change."""
        self.history.session.flush()
        tables = [SQLModel.metadata.tables[name] for name in KEPT]
        rows = [self.history.session.execute(table.select().order_by(table.c.id)).all() for table in tables]
        return [[tuple(row) for row in found] for found in rows]
