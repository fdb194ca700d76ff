"""What stands open at organizations: features say how theirs is found, and a change of the tree asks them all."""

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session


class Ending(StrEnum):
    """What becomes of something open when its organization ends."""

    CANCELLED = "cancelled"  # by itself: nothing of it has begun
    ENDS = "ends"  # people bring it to its end, before or after
    FINISH_FIRST = "finish_first"  # people bring it to its end, and the organization stands until then


class Matter(NamedTuple):
    """Something open at an organization, in the version that stands, and what becomes of it when the organization ends."""

    subject_id: UUID
    organization_id: UUID
    version: int
    ending: Ending


Finder = Callable[[Session, Collection[UUID]], list[Matter]]
_finders: dict[str, Finder] = {}


def finds(kind: str) -> Callable[[Finder], Finder]:
    """Declare how the open matters of a kind are found that are of some organizations or of their members, in one query."""

    def declare(finder: Finder) -> Finder:
        _finders[kind] = finder
        return finder

    return declare


def open_at(session: Session, organization_ids: Collection[UUID]) -> Iterator[tuple[str, Matter]]:
    """The open matters of every kind at some organizations."""
    for kind, finder in _finders.items():
        for matter in finder(session, organization_ids):
            yield kind, matter
