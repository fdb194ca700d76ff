"""Ids: ordered by time for what is looked up, random for what must not be linked."""

from uuid import UUID, uuid4

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): ids made later sort later, so that indexes grow at one end."""
    return uuid7()


def random_id() -> UUID:
    """A UUIDv4, for rows whose order or time must not show."""
    return uuid4()
