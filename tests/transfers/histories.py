"""A random history of transfers, beside a model that knows only the table of test_machine.py and a calendar."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Actor, Scope, scope_of
from app.access.models import SessionKind
from app.access.policy import Permission, Role
from app.core import clock as app_clock
from app.core.db import Database
from app.core.errors import AppError
from app.core.events import Event
from app.core.ids import new_id
from app.members.models import Member
from app.organizations.models import Organization
from app.transfers import actions, checks, desks, jobs, service
from app.transfers.machine import Place, possible
from app.transfers.models import Transfer
from app.transfers.receipt_links import COUNTERPART
from app.transfers.rules import OPEN, TransferAction, TransferKind, TransferStatus, TransferStep
from app.transfers.schemas import TransferActionCommand, TransferCreate
from tests.build import Town, make_member
from tests.transfers.steps import decease
from tests.transfers.test_machine import LETTERS, WAYS, expected

A = TransferAction
BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
OFFICES = (("east", "secretary"), ("west", "secretary"), ("far", "secretary")) + (
    ("township", "organization_officer"),
    ("neighbour", "organization_officer"),
) * 2
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
NEVER_OVER = {TransferStatus.CLOSED, TransferStatus.REJECTED, TransferStatus.WITHDRAWN, TransferStatus.CANCELLED}

# Which person, how on (0–7: forward, 10: perhaps they die), a number for whatever is chosen, how many days later, and for how many
# days back it is written down.
Step = tuple[int, int, int, int, int]
DATED = {A.ARRIVE, A.REPORT_IN, A.FILE_RECEIPT}
Chance = tuple[Scope, TransferAction]


@dataclass
class Model:
    """What must be so, kept apart from the tables."""

    places: dict[UUID, list[tuple[date, UUID | None]]] = field(default_factory=dict)  # of each person, from which day
    taken: dict[UUID, list[TransferAction]] = field(default_factory=lambda: defaultdict(list))  # of each transfer
    letters: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))  # of each issuer
    before: dict[UUID, dict[str, Any]] = field(
        default_factory=dict
    )  # of each transfer, how it stood before the last action
    came: dict[UUID, date] = field(default_factory=dict)  # of each transfer, when it came to the branch that receives
    count: int = 0


@dataclass
class History:
    session: Session
    town: Town
    people: list[UUID]
    callers: list[Scope]
    model: Model
    back: int = 0

    def take(self, steps: list[Step]) -> None:
        for person, how, number, days, back in steps:
            app_clock.set_now(app_clock.now() + timedelta(days=days))
            self.expire()
            self.back = back
            if how == 10 and number % 5 == 0:
                self.die(self.people[person])
            else:
                self.step(self.people[person], how, number)

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

    def step(self, member_id: UUID, how: int, number: int) -> None:
        member = self.session.get_one(Member, member_id)
        live = [row for row in self.rows(member_id) if row.status not in NEVER_OVER]
        if member.status == "normal" and (not live or (how == 8 and live[-1].status not in OPEN)):
            self.draft(member, number)
        elif live:
            self.go_on(live[number % len(live)], how, number)

    def rows(self, member_id: UUID) -> list[Transfer]:
        mine = select(Transfer).where(Transfer.member_id == member_id).order_by(col(Transfer.id))
        return list(self.session.exec(mine))

    def draft(self, member: Member, number: int) -> None:
        target = TARGETS[number % len(TARGETS)]
        data = TransferCreate(
            target_id=self.town.organizations[target] if target else None,
            target_external=None if target else "外省某市某街道",
            kind=None if target else TransferKind.CROSS_PROVINCE,
            dues_paid_through=f"{app_clock.today():%Y-%m}",
        )
        try:
            with self.session.begin_nested():
                service.create(self.session, self.scope(member.id), data)
        except AppError as fault:
            if fault.code not in MAY_STOP:
                raise

    def scope(self, member_id: UUID) -> Scope:
        return scope_for(member_id, ())

    def chances(self, row: Transfer) -> list[Chance]:
        """Who could do what, in the order of FORWARD first."""
        assert row.member_id is not None
        everybody = [*self.callers, self.scope(row.member_id)]
        found = [(scope, action) for scope in everybody for action in desks.open_to(scope, row)]
        return sorted(found, key=lambda one: FORWARD.index(one[1]) if one[1] in FORWARD else len(FORWARD))

    def go_on(self, row: Transfer, how: int, number: int) -> None:
        chances = self.chances(row)
        everything = [(scope, action) for scope in self.callers for action in TransferAction]
        self.refused(row, *everything[(number * 7) % len(everything)], chances)
        undone = [chance for chance in chances if chance[1] is A.UNDO]
        if how >= 8 and undone:
            self.act(row, *undone[0])
        elif how == 9 and A.SEND_RECEIPT in possible(row.place, row.path, is_prepared=row.is_prepared):
            self.act(row, None, A.SEND_RECEIPT)
        elif chances:
            self.act(row, *chances[0 if how < 8 else number % len(chances)])

    def refused(self, row: Transfer, scope: Scope, action: TransferAction, chances: list[Chance]) -> None:
        """What nobody has offered is not taken."""
        if (scope, action) in chances:
            return
        before = row.model_dump()
        try:
            with self.session.begin_nested():
                actions.act(self.session, scope, row.id, self.command(row, action), seen=row.version)
        except AppError:
            self.session.refresh(row)
            assert row.model_dump() == before
        else:
            raise AssertionError(f"{action} was taken by {scope.who.label}")

    def command(self, row: Transfer, action: TransferAction) -> TransferActionCommand:
        is_free = "to_branch" in [step for step, place in row.route if place is None]
        on = app_clock.today() - timedelta(days=self.back) if self.back and action in DATED else None
        is_near = row.steps.get(TransferStep.TO_COMMITTEE) == self.town.organizations["township"]
        return TransferActionCommand(
            action=action,
            on=on,
            reason="按规定办理，已经商量过",
            acknowledge=[problem.code for problem in checks.ACKNOWLEDGED],
            dues_waiver="支部大会同意免交" if action is A.APPROVE else None,
            branch_id=self.town.organizations["office" if is_near else "far"]
            if action is A.ASSIGN and is_free
            else None,
            target_id=self.town.organizations["office"] if action is A.RETARGET else None,
            approver="书记" if action is A.REISSUE_LETTER else None,
            handler="经办人" if action in {A.SEND_RECEIPT, A.FILE_RECEIPT} else None,
        )

    def act(self, row: Transfer, scope: Scope | None, action: TransferAction) -> None:
        """Take what was offered, or (`scope` None) answer over the link: it is taken but for the reasons that have to do with time,
        and leads where the table says."""
        before, is_half, was = row.place, row.is_prepared, row.model_dump()
        try:
            with self.session.begin_nested():
                if scope is None:
                    actions.answer(self.session, COUNTERPART, row, self.command(row, action))
                else:
                    actions.act(self.session, scope, row.id, self.command(row, action), seen=row.version)
        except AppError as fault:
            self.session.refresh(row)
            if fault.code not in MAY_STOP:
                raise
            return
        if action is A.UNDO:
            same = {name for name, value in row.model_dump().items() if value == self.model.before[row.id][name]}
            assert set(was) - same <= {"version", "updated_at", "updated_by", "undo"}
        else:
            self.check_place(row, before, action, is_half=is_half)
        self.model.before[row.id] = was
        self.note(row, before, action)

    def check_place(self, row: Transfer, before: Place, action: TransferAction, *, is_half: bool) -> None:
        by, leads = expected(way_of(row))[before, is_half][action]
        assert row.place == leads, (before, action, by)

    def note(self, row: Transfer, before: Place, action: TransferAction) -> None:
        model = self.model
        model.taken[row.id].append(action)
        assert row.member_id is not None
        if action in {A.ISSUE_LETTER, A.REISSUE_LETTER} and row.sender_id is not None:
            model.letters[row.sender_id] += 1
        if action is A.REPORT_IN:
            day = app_clock.today() - timedelta(days=self.back)
            assert day >= model.came[row.id], "nobody reports in before it came to their branch"
            model.places[row.member_id].append((day, row.target_id))
        if row.step is TransferStep.TO_BRANCH and before.step is not TransferStep.TO_BRANCH and action is not A.UNDO:
            model.came[row.id] = app_clock.today()
        if action is A.FILE_RECEIPT and before.status is not TransferStatus.ACCEPTED:
            model.places[row.member_id].append((row.received_on or app_clock.today(), None))

    def expire(self) -> None:
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
}


def way_of(row: Transfer) -> str:
    steps = " ".join(row.steps) or WAYS["S"]  # a draft has none yet
    return next(way for way, names in WAYS.items() if names == steps and (way in LETTERS) == row.has_letter)


def scope_for(member_id: UUID, grants: tuple[tuple[Role, UUID, str], ...]) -> Scope:
    actor = Actor(new_id(), new_id(), SessionKind.MEMBER, "某人", member_id, grants)
    return scope_of(actor, Permission.TRANSFERS_WRITE)


def cast_of(session: Session, town: Town) -> tuple[list[UUID], list[Scope]]:
    """Three people who move about, and the offices that decide about them."""
    places = {name: session.get_one(Organization, key) for name, key in town.organizations.items()}
    people = [make_member(session, places[name], f"{name}人") for name in ("east", "east", "far")]
    callers = []
    for name, role in OFFICES:
        home = places["office" if name == "township" else "far" if name == "neighbour" else name]
        person = make_member(session, home, f"{name}某")
        callers.append(scope_for(person.id, ((Role(role), places[name].id, places[name].path),)))
    return [row.id for row in people], callers


@contextmanager
def town_of(database: Database, town: Town) -> Iterator[History]:
    """Three people who move about between offices; never committed, so that each history begins in the same town."""
    app_clock.set_now(BEGIN)
    with database.session(writes=True) as session:
        people, callers = cast_of(session, town)
        session.flush()
        rows = [session.get_one(Member, one) for one in people]
        model = Model({row.id: [(row.joined_on, row.organization_id)] for row in rows})
        model.count = sum(row.member_count for row in session.exec(select(Organization)))
        try:
            yield History(session, town, people, callers, model)
        finally:
            session.rollback()
