"""The people of these tests, with what their phones and cards say."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlmodel import Session

from app.members.models import Member
from tests.accounts.rebindings import Case
from tests.accounts.steps import member_of
from tests.build import Town
from tests.client import Client
from tests.standins import StandIn

Opened = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def member(town: Town, session: Opened) -> Member:
    """A member of the east branch."""
    with session() as s:
        return member_of(s, town.members["member"])


@pytest.fixture
def member2(town: Town, session: Opened) -> Member:
    """Another member of the east branch."""
    with session() as s:
        return member_of(s, town.members["member2"])


@pytest.fixture
def case(client: Client, outside: StandIn, member: Member) -> Case:
    """The member of the east branch, bound as one WeChat user and claiming as another."""
    return Case(client, outside, member)
