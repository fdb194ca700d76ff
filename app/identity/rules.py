"""The card: who has one, how long each part of it is good for, and why it ends. The format is docs/dm1.md.

Lives are a balance (docs/dm1.md): a phone may be without network for a week, and a lost one must not be good for longer. Paper proves
no key, so whoever verifies it looks at the person.
"""

from datetime import timedelta
from enum import StrEnum

from app.identity.dm1 import Reason
from app.members.rules import Category, State, Status

CARD_LIFE = timedelta(days=7)
# Paper does not renew itself: long enough not to be a burden, and nobody's for longer if all else fails.
PAPER_LIFE = timedelta(days=365)
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
    Reason.EXPIRED: "卡已过期，手机联网后再出示，纸质卡请重印",
    Reason.STALE_CODE: "码已过时，请本人重新出示",
    Reason.FUTURE_CODE: "手机时间不对，请本人联网后再出示",
    Reason.CHALLENGE: "核对数字不符",
    Reason.REVOKED: "卡已停用",
    Reason.REPLAYED: "这个码用过了，请等它更换后再扫",
}


class DeviceKind(StrEnum):
    """What carries a card: a phone with a key of its own, or paper for somebody who has none."""

    PHONE = "phone"
    PAPER = "paper"


# Reasons that say: this is a copy, or was shown from a phone that shows the card no more. Its holder is asked.
OLD_COPY = frozenset({Reason.REPLAYED, Reason.REVOKED, Reason.STALE_CODE})


class Answer(StrEnum):
    """What the holder says of a verification: they showed the card, or somebody else did."""

    MINE = "mine"
    NOT_MINE = "not_mine"


ANSWER_WORDS = {Answer.MINE: "是我出示的", Answer.NOT_MINE: "不是我"}


class DeviceEnd(StrEnum):
    """Why a phone or a paper shows the card no more."""

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
