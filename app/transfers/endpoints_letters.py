"""The paper of a transfer over HTTP: letters and receipts to print, and the link by which a counterpart answers."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response

from app.access.declared import public
from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import DISCLOSES, SessionDep
from app.core.http import Router
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.pdf import Printed
from app.core.ratelimit import Limit, limited
from app.transfers import printing, queries, receipt_links
from app.transfers.models import ReceiptLink
from app.transfers.schemas import LettersPrint, ReceiptAnswer, ReceiptLinkRead, TransferItem

router = Router(tags=["transfers"])
Reader = Annotated[Scope, require(Permission.TRANSFERS_READ)]
PDF_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "可打印的文件",
        "content": {Printed.media_type: {"schema": {"type": "string", "format": "binary"}}},
    }
}
Token = Annotated[str, Path(min_length=1, max_length=64, description="介绍信上二维码里的一串字符")]
Older = Annotated[UUID | None, Query(description="同一件转接里以前那封的编号，不填是最后开出的一封")]
ANSWERS = Limit("receipt-link", 60, timedelta(hours=1))

public("GET", "/api/v1/receipt-links/{token}", "whoever holds the letter sees which one it is")
public("POST", "/api/v1/receipt-links/{token}", "a counterpart without an account answers once")


@router.get(
    "/transfers/{transfer_id}/letter.pdf",
    response_class=Response,
    responses=PDF_ANSWER,
    openapi_extra={DISCLOSES: "member.revealed"},
)
def print_letter(transfer_id: UUID, scope: Reader, session: SessionDep, letter_id: Older = None) -> Response:
    """打印介绍信（存根、介绍信、回执联）；上面有完整的身份证号，谁打印过会记下来，本人能看到"""
    prints = printing.one(session, scope, transfer_id, letter_id)
    return Printed("letter.pdf", lambda: printing.draw(prints))


@router.post("/transfers/letters.pdf", response_class=Response, responses=PDF_ANSWER)
def print_letters(data: LettersPrint, scope: Reader, session: SessionDep) -> Response:
    """一次打印几封介绍信，每封一页，最多50封"""
    prints = printing.several(session, scope, data.ids)
    return Printed("letters.pdf", lambda: printing.draw(prints))


@router.get("/transfers/letters/unprinted", response_model=Page[TransferItem])
def list_unprinted_letters(scope: Reader, session: SessionDep, page: PageDep) -> Page[Any]:
    """介绍信已开出、还没人打印的转接，由转出党委或转出支部打印"""
    return queries.unprinted(session, scope, page)


@router.get("/transfers/{transfer_id}/receipt.pdf", response_class=Response, responses=PDF_ANSWER)
def print_receipt(transfer_id: UUID, scope: Reader, session: SessionDep) -> Response:
    """打印填好的回执联"""
    form = printing.receipt(session, scope, transfer_id)
    return Printed("receipt.pdf", lambda: printing.draw_receipt(form))


@router.get("/receipt-links/{token}", response_model=ReceiptLinkRead, dependencies=[limited(ANSWERS)])
def get_receipt_link(token: Token, session: SessionDep) -> ReceiptLinkRead:
    """扫介绍信上的二维码：是哪一封，只显示核对用的几项"""
    return receipt_links.show(session, token)


@router.post("/receipt-links/{token}", status_code=204, dependencies=[limited(ANSWERS)])
def answer_receipt_link(token: Token, data: ReceiptAnswer, session: SessionDep, once: OnceDep) -> None:
    """回复回执：已接收组织关系；一个二维码只能回复一次"""
    once.run(
        "anonymous",
        lambda: receipt_links.answer(session, token, data),
        lambda key: session.get_one(ReceiptLink, key),
        status=204,
    )
