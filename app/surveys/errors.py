"""What can stand in the way of a round, a token or a ballot, in words that name the next step."""

from app.core.errors import Conflict, Forbidden, Invalid, Malformed, Unauthenticated


class WrongState(Conflict):
    code = "surveys.wrong_state"
    title = "这一轮{status}，不能“{action}”。请刷新后查看。"
    title_en = "The round is in a state ({status}) that does not allow this ({action}). Reload and look."


class BranchNeeded(Invalid):
    code = "surveys.branch_needed"
    title = "民主评议以党支部为单位，请选一个党支部。"
    title_en = "Members are appraised by the branch. Choose a branch."


class QuestionsMissing(Invalid):
    code = "surveys.questions_missing"
    title = "请至少写一道题。"
    title_en = "Write at least one question."


class OptionsUnclear(Invalid):
    code = "surveys.options_unclear"
    title = "选择题要有2到10个不同的选项，其他题不写选项。"
    title_en = "A choice has 2 to 10 different options; other questions have none."


class LimitUnclear(Invalid):
    code = "surveys.limit_unclear"
    title = "只有多选题能写最多选几项，从2项到全部选项；不限就不写。"
    title_en = "Only where several options may be ticked there is a limit: from 2 to all of them, or none."


class LevelUnclear(Invalid):
    code = "surveys.level_unclear"
    title = "民主评议以党支部为单位公布，请选按单元公布。"
    title_en = "An appraisal is told by the branch. Choose that it is told by cells."


class QuorumOutOfBounds(Invalid):
    code = "surveys.quorum_out_of_bounds"
    title = "有效参加比例不能低于二分之一，也不能超过全体。"
    title_en = "The quorum lies between one half and the whole of the roll."


class CloseBeforeOpen(Invalid):
    code = "surveys.close_before_open"
    title = "截止时间要晚于开始时间，也要晚于现在。"
    title_en = "The close must be after the opening, and in the future."


class RoundExists(Conflict):
    code = "surveys.round_exists"
    title = "这个党组织本季度已有一轮，请用那一轮；有问题可先作废再重做。"
    title_en = "There is a round of this place and quarter. Use it, or void it first."


class RerunUnclear(Invalid):
    code = "surveys.rerun_unclear"
    title = "只能重做本党组织已作废的同类一轮，请从列表里选。"
    title_en = "Only a void round of the same place and template can be rerun."


class NobodyToVote(Conflict):
    code = "surveys.nobody_to_vote"
    title = "这里没有可以参加的党员，请先核对花名册。"
    title_en = "Nobody here can vote. Look at the roster first."


class NobodyToRate(Conflict):
    code = "surveys.nobody_to_rate"
    title = "这里没有可以评议的正式党员，请先核对花名册。"
    title_en = "There is no full member to be appraised. Look at the roster first."


class KeysMissing(Conflict):
    code = "surveys.keys_missing"
    title = "投票密钥还在生成，请过一会儿再开始。"
    title_en = "The keys of the round are being made. Try again in a moment."


class PreviewChanged(Conflict):
    code = "surveys.preview_changed"
    title = "预览以后名单有变化，请重新预览再确定。"
    title_en = "Something has changed since the preview. Look at it again."


class OverrulingNeeded(Forbidden):
    code = "surveys.overruling_needed"
    title = "已计票且人数达标的，只能由上级党委作废。"
    title_en = "A counted round with a quorum can be voided by the committee above alone."


class NotOnRoll(Forbidden):
    code = "surveys.not_on_roll"
    title = "您不在这一轮的名单上。如果搞错了，请找支部。"
    title_en = "You are not on the roll of this round. If that is wrong, ask the branch."


class NotOpen(Conflict):
    code = "surveys.not_open"
    title = "这一轮还没有开始或已经截止，不能填写。"
    title_en = "This round is not open."


class OnPaper(Conflict):
    code = "surveys.on_paper"
    title = "这一轮在会上用纸票，不在手机上填。"
    title_en = "This round is voted on paper, at the meeting."


class TokenTaken(Conflict):
    code = "surveys.token_taken"
    title = "您已经领过这一轮的票，请在领票的手机上填。"
    title_en = "You have taken your token of this round already. Use the phone that has it."


class BlindedWrong(Invalid):
    code = "surveys.blinded_wrong"
    title = "领票的内容不对，请更新后再试。"
    title_en = "The blinded message cannot be signed under this key."


class CredentialsPresent(Malformed):
    code = "surveys.credentials_present"
    title = "交票时不能带登录信息，请更新后再试。"
    title_en = "A ballot is cast without Authorization, Cookie or Idempotency-Key."


class BallotUnsigned(Unauthenticated):
    code = "surveys.signature_wrong"
    title = "这张票没有通过核对，请重新打开这一轮再试。"
    title_en = "The signature of this ballot does not hold."


class BallotSpent(Conflict):
    code = "surveys.ballot_spent"
    title = "这张票已经交过，内容不能再改。"
    title_en = "This ballot has been cast with other answers."


class BallotIncomplete(Invalid):
    code = "surveys.ballot_incomplete"
    title = "还有{count}项没有选：{items}。"
    title_en = "{count} item(s) have no mark: {items}."


class AnswerUnknown(Invalid):
    code = "surveys.answer_unknown"
    title = "有一项答案不在这一轮里，或答了两次，请重新填写。"
    title_en = "An answer is of no item of this round, is none of its options, or is there twice."


class TicksTooMany(Invalid):
    code = "surveys.ticks_too_many"
    title = "“{item}”最多选{most}项，请去掉几项。"
    title_en = "Of one question no more than {most} options may be ticked."


class NotCounted(Conflict):
    code = "surveys.not_counted"
    title = "结果在截止并计票后才有，请到时再看。"
    title_en = "There are no results before the round is closed and counted."


class CountImpossible(Conflict):
    code = "surveys.count_impossible"
    title = "票数多于领票数，这一轮不能计票，请作废后重做。"
    title_en = "There are more ballots than tokens. Void the round and run it again."
