"""What each action brings about: the route at submission, letters with their numbers, and the one moment in which a member moves."""

from uuid import UUID

from sqlmodel import Session

from app.core import clock
from app.core.words import Words, words_of
from app.members import moves
from app.members import service as members
from app.members.errors import PartyGroupWrong
from app.members.ledger import Paper
from app.organizations import service as organizations
from app.organizations.models import Organization, PartyGroup
from app.organizations.rules import BRANCH_KINDS
from app.transfers import letters, papers, progress, receipts, routing, service, stays
from app.transfers.doing import Branch, Doing, Effect, approver, day_of, go_on, needed, number_of, received_since
from app.transfers.errors import ApproverNeeded, KindMismatch, TargetOutside
from app.transfers.models import Transfer
from app.transfers.routing import Ends
from app.transfers.rules import STAYS, TransferAction, TransferStep
from app.transfers.schemas import TransferApplication
from app.transfers.words import KIND_WORDS


def before(doing: Doing) -> None:
    """What is written before the checks look: the dues as the branch has checked them."""
    row, data = doing.row, doing.data
    if data.action is not TransferAction.APPROVE or row.step is not TransferStep.FROM_BRANCH:
        return
    if data.dues_waiver:
        row.dues_waiver = data.dues_waiver
    if data.dues_paid_through:
        row.dues_paid_through = data.dues_paid_through
        members.write_dues(doing.session, doing.who, doing.member, data.dues_paid_through, pointer="/dues_paid_through")


def bring_about(doing: Doing, branch: Branch) -> None:
    """What the action does beside leading on."""
    effect = _EFFECTS.get(doing.data.action)
    if effect is not None:
        effect(doing, branch)


def _submit(doing: Doing, _: Branch) -> None:
    row, member = doing.row, doing.member
    if row.target is not None:
        organizations.ensure_stands(row.target)  # the draft may be old
    row.source_id, row.source = member.organization_id, member.organization
    ends = Ends(member.organization, row.target, row.external, row.target_text)
    row.kind = routing.kind_of(doing.session, ends, row.kind)
    stays.check(stays.of(row), member)  # the draft may be old
    lay(row, routing.stations(doing.session, row.kind, ends))
    row.submitted_at = row.submitted_at or clock.now()
    row.reply_code, row.reply_text = None, ""


def lay(row: Transfer, found: routing.Stations) -> None:
    """Fix the route of a transfer."""
    row.route = [[step, str(place) if place else None] for step, place in found.places.items()]
    row.has_letter = found.route.has_letter


def _approve(doing: Doing, _: Branch) -> None:
    """A stay is registered, or its end; everything else only goes on."""
    row = doing.row
    if row.kind in STAYS and row.step is TransferStep.FROM_COMMITTEE:
        stays.register(doing.session, doing.who, row, doing.member)


def _return(doing: Doing, _: Branch) -> None:
    """The receiving committee chooses another branch; the sending side begins again, with no letter out."""
    row = doing.row
    if row.step is TransferStep.TO_BRANCH:
        _put(row, TransferStep.TO_BRANCH, None)
    elif row.step is TransferStep.COUNTY:
        _void(doing, None)


def _put(row: Transfer, step: TransferStep, place: UUID | None) -> None:
    row.route = [[name, (str(place) if place else None) if name == step else known] for name, known in row.route]


def _issue(doing: Doing, _: Branch) -> None:
    issuer = doing.session.get_one(Organization, doing.row.sender_id)
    letters.issue(doing.session, doing.who, doing.row, issuer, doing.data.valid_days)


def _reissue(doing: Doing, _: Branch) -> None:
    """One instead of another; a second time the committee's secretary has agreed, and is named. Raises `ApproverNeeded`, and as `go_on` does."""
    go_on(doing)
    if letters.is_replaced(doing.session, doing.row.id) and doing.data.approver is None:
        raise ApproverNeeded(pointer="/approver")
    _void(doing, None)
    _issue(doing, None)


def _void(doing: Doing, _: Branch) -> None:
    """The letter, and what was said over its link."""
    row = doing.row
    letters.void(letters.last(doing.session, row.id), doing.data.reason or "")
    row.receipt_number, row.receipt_handler, row.receipt_phone, row.received_on = "", "", "", None


def _arrive(doing: Doing, _: Branch) -> None:
    """The letter is here, on a day that it covers, if it has expired since too. Raises `LetterExpired` (T12), and as `go_on` does."""
    go_on(doing)
    letter = letters.last(doing.session, doing.row.id)
    earliest = letter.issued_on if letter else clock.today()
    letters.use(letter, day_of(doing, earliest))


