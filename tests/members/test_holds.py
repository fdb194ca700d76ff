"""What holds a member, and who sees it."""

from datetime import date

from app.core.ids import new_id
from app.members import holds
from app.members.rules import HoldKind
from tests.build import Town
from tests.client import Client
from tests.members.commands import MEMBERS, Sessions


def test_a_hold_is_set_renewed_seen_and_lifted(client: Client, town: Town, session: Sessions) -> None:
    member, source = town.members["member"], new_id()
    with session() as s:
        holds.set_hold(s, member, HoldKind.OPEN_CASE, source)
    with session() as s:
        holds.set_hold(s, member, HoldKind.OPEN_CASE, source, date(2027, 1, 1))
        holds.lift_hold(s, member, HoldKind.OPEN_SURVEY, source)

    assert client.as_("officer").get(f"{MEMBERS}/{member}").json()["holds"] == [
        {"kind": "open_case", "until": "2027-01-01"}
    ]
    assert client.as_("secretary").get(f"{MEMBERS}/{member}").json()["holds"] == []

    with session() as s:
        holds.lift_hold(s, member, HoldKind.OPEN_CASE, source)
    assert client.as_("officer").get(f"{MEMBERS}/{member}").json()["holds"] == []
