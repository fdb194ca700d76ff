"""What can go wrong with members' records, in plain words."""

from app.core.errors import Conflict, Invalid


class NotABranch(Conflict):
    code = "members.not_a_branch"
    title = "党员要编入一个党支部，请选择党支部。"
    title_en = "Members belong to a branch. Choose a branch."


class FloatingBranch(Conflict):
    code = "members.floating_branch"
    title = "流动党员党支部不接组织关系，请编入本人正式组织关系所在的党支部。"
    title_en = "A branch of floating members takes no affiliations. Choose the branch of origin."


class TemporaryBranch(Conflict):
    code = "members.temporary_branch"
    title = "临时党支部不发展党员，请编入本人所在的党支部。"
    title_en = "A temporary branch admits no members. Choose the person's own branch."


class BookClosed(Conflict):
    code = "members.book_closed"
    title = "本支部{opened_on}已建册，建册当月以后请按新发展或补录登记。"
    title_en = "The branch's book was opened on {opened_on}. After that month register an admission or another gain."


class AlreadyOnRoll(Conflict):
    code = "members.already_on_roll"
    title = "这个公民身份号码已经登记过，请核对，或请上级查找。"
    title_en = "This ID number is registered already. Check it, or ask the committee."


class NationalIdWrong(Invalid):
    code = "members.national_id_wrong"
    title = "公民身份号码{why}，请核对。"
    title_en = "The ID number is wrong ({problem}). Check it."


class PhoneWrong(Invalid):
    code = "members.phone_wrong"
    title = "手机号要填11位数字，请核对。"
    title_en = "A mobile number has 11 digits. Check it."


class LandlineWrong(Invalid):
    code = "members.landline_wrong"
    title = "固定电话要写成0753-4000000这样，请核对。"
    title_en = "Write a fixed line as 0753-4000000."


class CodeUnknown(Invalid):
    code = "members.code_unknown"
    title = "{title}没有这个代码，请从列表里选。"
    title_en = "There is no such code. Choose one of the list."


class DiffersFromNationalId(Invalid):
    code = "members.differs_from_national_id"
    title = "{field}与公民身份号码不一致；以档案为准的，请写明依据。"
    title_en = "This differs from the ID number. Correct it, or give an override_reason."


class DateOutOfOrder(Invalid):
    code = "members.date_out_of_order"
    title = "日期不能早于{earliest}，也不能晚于{latest}。"
    title_en = "The date cannot be before {earliest} or after {latest}."


class JoiningAgeWrong(Invalid):
    code = "members.joining_age_wrong"
    title = "入党时要年满18岁、不超过120岁，请核对出生日期和入党日期。"
    title_en = "Members join between 18 and 120 years of age. Check both dates."


class ConfirmationDateWrong(Invalid):
    code = "members.confirmation_date_wrong"
    title = "正式党员要填转正日期，预备党员不填，请核对。"
    title_en = "Full members have a day of confirmation, probationary ones have none."


class NotProbationary(Invalid):
    code = "members.not_probationary"
    title = "新发展的党员先登记为预备党员。"
    title_en = "Newly admitted members are probationary."


class FieldNeeded(Invalid):
    code = "members.field_needed"
    title = "办理{change}要填这一项。"
    title_en = "{change} needs this field."


class StatusNotAllowed(Conflict):
    code = "members.status_not_allowed"
    title = "现在是{status}，不能办理{change}。"
    title_en = "A member in the state {status} cannot undergo {change}."


class ExitKindNotAllowed(Conflict):
    code = "members.exit_kind_not_allowed"
    title = "{status}不适用这种出党方式，请核对。"
    title_en = "This way of leaving does not apply to {status}."


class ProbationNotOver(Conflict):
    code = "members.probation_not_over"
    title = "预备期到{until}才满，请核对转正日期。"
    title_en = "The probation lasts until {until}."


class ProbationExtended(Conflict):
    code = "members.probation_extended"
    title = "预备期已经延长过一次，不能再延长。"
    title_en = "The probation was extended once already."


class ExtensionOutOfBounds(Invalid):
    code = "members.extension_out_of_bounds"
    title = "延长后的预备期要到{earliest}至{latest}之间。"
    title_en = "An extended probation ends between {earliest} and {latest}."


class ContactLostTooRecently(Conflict):
    code = "members.contact_lost_too_recently"
    title = "登记失去联系满{months}个月后才能停止党籍。"
    title_en = "A member must have been registered as out of contact for {months} months."


class RestoreTooLate(Conflict):
    code = "members.restore_too_late"
    title = "恢复党籍要在停止党籍后2年内书面申请。"
    title_en = "A member applies to be restored within 2 years of the suspension."


class SuspendedTooRecently(Conflict):
    code = "members.suspended_too_recently"
    title = "停止党籍满2年（{until}）后才能按自行脱党除名。"
    title_en = "Removal is possible 2 years after the suspension, from {until}."


class NotOnRoll(Conflict):
    code = "members.not_on_roll"
    title = "现在是{status}，不能办理这一项。"
    title_en = "This cannot be done for a member in the state {status}."


class DisciplineOutOfBounds(Invalid):
    code = "members.discipline_out_of_bounds"
    title = "留党察看要到{earliest}至{latest}之间：一年或两年，一年的可以延长一年。"
    title_en = "A disciplinary probation ends between {earliest} and {latest}: after a year or two, one of a year extended by another."


class NotUnderDiscipline(Conflict):
    code = "members.not_under_discipline"
    title = "没有登记留党察看，请刷新后查看。"
    title_en = "No disciplinary probation is registered. Reload and look."


class DatesUnchanged(Conflict):
    code = "members.dates_unchanged"
    title = "这几项已经是这样登记的，请刷新后查看。"
    title_en = "They are registered so already. Reload and look."


class ContactUnchanged(Conflict):
    code = "members.contact_unchanged"
    title = "已经是这样登记的，请刷新后查看。"
    title_en = "It is registered so already. Reload and look."


class SameBranch(Conflict):
    code = "members.same_branch"
    title = "已经在这个党支部了。"
    title_en = "The member belongs to this branch already."


class PartyGroupWrong(Invalid):
    code = "members.party_group_wrong"
    title = "请选择本支部的党小组。"
    title_en = "Choose a party group of the member's own branch."


class LeaderWrong(Invalid):
    code = "members.leader_wrong"
    title = "组长要从本党小组的党员中选。"
    title_en = "The leader is a member of the group."


class NotEligible(Conflict):
    code = "members.not_eligible"
    title = "党籍正常的正式党员才能任职，留党察看期间不能。"
    title_en = "Only full members in good standing hold posts, and not during a disciplinary probation."
