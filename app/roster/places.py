"""The organizations that are there, as the form describes them: what a list of organizations is held against, and what an export lists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.organizations.models import Organization, Term
from app.organizations.queries import below
from app.organizations.rules import BRANCH_KINDS
from app.roster.entries import OrganizationEntry
from app.roster.names import NamedOrganization, areas_below


@dataclass(frozen=True, slots=True)
class Place:
    """An organization that rows may name. `above` are the areas of those above it; planned ones may be built on."""

    id: UUID
    parent_id: UUID | None
    entry: OrganizationEntry
    above: tuple[str, ...]
    may_build_below: bool
    is_floating: bool = False

    @property
    def named(self) -> NamedOrganization:
        """As names find it."""
        entry = self.entry
        is_branch = entry.kind in BRANCH_KINDS
        return NamedOrganization(self.id, entry.name, entry.short_name, is_branch, self.above, self.is_floating)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas in which everything below it lies."""
        return areas_below(self.entry.name, self.above)


@dataclass(frozen=True)
class Roll:
    """The organizations within an uploader's reach; and of all, the names and codes that are taken."""

    places: list[Place]
    names: set[str]
    ids_by_code: dict[str, UUID]


def read_roll(session: Session, reaches: Callable[[str], bool], *, may_build: bool) -> Roll:
    """The roll for somebody who may write where `reaches` says of a path."""
    areas: dict[UUID | None, tuple[str, ...]] = {None: ()}
    roll = Roll([], set(), {})
    for row, entry in entries(session, "/"):
        place = Place(row.id, row.parent_id, entry, areas[row.parent_id], may_build, row.is_floating)
        areas[row.id] = place.areas
        roll.names.add(entry.name)
        if entry.national_code:
            roll.ids_by_code[entry.national_code] = row.id
        if reaches(row.path) and row.ended_on is None:
            roll.places.append(place)
    return roll


def entries(session: Session, path: str) -> Iterator[tuple[Organization, OrganizationEntry]]:
    """The organizations of a subtree with their last term, parents first."""
    parents = dict(session.exec(select(Organization.id, Organization.name)).all())
    terms = {
        term.organization_id: term
        for term in session.exec(
            select(Term)
            .join(Organization, col(Organization.id) == Term.organization_id)
            .where(below(path, col(Organization.path)))
            .order_by(col(Term.number))
        )
    }
    for row in session.exec(
        select(Organization).where(below(path, col(Organization.path))).order_by(Organization.path)
    ):
        term = terms.get(row.id)
        yield (
            row,
            OrganizationEntry(
                name=row.name,
                short_name=row.short_name,
                kind=row.kind,
                is_temporary=row.is_temporary,
                parent="" if row.parent_id is None else parents[row.parent_id],
                sector=row.sector,
                national_code=row.national_code,
                founded_on=row.founded_on,
                elected_on=term.elected_on if term else None,
                term_years=term.years if term else None,
                phone=row.phone,
            ),
        )
