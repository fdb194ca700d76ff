"""How transfers are shown: whose desk, what came back and why, the letter, the route, and what the caller may do."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import ROLE_WORDS
from app.core import clock
from app.core.schemas import AllowedAction, Notice
from app.core.workdays import workdays_between
from app.members import phones
from app.organizations.models import Organization
from app.organizations.rules import deputy_words
from app.transfers import checks, desks, letters, papers, undo
from app.transfers.checks import Finding
from app.transfers.incoming_schemas import PaperIn, TransferMirror
from app.transfers.models import ExternalOrganization, Transfer, TransferAct
from app.transfers.rules import LETTER_DAYS, NEED_REASON, REPLY_FIELDS, TransferAction, TransferStatus, TransferStep
from app.transfers.schemas import (
    LetterRead,
    TimelineEntry,
    TransferHolder,
    TransferItem,
    TransferRead,
    TransferReply,
    TransferStation,
)
from app.transfers.words import (
    ACTION_WORDS,
    REASON_WORDS,
    RECEIPT_SAID,
    REPLY_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    kind_words,
)

UNKNOWN_TARGET = "还没写明"


def item(scope: Scope, row: Transfer) -> TransferItem:
    """A transfer as a line of a list."""
    return TransferItem.model_validate(_facts(scope, row))


def _facts(scope: Scope, row: Transfer) -> dict[str, Any]:
    came = papers.of(row)
    target = row.target or row.external
    beyond = None if came else row.target_text or (row.external.name if row.external else None)
    return {
        "id": row.id,
        "number": row.number,
        "member_id": row.member_id,
        "member_name": row.member.name if row.member else came.person.name if came else "",
        "kind": row.kind,
        "kind_label": kind_words(row.kind, is_return=row.is_return),
        "is_return": row.is_return,
        "source_id": row.source_id,
        "source_name": source_name(row, came),
        "source_short_name": _short_name(row.source) or source_name(row, came),
        "target_id": row.target_id,
        "target_name": target.name if target else row.target_text or UNKNOWN_TARGET,
        "target_short_name": _short_name(target) or row.target_text or UNKNOWN_TARGET,
        "external_id": row.external_id,
        "target_external": beyond,
        "status": row.status,
        "status_label": RECEIPT_SAID if desks.is_receipt_said(row) else STATUS_WORDS[row.status],
        "step": row.step,
        "step_label": STEP_WORDS[row.step] if row.step else "",
        "reason": row.reason,
        "reason_label": REASON_WORDS[row.reason],
        "holder": holder(row),
        "submitted_at": row.submitted_at,
        "version": row.version,
        "allowed_actions": [
            AllowedAction(action=one, label=ACTION_WORDS[one], requires_reason=one in NEED_REASON)
            for one in desks.open_to(scope, row)
        ],
    }


def _short_name(place: Organization | ExternalOrganization | None) -> str:
    """For a line of a list; an organization of the address book has the one name."""
    if isinstance(place, Organization):
        return place.short_name or place.name
    return place.name if place else ""


def source_name(row: Transfer, came: PaperIn | None) -> str:
    """Where it comes from: a place of the tree, of the address book, or as the paper says."""
    place = row.source or (row.external if came else None)
    if place is not None:
        return place.name
    return came.source_text or "" if came else ""


def holder(row: Transfer) -> TransferHolder | None:
    """Whose desk it lies on; of what travels to an organization outside, that organization until it has answered."""
    place: Organization | ExternalOrganization | None = row.holder
    if row.status is TransferStatus.IN_TRANSIT and row.target_id is None and not desks.is_receipt_said(row):
        place = row.external
    if row.holder is None and place is None:
        return None
    return TransferHolder(
        organization_id=place.id if isinstance(place, Organization) else None,
        name=place.name if place else row.target_text,
        short_name=_short_name(place) or row.target_text,
        phone=place.phone if place else "",
        since=row.since,
        due_at=row.due_at,
        is_overdue=row.due_at is not None and row.due_at < clock.now(),
        workdays=_workdays(row),
    )


def _workdays(row: Transfer) -> int | None:
    """In how many workdays the desk that has it decides; None where it waits for a letter or a receipt, which go by the calendar."""
    if row.status is not TransferStatus.PENDING or row.due_at is None:
        return None
    return workdays_between(clock.day_of(row.since), clock.day_of(row.due_at))


def read(session: Session, scope: Scope, row: Transfer) -> TransferRead:
    """One transfer whole, with its letter, its route and what the next action has to acknowledge."""
    paper, decision = papers.read(session, row), undo.of(scope, row)
    return TransferRead.model_validate(
        _facts(scope, row)
        | {
            "note": row.note,
            "phone_masked": phones.mask(row.phone) if row.phone else None,
            "leaving_on": row.leaving_on,
            "until": row.until,
            "dues_paid_through": row.dues_paid_through,
            "dues_on_record": row.member.dues_paid_through if row.member else None,
            "dues_waiver": row.dues_waiver if desks.reads_waiver(scope, row) else "",
            "requested_by": row.requested_by_label,
            "moved_on": row.moved_on,
            "closed_at": row.closed_at,
            "receipt_number": row.receipt_number,
            "receipt_handler": row.receipt_handler,
            "receipt_phone": row.receipt_phone,
            "received_on": row.received_on,
            "letter": letter_of(session, row),
            "paper": paper,
            "paperwork": desks.paperwork(scope, row, has_scan=paper is not None and paper.has_scan),
            "mirror": TransferMirror.model_validate(row) if row.ext_checked_at else None,
            "letter_days": _letter_days(session, row),
            "reply": _reply(row),
            "route": stations_of(session, row.steps, row),
            "warnings": _warnings(session, scope, row),
            "undo_until": decision.until if decision else None,
        }
    )


def _reply(row: Transfer) -> TransferReply | None:
    code = row.reply_code
    if code is None:
        return None
    return TransferReply(code=code, label=REPLY_WORDS[code], text=row.reply_text, pointer=REPLY_FIELDS.get(code))


def _warnings(session: Session, scope: Scope, row: Transfer) -> list[Notice]:
    """What the caller would have to acknowledge with the action that is theirs."""
    found = [one for action in desks.open_to(scope, row) for one in _findings(session, row, action)]
    unique = {one.problem.code: one.problem.words("zh") for one in found if one.is_warning}
    return [Notice(code=code, title=title) for code, title in unique.items()]


def _findings(session: Session, row: Transfer, action: TransferAction) -> list[Finding]:
    if row.member is None:
        return checks.of_paper(session, row, action)
    return checks.at(session, checks.case_of(row, row.member), action, row.step)


def letter_of(session: Session, row: Transfer) -> LetterRead | None:
    """The letter that holds, or held last, as people see it."""
    letter = letters.last(session, row.id) if row.has_letter else None
    if letter is None:
        return None
    facts = letter.model_dump(include={"id", "issued_on", "valid_until", "valid_days", "status"})
    left = max(0, (letter.valid_until - clock.today()).days)
    return LetterRead(**facts, number=letter.number, days_left=left)


def _letter_days(session: Session, row: Transfer) -> int | None:
    if row.kind not in LETTER_DAYS or not row.has_letter or row.sender_id is None:
        return None
    return letters.usual_days(session, row, session.get_one(Organization, row.sender_id))


def stations_of(
    session: Session, places: Mapping[TransferStep, UUID | None], row: Transfer | None
) -> list[TransferStation]:
    """A route in words, and how far along it a transfer is."""
    ids = {place for place in places.values() if place is not None}
    names = dict(session.exec(select(Organization.id, Organization.name).where(col(Organization.id).in_(ids))).all())
    steps = list(places)
    return [
        TransferStation(
            step=step,
            label=STEP_WORDS[step],
            organization_id=places[step],
            organization_name=names.get(places[step], "") if places[step] else "",  # type: ignore[arg-type]  # asked just before
            state=_state(steps.index(step), _reached(steps, row)),
        )
        for step in steps
    ]


def _reached(steps: Sequence[TransferStep], row: Transfer | None) -> int:
    """How many steps lie behind."""
    if row is None or row.status in {TransferStatus.DRAFT, TransferStatus.RETURNED, TransferStatus.WITHDRAWN}:
        return 0
    if row.status is TransferStatus.CLOSED:
        return len(steps)
    if row.status in {TransferStatus.IN_TRANSIT, TransferStatus.EXPIRED}:
        return next((place for place, step in enumerate(steps) if step is TransferStep.TO_COMMITTEE), len(steps))
    return steps.index(row.step) if row.step in steps else 0


def _state(place: int, reached: int) -> str:
    if place < reached:
        return "done"
    return "current" if place == reached else "ahead"


def _role_words(act: TransferAct) -> str:
    if act.organization and act.deputy_from and act.deputy_until:
        year = clock.day_of(act.acted_at).year
        return deputy_words(act.organization.kind, act.deputy_from, act.deputy_until, year)
    return ROLE_WORDS[act.role] if act.role else ""


def entry(act: TransferAct) -> TimelineEntry:
    """One act as both sides read it."""
    return TimelineEntry(
        at=act.acted_at,
        action=act.action,
        label=ACTION_WORDS[act.action],
        status=act.status_after,
        step=act.step_after,
        organization_name=act.organization.name if act.organization else "",
        by=act.acted_by_label,
        role_label=_role_words(act),
        is_deputy=act.deputy_until is not None,
        is_escalation=act.is_escalation,
        reason_label=REPLY_WORDS[act.reply_code] if act.reply_code else "",
        comment=act.comment,
    )
