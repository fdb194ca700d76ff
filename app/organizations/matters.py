"""What stands open at organizations: features say how theirs is found, and a change of the tree asks them all."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session


class Matter(NamedTuple):
    """Something open at an organization, in the version that stands; what has begun is brought to its end by people."""

    subject_id: UUID
    organization_id: UUID
    version: int
    has_begun: bool


Finder = Callable[[Session, Collection[UUID]], list[Matter]]
_finders: dict[str, Finder] = {}


def finds(kind: str) -> Callable[[Finder], Finder]:
    """Declare how the open matters of a kind are found at any of some organizations, in one query."""

    def declare(finder: Finder) -> Finder:
        _finders[kind] = finder
        return finder

    return declare


def open_at(session: Session, organization_ids: Collection[UUID]) -> Iterator[tuple[str, Matter]]:
    """The open matters of every kind at some organizations."""
    for kind, finder in _finders.items():
        for matter in finder(session, organization_ids):
            yield kind, matter
