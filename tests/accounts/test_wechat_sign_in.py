"""Opening the mini-program or the official account's page."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from sqlmodel import select

from app.access.declared import PUBLIC
from app.accounts.models import WechatBinding
from app.core.db import Database
from app.core.settings import settings
from app.gateways import connections
from app.members.models import Member
from app.members.rules import Status
from tests.accounts.conftest import Opened
from tests.accounts.steps import AUTH, IDENTITY, accept, as_holder, bind, claim, events_of, knock, ticket_of
from tests.client import Client, code_of
from tests.standins import StandIn


def test_an_unknown_wechat_user_gets_a_ticket_and_nothing_else(client: Client, outside: StandIn) -> None:
    answer = knock(client, outside)

    assert answer.status_code == 200
    assert set(answer.json()) == {"claim_ticket", "expires_at"}
    assert "o-anyone" not in answer.text


def test_a_bound_one_is_signed_in_and_it_is_recorded(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    bind(client, outside, member)
    answer = knock(client, outside)

    assert answer.status_code == 200
    me = client.anonymous.get("/api/v1/me", headers=as_holder(client, answer.json()))
    assert me.json()["member"]["id"] == str(member.id)
    assert me.json()["session_kind"] == "member"
    with session() as s:
        (fact,) = events_of(s, "session.opened")
    assert fact.data["method"] == "wechat"
    assert fact.member_id == member.id
    assert "o-anyone" not in str(fact.data)


def test_openids_are_not_readable_in_the_database(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    bind(client, outside, member)

    with session() as s:
        binding = s.exec(select(WechatBinding)).one()
        assert b"o-anyone" not in binding.openid_sealed + binding.openid_hmac
        assert binding.openid == "o-anyone"


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ({"kind": "errcode", "errcode": -1}, 503, "accounts.wechat_unavailable"),
        ({"kind": "errcode", "errcode": 45011}, 503, "accounts.wechat_unavailable"),
        ({"kind": "errcode", "errcode": 40013}, 503, "accounts.wechat_unavailable"),
        ({"kind": "html"}, 503, "accounts.wechat_unavailable"),
        ({"kind": "reset"}, 503, "accounts.wechat_unavailable"),
        ({"kind": "errcode", "errcode": 40226}, 403, "accounts.wechat_blocked"),
    ],
)
def test_wechats_moods_are_told_in_plain_words(
    client: Client, outside: StandIn, fault: dict[str, object], status: int, code: str
) -> None:
    outside.switch({"path": "/sns/jscode2session", **fault})

    answer = knock(client, outside)

    assert (answer.status_code, code_of(answer)) == (status, code)
    assert "retry-after" in answer.headers or status != 503


def test_a_code_works_once_and_a_made_up_one_never(client: Client, outside: StandIn) -> None:
    body = {"code": outside.mint("mini"), "app": "mini"}
    first, again = (client.anonymous.post(f"{AUTH}/wechat", json=body) for _ in range(2))
    invented = client.anonymous.post(f"{AUTH}/wechat", json={"code": "x", "app": "mini"})

    assert first.status_code == 200
    for answer in (again, invented):
        assert (answer.status_code, code_of(answer)) == (422, "accounts.wechat_code_spent")
        assert answer.json()["errors"][0]["pointer"] == "/code"


def test_the_write_gate_is_free_while_wechat_is_asked(
    client: Client, outside: StandIn, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A WeChat that answers only after another writer has come through the gate."""

    class Patient(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with database.transaction():
                self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"openid": "o-any"}')

    with HTTPServer(("127.0.0.1", 0), Patient) as server:
        monkeypatch.setattr(settings(), "wechat_api_base", f"http://127.0.0.1:{server.server_port}")
        connections.close()
        Thread(target=server.handle_request).start()

        answer = client.anonymous.post(f"{AUTH}/wechat", json={"code": "x", "app": "mini"})

    assert answer.status_code == 200


