"""Who may not be the second person, when it is too late, and what two at once leave behind."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import select

from app.access.models import LoginSession
from app.access.policy import Role
from app.core import clock as app_clock
from app.members.models import Member
from app.organizations.models import Organization
from tests.accounts.conftest import Opened
from tests.accounts.rebindings import Case, ends, refused
from tests.accounts.steps import IDENTITY, accept, member_of
from tests.build import Town, grant
from tests.client import Client
from tests.standins import StandIn


def hand_out(session: Opened, member_id: UUID, to: UUID) -> None:
    """Somebody has had the password with which a member is signed in."""
    with session() as s:
        for login in s.exec(select(LoginSession).where(LoginSession.member_id == member_id)):
            login.keyholders = [str(to)]


def test_the_first_is_not_the_second(case: Case) -> None:
    case.first()

    assert refused(case.second("secretary")) == (403, "accounts.second_person_needed")
    assert case.is_as_before()


def test_another_of_the_same_branch_may_be_the_second(
    client: Client, case: Case, member2: Member, session: Opened, town: Town
) -> None:
    with session() as s:
        grant(s, Role.DEPUTY_SECRETARY, s.get_one(Organization, town.organizations["east"]), member_id=member2.id)
    case.first()

    assert case.second("member2").status_code == 200


def test_nobody_is_the_second_before_the_first(case: Case) -> None:
    assert refused(case.second()) == (409, "accounts.claim_closed")
    assert case.is_as_before()


def test_the_first_confirms_once(case: Case) -> None:
    case.first()

    assert refused(case.first("officer")) == (409, "accounts.claim_closed")


def test_whoever_has_had_the_others_password_is_the_same_person(case: Case, town: Town, session: Opened) -> None:
    case.first()
    assert case.actions("officer") == ["second_confirm", "refuse"]
    hand_out(session, town.members["officer"], town.members["secretary"])

    assert case.actions("officer") == ["refuse"]
    assert refused(case.second()) == (403, "accounts.password_shared")
    assert case.is_as_before()


def test_the_other_way_round_is_the_same_person_too(case: Case, town: Town, session: Opened) -> None:
    case.read("secretary")
    hand_out(session, town.members["secretary"], town.members["officer"])
    case.first()

    assert refused(case.second()) == (403, "accounts.password_shared")


def test_the_member_confirms_nothing_of_their_own(
    client: Client, outside: StandIn, town: Town, session: Opened
) -> None:
    with session() as s:
        secretary = member_of(s, town.members["secretary"])
    case = Case(client, outside, secretary)

    assert case.actions("secretary") == ["refuse"]
    assert refused(case.first("secretary")) == (403, "accounts.own_rebinding")
    assert case.first("officer").status_code == 200
    assert case.actions("secretary") == ["refuse"]
    assert refused(case.second("secretary")) == (403, "accounts.own_rebinding")
    assert case.is_as_before()


def test_nor_does_somebody_whose_password_the_member_has_had(case: Case, town: Town, session: Opened) -> None:
    case.first()
    case.read("officer")
    hand_out(session, town.members["officer"], case.member.id)

    assert refused(case.second()) == (403, "accounts.own_rebinding")


def test_other_branches_and_other_people_are_no_second(case: Case, client: Client) -> None:
    case.first()

    outsider = case.second("outsider")
    missing = client.as_("outsider").post(
        f"{IDENTITY}/claims/{case.member.id}/second-confirm", json={"reason": "问过本人"}, headers={"If-Match": '"1"'}
    )

    assert outsider.status_code == missing.status_code == 404
    assert outsider.content == missing.content
    for who in ("member", "admin", "auditor"):
        assert case.second(who).status_code == 403
    assert case.is_as_before()


def test_the_second_says_why(case: Case) -> None:
    case.first()

    answer = case.do("second-confirm", "officer")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/reason"


def test_the_second_decides_on_what_was_read(case: Case, client: Client) -> None:
    before = case.read("officer").headers["etag"]
    case.first()

    blind = client.as_("officer").post(f"{case.address}/second-confirm", json={"reason": "问过本人"})
    stale = case.second(etag=before)

    assert (blind.status_code, stale.status_code) == (428, 412)
    assert case.is_as_before()


def test_the_second_may_refuse(client: Client, case: Case) -> None:
    case.first()

    answer = case.do("refuse", "officer", reason="本人说没有换微信")

    assert (answer.status_code, answer.json()["status"]) == (200, "refused")
    assert refused(case.second()) == (409, "accounts.claim_closed")
    assert refused(accept(client, case.made["id"], case.ticket)) == (409, "accounts.claim_closed")
    assert case.is_as_before()


def test_a_week_after_the_claim_it_is_over(client: Client, case: Case, clock: Callable[[datetime], None]) -> None:
    case.first()
    clock(app_clock.now() + timedelta(days=7, minutes=1))
    seen = case.read("officer").headers["etag"]

    assert refused(case.second(etag=seen)) == (409, "accounts.claim_closed")
    assert client.as_("officer").get(f"{IDENTITY}/claims").json()["items"] == []


def test_a_new_claim_begins_with_the_first_again(case: Case) -> None:
    case.first()
    case.claim()

    shown = case.read("officer").json()

    assert (shown["status"], shown["first_by"]) == ("pending", None)
    assert refused(case.second()) == (409, "accounts.claim_closed")
    assert case.first("officer").status_code == 200
    assert case.second("secretary").status_code == 200


def test_two_seconds_at_once_bind_once(case: Case, client: Client, session: Opened) -> None:
    case.first()
    seen = case.read("officer").headers["etag"]
    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(lambda _: case.second(etag=seen).status_code, range(6)))

    assert statuses[0] == 200
    assert set(statuses[1:]) <= {409, 412}
    assert ends(session) == [("o-old", "rebound"), ("o-new", None)]
