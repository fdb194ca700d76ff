"""What can go wrong with a transfer, in plain words. T01 to T20 are the numbers that the offices know them by."""

from app.core.errors import Conflict, Forbidden, Invalid


class OpenTransferExists(Conflict):
    """T01."""

    code = "transfers.open_transfer_exists"
    title = "已经有一件转接在办，请先办完或撤回。"
    title_en = "The member has a transfer on the way. Finish or withdraw it first."


class StatusNotTransferable(Conflict):
    """T02."""

    code = "transfers.status_not_transferable"
    title = "党籍状态是{status}，不能转接组织关系，请先问支部。"
    title_en = "With the status {status} a membership cannot be transferred. Ask the branch."


class SameTarget(Invalid):
    """T03."""

    code = "transfers.same_target"
    title = "已经在这个党组织了，请选别的。"
    title_en = "The member belongs there already. Choose another organization."


class PhoneNeeded(Invalid):
    code = "transfers.phone_needed"
    title = "名册上没有电话，请填一个路上能联系到本人的手机；本人没有的，填家里人的。"
    title_en = "The roll has no telephone. Give a mobile number on which the member, or somebody at home, is reached."


class DuesUnknown(Invalid):
    """T04."""

    code = "transfers.dues_unknown"
    title = "请填写党费交到哪个月；不清楚时问支部。"
    title_en = "Say through which month dues are paid. The branch knows."


class DuesArrears(Conflict):
    """T05."""

    code = "transfers.dues_arrears"
    title = "党费交到{paid}，要交到{needed}才能转出；请先交清，或写明免交的依据。"
    title_en = "Dues are paid through {paid} and are needed through {needed}. Pay them, or say why they are waived."


class HoldsPost(Conflict):
    """T06, a warning."""

    code = "transfers.holds_post"
    title = "在支部有职务，转出后职务结束，要安排交接和补选。"
    title_en = "The member holds a post, which ends with the move. Arrange the handover."


class ProbationUndecided(Conflict):
    """T07."""

    code = "transfers.probation_undecided"
    title = "预备期已满还没有讨论转正：请先办转正，或写明为什么先转。"
    title_en = "The probation is over and undecided. Decide it first, or say why the move comes first."


class CaseOpen(Conflict):
    """T08: the committee decides, and says why."""

    code = "transfers.case_open"
    title = "正在组织处理或审查中，由党委决定能不能转。"
    title_en = "A case is open. The committee decides whether the member moves."


class SurveyOpen(Conflict):
    """A warning: the roll of a round is frozen at its opening, so the vote is not lost, but it is given more easily before leaving."""

    code = "transfers.survey_open"
    title = "本支部有一轮测评还没结束，建议先投完票再转。"
    title_en = "A survey of the branch is open. It is easier to vote before leaving."


class BranchBelowMinimum(Conflict):
    """T09, a warning."""

    code = "transfers.branch_below_minimum"
    title = "转出后支部正式党员只剩{count}人，不足{least}人。"
    title_en = "The branch would be left with {count} full members, fewer than {least}."


class ValidityOutOfRange(Invalid):
    """T10."""

    code = "transfers.validity_out_of_range"
    title = "介绍信有效期要在1到90天之间。"
    title_en = "A letter holds for 1 to 90 days."


class TargetUnconfirmed(Conflict):
    """T11, a warning."""

    code = "transfers.target_unconfirmed"
    title = "接收党组织不在名录里，请先电话确认对方能接收。"
    title_en = "The target is not in the address book. Telephone first whether it takes the member."


class LetterExpired(Conflict):
    """T12."""

    code = "transfers.letter_expired"
    title = "介绍信到{until}已过期，请转出党委重开。"
    title_en = "The letter held until {until}. Ask the issuing committee for a new one."


class DuplicateMember(Conflict):
    """T13."""

    code = "transfers.duplicate_member"
    title = "这个身份证号已经在册，请核对是不是同一个人。"
    title_en = "This ID number is on the roll already. Check whether it is the same person."


class BranchAboveMaximum(Conflict):
    """T14, a warning."""

    code = "transfers.branch_above_maximum"
    title = "转入后支部有{count}人，超过{most}人。"
    title_en = "The branch would have {count} members, more than {most}."


class ReasonRequired(Invalid):
    """T15."""

    code = "transfers.reason_required"
    title = "请写明理由；选“其他”时至少写10个字。"
    title_en = "Say why; both sides read it. With 'other', in ten characters or more."


class LetterAlreadyIssued(Conflict):
    """T16."""

    code = "transfers.letter_already_issued"
    title = "介绍信已经开出，不能自己撤回；要撤回请联系转出党委收回介绍信。"
    title_en = "The letter was issued. Only the issuing committee can take it back."


