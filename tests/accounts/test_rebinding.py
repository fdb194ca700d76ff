"""Another WeChat user takes the place of the old one: one person confirms face to face, a second agrees, and only then."""

from collections.abc import Callable

from sqlmodel import col, select

from app.accounts.models import WechatBinding
from app.members.models import Member
from app.notifications.models import Notification
from tests.accounts.conftest import Opened
from tests.accounts.rebindings import Case, ends, refused
from tests.accounts.steps import IDENTITY, accept, bind, claim, claim_by_phone, events_of, knock, ticket_of
from tests.client import Client
from tests.identity.conftest import Phone
from tests.standins import StandIn


def test_two_people_confirm_and_the_new_wechat_takes_the_place_of_the_old(
    client: Client, outside: StandIn, case: Case, session: Opened
) -> None:
    phone = Phone(client, "member")
    assert phone.enrol().status_code == 201
    asked = {"member_id": str(case.member.id), "reason": "没有手机时用"}
    assert client.as_("secretary").post(f"{IDENTITY}/paper-cards", json=asked).status_code == 201

    first = case.first()
    assert (first.status_code, first.json()["status"], first.json()["first_by"]) == (200, "awaits_second", "secretary")
    assert case.is_as_before()
    assert refused(accept(client, case.made["id"], case.ticket)) == (409, "accounts.second_waiting")

    second = case.second()
    assert (second.status_code, second.json()["status"], second.json()["rebinding"]) == (200, "confirmed", False)
    assert second.json()["allowed_actions"] == []
    assert client.anonymous.get("/api/v1/me", headers=case.old).status_code == 401
    assert "claim_ticket" in knock(client, outside, "o-old").json()
    assert "access_token" in knock(client, outside, "o-new").json()
    assert accept(client, case.made["id"], case.ticket).status_code == 200
    assert ends(session) == [("o-old", "rebound"), ("o-new", None)]
    devices = client.as_("secretary").get(
        f"{IDENTITY}/devices", params={"member_id": str(case.member.id)}
    ).json()["items"]  # fmt: skip
    assert {one["kind"]: one["end_reason"] for one in devices} == {"phone": "unbound", "paper": None}


def test_what_was_decided_is_recorded(case: Case, session: Opened) -> None:
    case.first()
    case.second()

    with session() as s:
        (half,) = events_of(s, "claim.half_confirmed")
        (seconded,) = events_of(s, "claim.seconded")
        old, new = (str(row.id) for row in s.exec(select(WechatBinding).order_by(col(WechatBinding.id))))
    assert (half.actor_label, half.data) == (
        "secretary",
        {"claim_id": case.made["id"], "member_id": str(case.member.id)},
    )
    assert (seconded.actor_label, seconded.notes) == ("officer", {"reason": "打电话问过本人"})
    assert (seconded.data["binding_id"], seconded.data["ended_ids"]) == (new, [old])


def test_each_sees_what_waits_for_whom(client: Client, case: Case) -> None:
    [waits] = client.as_("secretary").get(f"{IDENTITY}/claims").json()["items"]
    assert (waits["rebinding"], waits["first_by"], case.actions("secretary")) == (True, None, ["confirm", "refuse"])

    case.first()

    [mine] = client.as_("secretary").get(f"{IDENTITY}/claims").json()["items"]
    [theirs] = client.as_("officer").get(f"{IDENTITY}/claims").json()["items"]
    assert (mine["rebinding"], mine["status"], mine["first_by"]) == (True, "awaits_second", "secretary")
    assert [action["action"] for action in mine["allowed_actions"]] == ["refuse"]
    assert [action["action"] for action in theirs["allowed_actions"]] == ["second_confirm", "refuse"]
    assert client.as_("outsider").get(f"{IDENTITY}/claims").json()["items"] == []
    assert client.as_("officer").get("/api/v1/me").json()["pending_count"] == 1


def test_a_number_in_the_hand_is_not_enough_where_another_wechat_has_the_record(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    bind(client, outside, member, "o-old")

    made = claim_by_phone(client, outside, member, "o-new").json()

    assert (made["status"], made["rebinding"], made["preview"], len(made["code"])) == ("pending", True, None, 6)
    answer = accept(client, made["id"], ticket_of(client, outside, "o-new"))
    assert refused(answer) == (409, "accounts.claim_waiting")
    assert ends(session) == [("o-old", None)]


def test_typed_data_are_not_told_that_another_wechat_has_the_record(case: Case) -> None:
    assert (case.made["status"], case.made["rebinding"]) == ("pending", False)


def test_after_the_old_binding_was_ended_one_confirmation_is_enough(
    client: Client, case: Case, session: Opened
) -> None:
    [old] = client.anonymous.get(f"{IDENTITY}/bindings", headers=case.old).json()["items"]
    client.anonymous.post(
        f"{IDENTITY}/bindings/{old['id']}/revoke", json={}, headers=case.old | {"If-Match": f'"{old["version"]}"'}
    )

    assert case.first().json()["status"] == "confirmed"
    assert ends(session) == [("o-old", "unbound"), ("o-new", None)]


def test_what_the_lost_wechat_had_in_the_other_app_ends_too(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    code = client.as_("secretary").post(f"{IDENTITY}/confirmation-codes", json={"member_id": str(member.id)}).json()
    ticket = ticket_of(client, outside, "o-official", "official")
    made = claim(client, ticket, confirmation_code=code["code"]).json()
    assert accept(client, made["id"], ticket).status_code == 200
    case = Case(client, outside, member)
    case.first()
    case.second()

    assert ends(session) == [("o-official", "rebound"), ("o-old", "rebound"), ("o-new", None)]


def test_whoever_has_the_record_is_warned_before_and_told_after(
    client: Client, case: Case, session: Opened, run_jobs: Callable[[], int]
) -> None:
    def told() -> list[str]:
        run_jobs()
        with session() as s:
            theirs = select(Notification.title).where(Notification.member_id == case.member.id)
            return list(s.exec(theirs.order_by(col(Notification.id))))

    told()
    case.first()
    assert told()[-1] == "有人申请换绑微信"
    case.second()
    assert told()[-1] == "微信已换绑"
