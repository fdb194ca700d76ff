"""What can stand in the way of an activity or a check-in, in words that name the next step."""

from datetime import datetime
from typing import Self

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.words import instant_words


class CodeExpired(Conflict):
    code = "activities.code_expired"
    title = "码刚刚换了，再扫一次就好。"
    title_en = "The code has just changed. Scan once more."


class ForeignCode(Invalid):
    code = "activities.foreign_code"
    title = "这不是签到码，请扫现场屏幕上的码。"
    title_en = "This is not a check-in code. Scan the one on the screen at the meeting."


class TokenMissing(Invalid):
    code = "activities.token_missing"
    title = "请提交扫到的签到码：token或offline，二选一。"
    title_en = "Send the scanned code: either token or offline."


class NotInvited(Forbidden):
    code = "activities.not_invited"
    title = "这个活动不需要您签到。如果搞错了，请找组织者。"
    title_en = "You are not on this activity's roll. If that is wrong, ask the organizer."


class NotExpected(Conflict):
    code = "activities.not_expected"
    title = "卡是真的，但这个人不在参加名单上。"
    title_en = "The card is good, but its holder is not on this activity's roll."
    is_remembered = True  # the look at the card is


class CheckInNotStarted(Conflict):
    code = "activities.not_started"
    title = "还没开始，{time}后可以签到。"
    title_en = "Not yet: check-in begins at {time} (Beijing)."

    @classmethod
    def until(cls, opens_at: datetime) -> Self:
        """The refusal that says from when on it works."""
        return cls(time=instant_words(opens_at))


class ActivityClosed(Conflict):
    code = "activities.closed"
    title = "签到已结束。到场了可以请组织者补记。"
    title_en = "Check-in has ended. If you were there, ask the organizer to record it."


class ActivityCancelled(Conflict):
    code = "activities.cancelled"
    title = "这个活动已取消，不用签到。"
    title_en = "This activity was cancelled; there is nothing to check in to."


class WrongState(Conflict):
    code = "activities.wrong_state"
    title = "活动{status}，不能“{action}”。请刷新后查看。"
    title_en = "The activity is in a state ({status}) that does not allow this ({action}). Reload and look."


class AudienceUnclear(Invalid):
    code = "activities.audience_unclear"
    title = "参加范围请三选一：一个党组织、一个党小组，或一份名单。"
    title_en = "Give exactly one audience: an organization, a party group, or members."


class AudienceUnknown(Invalid):
    code = "activities.audience_unknown"
    title = "名单里有人不在您管的党组织，请从花名册里选。"
    title_en = "Somebody in the audience is not on a roll within your reach. Choose from the roster."


class HostUnclear(Invalid):
    code = "activities.host_unclear"
    title = "请选由哪个党组织主办。"
    title_en = "Choose the organization that holds the activity."


class EndBeforeStart(Invalid):
    code = "activities.end_before_start"
    title = "结束时间要晚于开始时间。"
    title_en = "The end must be after the start."


class NotOnRoll(Invalid):
    code = "activities.not_on_roll"
    title = "这个人不在参加名单里，请从名单里选。"
    title_en = "This person is not on the roll of this activity. Choose from the roll."


class CalledTwice(Invalid):
    code = "activities.called_twice"
    title = "同一个人点了两次，请只留一次。"
    title_en = "The same person is called twice. Keep one."


class RecordedTooEarly(Invalid):
    code = "activities.recorded_too_early"
    title = "还没到签到时间，不能记到场。{time}后再记。"
    title_en = "Nobody can be recorded as there before {time} (Beijing)."


class RecordedInFuture(Invalid):
    code = "activities.recorded_in_future"
    title = "记录时间晚于现在，请核对手机时间。"
    title_en = "The time of the record lies in the future. Check the clock of the phone."


class LeaveTooLate(Conflict):
    code = "activities.leave_too_late"
    title = "活动已经开始，请直接跟组织者说。"
    title_en = "The activity has begun. Tell the organizer directly."


class LeaveRequested(Conflict):
    code = "activities.leave_requested"
    title = "您已经请过假了，请等组织者答复。"
    title_en = "You have asked for leave already."


class AlreadyDecided(Conflict):
    code = "activities.already_decided"
    title = "这一条已经办过了，请刷新后查看。"
    title_en = "This has been decided already. Reload and look."


class ReasonMissing(Invalid):
    code = "activities.reason_missing"
    title = "请写明原因。"
    title_en = "Give a reason."


class NotTheRecorder(Forbidden):
    code = "activities.not_the_recorder"
    title = "会议记录由记录人或组织者写。"
    title_en = "Minutes are written by the recorder or an organizer."


class NothingToSign(Conflict):
    code = "activities.nothing_to_sign"
    title = "没有待签的会议记录，请先写好再签。"
    title_en = "There is no draft of the minutes to sign."
