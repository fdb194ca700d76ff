"""What a member can agree to and take back, and with which words it was asked.

Keeping the book of members is a duty of the organization and rests on no consent (个人信息保护法 art. 13 (3), 34), so it is no kind here.
Each kind is something the member chose, and taking it back ends it at once (art. 15).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsentKind(StrEnum):
    WECHAT_MESSAGES = "wechat_messages"
    PHONE_CARD = "phone_card"
    WECHAT_SIGN_IN = "wechat_sign_in"


@dataclass(frozen=True)
class ConsentText:
    """The words that were asked with from a day on. That day is their version: change the words by adding a later one."""

    since: date
    text: str


CONSENT_WORDS = {
    ConsentKind.WECHAT_MESSAGES: "微信里收活动消息",
    ConsentKind.PHONE_CARD: "手机上出示党员卡",
    ConsentKind.WECHAT_SIGN_IN: "用微信登录",
}
ENDING_WORDS = {
    ConsentKind.WECHAT_MESSAGES: "不再给您发微信消息，有事由支部打电话。",
    ConsentKind.PHONE_CARD: "手机上的党员卡马上停用。",
    ConsentKind.WECHAT_SIGN_IN: "解除绑定，所有设备马上退出，党员卡停用；再用要重新认领。",
}
TEXTS = {
    ConsentKind.WECHAT_MESSAGES: (ConsentText(date(2026, 11, 1), "每点一次“允许”，可以在微信里收到一条活动消息。"),),
    ConsentKind.PHONE_CARD: (
        ConsentText(date(2026, 11, 1), "在这部手机上启用党员卡，以后没有网络也能出示。原来的手机不再显示。"),
    ),
    ConsentKind.WECHAT_SIGN_IN: (
        ConsentText(date(2026, 11, 1), "把您和花名册上的名字对上。核对后只存加密的号码，谁看过都有记录。"),
    ),
}


def text_on(kind: ConsentKind, day: date) -> ConsentText:
    """The words in use on a day: the last ones that had begun, or the first there were."""
    begun = [text for text in TEXTS[kind] if text.since <= day]
    return begun[-1] if begun else TEXTS[kind][0]
