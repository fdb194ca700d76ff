"""What can go wrong with corrections, in plain words."""

from app.core.errors import Conflict, Forbidden, Invalid


class OtherWay(Invalid):
    code = "corrections.other_way"
    title = "{field}不在这里更正：{way}。"
    title_en = "The field {field} is not corrected here. {way}."


class ValueWrong(Invalid):
    code = "corrections.value_wrong"
    title = "{field}：{why}"
    title_en = "{field}: {why}"


class ValueSame(Conflict):
    code = "corrections.value_same"
    title = "{field}登记的就是这样，请刷新后查看。"
    title_en = "The field {field} is registered so already. Reload and look."


class AlreadyAsked(Conflict):
    code = "corrections.already_asked"
    title = "{field}已经申请更正，正等支部办理；要改内容，请先撤回。"
    title_en = "A correction of {field} is waiting already. Withdraw it to ask for another."


class CorrectionClosed(Conflict):
    code = "corrections.closed"
    title = "这件申请已经办结，请刷新后查看。"
    title_en = "This correction was decided or withdrawn already. Reload and look."


class ValueChanged(Conflict):
    code = "corrections.value_changed"
    title = "申请以后{field}已经改过，请不同意这一件，需要时请本人重新申请。"
    title_en = "The field {field} has been changed since. Reject this one; the member may ask again."


class OwnCorrection(Forbidden):
    code = "corrections.own"
    title = "自己的申请要由别人办理，请告诉支部的其他负责人或上级。"
    title_en = "Nobody decides their own correction."


class PaperNeeded(Invalid):
    code = "corrections.paper_needed"
    title = "更正{field}要写明批准的组织和文号。"
    title_en = "To correct {field}, say who approved it and by which document."
