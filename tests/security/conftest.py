"""What the matrix and the fuzzing find in each place of the town."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from sqlmodel import Session

from tests.build import Town
from tests.security.things import WHO, Place

Open = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def things(session: Open, town: Town) -> dict[str, dict[str, UUID]]:
    """Place → path parameter → id of the thing there."""
    with session() as s:
        return {place: Place(s, town, place).ids() for place in WHO}
