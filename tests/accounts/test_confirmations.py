"""The secretary's side: who waits, the code on the claimant's phone, the code for a member at the desk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.accounts.models import Claim, ConfirmationCode
from app.core import clock as app_clock
from app.members.models import Member
from tests.accounts.conftest import Opened
from tests.accounts.steps import IDENTITY, accept, bind, claim, events_of, knock, ticket_of
from tests.build import national_id
from tests.client import Client, code_of
from tests.standins import StandIn


def typed(client: Client, outside: StandIn, member: Member, openid: str = "o-anyone") -> dict[str, Any]:
    """A claim with the right name and ID number."""
    ticket = ticket_of(client, outside, openid)
    body: dict[str, Any] = claim(client, ticket, name=member.name, national_id=member.national_id).json()
    return body


def unmatched(client: Client, outside: StandIn) -> dict[str, Any]:
    """A claim whose data fit nobody."""
    body: dict[str, Any] = claim(client, ticket_of(client, outside), name="无此人", national_id=national_id(777)).json()
    return body


def read(client: Client, claim_id: str, who: str = "secretary") -> httpx.Response:
    return client.as_(who).get(f"{IDENTITY}/claims/{claim_id}")


def decide(
    client: Client, made: dict[str, Any], who: str = "secretary", action: str = "confirm", **body: object
) -> httpx.Response:
    """Confirm with the code on the phone, or refuse, on the version just read."""
    etag = read(client, made["id"], who).headers.get("etag", '"1"')
    given = {"code": made["code"], **body} if action == "confirm" else body
    return client.as_(who).post(f"{IDENTITY}/claims/{made['id']}/{action}", json=given, headers={"If-Match": etag})


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_secretary_sees_who_waits(client: Client, outside: StandIn, member: Member) -> None:
    made = typed(client, outside, member)
    page = client.as_("secretary").get(f"{IDENTITY}/claims").json()

    (item,) = page["items"]
    assert item["id"] == made["id"]
    assert item["member"]["name"] == member.name
    assert [action["action"] for action in item["allowed_actions"]] == ["confirm", "refuse"]
    assert "code" not in item
    assert client.as_("officer").get(f"{IDENTITY}/claims").json()["items"] == page["items"]
    assert client.as_("outsider").get(f"{IDENTITY}/claims").json()["items"] == []


def test_a_confirmation_in_person_binds_and_the_phone_signs_in(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, name=member.name, national_id=member.national_id).json()

    answer = decide(client, made)

    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "confirmed"
    assert answer.json()["allowed_actions"] == []
    assert accept(client, made["id"], ticket).status_code == 200
    assert "access_token" in knock(client, outside).json()
    with session() as s:
        (fact,) = events_of(s, "claim.confirmed")
    assert fact.actor_label == "secretary"
    assert fact.member_id == member.id
    assert client.as_("secretary").get(f"{IDENTITY}/claims").json()["items"] == []


def test_a_confirmation_days_later_needs_no_open_page(
    client: Client, outside: StandIn, member: Member, clock: Callable[[datetime], None]
) -> None:
    typed(client, outside, member)
    clock(app_clock.now() + timedelta(days=3))
    shown = typed(client, outside, member)  # the member opens the page again, before the secretary

    assert decide(client, shown).status_code == 200
    assert "access_token" in knock(client, outside).json()


def test_a_claim_that_fits_nobody_is_given_to_the_person_the_secretary_chooses(
    client: Client, outside: StandIn, member: Member
) -> None:
    made = unmatched(client, outside)

    unnamed = decide(client, made)
    foreign = decide(client, made, "outsider", member_id=str(member.id))
    chosen = decide(client, made, member_id=str(member.id))

    assert (unnamed.status_code, code_of(unnamed)) == (422, "accounts.claimant_needed")
    assert unnamed.json()["errors"][0]["pointer"] == "/member_id"
    assert foreign.status_code == 404
    assert (chosen.status_code, chosen.json()["member"]["id"]) == (200, str(member.id))


def test_a_claim_that_fits_somebody_is_given_to_nobody_else(
    client: Client, outside: StandIn, member: Member, member2: Member
) -> None:
    answer = decide(client, typed(client, outside, member), member_id=str(member2.id))

    assert (answer.status_code, code_of(answer)) == (409, "accounts.claimant_differs")


def test_without_the_code_on_the_phone_nothing_is_confirmed(client: Client, outside: StandIn, member: Member) -> None:
    made = typed(client, outside, member)
    wrong = made | {"code": another(made["code"])}

    guesses = [decide(client, wrong) for _ in range(5)]
    right = decide(client, made)

    assert {(answer.status_code, code_of(answer)) for answer in (*guesses, right)} == {(422, "accounts.code_wrong")}
    assert guesses[0].json()["errors"][0]["pointer"] == "/code"
    assert "claim_ticket" in knock(client, outside).json()


def test_the_code_on_the_phone_ends_after_ten_minutes(
    client: Client, outside: StandIn, member: Member, clock: Callable[[datetime], None]
) -> None:
    made = typed(client, outside, member)
    clock(app_clock.now() + timedelta(minutes=11))

    assert code_of(decide(client, made)) == "accounts.code_wrong"


def test_other_branches_and_other_people_do_not_confirm(client: Client, outside: StandIn, member: Member) -> None:
    made = typed(client, outside, member)

    outsider = decide(client, made, "outsider")
    missing = decide(client, made | {"id": str(member.id)}, "outsider")

    assert outsider.status_code == missing.status_code == 404
    assert outsider.content == missing.content
    assert read(client, made["id"], "outsider").status_code == 404
    for who in ("member", "admin", "auditor"):
        assert decide(client, made, who).status_code == 403


def test_a_decision_rests_on_what_was_read(client: Client, outside: StandIn, member: Member) -> None:
    made = typed(client, outside, member)
    address = f"{IDENTITY}/claims/{made['id']}/confirm"
    etag = read(client, made["id"]).headers["etag"]
    assert decide(client, made, action="refuse", reason="不是本人").status_code == 200

    blind = client.as_("secretary").post(address, json={"code": made["code"]})
    stale = client.as_("secretary").post(address, json={"code": made["code"]}, headers={"If-Match": etag})
    late = decide(client, made)

    assert blind.status_code == 428
    assert stale.status_code == 412
    assert stale.json()["by"] == "secretary"
    assert (late.status_code, code_of(late)) == (409, "accounts.claim_closed")


def test_a_refusal_needs_a_reason_and_is_told_to_the_phone(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, name=member.name, national_id=member.national_id).json()

    silent = decide(client, made, action="refuse")
    refused = decide(client, made, action="refuse", reason="来的不是本人")
    told = accept(client, made["id"], ticket)

    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert refused.json()["status"] == "refused"
    assert (told.status_code, code_of(told)) == (409, "accounts.claim_closed")
    with session() as s:
        (fact,) = events_of(s, "claim.refused")
    assert fact.notes == {"reason": "来的不是本人"}


def test_a_refused_claim_of_nobody_is_recorded_too(client: Client, outside: StandIn, session: Opened) -> None:
    assert decide(client, unmatched(client, outside), action="refuse", reason="没有这个人").status_code == 200
    with session() as s:
        assert events_of(s, "claim.refused")[0].path == "/"


def test_a_member_bound_on_another_phone_is_not_bound_twice(client: Client, outside: StandIn, member: Member) -> None:
    bind(client, outside, member, "o-old")

    answer = decide(client, typed(client, outside, member, "o-new"))

    assert (answer.status_code, answer.json()["status"]) == (200, "awaits_second")
    assert "claim_ticket" in knock(client, outside, "o-new").json()


def issue(client: Client, member: Member, who: str = "secretary") -> httpx.Response:
    return client.as_(who).post(f"{IDENTITY}/confirmation-codes", json={"member_id": str(member.id)})


def test_a_code_from_the_secretary_finds_the_record(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    issued = issue(client, member)
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, confirmation_code=issued.json()["code"])

    assert issued.status_code == 201
    assert len(issued.json()["code"]) == 8
    assert made.json()["status"] == "matched"
    assert accept(client, made.json()["id"], ticket).status_code == 200
    with session() as s:
        assert events_of(s, "confirmation_code.issued")[0].member_id == member.id


def test_a_secretarys_code_works_once_for_ten_minutes_and_the_newest_only(
    client: Client, outside: StandIn, member: Member, session: Opened, clock: Callable[[datetime], None]
) -> None:
    first, second = issue(client, member).json()["code"], issue(client, member).json()["code"]
    with session() as s:
        assert second not in str(s.exec(select(ConfirmationCode)).one().model_dump())
    ticket = ticket_of(client, outside)

    old = claim(client, ticket, confirmation_code=first)
    new = claim(client, ticket, confirmation_code=second)
    again = claim(client, ticket, confirmation_code=second)
    third = issue(client, member).json()["code"]
    clock(app_clock.now() + timedelta(minutes=11))
    late = claim(client, ticket_of(client, outside), confirmation_code=third)

    assert new.status_code == 201
    assert {code_of(answer) for answer in (old, again, late)} == {"accounts.code_wrong"}
    assert old.json()["errors"][0]["pointer"] == "/confirmation_code"


def test_codes_are_issued_for_ones_own_people_only(client: Client, member: Member) -> None:
    assert issue(client, member, "outsider").status_code == 404
    for who in ("member", "admin"):
        assert issue(client, member, who).status_code == 403


def test_a_waiting_claim_is_gone_after_a_week(
    client: Client,
    outside: StandIn,
    member: Member,
    clock: Callable[[datetime], None],
    run_jobs: Callable[[], int],
    session: Opened,
) -> None:
    made = typed(client, outside, member)
    clock(app_clock.now() + timedelta(days=8))

    assert client.as_("secretary").get(f"{IDENTITY}/claims").json()["items"] == []
    assert decide(client, made).status_code == 409
    run_jobs()
    with session() as s:
        assert s.exec(select(Claim)).all() == []


@pytest.mark.parametrize("body", [{}, {"code": ""}, {"code": "1" * 13}, {"code": 123456}, {"code": "123456", "x": 1}])
def test_a_decision_in_the_wrong_shape_names_the_field(
    client: Client, outside: StandIn, member: Member, body: dict[str, object]
) -> None:
    made = typed(client, outside, member)
    answer = client.as_("secretary").post(
        f"{IDENTITY}/claims/{made['id']}/confirm", json=body, headers={"If-Match": '"1"'}
    )

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] in {"/code", "/x"}
