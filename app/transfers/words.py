"""The words of transfers: what people read for each code, and what they may write in its place."""

from app.transfers.rules import (
    BatchEffect,
    BatchOperation,
    BatchStatus,
    ReplyReason,
    TransferAction,
    TransferKind,
    TransferReason,
    TransferStatus,
    TransferStep,
)

K, S, P, A = TransferKind, TransferStatus, TransferStep, TransferAction

KIND_WORDS = {
    K.WITHIN_COMMITTEE: "镇内转接",
    K.WITHIN_COUNTY: "县内转接",
    K.WITHIN_PROVINCE: "省内转接",
    K.CROSS_PROVINCE: "跨省转接",
    K.PAPER_OUT: "纸质介绍信转出",
    K.PAPER_IN: "纸质介绍信转入",
    K.WHOLE_BRANCH: "整建制转接",
    K.ABROAD: "出国（境）保留组织关系",
    K.TEMPORARY: "临时外出",
    K.GRADUATE: "毕业生转接",
}
_RETURN_WORDS = {K.ABROAD: "出国（境）回来", K.TEMPORARY: "外出回来"}
STATUS_WORDS = {
    S.DRAFT: "还没提交",
    S.PENDING: "办理中",
    S.IN_TRANSIT: "介绍信已开出",
    S.ACCEPTED: "已报到",
    S.CLOSED: "已办结",
    S.RETURNED: "退回修改",
    S.REFUSED: "对方没有接收",
    S.REJECTED: "没有同意",
    S.WITHDRAWN: "已撤回",
    S.EXPIRED: "介绍信已过期",
    S.CANCELLED: "已取消",
}
RECEIPT_SAID = "回执待登记"  # on the way or expired, and the other side has answered over the link
STEP_WORDS = {
    P.FROM_BRANCH: "转出支部审核",
    P.FROM_COMMITTEE: "转出党委审批",
    P.COUNTY: "县委组织部审批",
    P.TO_COMMITTEE: "接收党委审批",
    P.TO_BRANCH: "接收支部报到",
    P.RECEIPT: "寄回回执",
}
ACTION_WORDS = {
    A.SUBMIT: "提交",
    A.APPROVE: "同意",
    A.RETURN: "退回",
    A.REJECT: "不同意",
    A.REFUSE: "不接收",
    A.WITHDRAW: "撤回",
    A.ISSUE_LETTER: "开介绍信",
    A.REISSUE_LETTER: "重开介绍信",
    A.VOID_LETTER: "收回介绍信",
    A.ARRIVE: "收到介绍信",
    A.REQUEST_FILE: "函询档案",
    A.ASSIGN: "分配支部",
    A.REPORT_IN: "确认报到",
    A.SEND_RECEIPT: "发出回执",
    A.FILE_RECEIPT: "登记回执",
    A.RETARGET: "改转别处",
    A.CANCEL: "取消",
    A.EXPIRE: "过期",
    A.UNDO: "撤回决定",
}
REASON_WORDS = {
    TransferReason.JOB: "工作调动",
    TransferReason.RESIDENCE: "居住地变动",
    TransferReason.STUDY: "升学或毕业",
    TransferReason.MILITARY: "入伍或退役",
    TransferReason.RETIREMENT: "退休",
    TransferReason.AWAY: "外出半年以上",
    TransferReason.ORGANIZATION_ENDED: "单位撤并",
    TransferReason.OTHER: "其他",
}
REPLY_WORDS = {
    ReplyReason.INCOMPLETE: "资料不全",
    ReplyReason.WRONG_TARGET: "接收单位有误",
    ReplyReason.DUES_OWED: "党费未结清",
    ReplyReason.UNDER_DISCIPLINE: "正在组织处理中",
    ReplyReason.NOT_OUR_AREA: "不属于本地本单位",
    ReplyReason.MATERIAL_IN_DOUBT: "材料存疑",
    ReplyReason.LETTER_DEFECT: "介绍信有误",
    ReplyReason.IDENTITY_MISMATCH: "身份信息不符",
    ReplyReason.OTHER: "其他",
}
OPERATION_WORDS = {
    BatchOperation.MOVE_BRANCH: "整建制转接",
    BatchOperation.MERGE: "并入别处",
    BatchOperation.SPLIT: "分设支部",
    BatchOperation.DISSOLVE: "撤销",
    BatchOperation.REPARENT: "调整隶属",
}
BATCH_STATUS_WORDS = {
    BatchStatus.PLANNED: "等另一人办理",
    BatchStatus.APPLIED: "已办结",
    BatchStatus.CANCELLED: "已取消",
    BatchStatus.EXPIRED: "已过期",
    BatchStatus.CHANGED: "情况有变，已作废",
}
EFFECT_WORDS = {
    BatchEffect.FOLLOWS: "随党组织调整",
    BatchEffect.MOVES: "转走",
    BatchEffect.STAYS: "不变",
    BatchEffect.ENDS: "结束",
    BatchEffect.RECEIVES: "接收",
    BatchEffect.CANCELLED: "取消",
    BatchEffect.FINISH_FIRST: "要先办完",
}


def kind_words(kind: TransferKind, *, is_return: bool) -> str:
    """What a transfer is called; of a stay, its way back has a name of its own."""
    return (is_return and _RETURN_WORDS.get(kind)) or KIND_WORDS[kind]
