"""Somebody comes from outside with a paper letter: the receiving committee types it in, and it lies on its desk."""

from sqlmodel import Session

from app.access.guard import Scope
from app.core import clock
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.words import Words
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.transfers import desks, effects, papers, progress, record, routing, service
from app.transfers.desks import Standing
from app.transfers.errors import NotYours, TargetNotABranch
from app.transfers.errors_paper import SourceNeeded
from app.transfers.incoming_schemas import PaperIn
from app.transfers.machine import Place
from app.transfers.models import ExternalOrganization, Transfer
from app.transfers.record import Done
from app.transfers.rules import By, TransferAction, TransferStatus, TransferStep
from app.transfers.schemas import IncomingTransferCreate

_FIRST = Place(TransferStatus.PENDING, TransferStep.TO_COMMITTEE)


def take_in(session: Session, scope: Scope, data: IncomingTransferCreate) -> Transfer:
    """Type in a letter that arrived, with whoever carries it. By those who decide at the receiving committee itself.

    Raises `NotThere`, `NotYours` (403), `TargetNotABranch`, `NoCommittee`, `SourceNeeded`, `DuplicateMember` (T13), the errors of
    `papers.check` (T10, T12) and `papers.check_order`, and those of `members.records` below `/person`.
    """
    target = organizations.load(session, data.target_id)
    found = routing.incoming(session, _ensure_theirs(session, scope, target))
    external = _external(session, data)
    paper = PaperIn.model_validate(data.model_dump(include=set(PaperIn.model_fields)))
    papers.check(paper)
    person = papers.person_of(paper, target)
    papers.check_order(paper, person)
    papers.known(session, person)
    row = _row(scope, data)
    row.target, row.external = target, external
    effects.lay(row, found)
    papers.seal(row, paper)
    row.phone_sealed = service.sealed(row, "phone", person.phone)
    row.note_sealed = service.sealed(row, "note", data.note)
    progress.go_to(session, row, _FIRST)
    session.add(row)
    session.flush()
    standing = desks.standing(scope, row, By.DESK) or Standing()
    override = data.person.override_reason
    notes = {"override_reason": override} if override else {}
    record.keep(session, scope.who, row, Done(TransferAction.ARRIVE, standing, row.holder_id, notes=notes))
    return row


def _ensure_theirs(session: Session, scope: Scope, target: Organization) -> Organization:
    """Raises `NotThere` for a place outside, `NotYours` for somebody who does not decide at its committee."""
    if target.is_floating:
        raise TargetNotABranch(pointer="/target_id")
    committee = routing.committee_of(session, target)
    if desks.deciding(scope, committee.id) is None:
        scope.ensure(target.path)
        raise NotYours(desk=Words(committee.name, committee.name))
    return target


def _external(session: Session, data: IncomingTransferCreate) -> ExternalOrganization | None:
    """Where it comes from, of the address book. Raises `SourceNeeded`, `NotThere`."""
    if (data.external_id is None) is (data.source_text is None):
        raise SourceNeeded(pointer="/source_text")
    if data.external_id is None:
        return None
    row = session.get(ExternalOrganization, data.external_id)
    if row is None:
        raise NotThere()
    return row


def _row(scope: Scope, data: IncomingTransferCreate) -> Transfer:
    now = clock.now()
    return Transfer(
        id=new_id(),
        number=service.new_number(),
        kind=data.kind,
        target_id=data.target_id,
        external_id=data.external_id,
        reason=data.reason,
        dues_paid_through=data.dues_paid_through,
        requested_by=scope.who.id,
        requested_by_label=scope.who.label,
        updated_by=scope.who.label,
        since=now,
        created_at=now,
        submitted_at=now,
    )
