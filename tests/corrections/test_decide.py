"""Somebody else decides: an accepted value is written by the commands of the record, a rejected one is explained."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.access.models import LoginSession
from app.access.policy import Role
from app.members.models import LedgerEntry, Member
from app.organizations.models import Organization
from tests.build import grant
from tests.client import Client, code_of
from tests.corrections.conftest import API, PAPER, Desk
from tests.members.commands import set_fields


def test_an_accepted_value_stands_in_the_record(desk: Desk) -> None:
    before = desk.record()
    correction_id = desk.asked()

    answer = desk.decide(correction_id, "accept")

    after = desk.record()
    assert answer.status_code == 200, answer.text
    assert (answer.json()["status"], answer.json()["decided_by"]) == ("accepted", "secretary")
    assert (after.phone, after.version) == ("19988886666", before.version + 1)
    assert after.phone_hmac != before.phone_hmac
    assert desk.facts(correction_id) == ["correction.asked", "correction.accepted"]
    assert desk.facts(str(before.id))[-1] == "member.changed"


def test_both_values_are_kept(client: Client, desk: Desk) -> None:
    before = desk.record().phone
    correction_id = desk.asked()
    desk.decide(correction_id, "accept")

    answer = client.as_("secretary").post(f"{API}/corrections/{correction_id}/reveal")

    assert answer.json() == {"old": before, "new": "19988886666"}


def test_a_rejected_one_leaves_the_record_and_says_why(client: Client, desk: Desk) -> None:
    before = desk.record()
    correction_id = desk.asked()

    silent = desk.decide(correction_id, "reject")
    answer = desk.decide(correction_id, "reject", reason="这个号码打不通")

    [mine] = client.as_("member").get(f"{API}/me/corrections").json()["items"]
    assert silent.status_code == 422
    assert answer.status_code == 200
    assert (mine["status"], mine["decision_reason"]) == ("rejected", "这个号码打不通")
    assert desk.record().phone == before.phone


def test_a_decision_names_the_version_it_rests_on(client: Client, desk: Desk) -> None:
    place = f"{API}/corrections/{desk.asked()}"

    blind = client.as_("secretary").post(f"{place}/accept", json={})
    stale = client.as_("secretary").post(f"{place}/accept", json={}, headers={"If-Match": '"9"'})

    assert (blind.status_code, stale.status_code) == (428, 412)


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_what_is_decided_stays_decided(desk: Desk, action: str) -> None:
    correction_id = desk.asked()
    desk.decide(correction_id, "reject", reason="这个号码打不通")

    answer = desk.decide(correction_id, action, **({"reason": "再看"} if action == "reject" else {}))

    assert (answer.status_code, code_of(answer)) == (409, "corrections.closed")


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_nobody_decides_their_own(desk: Desk, action: str) -> None:
    correction_id = desk.asked("secretary")

    own = desk.decide(correction_id, action, **({"reason": "不改了"} if action == "reject" else {}))
    above = desk.decide(correction_id, "accept", "officer")

    assert (own.status_code, code_of(own)) == (403, "corrections.own")
    assert [action["action"] for action in desk.shown(correction_id)["allowed_actions"]] == ["reveal"]
    assert above.status_code == 200


def test_outsiders_do_not_meet_it_and_members_have_no_desk(client: Client, desk: Desk) -> None:
    correction_id = desk.asked()

    assert client.as_("outsider").get(f"{API}/corrections").json()["items"] == []
    assert client.as_("outsider").get(f"{API}/corrections/{correction_id}").status_code == 404
    assert desk.decide(correction_id, "accept", "outsider").status_code == 404
    assert client.as_("member").get(f"{API}/corrections").status_code == 403


def test_what_was_changed_in_between_is_not_overwritten(desk: Desk) -> None:
    correction_id = desk.asked(field="occupation", value="村医")
    set_fields(desk.session, desk.town.members["member"], occupation="教师")

    answer = desk.decide(correction_id, "accept")

    assert (answer.status_code, code_of(answer)) == (409, "corrections.value_changed")
    assert desk.record().occupation == "教师"


def test_dates_are_corrected_by_who_keeps_the_record_and_by_a_paper(desk: Desk) -> None:
    correction_id = desk.asked(field="joined_on", value="2005-06-01")

    secretary = desk.decide(correction_id, "accept", **PAPER)
    bare = desk.decide(correction_id, "accept", "officer")
    officer = desk.decide(correction_id, "accept", "officer", **PAPER)

    assert (secretary.status_code, code_of(secretary)) == (403, "access.denied")
    assert "组织委员" in secretary.json()["title"]
    assert (bare.status_code, code_of(bare)) == (422, "corrections.paper_needed")
    assert bare.json()["errors"][0]["pointer"] == "/approver"
    assert officer.status_code == 200, officer.text
    assert desk.record().joined_on.isoformat() == "2005-06-01"
    assert _ledger_of(desk).count("2005-06-01") == 1
    assert [a["action"] for a in desk.shown(correction_id, "officer")["allowed_actions"]] == []


def _ledger_of(desk: Desk) -> list[str]:
    with desk.session() as s:
        lines = s.exec(select(LedgerEntry).where(LedgerEntry.member_id == desk.town.members["member"]))
        return [line.effective_on.isoformat() for line in lines]


def test_the_desk_is_read_page_by_page_and_by_state(client: Client, desk: Desk) -> None:
    ids = [desk.asked(field=field, value="村医") for field in ("occupation", "address", "name")]
    desk.decide(ids[0], "reject", reason="没有这个岗位")
    http = client.as_("secretary")

    waiting = http.get(f"{API}/corrections", params={"status": "open"}).json()["items"]
    first = http.get(f"{API}/corrections", params={"limit": 2}).json()
    rest = http.get(f"{API}/corrections", params={"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [row["id"] for row in waiting] == ids[1:]
    assert [row["id"] for row in first["items"] + rest["items"]] == ids[::-1]
    assert {row["organization_name"] for row in waiting} == {"东村党支部"}


def test_whole_numbers_are_shown_by_a_look_that_the_member_sees(client: Client, desk: Desk) -> None:
    correction_id = desk.asked()

    listed = client.as_("secretary").get(f"{API}/corrections").text
    looked = client.as_("secretary").post(f"{API}/corrections/{correction_id}/reveal").json()

    [access] = client.as_("member").get(f"{API}/me/accesses").json()["items"]
    assert "19988886666" not in listed
    assert looked["new"] == "19988886666"
    assert (access["fields"], access["reason"]) == (["phone"], "本人申请更正")


def test_the_secretary_is_told_and_then_the_member(client: Client, desk: Desk, run_jobs: Callable[[], int]) -> None:
    def inbox(who: str) -> list[tuple[str, str]]:
        items = client.as_(who).get(f"{API}/notifications").json()["items"]
        return [(notice["title"], notice["subject_type"]) for notice in items]

    correction_id = desk.asked()
    run_jobs()
    desk.decide(correction_id, "accept")
    run_jobs()
    rejected = desk.asked(field="occupation", value="村医")
    desk.decide(rejected, "reject", reason="没有这个岗位")
    run_jobs()

    assert inbox("secretary") == [("有人申请更正资料", "correction_desk")] * 2
    assert inbox("member") == [("您申请的更正没有通过", "correction"), ("您申请的更正已办好", "correction")]
    assert inbox("officer") == inbox("outsider") == []


def test_who_may_decide_is_told_where_the_branch_has_nobody_else(
    client: Client, desk: Desk, run_jobs: Callable[[], int]
) -> None:
    desk.asked("secretary")
    desk.asked("member", field="joined_on", value="2005-06-01")
    run_jobs()

    def told(who: str) -> int:
        return len(client.as_(who).get(f"{API}/notifications").json()["items"])

    assert (told("secretary"), told("officer")) == (0, 2)


def test_what_waits_is_counted_for_whom_it_waits(client: Client, desk: Desk) -> None:
    def waiting(who: str) -> int:
        count: int = client.as_(who).get(f"{API}/me").json()["pending_count"]
        return count

    before = {who: waiting(who) for who in ("secretary", "officer", "outsider")}
    desk.asked()
    desk.asked("secretary")
    desk.asked("member", field="joined_on", value="2005-06-01")

    assert {who: waiting(who) - count for who, count in before.items()} == {
        "secretary": 1,
        "officer": 3,
        "outsider": 0,
    }


def test_what_waits_is_not_counted_for_an_account_whose_password_the_asker_had(client: Client, desk: Desk) -> None:
    def waiting() -> int:
        count: int = client.as_("officer").get(f"{API}/me").json()["pending_count"]
        return count

    before = waiting()
    desk.asked()
    seen = waiting()
    with desk.session() as s:
        [login] = s.exec(select(LoginSession).where(LoginSession.account_id == desk.town.accounts["officer"]))
        login.keyholders = [str(desk.town.members["member"])]

    assert (seen - before, waiting() - before) == (1, 0)


def test_a_deputy_decides_what_the_secretary_asked_for(desk: Desk) -> None:
    with desk.session() as s:
        east = s.get_one(Organization, desk.town.organizations["east"])
        grant(s, Role.DEPUTY_SECRETARY, east, member_id=s.get_one(Member, desk.town.members["member2"]).id)

    assert desk.decide(desk.asked("secretary"), "accept", "member2").status_code == 200
