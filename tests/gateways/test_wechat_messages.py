"""Subscription messages: one permission pays for one message, and what WeChat would refuse is refused."""

from dataclasses import replace

import pytest

from app.gateways.errors import GatewayError, MessageRejected, Misconfigured, NotSubscribed, QuotaExceeded
from app.gateways.wechat import SubscriptionMessage, Wechat
from tests.standins import StandIn

MESSAGE = SubscriptionMessage(
    openid="o-wang",
    template_id="activity-notice",
    page="pages/activity/detail?id=1",
    data={"thing1": "支部党员大会", "time2": "2026年11月24日 09:30", "thing3": "镇文化站二楼"},
)


def test_a_permitted_message_arrives(wechat: Wechat, outside: StandIn) -> None:
    outside.permit("o-wang", "activity-notice")
    wechat.send_subscription_message(MESSAGE)
    (arrived,) = outside.messages()
    assert arrived["touser"] == "o-wang"
    assert arrived["page"] == "pages/activity/detail?id=1"
    assert arrived["data"] == {key: {"value": value} for key, value in MESSAGE.data.items()}
    assert (arrived["miniprogram_state"], arrived["lang"]) == ("formal", "zh_CN")


def test_each_permission_pays_for_one_message(wechat: Wechat, outside: StandIn) -> None:
    outside.permit("o-wang", "activity-notice", count=2)
    outside.permit("o-wang", "another-template")
    for _ in range(2):
        wechat.send_subscription_message(MESSAGE)
    with pytest.raises(NotSubscribed):
        wechat.send_subscription_message(MESSAGE)
    assert len(outside.messages()) == 2


REFUSALS: list[tuple[dict[str, object], type[GatewayError], int]] = [
    ({"openid": "o-nobody"}, MessageRejected, 40003),
    ({"template_id": "unknown"}, Misconfigured, 40037),
    ({"page": "pages/none"}, Misconfigured, 41030),
    ({"page": "/pages/activity/detail"}, Misconfigured, 41030),
    ({"data": {**MESSAGE.data, "thing1": "字" * 21}}, MessageRejected, 47003),
    ({"data": {**MESSAGE.data, "thing1": ""}}, MessageRejected, 47003),
    ({"data": {**MESSAGE.data, "thing1": "两\n行"}}, MessageRejected, 47003),
    ({"data": {**MESSAGE.data, "time2": "明天上午"}}, MessageRejected, 47003),
    ({"data": {**MESSAGE.data, "thing9": "多的"}}, MessageRejected, 47003),
    ({"data": {"thing1": "少了两个"}}, MessageRejected, 47003),
]


@pytest.mark.parametrize(("change", "error", "errcode"), REFUSALS)
def test_what_cannot_be_delivered_is_refused_and_costs_nothing(
    wechat: Wechat, outside: StandIn, change: dict[str, str], error: type[GatewayError], errcode: int
) -> None:
    outside.switch(templates={"activity-notice": list(MESSAGE.data)}, pages=["pages/activity/detail"])
    outside.permit("o-wang", "activity-notice")
    with pytest.raises(error) as caught:
        wechat.send_subscription_message(replace(MESSAGE, **change))  # type: ignore[arg-type]  # one field of any kind
    assert caught.value.errcode == errcode
    assert outside.messages() == []
    wechat.send_subscription_message(MESSAGE)


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("thing1", "字" * 20, "字" * 21),
        ("time1", "09:30", "25:00"),
        ("time1", "2026年11月24日 09:30~2026年11月24日 11:00", "2026年11月24日"),
        ("date1", "2026年11月24日", "今天"),
        ("date1", "2026-11-24 09:30", "11"),
        ("character_string1", "DJ-2026-001", "编号"),
        ("number1", "12.5", "十二"),
        ("phrase1", "已开始", "已经开始了吗"),
        ("name1", "张某某", "字" * 11),
        ("amount1", "¥12.50元", "免费"),
        ("thing1", "好", 7),
    ],
)
def test_values_follow_the_type_of_their_field(wechat: Wechat, outside: StandIn, key: str, good: str, bad: str) -> None:
    outside.permit("o-wang", "activity-notice")
    with pytest.raises(MessageRejected):
        wechat.send_subscription_message(replace(MESSAGE, data={key: bad}))
    wechat.send_subscription_message(replace(MESSAGE, data={key: good}))


def test_the_calls_of_a_day_are_counted(wechat: Wechat, outside: StandIn) -> None:
    outside.permit("o-wang", "activity-notice", count=4)
    outside.switch(calls_per_day=2)
    for _ in range(2):
        wechat.send_subscription_message(MESSAGE)
    with pytest.raises(QuotaExceeded):
        wechat.send_subscription_message(MESSAGE)
    outside.advance(24 * 3600)
    wechat.send_subscription_message(MESSAGE)
    assert len(outside.messages()) == 3
