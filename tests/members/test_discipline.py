"""留党察看: a flag that takes rights and posts, until people end it."""

from uuid import UUID

import pytest
from sqlmodel import select

from app.core.events import Event
from app.members.rules import Category
from tests.build import Town
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, Sessions, change, counts, newcomer

BEGIN, END = "begin_disciplinary_probation", "end_disciplinary_probation"


def appoint(client: Client, town: Town, member: UUID) -> object:
    place = f"/api/v1/organizations/{town.organizations['east']}/appointments"
    body = {"member_id": str(member), "post": "deputy_secretary", "document_number": "1号"}
    answer = client.as_("officer").post(place, json=body)
    return answer.status_code if answer.status_code == 201 else code_of(answer)


def actions(client: Client, member: UUID) -> dict[str, str]:
    read = client.as_("officer").get(f"{MEMBERS}/{member}").json()
    return {entry["action"]: entry["label"] for entry in read["allowed_actions"]}


def test_rights_and_posts_rest_until_it_is_ended(client: Client, town: Town, session: Sessions) -> None:
    member, before = town.members["member2"], counts(session, town)
    assert appoint(client, town, member) == 201
    assert client.as_("member2").get(MEMBERS).status_code == 200

    begun = change(client, member, BEGIN, "2026-01-05", until="2027-01-05").json()

    assert (begun["disciplinary_probation_until"], begun["may_vote"]) == ("2027-01-05", False)
    assert (begun["status"], begun["category"], counts(session, town)) == ("normal", "full", before)
    assert client.as_("member2").get(MEMBERS).status_code == 403
    assert appoint(client, town, member) == "members.not_eligible"
    with session() as s:
        event = s.exec(select(Event).where(Event.type == "member.status_changed")).one()
        assert (event.data["change"], event.notes["document_number"]) == (BEGIN, "青党〔2026〕5号")

    ended = change(client, member, END, "2026-02-01").json()

    assert (ended["disciplinary_probation_until"], ended["may_vote"]) == (None, True)
    assert appoint(client, town, member) == 201
    kinds = [row["kind"] for row in client.as_("officer").get(f"{MEMBERS}/{member}/events").json()["items"]]
    assert kinds[-2:] == ["disciplinary_probation_begun", "disciplinary_probation_ended"]


def test_what_is_offered_follows_the_flag(client: Client, town: Town) -> None:
    member = town.members["member"]
    assert (actions(client, member).get(BEGIN), END in actions(client, member)) == ("留党察看", False)

    change(client, member, BEGIN, "2026-01-05", until="2027-01-05")

    assert (actions(client, member).get(BEGIN), END in actions(client, member)) == ("延长留党察看", True)


@pytest.mark.parametrize(
    ("until", "pointer"),
    [("2027-01-04", "/until"), ("2028-01-06", "/until"), (None, "/until")],
)
def test_it_lasts_a_year_or_two(client: Client, town: Town, until: str | None, pointer: str) -> None:
    answer = change(client, town.members["member"], BEGIN, "2026-01-05", until=until)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


def test_one_of_a_year_is_extended_by_another(client: Client, town: Town) -> None:
    member = town.members["member"]
    change(client, member, BEGIN, "2025-01-05", until="2026-01-05")

    wrong = change(client, member, BEGIN, "2026-01-05", until="2027-06-01")
    longer = change(client, member, BEGIN, "2026-01-05", until="2027-01-05")

    assert code_of(wrong) == "members.discipline_out_of_bounds"
    assert longer.json()["disciplinary_probation_until"] == "2027-01-05"


def test_nothing_ends_that_was_not_begun(client: Client, town: Town) -> None:
    answer = change(client, town.members["member"], END, "2026-01-05")

    assert (answer.status_code, code_of(answer)) == (409, "members.not_under_discipline")


def test_a_probationary_member_is_no_subject_of_it(client: Client, town: Town, session: Sessions) -> None:
    member = newcomer(session, town, category=Category.PROBATIONARY)

    answer = change(client, member, BEGIN, "2026-01-05", until="2027-01-05")

    assert (answer.status_code, code_of(answer)) == (409, "members.status_not_allowed")
    assert client.as_("officer").get(f"{MEMBERS}/{member}").json()["may_vote"] is False
