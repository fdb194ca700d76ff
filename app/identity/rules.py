"""The card: who has one, how long each part of it is good for, and why it ends. The format is docs/dm1.md.

Lives are a balance (docs/dm1.md): a phone may be without network for a week, and a lost one must not be good for longer.
"""

from datetime import timedelta
from enum import StrEnum

from app.identity.dm1 import Reason
from app.members.rules import Category, State, Status

CARD_LIFE = timedelta(days=7)
SIGN_IN_AGE = timedelta(minutes=10)  # so old may the sign-in be for what must not fall into other hands
CHALLENGE_LIFE = timedelta(minutes=5)
REPLAY_MEMORY = timedelta(minutes=5)
ENROL_PREFIX = "DM1-enrol:"

LIST_SIZE = 1 << 17
LIST_TTL = timedelta(hours=1)
LIST_LIFE = timedelta(hours=24)

STATUS_CODES = {Category.FULL: 1, Category.PROBATIONARY: 2}
STATUS_WORDS = {Category.FULL: "正式党员", Category.PROBATIONARY: "预备党员"}


REASON_WORDS = {
    Reason.MALFORMED: "这不是党员卡",
    Reason.UNKNOWN_KEY: "不是本系统的党员卡",
    Reason.BAD_SIGNATURE: "这张卡被改动过",
    Reason.EXPIRED: "卡已过期，请本人联网后再出示",
    Reason.STALE_CODE: "码已过时，请本人重新出示",
    Reason.FUTURE_CODE: "手机时间不对，请本人联网后再出示",
    Reason.CHALLENGE: "核对数字不符",
    Reason.REVOKED: "卡已停用",
    Reason.REPLAYED: "这个码用过了，请等它更换后再扫",
}


class DeviceEnd(StrEnum):
    """Why a phone shows the card no more."""

    REPLACED = "replaced"
    OWNER = "owner"
    OFFICE = "office"
    UNBOUND = "unbound"
    STATUS = "status"


class Result(StrEnum):
    """`unknown` is for verifiers without network, whose list is too old."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"


def has_card(state: State) -> bool:
    """Members and probationary members on the roll, as long as nothing suspends them."""
    return state.status is Status.NORMAL and state.category in STATUS_CODES