class OrganizationFrozen(Conflict):
    """T18."""

    code = "transfers.organization_frozen"
    title = "这个党组织正在整建制调整，办完以后再转。"
    title_en = "The organization is being rearranged. Try again when that is done."


class MirrorMismatch(Conflict):
    """T19."""

    code = "transfers.mirror_mismatch"
    title = "和全国系统里登记的{field}不一致，请核对后再办。"
    title_en = "The {field} differs from the national system's. Compare first."


class AttachmentMissing(Invalid):
    """T20."""

    code = "transfers.attachment_missing"
    title = "请先上传介绍信的照片或扫描件。"
    title_en = "Upload a picture or scan of the letter first."


class NotPossible(Conflict):
    code = "transfers.not_possible"
    title = "现在是“{status}”，不能{action}，请刷新后再看。"
    title_en = "It stands at {status}, where {action} is not possible. Reload and look."


class NotYours(Forbidden):
    code = "transfers.not_your_desk"
    title = "这一步由{desk}办理。"
    title_en = "This step is taken by {desk}."


class OwnTransfer(Forbidden):
    code = "transfers.own"
    title = "自己的转接要由别人办理。"
    title_en = "Nobody decides their own transfer."


class SecondPersonNeeded(Forbidden):
    code = "transfers.second_person"
    title = "上一步是您办的，这一步要由另一个人办。"
    title_en = "You took the step before. This one needs another person."


class ApproverNeeded(Invalid):
    code = "transfers.approver_needed"
    title = "这件转接的介绍信已经重开过一次，再重开要党委书记同意，请写明是哪位书记。"
    title_en = (
        "The letter was issued again before. A second time the committee's secretary has to agree: say who it was."
    )


class MovedSince(Conflict):
    code = "transfers.moved_since"
    title = "本人已经转到别的党组织，这件转接不能再办，请收回介绍信。"
    title_en = "The member belongs elsewhere by now. Take the letter back."


class KindMismatch(Invalid):
    code = "transfers.kind_mismatch"
    title = "选的党组织属于“{kind}”，请改选转接类型。"
    title_en = "The chosen organization makes this {kind}. Change the kind."


class TargetNeeded(Invalid):
    code = "transfers.target_needed"
    title = "请选接收党组织；不知道名称时，写单位和地址。"
    title_en = "Choose the receiving organization, or describe it where its name is not known."


class TargetNotABranch(Invalid):
    code = "transfers.target_not_a_branch"
    title = "请选一个党支部，由它接收。"
    title_en = "Choose a branch: members belong to one."


class TargetOutside(Invalid):
    code = "transfers.target_outside"
    title = "请选{committee}下面的党支部。"
    title_en = "Choose a branch below {committee}."


class FieldNeeded(Invalid):
    code = "transfers.field_needed"
    title = "{action}要填这一项。"
    title_en = "{action} needs this field."


class DateOutOfOrder(Invalid):
    code = "transfers.date_out_of_order"
    title = "日期要在{earliest}到{latest}之间。"
    title_en = "The date must lie from {earliest} to {latest}."


class NoCommittee(Conflict):
    code = "transfers.no_committee"
    title = "这个支部上面没有党委，不能在这里办转接。"
    title_en = "No committee stands above this branch, so nobody can transfer from it here."


class BatchNotPossible(Conflict):
    code = "transfers.batch_not_possible"
    title = "{name}不能{operation}：{why}。"
    title_en = "{operation} is not possible for {name}: {why}."


class PartWrong(Invalid):
    code = "transfers.part_wrong"
    title = "分设的支部要各有名称和人员，人员都在{name}，一人只能选一次。"
    title_en = "Each new branch needs a name and members of {name}, everybody once."


class PlanDecided(Conflict):
    code = "transfers.plan_decided"
    title = "这个方案{status}，要办请重做一个。"
    title_en = "The plan is over ({status}). Make a new one."


class PlanChanged(Conflict):
    code = "transfers.plan_changed"
    title = "做方案以后有{count}处变了，方案作废；请看清变化，重做一个。"
    title_en = "{count} thing(s) changed since the plan was made. Look at its rows and make a new one."
    is_remembered = True


class WarningsUnread(Invalid):
    code = "transfers.warnings_unread"
    title = "请逐条看过方案的提醒，打上勾，并写明为什么还是办。"
    title_en = "Acknowledge each warning of the plan, and say why it is applied all the same."


class PlanExpired(Conflict):
    code = "transfers.plan_expired"
    title = "方案超过24小时没有办理，已作废，请重做一个。"
    title_en = "The plan was not applied within 24 hours. Make a new one."
    is_remembered = True


class TransfersUnfinished(Conflict):
    code = "transfers.batch_unfinished"
    title = "有{count}件转接、测评或申诉要先办完；请取消方案，办完后重做。"
    title_en = "{count} transfer(s), survey(s) or appeal(s) have to be finished first. Cancel the plan, finish them, and make it again."
