"""Who may sign in, how a person claims a record of the roll, and how long each proof is good for.

Lives and limits follow OWASP ASVS 5.0 chapters 6 and 7; the confirmation in person is the rule of the member's identity card services:
a phone number or a pair of name and ID number is a hint, a secretary who sees the person is the proof.
"""

import re
from datetime import timedelta
from enum import StrEnum

TICKET_LIFE = timedelta(minutes=30)
CODE_LIFE = timedelta(minutes=10)
CODE_DIGITS = 6
# A confirmation code is looked up without knowing whose it is, so it is longer than one that belongs to a phone or a claim.
CONFIRMATION_DIGITS = 8
CODE_ATTEMPTS = 5
CLAIM_LIFE = timedelta(days=7)

LOCK_AFTER = 5
LOCK_FOR = timedelta(minutes=15)
ONE_TIME_PASSWORD_LIFE = timedelta(days=3)
MIN_PASSWORD = 12
USERNAME = r"[a-z][a-z0-9._-]{2,39}"

# A phone that lost the answer to its renewal may ask for that answer again for so long: three tries with their timeouts fit into it.
REPEAT_FOR = timedelta(minutes=1)


class WechatApp(StrEnum):
    """小程序 or 公众号: the same person has another openid in each."""

    MINI = "mini"
    OFFICIAL = "official"


class ClaimKind(StrEnum):
    """What a claim rests on."""

    NATIONAL_ID = "national_id"
    WECHAT_PHONE = "wechat_phone"
    SMS = "sms"
    CONFIRMATION_CODE = "confirmation_code"


class ClaimStatus(StrEnum):
    """`matched` waits for 是我, `pending` for the secretary, `awaits_second` for one person more; `accepted` and `confirmed` are bound."""

    MATCHED = "matched"
    PENDING = "pending"
    AWAITS_SECOND = "awaits_second"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


AT_DESK = frozenset({ClaimStatus.PENDING, ClaimStatus.AWAITS_SECOND})


class EndReason(StrEnum):
    """Why a session or a binding ended."""

    SIGNED_OUT = "signed_out"
    OWNER = "owner"
    TOKEN_REUSED = "token_reused"
    UNBOUND = "unbound"
    REBOUND = "rebound"
    DISABLED = "disabled"
    PASSWORD_CHANGED = "password_changed"
    LEFT_ROLL = "left_roll"


def opening_status(kind: ClaimKind, *, is_bound: bool) -> ClaimStatus:
    """Where a claim begins: a number or code in the person's own hand needs only their 是我, typed data a secretary.

    So does a record that another WeChat user has: numbers are given to others, and codes read out to them.
    """
    return ClaimStatus.PENDING if kind is ClaimKind.NATIONAL_ID or is_bound else ClaimStatus.MATCHED


def same_name(given: str, stored: str) -> bool:
    """Whether two spellings are one name: spaces and the dot of minority names do not count."""
    return _bare(given) == _bare(stored)


def _bare(name: str) -> str:
    return re.sub(r"[\s·•・.．]+", "", name).casefold()


_DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("HarmonyOS", "鸿蒙手机"),
    ("Android", "安卓手机"),
    ("Windows", "Windows电脑"),
    ("Macintosh", "苹果电脑"),
    ("Linux", "Linux电脑"),
)


def device_words(user_agent: str) -> str:
    """A device as its owner would call it, and no more of it: 安卓手机（微信）."""
    device = next((words for sign, words in _DEVICES if sign in user_agent), "其他设备")
    return f"{device}（微信）" if "MicroMessenger" in user_agent else device
