"""What can stand in the way of grades, count sheets and appeals, in words that name the next step."""

from app.core.errors import Conflict, Forbidden, Invalid


class AppraisalOnly(Conflict):
    code = "surveys.appraisal_only"
    title = "只有民主评议要评等次，这一轮看结果就可以。"
    title_en = "Grades are given in an appraisal of members alone."


class NotQuorate(Conflict):
    code = "surveys.not_quorate"
    title = "参加人数没有达到规定比例，请作废后重做。"
    title_en = "Too few took part. Void the round and run it again."


class GradesIncomplete(Invalid):
    code = "surveys.grades_incomplete"
    title = "参加评议的每人要有一个等次，请对照名单补齐。"
    title_en = "Every rated member gets one grade, and nobody else."


class FeedbackNeeded(Invalid):
    code = "surveys.feedback_needed"
    title = "评为基本合格、不合格的，请写明给本人的反馈。"
    title_en = "A low grade needs words to the person."


class OverCap(Invalid):
    code = "surveys.over_cap"
    title = "优秀超过{cap}人，请减少，或者写明理由。"
    title_en = "More than {cap} are excellent. Cut, or give a reason."


class SecondPersonNeeded(Forbidden):
    code = "surveys.second_person_needed"
    title = "要两个人办，请没有经手前一步的另一位负责人来确认。"
    title_en = "Two people do this. Somebody else than whoever did the first step confirms it."


class MeetingUnclear(Invalid):
    code = "surveys.meeting_unclear"
    title = "请选本支部{since}起开过、已经结束的会议，或填这天起的会议日期和会议编号。"
    title_en = (
        "Choose a meeting of this branch, held since {since} and closed, or give its day, since then, and its number."
    )


class TextUnknown(Invalid):
    code = "surveys.text_unknown"
    title = "有一条文字不在这一轮里，或还没有人看过，请刷新后再办。"
    title_en = "A text is none of this round, or has not been read yet. Reload and look."


class WithholdingUnexplained(Invalid):
    code = "surveys.withholding_unexplained"
    title = "不公布的文字，请写明原因。"
    title_en = "A text is withheld with a reason."


class TextsUnread(Conflict):
    code = "surveys.texts_unread"
    title = "还有{count}条文字没有两个人看过，请先看完再公布。"
    title_en = "{count} text(s) have not been read by two people. Read them first."


class NotPublished(Conflict):
    code = "surveys.not_published"
    title = "这一轮还没有公布，请等支部公布后再看。"
    title_en = "This round has not been published yet."


class NotOnPaper(Conflict):
    code = "surveys.not_on_paper"
    title = "这一轮不用纸票，截止后自动计票。"
    title_en = "This round is not voted on paper; it is counted by itself."


class SheetsTooMany(Invalid):
    code = "surveys.sheets_too_many"
    title = "票数多于名单上的{eligible}人，请重新清点。"
    title_en = "There are more sheets than the {eligible} people on the roll. Count again."


class CountsDoNotFit(Invalid):
    code = "surveys.counts_do_not_fit"
    title = "“{item}”各项加起来不是{sheets}张，请重新清点。"
    title_en = "The counts of one line do not add up to {sheets} sheets. Count again."


class TicksDoNotFit(Invalid):
    code = "surveys.ticks_do_not_fit"
    title = "“{item}”各项的票数和弃权的对不上收回的{sheets}张，请重新清点。"
    title_en = "The ticks and abstentions of one line are impossible on {sheets} sheets. Count again."


class CountsDiffer(Invalid):
    code = "surveys.counts_differ"
    title = "有{count}项和先录的不一样：{items}。请两位一起重新清点。"
    title_en = "{count} line(s) differ from the first count: {items}. Count again together."


class ItemsUnclear(Invalid):
    code = "surveys.items_unclear"
    title = "每一项填一次，选项要和纸票上的一样，请对照补齐。"
    title_en = "Each line is entered once, with the options of the sheet."


class NothingEntered(Conflict):
    code = "surveys.nothing_entered"
    title = "还没有录计票单，请先录入。"
    title_en = "No count sheet has been entered yet."


class AppealTooLate(Conflict):
    code = "surveys.appeal_too_late"
    title = "申诉期到{until}为止，已经过了。有话可以到“投诉建议”里说。"
    title_en = "Appeals could be made until {until}. You can still write a complaint."


class AppealWaiting(Conflict):
    code = "surveys.appeal_waiting"
    title = "您的申诉还在办，{until}前答复，请等一等。"
    title_en = "Your appeal is being looked at and will be answered by {until}."


class AppealsSpent(Conflict):
    code = "surveys.appeals_spent"
    title = "党支部和上级党委都已答复，这一轮不能再申诉。"
    title_en = "The branch and the committee above have both answered."


class AppealClosed(Conflict):
    code = "surveys.appeal_closed"
    title = "这件申诉{status}，不能再办这一步，请刷新后查看。"
    title_en = "This appeal is in a state ({status}) that does not allow this."


class OwnAppeal(Forbidden):
    code = "surveys.own_appeal"
    title = "这是您自己的申诉，请别的负责人办理。"
    title_en = "This is your own appeal. Somebody else decides it."


class AppealAbove(Forbidden):
    code = "surveys.appeal_above"
    title = "这件申诉由上级党委办理。"
    title_en = "The committee above decides this appeal."
