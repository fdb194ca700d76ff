"""What can go wrong with the paper of a transfer: scans, letters, receipts and their links."""

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge


class SourceNeeded(Invalid):
    code = "transfers.source_needed"
    title = "请选转出党组织；名录里没有时，写介绍信上的全称，两项填一项。"
    title_en = "Choose the organization that sends, or write its name as on the letter: one of the two."


class NotAScan(Invalid):
    code = "transfers.not_a_scan"
    title = "请上传 JPG、PNG 图片或 PDF 文件。"
    title_en = "Upload a JPEG, a PNG or a PDF."


class ScanNotThere(Conflict):
    code = "transfers.scan_not_there"
    title = "这件转接没有上传介绍信的照片或扫描件。"
    title_en = "No picture of a letter is attached to this transfer."


class ScanTooLarge(TooLarge):
    code = "transfers.scan_too_large"
    title = "文件太大，最多{megabytes}MB，请重新拍照或降低清晰度。"
    title_en = "The file is too large, at most {megabytes} MB."


class SheetTooLong(Invalid):
    code = "transfers.sheet_too_long"
    title = "超过{most}件，请按状态或下级党组织分几次导出。"
    title_en = "More than {most} transfers. Narrow it by status or by organization."


class NoLetter(Conflict):
    code = "transfers.no_letter"
    title = "这件转接还没有介绍信，开出以后才能打印。"
    title_en = "There is no letter yet. It can be printed once it is issued."


class NoReceipt(Conflict):
    code = "transfers.no_receipt"
    title = "这件转接还没有回执，收到以后才能打印。"
    title_en = "There is no receipt yet. It can be printed once it has come."


class NotYoursToPrint(Forbidden):
    code = "transfers.not_yours_to_print"
    title = "这份文件由{who}打印。"
    title_en = "This is printed by {who}."


class ReceiptLinkUnknown(NotFound):
    """Of one that was used as of one that never was: what has been answered is nobody else's business."""

    code = "transfers.receipt_link_unknown"
    title = "这个回执链接不能用：可能已经回复过，或者地址不完整。请重新扫码，或打电话问开出介绍信的党委。"
    title_en = "This link does not work: it has been answered already, or is incomplete. Scan again, or telephone the committee."


class ReceiptLinkExpired(Conflict):
    code = "transfers.receipt_link_expired"
    title = "这封介绍信的回执链接已过期，请打电话给开出介绍信的党委。"
    title_en = "The link of this letter has expired. Telephone the committee that issued it."


class ReceiptLinkVoid(Conflict):
    code = "transfers.receipt_link_void"
    title = "这封介绍信已作废，请打电话给开出介绍信的党委。"
    title_en = "This letter is void. Telephone the committee that issued it."


class ReceiptNotYet(Conflict):
    code = "transfers.receipt_not_yet"
    title = "接收单位也用这个系统，请先在系统里确认报到，再回执。"
    title_en = "The receiving side uses this system too. Confirm there that the member has reported in, then answer."
