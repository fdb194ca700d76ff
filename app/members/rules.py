"""What a member's record is, and which change of status may follow which.

Transitions: 《中国共产党党员教育管理工作条例》 (2019), 《中国共产党不合格党员组织处置办法》 (2024) and the rules on recruitment (2014).
People decide; the software checks that the decision is complete and possible, and records it.
"""

from enum import StrEnum

from app.core.errors import Conflict, Invalid


class Category(StrEnum):
    FULL = "full"
    PROBATIONARY = "probationary"


class Status(StrEnum):
    NORMAL = "normal"
    SUSPENDED = "suspended"
    EXITED = "exited"
    DECEASED = "deceased"
    TRANSFERRED_OUT = "transferred_out"


class ExitKind(StrEnum):
    """How membership ended: 除名 (自行脱党 or other), 开除, 退党, 劝退, 取消预备资格, 不予承认."""

    REMOVED_SELF = "removed_self"
    REMOVED = "removed"
    EXPELLED = "expelled"
    RESIGNED = "resigned"
    PERSUADED = "persuaded"
    DISQUALIFIED = "disqualified"
    NOT_RECOGNIZED = "not_recognized"


class HoldKind(StrEnum):
    """What keeps a member from leaving quietly: set by features, read by transfers."""

    OPEN_SURVEY = "open_survey"
    OPEN_CASE = "open_case"
    FROZEN_ORGANIZATION = "frozen_organization"


# On the roll: counted in the branch, invited, due to pay.
ON_ROLL = frozenset({Status.NORMAL, Status.SUSPENDED})
ENDED = frozenset({Status.EXITED, Status.DECEASED, Status.TRANSFERRED_OUT})


class StatusNotAllowed(Conflict):
    code = "members.status_not_allowed"
    title = "现在的状态是“{status}”，不能办“{change}”。"
    title_en = "A member who is {status} cannot be changed by {change}."


class DateOutOfOrder(Invalid):
    code = "members.date_out_of_order"
    title = "生效日期不能早于{earliest}，也不能晚于今天。"
    title_en = "The effective date cannot be before {earliest} or after today."
