"""What stands in the way of a transfer, and at which action: asked before it is submitted, and again when it is decided.

Some of it stops (T02–T05, T13, T18); some only asks for an acknowledgement with a reason (T06–T09, T11, T14), since people decide.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import AppError
from app.members import holds
from app.members.models import Member
from app.members.rules import Category, HoldKind, Status, probation_end
from app.organizations import settings
from app.organizations.models import Appointment, Organization
from app.organizations.queries import in_office
from app.organizations.rules import BRANCH_KINDS
from app.transfers import batch_queries, papers, stays
from app.transfers.errors import (
    AttachmentMissing,
    BranchAboveMaximum,
    BranchBelowMinimum,
    CaseOpen,
    DuesArrears,
    DuesUnknown,
    DuplicateMember,
    HoldsPost,
    OrganizationFrozen,
    PhoneNeeded,
    ProbationUndecided,
    ReasonRequired,
    StatusNotTransferable,
    SurveyOpen,
    TargetUnconfirmed,
)
from app.transfers.errors_stays import StayLong
from app.transfers.models import ExternalOrganization, Transfer
from app.transfers.rules import BEFORE_SUBMISSION, STAYS, TransferAction, TransferKind, TransferStep

Held = frozenset[HoldKind]
MAY_MOVE = frozenset({Status.NORMAL})
ACKNOWLEDGED = (
    HoldsPost,
    ProbationUndecided,
    CaseOpen,
    SurveyOpen,
    BranchBelowMinimum,
    TargetUnconfirmed,
    BranchAboveMaximum,
    StayLong,
)


class Case(NamedTuple):
    """What the checks look at: a member with the places, and what is said of the dues."""

    member: Member
    kind: TransferKind
    target: Organization | None
    external: ExternalOrganization | None
    dues_paid_through: str | None
    dues_waiver: str = ""
    may_be_a_move: bool = False
    lacks_phone: bool = False


class Finding(NamedTuple):
    """Something that stands in the way, and the action at which it does."""

    action: TransferAction
    problem: AppError

    @property
    def is_warning(self) -> bool:
        """Whether an acknowledgement with a reason is enough."""
        return isinstance(self.problem, ACKNOWLEDGED)


def case_of(row: Transfer, member: Member, branch: Organization | None = None) -> Case:
    """The case of a transfer, perhaps with the branch that it is about to be assigned to."""
    paid = member.dues_paid_through or row.dues_paid_through
    stay = stays.of(row)
    is_long = stay is not None and stay.may_be_a_move
    # What is on its way already goes on without: the offices cannot ask for it any more.
    lacks_phone = row.status in BEFORE_SUBMISSION and row.phone_sealed is None and phone_of(member) is None
    return Case(member, row.kind, branch or row.target, row.external, paid, row.dues_waiver, is_long, lacks_phone)


def phone_of(member: Member) -> str | None:
    """Where the roll says that a member is reached: the mobile, or the fixed line at home."""
    return member.phone or member.landline


def findings(session: Session, case: Case, *actions: TransferAction) -> list[Finding]:
    """Everything that stands in the way on the sending side, and of the branch that is to take the member in; or of some actions alone."""
    held = _held(session, case.member.id)
    return [
        Finding(action, problem)
        for action, look in _LOOKS.items()
        if not actions or action in actions
        for problem in look(session, case, held)
    ]


def at(session: Session, case: Case, action: TransferAction, step: TransferStep | None) -> list[Finding]:
    """What stands in the way of one action. Of `approve`, some is for the committee to decide on, everything else for the branch."""
    if step not in _STEPS or action not in _STEPS[step]:
        return []
    found = findings(session, case, action, TransferAction.SUBMIT)
    if action is not TransferAction.APPROVE:
        return found
    is_branch = step is TransferStep.FROM_BRANCH
    return [
        one
        for one in found
        if one.action is TransferAction.SUBMIT or isinstance(one.problem, _OF_COMMITTEE) is not is_branch
    ]


_OF_COMMITTEE = (CaseOpen, BranchAboveMaximum)
_STEPS = {
    None: (TransferAction.SUBMIT, TransferAction.REISSUE_LETTER),
    TransferStep.FROM_BRANCH: (TransferAction.APPROVE,),
    TransferStep.FROM_COMMITTEE: (TransferAction.APPROVE, TransferAction.ISSUE_LETTER),
    TransferStep.COUNTY: (TransferAction.APPROVE,),
    TransferStep.TO_COMMITTEE: (TransferAction.ASSIGN,),
    TransferStep.TO_BRANCH: (TransferAction.REPORT_IN,),
}


def of_paper(
    session: Session, row: Transfer, action: TransferAction, branch: Organization | None = None
) -> list[Finding]:
    """What stands in the way of somebody who came with a paper letter: asked when the committee assigns the branch (T13, T14, T20)."""
    paper, place = papers.of(row), branch or row.target
    if paper is None or place is None or action is not TransferAction.ASSIGN:
        return []
    found: list[AppError] = [] if papers.has_scan(session, row) else [AttachmentMissing(pointer="/scan")]
    try:
        papers.known(session, papers.person_of(paper, place))
    except DuplicateMember as fault:
        found.append(fault)
    return [Finding(action, problem) for problem in (*found, *_at_target(session, row.kind, place))]


def ensure(found: Collection[Finding], acknowledge: Collection[str], reason: str | None) -> list[str]:
    """Raise what stops, and each warning that is not acknowledged; answers the codes that were. Raises `ReasonRequired` without a reason.

    A warning points at `acknowledge`: its code there, with a reason, is the mend, also where nobody could be warned beforehand.
    """
    for finding in found:
        if finding.is_warning and finding.problem.code in acknowledge:
            continue
        if finding.is_warning:
            finding.problem.pointer = "/acknowledge"
        raise finding.problem
    if found and not reason:
        raise ReasonRequired(pointer="/reason")
    return [finding.problem.code for finding in found]


def ensure_not_frozen(session: Session, member_id: UUID) -> None:
    """Raise `OrganizationFrozen` (T18) while a plan for the whole organization waits."""
    if HoldKind.FROZEN_ORGANIZATION in _held(session, member_id):
        raise OrganizationFrozen()


def _held(session: Session, member_id: UUID) -> Held:
    return frozenset(hold.kind for hold in holds.of_member(session, member_id))


def _on_submission(session: Session, case: Case, held: Held) -> Iterator[AppError]:
    if case.member.status not in MAY_MOVE:
        yield StatusNotTransferable(status=case.member.state.words)
    is_target_frozen = case.target is not None and batch_queries.is_frozen(session, [case.target.id])
    if HoldKind.FROZEN_ORGANIZATION in held or is_target_frozen:
        yield OrganizationFrozen()
    if not (case.dues_paid_through or case.dues_waiver or case.kind in STAYS):
        yield DuesUnknown(pointer="/dues_paid_through")
    if case.lacks_phone and case.kind not in STAYS:
        yield PhoneNeeded(pointer="/phone")


def _before_approval(session: Session, case: Case, held: Held) -> Iterator[AppError]:
    if HoldKind.OPEN_CASE in held:
        yield CaseOpen()
    if case.may_be_a_move:
        yield StayLong()
    if case.kind not in STAYS:
        yield from _before_move(session, case, held)


def _before_move(session: Session, case: Case, held: Held) -> Iterator[AppError]:
    today = clock.today()
    if case.kind is TransferKind.WITHIN_COMMITTEE:  # both branches are this committee's: nobody assigns one later
        yield from _at_target(session, case.kind, case.target)
    if HoldKind.OPEN_SURVEY in held:
        yield SurveyOpen()
    needed = f"{today:%Y-%m}"
    if case.dues_paid_through and case.dues_paid_through < needed and not case.dues_waiver:
        yield DuesArrears(paid=case.dues_paid_through, needed=needed, pointer="/dues_paid_through")
    if _is_undecided(case.member, today):
        yield ProbationUndecided()
    if _holds_post(session, case.member, case.target):
        yield HoldsPost()
    yield from _left_behind(session, case.member)


def _is_undecided(member: Member, today: date) -> bool:
    is_probationary = member.category is Category.PROBATIONARY
    return is_probationary and probation_end(member.joined_on, member.probation_extended_to) <= today


def _holds_post(session: Session, member: Member, target: Organization | None) -> bool:
    """Whether a post ends with the move: every one but those of the organizations above the new branch."""
    stays = settings.ancestors(target.path) if target is not None else []
    held = (
        select(Appointment.id)
        .join(Organization, col(Organization.id) == Appointment.organization_id)
        .where(Appointment.member_id == member.id, in_office(clock.today()), col(Organization.path).not_in(stays))
    )
    return session.exec(held.limit(1)).first() is not None


def _left_behind(session: Session, member: Member) -> Iterator[AppError]:
    branch = member.organization
    least = settings.value(session, branch, "branches.min_full_count")
    left = branch.full_count - member.state.weight[1]
    if member.category is Category.FULL and left < least:
        yield BranchBelowMinimum(count=left, least=least)


def _at_target(session: Session, kind: TransferKind, target: Organization | None) -> Iterator[AppError]:
    if target is None or target.kind not in BRANCH_KINDS or kind in STAYS:
        return
    most = settings.value(session, target, "branches.max_member_count")
    count = target.member_count + 1
    if count > most:
        yield BranchAboveMaximum(count=count, most=most)


def _before_letter(_: Session, case: Case, __: Held) -> Iterator[AppError]:
    if case.kind not in STAYS and case.target is None and not (case.external and case.external.is_confirmed):
        yield TargetUnconfirmed()


def _before_assignment(session: Session, case: Case, _: Held) -> Iterable[AppError]:
    return () if case.kind is TransferKind.WITHIN_COMMITTEE else _at_target(session, case.kind, case.target)


_LOOKS: dict[TransferAction, Callable[[Session, Case, Held], Iterable[AppError]]] = {
    TransferAction.SUBMIT: _on_submission,
    TransferAction.APPROVE: _before_approval,
    TransferAction.ISSUE_LETTER: _before_letter,
    TransferAction.ASSIGN: _before_assignment,
}