def _request_file(doing: Doing, _: Branch) -> None:
    """The desk has longer, from the day on which it had to decide."""
    progress.give_longer(doing.session, doing.row)


def branch_to_be(doing: Doing) -> Organization:
    """The branch that the receiving committee assigns. Raises `FieldNeeded`, `NotThere`, `OrganizationEnded`, `TargetOutside`."""
    chosen = doing.data.branch_id or doing.row.steps.get(TransferStep.TO_BRANCH)
    if chosen is None:
        raise needed(doing, "/branch_id")
    branch = organizations.ensure_stands(organizations.load(doing.session, chosen))
    committee = doing.session.get_one(Organization, doing.row.steps[TransferStep.TO_COMMITTEE])
    is_below = branch.path.startswith(committee.path) and branch.kind in BRANCH_KINDS and not branch.is_floating
    if not is_below:
        raise TargetOutside(committee=Words(committee.name, committee.name), pointer="/branch_id")
    return branch


def _assign(doing: Doing, branch: Branch) -> None:
    doing.row.reply_code, doing.row.reply_text = None, ""  # what the branch before objected to
    if branch is not None:
        doing.row.target_id, doing.row.target = branch.id, branch
        _put(doing.row, TransferStep.TO_BRANCH, branch.id)


def _report_in(doing: Doing, _: Branch) -> None:
    """组织关系 moves here: affiliation, counts, ledger, posts, dues scope and roll in this one transaction."""
    session, row = doing.session, doing.row
    branch = session.get_one(Organization, row.steps[TransferStep.TO_BRANCH])
    group = _group(session, doing.data.party_group_id, branch)
    came = papers.of(row)
    day = day_of(doing, received_since(row, came))
    paper = Paper(day, doing.who.label, approver(doing), number_of(doing, came))
    if came is None:
        member = doing.member
        moves.relocate(session, doing.who, [member], branch, paper)
    else:
        member = papers.admit(session, doing.who, row, papers.person_of(came, branch), paper)
    member.party_group_id = group
    row.moved_on = paper.effective_on


def _group(session: Session, group_id: UUID | None, branch: Organization) -> UUID | None:
    if group_id is None:
        return None
    group = session.get(PartyGroup, group_id)
    if group is None or group.organization_id != branch.id or group.ended_on is not None:
        raise PartyGroupWrong(pointer="/party_group_id")
    return group.id


def _retarget(doing: Doing, _: Branch) -> None:
    """Another target, and with it another kind, settled as at the application; the old letter is void. Raises `KindMismatch` for one that stays."""
    row, data = doing.row, doing.data
    if data.kind in STAYS:
        raise KindMismatch(kind=words_of(KIND_WORDS, *sorted(routing.ANYWHERE)), pointer="/kind")
    asked = TransferApplication(
        target_id=data.target_id, external_id=data.external_id, target_external=data.target_external
    )
    ends = service.ends_of(doing.session, doing.member, asked)
    kind = routing.kind_of(doing.session, ends, data.kind)
    _void(doing, None)
    row.kind, row.target_text = kind, ends.text
    row.target_id, row.target = (ends.target.id, ends.target) if ends.target else (None, None)
    row.external_id, row.external = (ends.external.id, ends.external) if ends.external else (None, None)
    lay(row, routing.stations(doing.session, kind, ends))
    row.reply_code, row.reply_text = None, ""


def _expire(doing: Doing, _: Branch) -> None:
    letters.expire(letters.last(doing.session, doing.row.id))


_EFFECTS: dict[TransferAction, Effect] = {
    TransferAction.SUBMIT: _submit,
    TransferAction.APPROVE: _approve,
    TransferAction.RETURN: _return,
    TransferAction.ISSUE_LETTER: _issue,
    TransferAction.REISSUE_LETTER: _reissue,
    TransferAction.VOID_LETTER: _void,
    TransferAction.CANCEL: _void,
    TransferAction.ARRIVE: _arrive,
    TransferAction.REQUEST_FILE: _request_file,
    TransferAction.ASSIGN: _assign,
    TransferAction.REPORT_IN: _report_in,
    TransferAction.SEND_RECEIPT: receipts.send,
    TransferAction.FILE_RECEIPT: receipts.file,
    TransferAction.RETARGET: _retarget,
    TransferAction.EXPIRE: _expire,
}
