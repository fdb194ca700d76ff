"""The access token: one fetch for many threads, renewed in time, replaced when WeChat refuses it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import httpx
import pytest

from app.core import clock
from app.gateways import wechat_token
from app.gateways.errors import GatewayError, Misconfigured, Unavailable
from app.gateways.wechat import Wechat
from app.gateways.wechat_answers import TokenAnswer
from app.gateways.wechat_token import AccessToken
from app.sandbox import wechat_world as world
from tests.gateways.conftest import MovableClock
from tests.standins import StandIn

TOKEN = "/cgi-bin/stable_token"
PHONE = "/wxa/business/getuserphonenumber"
THREADS = 12


def fetches(outside: StandIn) -> int:
    """How often a token was asked for and answered."""
    return sum("fault" not in call for call in outside.calls(TOKEN))


def read_phone(wechat: Wechat, outside: StandIn) -> None:
    wechat.read_phone(outside.mint("phone", phone="13800138000"))


def ask_stable_token(outside: StandIn, *, is_forced: bool = False) -> dict[str, object]:
    """Another program of the same app asks for the token."""
    body = {"grant_type": "client_credential", "appid": world.MINI_APPID, "secret": world.MINI_SECRET}
    response = httpx.post(outside.url + TOKEN, json=body | {"force_refresh": is_forced}, trust_env=False)
    answer: dict[str, object] = response.json()
    return answer


def all_at_once(act: Callable[[], None]) -> None:
    barrier = Barrier(THREADS)

    def wait_and_act(_: int) -> None:
        barrier.wait(10)
        act()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(wait_and_act, range(THREADS)))


def test_many_threads_fetch_one_token(wechat: Wechat, outside: StandIn) -> None:
    outside.switch({"kind": "delay", "path": TOKEN, "seconds": 0.3})
    all_at_once(lambda: read_phone(wechat, outside))
    assert fetches(outside) == 1


def test_a_token_refused_to_many_threads_is_replaced_once(wechat: Wechat, outside: StandIn) -> None:
    read_phone(wechat, outside)
    ask_stable_token(outside, is_forced=True)
    all_at_once(lambda: read_phone(wechat, outside))
    ours, forced, replaced = 1, 1, 1
    assert fetches(outside) == ours + forced + replaced


def test_a_late_refusal_of_the_old_token_keeps_the_new() -> None:
    given = iter(["old", "new", "never"])
    token = AccessToken(lambda: TokenAnswer(access_token=next(given), expires_in=7200), clock.now)
    old = token.current()
    token.forget(old)
    assert token.current() == "new"
    token.forget(old)
    assert token.current() == "new"


def test_nobody_waits_long_for_anothers_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wechat_token, "WAIT_SECONDS", 0.05)
    started, answered = Event(), Event()

    def fetch() -> TokenAnswer:
        started.set()
        answered.wait(10)
        return TokenAnswer(access_token="slow", expires_in=7200)

    token = AccessToken(fetch, clock.now)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(token.current)
        started.wait(10)
        with pytest.raises(Unavailable):
            token.current()
        answered.set()
        assert first.result() == "slow"


def test_a_token_is_kept_until_five_minutes_before_its_end(
    wechat: Wechat, outside: StandIn, our_clock: MovableClock
) -> None:
    def pass_time(seconds: float) -> None:
        our_clock.advance(seconds)
        outside.advance(seconds)

    read_phone(wechat, outside)
    pass_time(6880)
    read_phone(wechat, outside)
    assert fetches(outside) == 1
    pass_time(21)
    read_phone(wechat, outside)
    assert fetches(outside) == 2
    first, second, third = (call["query"] for call in outside.calls(PHONE))
    assert first == second != third


def test_the_old_token_lives_for_five_minutes_beside_the_new(outside: StandIn) -> None:
    def errcode(token: object) -> object:
        response = httpx.post(outside.url + PHONE, params={"access_token": str(token)}, json={}, trust_env=False)
        return response.json()["errcode"]

    old = ask_stable_token(outside)["access_token"]
    outside.advance(6901)
    new = ask_stable_token(outside)["access_token"]
    no_code, expired = 41008, 42001
    assert old != new
    assert (errcode(old), errcode(new)) == (no_code, no_code)
    outside.advance(300)
    assert (errcode(old), errcode(new)) == (expired, no_code)


def test_forcing_is_limited(outside: StandIn) -> None:
    outside.switch(forced_tokens_per_day=2)
    first = ask_stable_token(outside, is_forced=True)
    assert ask_stable_token(outside, is_forced=True)["access_token"] == first["access_token"]
    outside.advance(31)
    assert ask_stable_token(outside, is_forced=True)["access_token"] != first["access_token"]
    outside.advance(31)
    assert ask_stable_token(outside, is_forced=True)["errcode"] == 45009


def test_a_token_that_ended_early_is_replaced(wechat: Wechat, outside: StandIn) -> None:
    read_phone(wechat, outside)
    outside.advance(7201)
    read_phone(wechat, outside)
    assert fetches(outside) == 2


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
def test_a_refused_token_is_tried_again_once(wechat: Wechat, outside: StandIn, errcode: int) -> None:
    outside.switch({"kind": "errcode", "path": PHONE, "errcode": errcode, "after": 2, "times": 1})
    for _ in range(4):
        read_phone(wechat, outside)
    assert fetches(outside) == 2


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
def test_a_token_refused_twice_is_an_error(wechat: Wechat, outside: StandIn, errcode: int) -> None:
    outside.switch({"kind": "errcode", "path": PHONE, "errcode": errcode})
    with pytest.raises(GatewayError) as caught:
        read_phone(wechat, outside)
    assert caught.value.errcode == errcode
    assert len(outside.calls(PHONE)) == 2


def test_a_failed_fetch_is_not_remembered(wechat: Wechat, outside: StandIn) -> None:
    outside.switch({"kind": "html", "path": TOKEN, "times": 1})
    with pytest.raises(Unavailable):
        read_phone(wechat, outside)
    read_phone(wechat, outside)


def test_an_address_outside_the_whitelist_gets_no_token(wechat: Wechat, outside: StandIn) -> None:
    outside.switch(ip_whitelist=["192.0.2.1"])
    with pytest.raises(Misconfigured) as caught:
        read_phone(wechat, outside)
    assert caught.value.errcode == 40164
    outside.switch(ip_whitelist=["127.0.0.1"])
    read_phone(wechat, outside)
