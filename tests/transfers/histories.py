"""A history of transfers as it is made, beside a model that knows only the table of test_machine.py and a calendar."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock as app_clock
from app.core.db import Database
from app.core.errors import AppError
from app.core.events import Event
from app.members.models import Member
from app.organizations.models import Organization
from app.organizations.queries import below, stands
from app.transfers import actions, checks, desks, jobs, progress, service
from app.transfers.machine import Place
from app.transfers.models import Transfer
from app.transfers.receipt_links import COUNTERPART
from app.transfers.rules import OPEN, TransferAction, TransferKind, TransferStatus, TransferStep
from app.transfers.schemas import TransferActionCommand, TransferCreate
from tests.build import FOUNDED, Town
from tests.transfers.history_cast import cast_of, scope_for
from tests.transfers.plans import hire
from tests.transfers.steps import decease
from tests.transfers.test_machine import LETTERS, WAYS, expected

A = TransferAction
BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TARGETS = ("west", "far", "east", "office", "neighbour", None)
FORWARD = (
    A.SUBMIT,
    A.APPROVE,
    A.ISSUE_LETTER,
    A.ARRIVE,
    A.ASSIGN,
    A.REPORT_IN,
    A.SEND_RECEIPT,
    A.FILE_RECEIPT,
    A.RETARGET,
)
ONWARD = (*FORWARD, A.REISSUE_LETTER)
NEVER_OVER = {TransferStatus.CLOSED, TransferStatus.REJECTED, TransferStatus.WITHDRAWN, TransferStatus.CANCELLED}

DATED = {A.ARRIVE, A.REPORT_IN, A.FILE_RECEIPT}
Chance = tuple[Scope, TransferAction]
Since = tuple[date, UUID | None]


@dataclass
class Model:
    """What must be so, kept apart from the tables."""

    places: dict[UUID, list[Since]] = field(default_factory=dict)  # the branch of each member, from which day
    homes: dict[UUID, list[Since]] = field(default_factory=dict)  # the committee of each branch, from which day
    taken: dict[UUID, list[TransferAction]] = field(default_factory=lambda: defaultdict(list))  # of each transfer
    letters: dict[tuple[UUID, int], int] = field(default_factory=lambda: defaultdict(int))  # of each issuer and year
    before: dict[UUID, dict[str, Any]] = field(
        default_factory=dict
    )  # of each transfer, how it stood before the last action
    came: dict[UUID, date] = field(default_factory=dict)  # of each transfer, when it came to the branch that receives
    count: int = 0

    def standing(self) -> list[UUID]:
        """The branches that have not ended."""
        return [branch for branch, homes in self.homes.items() if homes[-1][1] is not None]


@dataclass
class History:
    session: Session
    town: Town
    people: list[UUID]
    callers: list[Scope]
    model: Model

    def days_pass(self, days: int) -> None:
        """With what the job of each hour does meanwhile."""
        app_clock.set_now(app_clock.now() + timedelta(days=days))
        progress.look_again(self.session)
        late = select(Transfer).where(
            Transfer.status == TransferStatus.IN_TRANSIT,
            col(Transfer.is_prepared).is_(False),
            col(Transfer.due_at) < app_clock.now(),
        )
        for row in self.session.exec(late).all():
            before = row.place
            actions.expire(self.session, row)
            self.check_place(row, before, A.EXPIRE, is_half=False)
            self.note(row, before, A.EXPIRE)

    def die(self, member_id: UUID) -> None:
        """With whatever of theirs was on its way."""
        if self.session.get_one(Member, member_id).status != "normal":
            return
        waiting = [row for row in self.rows(member_id) if row.status in {*OPEN, TransferStatus.EXPIRED}]
        decease(self.session, member_id)
        told = select(Event).where(Event.member_id == member_id, Event.type == "member.status_changed")
        jobs.end_who_left(self.session, {"event_id": str(self.session.exec(told).one().id)})
        self.model.places[member_id].append((app_clock.today(), None))
        for row in waiting:
            assert row.status is TransferStatus.CANCELLED
            self.model.taken[row.id].append(A.CANCEL)

    def live(self, member_id: UUID) -> list[Transfer]:
        """What something can still become of."""
        return [row for row in self.rows(member_id) if row.status not in NEVER_OVER]

    def rows(self, member_id: UUID) -> list[Transfer]:
        mine = select(Transfer).where(Transfer.member_id == member_id).order_by(col(Transfer.id))
        return list(self.session.exec(mine))

    def draft(self, member_id: UUID, target: str | None) -> str:
        """Answers why it was refused, if it was."""
        data = self.application(target)
        code = attempt(self.session, lambda: service.create(self.session, self.scope(member_id), data))
        assert not code or code in MAY_STOP, code
        return code

    def application(self, target: str | None) -> TransferCreate:
        return TransferCreate(
            target_id=self.town.organizations[target] if target else None,
            target_external=None if target else "外省某市某街道",
            kind=None if target else TransferKind.CROSS_PROVINCE,
            dues_paid_through=f"{app_clock.today():%Y-%m}",
        )

    def scope(self, member_id: UUID) -> Scope:
        return scope_for(self.session, member_id)

    def chances(self, row: Transfer) -> list[Chance]:
        """Who could do what, in the order of FORWARD first."""
        assert row.member_id is not None
        everybody = [*self.callers, self.scope(row.member_id)]
        found = [(scope, action) for scope in everybody for action in desks.open_to(scope, row)]
        return sorted(found, key=lambda one: FORWARD.index(one[1]) if one[1] in FORWARD else len(FORWARD))

    def go_on(self, row: Transfer) -> bool:
        """Take what leads on, the first that nothing stops."""
        return any(self.act(row, *chance) for chance in self.chances(row) if chance[1] in ONWARD)

    def refused(self, row: Transfer, action: TransferAction) -> None:
        """Whom an action is not offered to does not take it."""
        assert row.member_id is not None
        chances = self.chances(row)
        for scope in (*self.callers, self.scope(row.member_id)):
            if any(who.who == scope.who for who, offered in chances if offered is action):
                continue
            before, command = row.model_dump(), self.command(row, action)
            code = attempt(self.session, partial(actions.act, self.session, scope, row.id, command, seen=row.version))
            self.session.refresh(row)
            assert code, f"{action} was taken by {scope.who.label}"
            assert row.model_dump() == before

    def command(self, row: Transfer, action: TransferAction, back: int = 0) -> TransferActionCommand:
        is_free = "to_branch" in [step for step, place in row.route if place is None]
        on = app_clock.today() - timedelta(days=back) if back and action in DATED else None
        return TransferActionCommand(
            action=action,
            on=on,
            reason="按规定办理，已经商量过",
            acknowledge=[problem.code for problem in checks.ACKNOWLEDGED],
            dues_waiver="支部大会同意免交" if action is A.APPROVE else None,
            branch_id=self.branch_below(row) if action is A.ASSIGN and is_free else None,
            target_id=self.town.organizations["office"] if action is A.RETARGET else None,
            approver="书记" if action is A.REISSUE_LETTER else None,
            handler="经办人" if action in {A.SEND_RECEIPT, A.FILE_RECEIPT} else None,
        )

    def branch_below(self, row: Transfer) -> UUID | None:
        """One that the receiving committee can assign."""
        committee = self.session.get_one(Organization, row.steps[TransferStep.TO_COMMITTEE])
        theirs = select(Organization.id).where(
            below(committee.path, col(Organization.path)), Organization.kind == "branch", stands()
        )
        return self.session.exec(theirs.order_by(col(Organization.id).desc())).first()

    def act(self, row: Transfer, scope: Scope | None, action: TransferAction, *, back: int = 0) -> bool:
        """Take what was offered, or (`scope` None) answer over the link: it is taken but for the reasons that have to do with time
        or the tree, and leads where the table says. Answers whether it was."""
        before, is_half, was, command = row.place, row.is_prepared, row.model_dump(), self.command(row, action, back)
        if scope is None:
            code = attempt(self.session, lambda: actions.answer(self.session, COUNTERPART, row, command))
        else:
            code = attempt(self.session, lambda: actions.act(self.session, scope, row.id, command, seen=row.version))
        if code:
            self.session.refresh(row)
            assert code in MAY_STOP, (before, action, code)
            assert row.model_dump() == was
            return False
        if action is A.UNDO:
            same = {name for name, value in row.model_dump().items() if value == self.model.before[row.id][name]}
            assert set(was) - same <= {"version", "updated_at", "updated_by", "undo"}
        else:
            self.check_place(row, before, action, is_half=is_half)
        self.model.before[row.id] = was
        self.note(row, before, action, back)
        return True

    def check_place(self, row: Transfer, before: Place, action: TransferAction, *, is_half: bool) -> None:
        by, leads = expected(way_of(row))[before, is_half][action]
        assert row.place == leads, (before, action, by)

    def note(self, row: Transfer, before: Place, action: TransferAction, back: int = 0) -> None:
        model = self.model
        model.taken[row.id].append(action)
        assert row.member_id is not None
        if action in {A.ISSUE_LETTER, A.REISSUE_LETTER} and row.sender_id is not None:
            model.letters[row.sender_id, app_clock.today().year] += 1
        if action is A.REPORT_IN:
            day = app_clock.today() - timedelta(days=back)
            assert day >= model.came[row.id], "nobody reports in before it came to their branch"
            model.places[row.member_id].append((day, row.target_id))
        if row.step is TransferStep.TO_BRANCH and before.step is not TransferStep.TO_BRANCH and action is not A.UNDO:
            model.came[row.id] = app_clock.today()
        if action is A.FILE_RECEIPT and before.status is not TransferStatus.ACCEPTED:
            model.places[row.member_id].append((row.received_on or app_clock.today(), None))


# An offer says who and where; these are asked when it is taken.
MAY_STOP = {
    "transfers.open_transfer_exists",  # an expired one beside another
    "transfers.moved_since",
    "transfers.letter_expired",
    "transfers.same_target",  # to where the member is
    "transfers.target_not_a_branch",  # to the committee above the member
    "transfers.status_not_transferable",  # moved out meanwhile
    "transfers.date_out_of_order",  # written down for a day before what it rests on
    "members.date_out_of_order",
    "members.same_branch",
    "members.not_on_roll",
    "transfers.organization_frozen",  # a plan for the whole branch waits
    "organizations.ended",  # a branch that was merged since
    "transfers.field_needed",  # no branch is left below the committee that is to assign one
    "transfers.kind_mismatch",  # the branch came below another committee after the draft
}


def attempt(session: Session, do: Callable[[], object]) -> str:
    """As a request does it: refused with nothing kept, but for what has to be remembered. Answers why it was, or nothing."""
    saved = session.begin_nested()
    try:
        do()
    except AppError as fault:
        if fault.is_remembered:
            saved.commit()
        else:
            saved.rollback()
        return fault.code
    saved.commit()
    return ""


def way_of(row: Transfer) -> str:
    steps = " ".join(row.steps) or WAYS["S"]  # a draft has none yet
    return next(way for way, names in WAYS.items() if names == steps and (way in LETTERS) == row.has_letter)


@contextmanager
def town_of(database: Database, town: Town) -> Iterator[History]:
    """People who move about between offices; never committed, so that each history begins in the same town."""
    app_clock.set_now(BEGIN)
    with database.session(writes=True) as session:
        people, callers = cast_of(session, town)
        hire(session, town)
        session.flush()
        try:
            yield History(session, town, people, callers, model_of(session))
        finally:
            session.rollback()


def model_of(session: Session) -> Model:
    """What is so at the beginning, of everybody who is here."""
    places = session.exec(select(Organization)).all()
    homes: dict[UUID, list[Since]] = {
        place.id: [(FOUNDED, place.parent_id)] for place in places if place.kind == "branch"
    }
    everybody: dict[UUID, list[Since]] = {
        row.id: [(row.joined_on, row.organization_id)] for row in session.exec(select(Member))
    }
    return Model(everybody, homes, count=sum(place.member_count for place in places))
