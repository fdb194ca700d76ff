"""The import itself: what the dry run showed, in one transaction, or nothing of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock, events
from app.core.who import Who
from app.members import bulk
from app.members.bulk import Correction
from app.members.models import Member
from app.members.records import Person
from app.organizations import bulk as trees
from app.organizations.bulk import Node
from app.organizations.models import Organization
from app.roster.errors import TreeChanged
from app.roster.events import RosterApplied
from app.roster.judging import corrected, newcomer
from app.roster.models import RosterImport, RosterRow
from app.roster.rules import ImportStatus, ListKind, Verdict
from app.roster.schemas import ConfirmedRow
from app.roster.staging import Staged, open_body

ROWS_AT_ONCE = 1000
TAKEN = (Verdict.NEW, Verdict.MENDED, Verdict.CHANGED)


@dataclass
class Confirmed:
    """Which changed rows a person has looked at and confirmed."""

    all: bool = False
    # Sheet and number; a sheet of "" is the only one.
    rows: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @classmethod
    def of(cls, confirmed: Literal["all"] | list[ConfirmedRow | int]) -> "Confirmed":
        """From what a person sent."""
        if confirmed == "all":
            return cls(all=True)
        return cls(
            rows=frozenset(("", each) if isinstance(each, int) else (each.sheet, each.row) for each in confirmed)
        )

    @property
    def is_any(self) -> bool:
        return self.all or bool(self.rows)

    def has(self, row: RosterRow) -> bool:
        return self.all or (row.sheet, row.row) in self.rows or ("", row.row) in self.rows

    def on_several_sheets(self) -> "Confirmed":
        """Without the numbers alone, which would name a row of each sheet."""
        return Confirmed(self.all, frozenset(each for each in self.rows if each[0]))


@dataclass
class Applied:
    """How many organizations and people were set up, changed, or left as they were."""

    organizations: int = 0
    created: int = 0
    changed: int = 0
    left: int = 0


def apply(session: Session, import_id: UUID, confirmed: Confirmed, who: Who) -> None:
    """Write the accepted rows in the caller's transaction, as decided by `who`. A row whose person changed since the dry run is left as it is."""
    row = session.get_one(RosterImport, import_id)
    if row.status is not ImportStatus.APPLYING:
        return
    applied = Applied()
    _set_up_organizations(session, row, who, applied)
    if _is_on_several_sheets(session, row.id):
        confirmed = confirmed.on_several_sheets()
    for batch in bulk.batches(_rows(session, row.id, ListKind.MEMBERS, TAKEN), ROWS_AT_ONCE):
        newcomers, corrections = _sorted(session, batch, confirmed, applied)
        _paths(session, row, {person.organization_id for person in newcomers})
        bulk.enroll(session, who, newcomers)
        bulk.correct(session, who, corrections)
    row.status, row.applied_at = ImportStatus.APPLIED, clock.now()
    row.applied_counts = {
        "organizations": applied.organizations,
        "created": applied.created,
        "changed": applied.changed,
        "left": applied.left,
    }
    row.touch(who.label)
    fact = RosterApplied(
        roster_import_id=row.id,
        created=applied.created,
        changed=applied.changed,
        organizations=applied.organizations,
    )
    events.record(session, who, row.path, fact)


def _rows(session: Session, import_id: UUID, kind: ListKind, verdicts: tuple[Verdict, ...]) -> Iterator[RosterRow]:
    statement = (
        select(RosterRow)
        .where(RosterRow.import_id == import_id, RosterRow.list == kind, col(RosterRow.verdict).in_(verdicts))
        .order_by(col(RosterRow.id))
    )
    return iter(session.exec(statement.execution_options(yield_per=ROWS_AT_ONCE)))


def _is_on_several_sheets(session: Session, import_id: UUID) -> bool:
    of_members = (RosterRow.import_id == import_id, RosterRow.list == ListKind.MEMBERS)
    return len(session.exec(select(RosterRow.sheet).where(*of_members).distinct().limit(2)).all()) > 1


def _set_up_organizations(session: Session, row: RosterImport, who: Who, applied: Applied) -> None:
    accepted = _rows(session, row.id, ListKind.ORGANIZATIONS, (Verdict.NEW, Verdict.MENDED))
    nodes = [staged.node for staged in map(open_body, accepted) if staged.node]
    ordered = _parents_first(nodes)
    known = {node.id for node in nodes}
    parents = {node.parent_id for node in nodes if node.parent_id and node.parent_id not in known}
    trees.create(session, who, ordered, _paths(session, row, parents))
    applied.organizations = len(nodes)


def _paths(session: Session, row: RosterImport, places: Collection[UUID]) -> dict[UUID, str]:
    """Where these stand today. Raises `TreeChanged` where one has ended since the dry run, or stands outside the importer's reach."""
    standing = select(Organization.id, Organization.path).where(
        col(Organization.id).in_(places), col(Organization.ended_on).is_(None)
    )
    held = session.exec(standing.with_for_update(read=True, key_share=True))
    found = {key: path for key, path in held if any(path.startswith(root) for root in row.roots)}
    if len(found) < len(set(places)):
        raise TreeChanged()
    return found


def _parents_first(nodes: list[Node]) -> list[Node]:
    by_parent: dict[UUID | None, list[Node]] = {}
    known = {node.id for node in nodes}
    for node in nodes:
        by_parent.setdefault(node.parent_id if node.parent_id in known else None, []).append(node)
    ordered = list(by_parent.get(None, ()))
    for node in ordered:
        ordered += by_parent.get(node.id, ())
    return ordered


def _sorted(
    session: Session, batch: list[RosterRow], confirmed: Confirmed, applied: Applied
) -> tuple[list[Person], list[Correction]]:
    """Who is new in a batch, and what of others is to be changed."""
    bodies = [(row, open_body(row)) for row in batch]
    stored = bulk.find(session, [body.entry.national_id for _, body in bodies if body.entry])
    newcomers: list[Person] = []
    corrections: list[Correction] = []
    for row, body in bodies:
        if body.entry is None:
            continue
        member = stored.get(body.entry.national_id)
        if member is None and row.verdict is not Verdict.CHANGED:
            newcomers.append(newcomer(body.entry))
        elif member is not None and _may_correct(row, body, member, confirmed):
            before = bulk.person_of(member)
            corrections.append(Correction(member, before, corrected(before, body.entry)))
        else:
            applied.left += 1
    applied.created += len(newcomers)
    applied.changed += len(corrections)
    return newcomers, corrections


def _may_correct(row: RosterRow, body: Staged, member: Member, confirmed: Confirmed) -> bool:
    """Only what a person confirmed, and only while the record is the one they saw."""
    return row.verdict is Verdict.CHANGED and confirmed.has(row) and body.version == member.version
