"""One thing of each kind in each place, for the matrix: its ids by path parameter and place."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from sqlmodel import Session

from tests.build import Town

Open = Callable[[], AbstractContextManager[Session]]
PLACES = ("east", "west", "far")


@pytest.fixture
def things(town: Town) -> dict[str, dict[str, UUID]]:
    """Path parameter → place → id."""
    return {
        "organization_id": {place: town.organizations[place] for place in PLACES},
        "member_id": {
            "east": town.members["member"],
            "west": town.members["outsider"],
            "far": town.members["stranger"],
        },
    }
