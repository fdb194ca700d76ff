"""Which kind of transfer two places make, and which organization takes which step: read from the tree, nobody chooses it."""

from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.words import words_of
from app.organizations import settings
from app.organizations.models import Organization
from app.organizations.rules import BRANCH_KINDS, OrganizationKind
from app.transfers.errors import KindMismatch, NoCommittee, SameTarget, TargetNeeded, TargetNotABranch
from app.transfers.machine import Route, route_of
from app.transfers.models import ExternalOrganization
from app.transfers.rules import STAYS, LetterMedium, TransferKind, TransferStep
from app.transfers.words import KIND_WORDS

VIA_COUNTY = "transfers.via_county"
ANYWHERE = frozenset(
    {
        TransferKind.WITHIN_COUNTY,
        TransferKind.WITHIN_PROVINCE,
        TransferKind.CROSS_PROVINCE,
        TransferKind.PAPER_OUT,
        TransferKind.GRADUATE,
    }
)


class Ends(NamedTuple):
    """From where and to where: a place of the tree, an organization of the address book, or words for one nobody knows by name."""

    source: Organization
    target: Organization | None = None
    external: ExternalOrganization | None = None
    text: str = ""


def committees(session: Session, place: Organization) -> list[Organization]:
    """The committees with the right of approval at and above a place, the nearest first (教育管理工作条例 art. 25)."""
    above = select(Organization).where(
        col(Organization.path).in_(settings.ancestors(place.path)),
        Organization.kind == OrganizationKind.COMMITTEE,
        col(Organization.may_approve_members),
    )
    return sorted(session.exec(above), key=lambda row: len(row.path), reverse=True)


def committee_of(session: Session, place: Organization) -> Organization:
    """The 基层党委 of a place. Raises `NoCommittee`."""
    found = committees(session, place)
    if not found:
        raise NoCommittee()
    return found[0]


def kind_of(session: Session, ends: Ends, asked: TransferKind | None) -> TransferKind:
    """The kind that the ends make; `asked` settles what the tree does not say, and is refused where it says otherwise.

    Raises `TargetNeeded`, `SameTarget`, `TargetNotABranch`, `KindMismatch`.
    """
    if asked in STAYS:
        if not ends.text:
            raise TargetNeeded(pointer="/target_external")
        return asked
    derived: TransferKind | None = None
    if ends.target is not None:
        derived = _inside(session, ends.source, ends.target)
    elif ends.external is not None:
        derived = _outside(session, ends.source, ends.external)
    elif not ends.text:
        raise TargetNeeded(pointer="/target_id")
    return _settled(derived, asked, is_inside=ends.target is not None)


def _settled(derived: TransferKind | None, asked: TransferKind | None, *, is_inside: bool) -> TransferKind:
    if derived is None and asked not in ANYWHERE:
        raise KindMismatch(kind=words_of(KIND_WORDS, *sorted(ANYWHERE)), pointer="/kind")
    if asked is None or derived == asked:
        return derived or TransferKind.CROSS_PROVINCE
    is_letter = asked is TransferKind.GRADUATE and derived is not TransferKind.WITHIN_COMMITTEE
    is_paper = asked is TransferKind.PAPER_OUT and not is_inside
    if derived is not None and not is_letter and not is_paper:
        raise KindMismatch(kind=words_of(KIND_WORDS, derived), pointer="/kind")
    return asked


def _inside(session: Session, source: Organization, target: Organization) -> TransferKind:
    if target.id == source.id:
        raise SameTarget(pointer="/target_id")
    here, there = committees(session, source), committees(session, target)
    if not here or not there:
        raise NoCommittee()
    if here[0].id == there[0].id:
        if target.kind not in BRANCH_KINDS:
            raise TargetNotABranch(pointer="/target_id")
        return TransferKind.WITHIN_COMMITTEE
    near = {row.id for row in (*here[:2], *there[:2])}
    if any(row.id in near for row in here if row.id in {other.id for other in there}):
        return TransferKind.WITHIN_COUNTY
    return _by_region(_region(here), _region(there)) or TransferKind.WITHIN_PROVINCE


def _outside(session: Session, source: Organization, external: ExternalOrganization) -> TransferKind | None:
    if external.medium is LetterMedium.PAPER:
        return TransferKind.PAPER_OUT
    return _by_region(_region(committees(session, source)), external.region_code)


def _region(places: list[Organization]) -> str | None:
    return next((row.region_code for row in places if row.region_code), None)


def _by_region(here: str | None, there: str | None) -> TransferKind | None:
    """By the codes of administrative regions (GB/T 2260): six digits a county, the first two its province."""
    if not here or not there:
        return None
    if here[:6] == there[:6]:
        return TransferKind.WITHIN_COUNTY
    return TransferKind.WITHIN_PROVINCE if here[:2] == there[:2] else TransferKind.CROSS_PROVINCE


class Stations(NamedTuple):
    """A route with the organization that takes each step; a branch that is still to be assigned is null."""

    route: Route
    places: dict[TransferStep, UUID | None]


def incoming(session: Session, target: Organization) -> Stations:
    """The route of somebody who comes with a paper letter to a branch or a committee. Raises `NoCommittee`."""
    receiving = committee_of(session, target).id
    branch = target.id if target.kind in BRANCH_KINDS else None
    places = {
        TransferStep.TO_COMMITTEE: receiving,
        TransferStep.TO_BRANCH: branch,
        TransferStep.RECEIPT: receiving,
    }
    return Stations(route_of(TransferKind.PAPER_IN, is_target_here=True), places)


def stations(session: Session, kind: TransferKind, ends: Ends) -> Stations:
    """The route of an application as the tree stands today. Raises `NoCommittee`."""
    above = committees(session, ends.source)
    if not above:
        raise NoCommittee()
    county = above[1] if len(above) > 1 and settings.value(session, above[0], VIA_COUNTY) else None
    route = route_of(kind, is_target_here=ends.target is not None, via_county=county is not None)
    places: dict[TransferStep, UUID | None] = {
        TransferStep.FROM_BRANCH: ends.source.id,
        TransferStep.FROM_COMMITTEE: above[0].id,
    }
    if county is not None:
        places[TransferStep.COUNTY] = county.id
    if ends.target is not None:
        receiving = committee_of(session, ends.target).id
        branch = ends.target.id if ends.target.kind in BRANCH_KINDS else None
        places |= {
            TransferStep.TO_COMMITTEE: receiving,
            TransferStep.TO_BRANCH: branch,
            TransferStep.RECEIPT: receiving,
        }
    return Stations(route, {step: places[step] for step in route.steps})
