"""What any WeChat host must answer: the stand-in, or by hand the real one.

WECHAT_LIVE_APPID=… WECHAT_LIVE_SECRET=… pytest tests/gateways/test_wechat_any_host.py
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.core import clock
from app.gateways.errors import CodeInvalid, MessageRejected, Misconfigured
from app.gateways.wechat import SubscriptionMessage, Wechat, WechatApp
from app.sandbox import wechat_world as world
from tests.standins import StandIn


class LiveHost(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="WECHAT_LIVE_")
    appid: str = ""
    secret: str = ""


@pytest.fixture
def host(outside: StandIn) -> tuple[str, WechatApp]:
    live = LiveHost()
    if live.appid:
        return "https://api.weixin.qq.com", WechatApp(live.appid, live.secret)
    return outside.url, WechatApp(world.MINI_APPID, world.MINI_SECRET)


@pytest.fixture
def any_wechat(host: tuple[str, WechatApp]) -> Iterator[Wechat]:
    wechat = Wechat(*host, clock=clock.now)
    yield wechat
    wechat.close()


def test_an_invented_code_is_invalid(any_wechat: Wechat) -> None:
    with pytest.raises(CodeInvalid):
        any_wechat.identify_mini_user("0" * 32)


def test_an_invented_phone_code_is_invalid(any_wechat: Wechat) -> None:
    with pytest.raises(CodeInvalid):
        any_wechat.read_phone("0" * 64)


def test_an_invented_recipient_is_refused(any_wechat: Wechat) -> None:
    message = SubscriptionMessage("o-nobody", "x" * 43, "pages/index", {"thing1": "大会"})
    with pytest.raises((MessageRejected, Misconfigured)):
        any_wechat.send_subscription_message(message)


def test_a_wrong_secret_is_ours_to_mend(host: tuple[str, WechatApp]) -> None:
    base, app = host
    wechat = Wechat(base, replace(app, secret="0" * 32), clock=clock.now)
    with pytest.raises(Misconfigured):
        wechat.read_phone("0" * 64)
    wechat.close()
