"""Phone codes by text message."""

import pytest

from app.core.settings import settings
from app.gateways import connections
from app.gateways.errors import GatewayError, MessageRejected, Misconfigured, QuotaExceeded
from app.gateways.sms import Sms
from tests.standins import StandIn

PHONE = "+8613800138000"


def test_a_code_arrives(outside: StandIn) -> None:
    connections.sms().send_code("m-1", PHONE, "123456", 5)
    (text,) = outside.texts()
    assert text["phone"] == PHONE
    assert (text["template"], text["params"]) == ("phone_code", {"code": "123456", "minutes": "5"})


def test_a_repeat_is_sent_once(outside: StandIn) -> None:
    for _ in range(3):
        connections.sms().send_code("m-1", PHONE, "123456", 5)
    assert len(outside.texts()) == 1


def test_a_number_that_cannot_be_is_refused(outside: StandIn) -> None:
    with pytest.raises(MessageRejected):
        connections.sms().send_code("m-1", "+8610086", "123456", 5)
    assert outside.texts() == []


def test_a_number_gets_so_many_a_day(outside: StandIn) -> None:
    outside.switch(sms_per_phone_per_day=1)
    connections.sms().send_code("m-1", PHONE, "123456", 5)
    with pytest.raises(QuotaExceeded):
        connections.sms().send_code("m-2", PHONE, "123456", 5)
    connections.sms().send_code("m-3", "+8613900139000", "123456", 5)


def test_a_wrong_key_is_ours_to_mend(outside: StandIn) -> None:
    sms = Sms(outside.url, "wrong")
    with pytest.raises(Misconfigured):
        sms.send_code("m-1", PHONE, "123456", 5)
    sms.close()


@pytest.mark.parametrize(("setting", "opens"), [("sms_api_base", "sms"), ("wechat_mini_appid", "wechat")])
def test_what_is_not_set_up_says_so(
    outside: StandIn, monkeypatch: pytest.MonkeyPatch, setting: str, opens: str
) -> None:
    monkeypatch.setattr(settings(), setting, "")
    with pytest.raises(GatewayError, match=f"APP_{setting.upper()} is not set"):
        getattr(connections, opens)()
