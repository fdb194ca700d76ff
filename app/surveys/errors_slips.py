"""What can stand in the way of a sealed slip, in words that name the next step."""

from app.core.errors import Conflict, Invalid, NotFound


class SlipsExist(Conflict):
    code = "surveys.slips_exist"
    title = "这个统计单元已经打印过密封票。没打好的，请先整批销毁。"
    title_en = "This electorate has its slips. Declare them destroyed first."


class SlipsTooLate(Conflict):
    code = "surveys.slips_too_late"
    title = "密封票在定下名单后、开始填写前打印，这一轮现在不能打印。"
    title_en = "Slips are printed between the freeze and the opening."


class SlipsTooMany(Invalid):
    code = "surveys.slips_too_many"
    title = "密封票最多打印{eligible}张，和名单人数一样。"
    title_en = "There are at most as many slips as voters ({eligible})."


class CellUnknown(Invalid):
    code = "surveys.cell_unknown"
    title = "这一轮没有这个统计单元，请刷新后再选。"
    title_en = "The round has no such electorate."


class SlipBatchState(Conflict):
    code = "surveys.slip_batch_state"
    title = "这批密封票{status}，不能“{action}”。请刷新后查看。"
    title_en = "The batch is in a state ({status}) that does not allow this ({action})."


class SlipsDrawn(Conflict):
    code = "surveys.slips_drawn"
    title = "已有{drawn}人抽过这批票，不能整批销毁。"
    title_en = "{drawn} member(s) have drawn a slip of this batch: it cannot be declared unused."


class NoSlips(Conflict):
    code = "surveys.no_slips"
    title = "没有可以抽的密封票了。"
    title_en = "There is no slip left to be drawn."


class SlipDrawn(Conflict):
    code = "surveys.slip_drawn"
    title = "名单上已记了抽密封票，一人一票。请用抽到的那张票填。"
    title_en = "The roll says that a slip was drawn: one vote a member."


class SlipNumbersWrong(Invalid):
    code = "surveys.slip_numbers_wrong"
    title = "数目对不上：抽走{drawn}张，加上退回的和作废的，要等于打印的{printed}张。"
    title_en = "Drawn ({drawn}), returned and spoilt slips must add up to those printed ({printed})."


class SlipsUnsettled(Conflict):
    code = "surveys.slips_unsettled"
    title = "密封票的数目还没有核清，请先核清再截止。"
    title_en = "The numbers of the sealed slips must be settled before the round can close."


class SlipUnknown(NotFound):
    code = "surveys.slip_unknown"
    title = "没有找到这张票。请核对票上的编号；也可能这一轮已经计票或作废。"
    title_en = "There is no such slip, or its round has been counted or voided."


class SlipUsed(Conflict):
    code = "surveys.slip_used"
    title = "这张票已经用过。如果不是您用的，请马上告诉监票人。"
    title_en = "This slip has been used. If it was not you, tell the scrutineer at once."


class SlipNotNoted(Conflict):
    code = "surveys.slip_not_noted"
    title = "用票的比登记抽票的多，请先让工作人员登记您抽了票，再试。"
    title_en = "More slips would be used than members have drawn. Have your draw noted first."
