"""Codes become identities and phone numbers once, for five minutes, in the right app."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.gateways import connections
from app.gateways.errors import CodeInvalid, CodeUsed, Misconfigured, QuotaExceeded, UserBlocked
from app.gateways.wechat import Wechat, WechatApp, WechatIdentity, authorize_url
from app.sandbox import wechat_world as world
from tests.gateways.conftest import opened
from tests.standins import StandIn


def test_a_mini_program_code_names_its_user(wechat: Wechat, outside: StandIn) -> None:
    code = outside.mint("mini", "o-wang", unionid="u-wang")
    assert wechat.identify_mini_user(code) == WechatIdentity("o-wang", "u-wang")


def test_the_settings_open_the_gateway_once(outside: StandIn) -> None:
    assert connections.wechat() is connections.wechat()
    assert connections.wechat().identify_official_user(outside.mint("official", "o-li")).openid == "o-li"


def test_a_user_outside_an_open_platform_has_no_unionid(wechat: Wechat, outside: StandIn) -> None:
    assert wechat.identify_mini_user(outside.mint("mini", "o-wang")).unionid is None


def test_an_official_account_code_names_its_user(wechat: Wechat, outside: StandIn) -> None:
    assert wechat.identify_official_user(outside.mint("official", "o-li")) == WechatIdentity("o-li", None)


def test_the_redirect_brings_back_a_code_and_the_state(wechat: Wechat, outside: StandIn) -> None:
    url = authorize_url(outside.url, world.OFFICIAL_APPID, "https://town.example/c?a=1#/pages/me", "a&b=c")
    assert url.endswith("#wechat_redirect")
    assert [pair.split("=")[0] for pair in urlsplit(url).query.split("&")] == [
        "appid",
        "redirect_uri",
        "response_type",
        "scope",
        "state",
    ]
    page = httpx.get(url, trust_env=False)
    assert "模拟微信授权" in page.text
    redirect = httpx.get(url, params=dict(httpx.URL(url).params) | {"openid": "o-li"}, trust_env=False)
    back = urlsplit(redirect.headers["location"])
    assert (back.netloc, parse_qs(back.query)["a"], parse_qs(back.query)["state"]) == ("town.example", ["1"], ["a&b=c"])
    assert back.fragment == "/pages/me"
    assert wechat.identify_official_user(parse_qs(back.query)["code"][0]).openid == "o-li"


def test_the_redirect_refuses_a_foreign_app(outside: StandIn) -> None:
    url = authorize_url(outside.url, "wx-other", "https://town.example/", "s")
    assert httpx.get(url, trust_env=False).status_code == 400


def test_a_code_is_good_once(wechat: Wechat, outside: StandIn) -> None:
    code = outside.mint("mini")
    wechat.identify_mini_user(code)
    with pytest.raises(CodeUsed):
        wechat.identify_mini_user(code)


@pytest.mark.parametrize("kind", ["mini", "official", "phone"])
def test_a_code_is_good_for_five_minutes(wechat: Wechat, outside: StandIn, kind: str) -> None:
    identify = {
        "mini": wechat.identify_mini_user,
        "official": wechat.identify_official_user,
        "phone": wechat.read_phone,
    }
    early, late = (outside.mint(kind, phone="13800138000") for _ in range(2))
    outside.advance(290)
    identify[kind](early)
    outside.advance(11)
    with pytest.raises(CodeInvalid):
        identify[kind](late)


def test_a_code_is_good_for_one_purpose(wechat: Wechat, outside: StandIn) -> None:
    with pytest.raises(CodeInvalid):
        wechat.identify_official_user(outside.mint("mini"))
    with pytest.raises(CodeInvalid):
        wechat.read_phone(outside.mint("mini"))


def test_a_high_risk_user_is_refused(wechat: Wechat, outside: StandIn) -> None:
    with pytest.raises(UserBlocked):
        wechat.identify_mini_user(outside.mint("mini", is_blocked=True))


def test_one_user_signs_in_a_hundred_times_a_minute_at_most(wechat: Wechat, outside: StandIn) -> None:
    outside.switch(user_calls_per_minute=2)
    for _ in range(2):
        wechat.identify_mini_user(outside.mint("mini", "o-busy"))
    with pytest.raises(QuotaExceeded):
        wechat.identify_mini_user(outside.mint("mini", "o-busy"))
    assert wechat.identify_mini_user(outside.mint("mini", "o-calm")).openid == "o-calm"


@pytest.mark.parametrize("app", [WechatApp(world.MINI_APPID, "wrong"), WechatApp("wx-unknown", world.MINI_SECRET)])
def test_wrong_credentials_are_ours_to_mend(outside: StandIn, app: WechatApp) -> None:
    with opened(outside, mini=app) as wechat, pytest.raises(Misconfigured):
        wechat.identify_mini_user(outside.mint("mini"))
    with opened(outside, mini=app) as wechat, pytest.raises(Misconfigured):
        wechat.read_phone(outside.mint("phone", phone="13800138000"))


def test_without_an_official_account_its_sign_in_is_not_set_up(outside: StandIn) -> None:
    with opened(outside, official=None) as wechat, pytest.raises(Misconfigured):
        wechat.identify_official_user(outside.mint("official"))


def test_a_phone_code_gives_the_number_with_its_country(wechat: Wechat, outside: StandIn) -> None:
    assert wechat.read_phone(outside.mint("phone", phone="13800138000")) == "+8613800138000"


def test_a_number_given_to_another_app_is_refused(wechat: Wechat, outside: StandIn) -> None:
    code = outside.mint("phone", phone="13800138000", watermark_appid="wx-somebody-else")
    with pytest.raises(CodeInvalid):
        wechat.read_phone(code)