def test_the_same_person_is_known_in_the_other_app_by_the_unionid(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    ticket = ticket_of(client, outside, "o-mini", unionid="u-1")
    made = claim(client, ticket, phone_code=outside.mint("phone", "o-mini", phone=member.phone))
    assert accept(client, made.json()["id"], ticket).status_code == 200

    answer = knock(client, outside, "o-official", "official", unionid="u-1")

    assert "access_token" in answer.json()
    with session() as s:
        assert [fact.data["app"] for fact in events_of(s, "wechat_binding.created")] == ["mini", "official"]


@pytest.mark.parametrize("unionid", [None, "u-2"])
def test_without_the_same_unionid_the_other_app_asks_for_a_claim(
    client: Client, outside: StandIn, member: Member, unionid: str | None
) -> None:
    ticket = ticket_of(client, outside, "o-mini", unionid="u-1")
    made = claim(client, ticket, phone_code=outside.mint("phone", "o-mini", phone=member.phone))
    accept(client, made.json()["id"], ticket)

    assert "claim_ticket" in knock(client, outside, "o-official", "official", unionid=unionid).json()


def test_a_unionid_gives_no_second_phone_in_the_same_app(client: Client, outside: StandIn, member: Member) -> None:
    ticket = ticket_of(client, outside, "o-mini", unionid="u-1")
    made = claim(client, ticket, phone_code=outside.mint("phone", "o-mini", phone=member.phone))
    accept(client, made.json()["id"], ticket)

    assert "claim_ticket" in knock(client, outside, "o-other", unionid="u-1").json()


@pytest.mark.parametrize("status", [Status.EXITED, Status.TRANSFERRED_OUT, Status.DECEASED])
def test_who_left_the_roll_cannot_sign_in(
    client: Client, outside: StandIn, member: Member, session: Opened, status: Status
) -> None:
    bind(client, outside, member)
    with session() as s:
        s.get_one(Member, member.id).status = status

    answer = knock(client, outside)

    assert (answer.status_code, code_of(answer)) == (403, "accounts.left_roll")


def test_the_official_account_sends_people_back_to_a_page_of_ours(client: Client, outside: StandIn) -> None:
    query = {"path": "/#/pages/sign-in/sign-in?redirect=%2Fpages%2Fhome", "state": "abcdefgh1234"}
    answer = client.anonymous.get(f"{AUTH}/wechat/authorize-url", params=query)

    parts = urlsplit(answer.json()["url"])
    given = parse_qs(parts.query)
    assert answer.json()["url"].startswith(outside.url)
    assert given["redirect_uri"] == [f"http://testserver{query['path']}"]
    assert given["state"] == [query["state"]]
    assert parts.fragment == "wechat_redirect"


@pytest.mark.parametrize("path", ["https://elsewhere.example/", "@elsewhere.example", "", "/a b", "/<script>"])
def test_nobody_is_sent_back_to_another_site(client: Client, outside: StandIn, path: str) -> None:
    answer = client.anonymous.get(f"{AUTH}/wechat/authorize-url", params={"path": path, "state": "abcdefgh1234"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/query/path"


def test_without_an_official_account_that_is_said(client: Client) -> None:
    asked = client.anonymous.get(f"{AUTH}/wechat/authorize-url", params={"path": "/", "state": "abcdefgh1234"})
    knocked = client.anonymous.post(f"{AUTH}/wechat", json={"code": "x", "app": "official"})

    for answer in (asked, knocked):
        assert (answer.status_code, code_of(answer)) == (404, "accounts.official_missing")


def test_whoever_is_not_signed_in_is_counted_by_address(app: FastAPI) -> None:
    counted = set()
    for context in iter_route_contexts(app.routes):
        calls = [dependency.call for dependency in getattr(context, "dependant", Dependant()).dependencies]
        if any("limited" in getattr(call, "__qualname__", "") for call in calls):
            counted.add(context.path_format)

    ours = {path for method, path in PUBLIC if method == "POST" and path.startswith((AUTH, IDENTITY))}
    assert ours <= counted
    assert len(ours) >= 6
