"""Two people, nobody for themselves, the level above in time, deputies; what outsiders and each side see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select

from app.access.models import LoginSession
from app.core import clock
from app.core.events import Event
from app.core.ids import new_id
from app.members import holds
from app.members.rules import HoldKind
from app.transfers.models import Transfer
from app.transfers.rules import TransferKind, TransferReason, TransferStatus, TransferStep
from tests.client import Client, code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import TO_BRANCH, TO_COMMITTEE, days_on, go, hire, leaves_office

AHEAD = f"{clock.today() + timedelta(days=40):%Y-%m}"  # so that the dues hold when the clock is moved


def codes(offices: Offices, transfer_id: str, who: str, action: str, **fields: object) -> tuple[int, str]:
    answer = offices.act(transfer_id, who, action, **fields)
    return answer.status_code, "" if answer.status_code == 200 else code_of(answer)


def offered(offices: Offices, transfer_id: str, who: str) -> list[str]:
    return [one["action"] for one in offices.seen(transfer_id, who)["allowed_actions"]]


def test_the_letter_takes_two_people(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    assert codes(offices, transfer_id, "checker", "issue_letter") == (409, "transfers.not_possible")
    go(offices, transfer_id, "officer approve")

    assert codes(offices, transfer_id, "officer", "issue_letter") == (403, "transfers.second_person")
    assert codes(offices, transfer_id, "officer", "approve") == (409, "transfers.not_possible")
    assert codes(offices, transfer_id, "checker", "issue_letter") == (200, "")


def test_what_came_back_is_prepared_anew_by_either(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "officer approve")
    assert codes(offices, transfer_id, "checker", "return", reason="资料不全") == (200, "")
    go(offices, transfer_id, "member submit", "secretary approve", "checker approve")

    assert codes(offices, transfer_id, "checker", "issue_letter") == (403, "transfers.second_person")
    assert codes(offices, transfer_id, "officer", "issue_letter") == (200, "")


def test_nobody_decides_their_own(offices: Offices) -> None:
    own = go(offices, offices.drafted("secretary"), "secretary submit")
    assert codes(offices, own, "secretary", "approve") == (403, "transfers.own")
    assert offered(offices, own, "secretary") == ["withdraw"]

    assert offices.done(own, "officer", "approve")["step"] == "from_committee"  # nobody else is at the branch's desk
    officers = go(offices, offices.drafted("officer", to="far"), "officer submit")
    assert codes(offices, officers, "officer", "approve") == (403, "transfers.own")


def test_whoever_has_had_the_member_s_password_does_not_decide_either(offices: Offices, client: Client) -> None:
    transfer_id = go(offices, offices.drafted(), "member submit")
    offices.seen(transfer_id, "secretary")
    with offices.session() as s:
        account = offices.town.accounts["secretary"]
        for row in s.exec(select(LoginSession).where(LoginSession.account_id == account)):
            row.keyholders = [str(offices.town.members["member"])]

    assert codes(offices, transfer_id, "secretary", "approve") == (403, "transfers.own")


def test_the_level_above_acts_after_the_deadline_and_not_before(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far", dues_paid_through=AHEAD), "member submit")
    below = {"params": {"below": True}}
    assert codes(offices, transfer_id, "officer", "approve") == (403, "transfers.not_your_desk")
    assert offices.client.as_("officer").get(f"{TRANSFERS}/inbox", **below).json()["items"] == []  # type: ignore[arg-type]
    days_on(offices, 10)

    late = offices.client.as_("officer").get(f"{TRANSFERS}/inbox", **below).json()["items"]  # type: ignore[arg-type]
    assert [one["id"] for one in late] == [transfer_id]
    assert offices.done(transfer_id, "officer", "approve")["step"] == "from_committee"
    timeline = offices.client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"]
    assert [(one["action"], one["is_escalation"]) for one in timeline] == [("submit", False), ("approve", True)]
    # Whoever acted for the level below can't take the step that follows.
    assert codes(offices, transfer_id, "officer", "approve") == (403, "transfers.second_person")
    assert codes(offices, transfer_id, "checker", "approve") == (200, "")
    assert codes(offices, transfer_id, "officer", "issue_letter") == (200, "")


def test_the_level_above_acts_where_nobody_at_the_desk_can(offices: Offices) -> None:
    leaves_office(offices, "secretary")
    transfer_id = go(offices, offices.drafted(), "member submit")

    assert codes(offices, transfer_id, "officer", "approve") == (200, "")


def test_the_level_above_issues_where_the_maker_is_alone(offices: Offices) -> None:
    leaves_office(offices, "checker")
    hire(offices, "county_officer", "office", "county")
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    assert codes(offices, transfer_id, "county_officer", "approve") == (403, "transfers.not_your_desk")
    go(offices, transfer_id, "officer approve")

    assert codes(offices, transfer_id, "officer", "issue_letter") == (403, "transfers.second_person")
    assert codes(offices, transfer_id, "county_officer", "issue_letter") == (200, "")


def test_a_neighbour_is_not_above(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), "member submit")
    days_on(offices, 10)

    assert codes(offices, transfer_id, "far_officer", "approve") == (403, "transfers.not_your_desk")
    assert codes(offices, transfer_id, "stranger", "approve") == (403, "transfers.not_your_desk")


def test_a_creation_without_a_key_is_not_taken(client: Client, offices: Offices) -> None:
    answer = client.as_("member").post(TRANSFERS, json={"target_id": offices.place("west")})

    assert (answer.status_code, code_of(answer)) == (400, "idempotency.key_missing")


def test_a_draft_is_between_the_member_and_whoever_wrote_it_even_thrown_away(offices: Offices) -> None:
    own = offices.drafted()
    for who in ("secretary", "officer", "outsider", "auditor", "client"):
        assert offices.client.as_(who).get(f"{TRANSFERS}/{own}").status_code == 404, who
    go(offices, own, "member withdraw")
    for who in ("secretary", "officer", "outsider", "auditor", "client"):
        assert offices.client.as_(who).get(f"{TRANSFERS}/{own}").status_code == 404, who

    helped = offices.drafted("secretary", member_id=str(offices.town.members["member"]))
    assert offices.seen(helped, "member")["requested_by"] == "secretary"
    assert offices.client.as_("officer").get(f"{TRANSFERS}/{helped}").status_code == 404
    assert offices.done(helped, "secretary", "submit")["step"] == "from_branch"
    assert offices.seen(helped, "officer")["id"] == helped


def test_another_system_takes_back_only_what_it_applied_for(offices: Offices) -> None:
    of_member = go(offices, offices.drafted(), "member submit")
    assert offered(offices, of_member, "client") == []
    version = offices.seen(of_member)["version"]
    key = {"Idempotency-Key": str(uuid4()), "If-Match": f'"{version}"'}
    place = f"{TRANSFERS}/{of_member}/actions"
    refused = offices.client.as_("client").post(place, json={"action": "withdraw"}, headers=key)
    assert (refused.status_code, code_of(refused)) == (403, "transfers.not_your_desk")

    own = offices.drafted("client", member_id=str(offices.town.members["member2"]))
    assert offered(offices, own, "client") == ["submit", "withdraw"]


def test_what_is_not_there_and_what_is_not_theirs_look_the_same(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), "member submit")
    for tail in ("", "/timeline"):
        answers = [
            offices.client.as_("outsider").get(f"{TRANSFERS}/{one}{tail}") for one in (transfer_id, str(uuid4()))
        ]
        assert [one.status_code for one in answers] == [404, 404]
        assert answers[0].content == answers[1].content


def test_both_sides_read_the_same_timeline(offices: Offices) -> None:
    transfer_id = go(offices, offices.sent(), *TO_BRANCH)
    assert codes(offices, transfer_id, "stranger", "return", reason="资料不全") == (200, "")

    sides = [
        offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}/timeline").content
        for who in ("member", "secretary", "officer", "far_officer", "stranger")
    ]
    assert len(set(sides)) == 1
    actions = [
        one["action"] for one in offices.client.as_("member").get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"]
    ]
    assert actions == ["submit", "approve", "approve", "issue_letter", "arrive", "assign", "return"]


def said(offices: Offices, transfer_id: str, who: str) -> list[str]:
    items = offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"]
    return [one["comment"] for one in items if one["comment"]]


def test_why_a_warning_was_overruled_is_kept_for_the_record_and_words_for_both_sides_are_shown(
    offices: Offices,
) -> None:
    with offices.session() as s:
        holds.set_hold(s, offices.town.members["member"], HoldKind.OPEN_CASE, new_id())
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE)
    why, words = "谈话函询，问题已了结", "请到村委会二楼报到"
    case = {"acknowledge": ["transfers.case_open"], "reason": why, "comment": words}
    assert offices.act(transfer_id, "officer", "approve", **case).status_code == 200
    back = {"reason": "资料不全，请补齐", "comment": "少一张照片"}
    assert offices.act(transfer_id, "outsider", "refuse", reason_code="other", **back).status_code == 200

    for who in ("member", "secretary", "officer", "outsider"):
        assert said(offices, transfer_id, who) == [words, "资料不全，请补齐；少一张照片"]
        assert why not in offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}").text
    with offices.session() as s:
        notes = [fact.notes for fact in s.exec(select(Event).where(col(Event.type) == "transfer.moved"))]
        assert why in [one.get("reason") for one in notes if one]


def test_why_dues_were_waived_is_for_the_member_and_the_side_that_sends(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), "member submit")
    why = "家庭困难，支部大会同意免交"
    assert offices.act(transfer_id, "secretary", "approve", dues_waiver=why).status_code == 200
    go(offices, transfer_id, "officer approve", "checker issue_letter", *TO_BRANCH)

    readers = ("member", "secretary", "officer", "far_officer", "stranger")
    assert [offices.seen(transfer_id, who)["dues_waiver"] for who in readers] == [why, why, why, "", ""]
    go(offices, transfer_id, "stranger report_in")
    assert [offices.seen(transfer_id, who)["dues_waiver"] for who in readers] == [why, why, why, "", ""]


def test_what_one_branch_objected_to_is_over_when_another_is_chosen(offices: Offices) -> None:
    transfer_id = go(offices, offices.sent(), *TO_BRANCH)
    back = offices.act(transfer_id, "stranger", "return", reason="资料不全")
    assert back.json()["reply"]["label"] == "资料不全"

    again = offices.act(transfer_id, "far_officer", "assign", branch_id=offices.place("far"))

    assert (again.status_code, again.json()["reply"]) == (200, None)


def test_an_application_that_came_back_is_written_anew_by_its_own_side_alone(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), "member submit")
    offices.act(transfer_id, "secretary", "return", reason_code="wrong_target")
    body = {"target_id": offices.place("west"), "dues_paid_through": f"{clock.today():%Y-%m}"}
    version = {"If-Match": f'"{offices.seen(transfer_id)["version"]}"'}
    place = f"{TRANSFERS}/{transfer_id}"

    foreign = offices.client.as_("far_officer").put(place, json=body, headers=version)
    assert (foreign.status_code, code_of(foreign)) == (403, "transfers.not_your_desk")
    assert offices.seen(transfer_id)["reply"]["pointer"] == "/target_id"
    assert offices.client.as_("member").put(place, json=body, headers=version).status_code == 200
    assert offices.done(transfer_id, "member", "submit")["kind"] == "within_committee"


@pytest.mark.parametrize("who", ["officer", "checker"])
def test_every_action_is_an_act_and_a_fact(offices: Offices, who: str) -> None:
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE, f"{who} approve", "outsider report_in")

    assert offices.facts(transfer_id) == ["transfer.drafted", "submit", "approve", "approve", "report_in"]
    with offices.session() as s:
        facts = s.exec(select(Event).where(col(Event.type) == "transfer.moved").order_by(col(Event.id))).all()
        assert [fact.actor_label for fact in facts] == ["member", "secretary", who, "outsider"]


@pytest.mark.parametrize("who", ["auditor", "client"])
def test_one_that_has_no_member_yet_is_nobody_s_own(offices: Offices, who: str) -> None:
    with offices.session() as s:
        far = offices.town.organizations["far"]
        row = Transfer(
            number="000000000001",
            kind=TransferKind.PAPER_IN,
            status=TransferStatus.PENDING,
            step=TransferStep.TO_COMMITTEE,
            target_id=far,
            route=[["to_committee", offices.place("neighbour")]],
            holder_id=offices.town.organizations["neighbour"],
            since=clock.now(),
            created_at=clock.now(),
            submitted_at=clock.now(),
            reason=TransferReason.OTHER,
        )
        s.add(row)
        transfer_id = str(row.id)

    assert offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}").status_code == 404
    for own in (False, True):
        assert offices.client.as_(who).get(TRANSFERS, params={"own": own}).json()["items"] == []
    assert offices.seen(transfer_id, "far_officer")["id"] == transfer_id
