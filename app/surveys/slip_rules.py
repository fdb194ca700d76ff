"""Sealed slips (密封票): what becomes of a batch, and when its numbers add up."""

from enum import StrEnum


class SlipStatus(StrEnum):
    """Printed; its numbers entered by one person; found right by another; or declared destroyed, with none of it drawn."""

    PRINTED = "printed"
    ENTERED = "entered"
    SETTLED = "settled"
    DESTROYED = "destroyed"


class SlipAction(StrEnum):
    DRAW = "draw"
    SETTLE = "settle"
    CONFIRM = "confirm"
    DESTROY = "destroy"


STATUS_WORDS = {
    SlipStatus.PRINTED: "已打印",
    SlipStatus.ENTERED: "数目待核对",
    SlipStatus.SETTLED: "已核清",
    SlipStatus.DESTROYED: "已销毁",
}
ACTION_WORDS = {
    SlipAction.DRAW: "登记抽票",
    SlipAction.SETTLE: "填写数目",
    SlipAction.CONFIRM: "核对无误",
    SlipAction.DESTROY: "整批销毁",
}
UNSETTLED = frozenset({SlipStatus.PRINTED, SlipStatus.ENTERED})
POSSIBLE = {
    SlipAction.DRAW: UNSETTLED,
    SlipAction.SETTLE: UNSETTLED,
    SlipAction.CONFIRM: frozenset({SlipStatus.ENTERED}),
    SlipAction.DESTROY: UNSETTLED,
}


def adds_up(printed: int, drawn: int, returned: int, spoiled: int) -> bool:
    """Whether every slip of a batch is accounted for: drawn by a member, come back undrawn, or spoilt."""
    return drawn + returned + spoiled == printed
