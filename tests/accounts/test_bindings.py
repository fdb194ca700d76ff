"""Ending a binding: by the member, or by the secretary for somebody who lost a phone."""

from concurrent.futures import ThreadPoolExecutor, wait

import httpx
from sqlmodel import Session, col, select

from app.accounts import sign_in
from app.accounts.models import WechatBinding
from app.accounts.rules import WechatApp
from app.accounts.schemas import Tokens
from app.accounts.service import account_of_member
from app.accounts.tickets import WechatUser
from app.members.models import Member
from app.organizations.models import Organization
from tests.accounts.conftest import Opened
from tests.accounts.steps import IDENTITY, accept, as_holder, bind, claim, events_of, knock, ticket_of
from tests.build import Town, make_member
from tests.client import Client, code_of
from tests.standins import StandIn


def listed(client: Client, who: str, member: Member) -> list[dict[str, str]]:
    page = client.as_(who).get(f"{IDENTITY}/bindings", params={"member_id": str(member.id)})
    items: list[dict[str, str]] = page.json()["items"]
    return items


def revoke(client: Client, who: str, binding_id: str, **body: object) -> httpx.Response:
    seen = {"If-Match": '"1"'}
    return client.as_(who).post(f"{IDENTITY}/bindings/{binding_id}/revoke", json=body, headers=seen)


def open_bindings(session: Session) -> dict[WechatApp, str]:
    rows = session.exec(select(WechatBinding).where(col(WechatBinding.ended_at).is_(None)))
    return {row.app: row.openid for row in rows}


def test_a_member_ends_their_own_binding_and_every_session_with_it(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    tokens = bind(client, outside, member)
    mine = as_holder(client, tokens)
    (binding,) = client.anonymous.get(f"{IDENTITY}/bindings", headers=mine).json()["items"]

    address = f"{IDENTITY}/bindings/{binding['id']}/revoke"
    assert client.anonymous.post(address, json={}, headers=mine).status_code == 428
    assert client.anonymous.post(address, json={}, headers=mine | {"If-Match": '"7"'}).status_code == 412

    answer = client.anonymous.post(address, json={}, headers=mine | {"If-Match": f'"{binding["version"]}"'})

    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert answer.json()["ended_at"] is not None
    assert client.anonymous.get("/api/v1/me", headers=mine).status_code == 401
    assert "claim_ticket" in knock(client, outside).json()
    with session() as s:
        (fact,) = events_of(s, "wechat_binding.revoked")
        assert open_bindings(s) == {}
    assert fact.member_id == member.id


def test_a_secretary_ends_it_with_a_reason(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    mine = as_holder(client, bind(client, outside, member))
    (binding,) = listed(client, "secretary", member)

    silent = revoke(client, "secretary", binding["id"])
    said = revoke(client, "secretary", binding["id"], reason="手机丢了")
    again = revoke(client, "secretary", binding["id"], reason="手机丢了")

    assert (silent.status_code, code_of(silent)) == (422, "accounts.revoke_reason_needed")
    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert said.status_code == again.status_code == 200
    assert client.anonymous.get("/api/v1/me", headers=mine).status_code == 401
    with session() as s:
        (fact,) = events_of(s, "wechat_binding.revoked")
    assert fact.notes == {"reason": "手机丢了"}


def test_afterwards_another_phone_can_be_bound(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    bind(client, outside, member, "o-old")
    (binding,) = listed(client, "secretary", member)
    revoke(client, "secretary", binding["id"], reason="换手机")

    bind(client, outside, member, "o-new")

    with session() as s:
        assert open_bindings(s) == {WechatApp.MINI: "o-new"}
        assert len(s.exec(select(WechatBinding)).all()) == 2


def test_others_neither_see_nor_end_it(client: Client, outside: StandIn, member: Member) -> None:
    bind(client, outside, member)
    (binding,) = listed(client, "officer", member)

    assert listed(client, "outsider", member) == []
    assert listed(client, "member2", member) == []
    for who in ("outsider", "member2"):
        answer = revoke(client, who, binding["id"], reason="试一试")
        missing = revoke(client, who, str(member.id), reason="试一试")
        assert answer.status_code == missing.status_code == 404
        assert answer.content == missing.content
    for who in ("admin", "auditor"):
        assert revoke(client, who, binding["id"], reason="试一试").status_code == 403
    assert "access_token" in knock(client, outside).json()


def test_the_list_never_shows_an_openid(client: Client, outside: StandIn, member: Member) -> None:
    bind(client, outside, member)

    assert "o-anyone" not in str(listed(client, "secretary", member))


def test_an_accepted_claim_opens_nothing_once_its_binding_has_ended(
    client: Client, outside: StandIn, member: Member
) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=member.phone)).json()
    accept(client, made["id"], ticket)
    (binding,) = listed(client, "secretary", member)
    revoke(client, "secretary", binding["id"], reason="手机丢了")

    answer = accept(client, made["id"], ticket)

    assert (answer.status_code, code_of(answer)) == (409, "accounts.claim_closed")


def test_an_account_is_made_when_a_member_first_needs_one(
    client: Client, outside: StandIn, town: Town, session: Opened
) -> None:
    with session() as s:
        newcomer = make_member(s, s.get_one(Organization, town.organizations["east"]), "丁员")
        s.flush()
        phone, newcomer_id = newcomer.phone, newcomer.id
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=phone)).json()

    assert accept(client, made["id"], ticket).status_code == 200
    with session() as s:
        assert account_of_member(s, newcomer_id).name == "丁员"


def test_who_signs_in_while_the_binding_is_ended_is_signed_out_too(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    bind(client, outside, member)
    (binding,) = listed(client, "secretary", member)
    user = WechatUser(WechatApp.MINI, "o-anyone", None)

    with ThreadPoolExecutor(1) as pool:
        with session() as s:
            tokens = sign_in.with_wechat(s, user, "测试")
            ending = pool.submit(revoke, client, "secretary", binding["id"], reason="手机丢了")
            is_first = bool(wait([ending], timeout=0.5).done)
        assert ending.result().status_code == 200

    assert not is_first
    assert isinstance(tokens, Tokens)
    mine = as_holder(client, tokens.model_dump())
    assert client.anonymous.get("/api/v1/me", headers=mine).status_code == 401
