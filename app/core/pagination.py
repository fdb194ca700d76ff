"""Lists by keyset: a page begins after the last row of the one before, so that page 1,000 costs what page 1 does."""

import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

from fastapi import Depends, Query, Request
from sqlalchemy import ColumnElement, Row, and_, func, or_
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session, select

from app.core import base64url
from app.core.crypto import keyring
from app.core.errors import Invalid
from app.core.schemas import Schema

MAX_LIMIT = 100
Item = TypeVar("Item")
SIGNATURE_BYTES = 12


class CursorInvalid(Invalid):
    code = "request.cursor_invalid"
    title = "翻页位置已失效，请从第一页重新看。"
    title_en = "The cursor does not belong to this list. Start again without it."


class Page(Schema, Generic[Item]):
    """One page. `next_cursor` is null on the last; `total` only where `count=exact` was asked for."""

    items: list[Item]
    next_cursor: str | None
    total: int | None = None


class PageRequest:
    """Where to begin and how many to give; the filter is bound into the cursor."""

    def __init__(self, after: tuple[Any, ...] | None, limit: int, filter_hash: bytes, *, count: bool) -> None:
        self.after = after
        self.limit = limit
        self.filter_hash = filter_hash
        self.count = count

    def cursor(self, key: Sequence[Any]) -> str:
        """The signed cursor that begins after a sort key."""
        body = json.dumps([_plain(value) for value in key], separators=(",", ":")).encode()
        return base64url.encode(_signature(body, self.filter_hash) + body)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, UUID):
        return {"u": str(value)}
    return value


_READERS: dict[str, Callable[[str], Any]] = {"t": datetime.fromisoformat, "d": date.fromisoformat, "u": UUID}


def _rich(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(kind, text)] = value.items()
    return _READERS[kind](text)


def _signature(body: bytes, filter_hash: bytes) -> bytes:
    return hmac.digest(keyring().mac_key("cursor"), filter_hash + body, "sha256")[:SIGNATURE_BYTES]


async def page_request(
    request: Request,
    cursor: Annotated[str | None, Query(max_length=600, description="上一页给出的位置")] = None,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="每页条数")] = 50,
    count: Annotated[Literal["exact"] | None, Query(description="exact 时给出总数")] = None,
) -> PageRequest:
    """Read `cursor`, `limit` and `count`. Raises `CursorInvalid` for a cursor that was changed or made for another list."""
    filters = sorted((k, v) for k, v in request.query_params.multi_items() if k not in {"cursor", "limit", "count"})
    filter_hash = hashlib.sha256(json.dumps([request.url.path, filters]).encode()).digest()
    after = None if cursor is None else _read_cursor(cursor, filter_hash)
    return PageRequest(after, limit, filter_hash, count=count == "exact")


def _read_cursor(cursor: str, filter_hash: bytes) -> tuple[Any, ...]:
    try:
        raw = base64url.decode(cursor)
    except ValueError as fault:
        raise CursorInvalid(pointer="/query/cursor") from fault
    signature, body = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(body, filter_hash)):
        raise CursorInvalid(pointer="/query/cursor")
    return tuple(_rich(value) for value in json.loads(body))


PageDep = Annotated[PageRequest, Depends(page_request)]
SortKey = Sequence[InstrumentedAttribute[Any]]


def paginate(
    session: Session,
    statement: Any,
    keys: Sequence[Any],
    page: PageRequest,
    *,
    descending: bool = False,
) -> Page[Any]:
    """Run a statement as one page, sorted by `keys` (columns of its first entity, the last one unique)."""
    total = session.exec(select(func.count()).select_from(statement.subquery())).one() if page.count else None
    if page.after is not None:
        statement = statement.where(_beyond(keys, page.after, descending=descending))
    order = [key.desc() if descending else key.asc() for key in keys]
    rows = session.exec(statement.order_by(*order).limit(page.limit + 1)).all()
    items = list(rows[: page.limit])
    more = len(rows) > page.limit
    last = items[-1][0] if items and isinstance(items[-1], Row) else (items[-1] if items else None)
    next_cursor = page.cursor([getattr(last, key.key) for key in keys]) if more else None
    return Page[Any].model_construct(items=items, next_cursor=next_cursor, total=total)


def _beyond(keys: Sequence[Any], after: tuple[Any, ...], *, descending: bool) -> ColumnElement[bool]:
    """`keys > after` spelled out, led by one plain bound on the first key, which is what an index needs."""
    first = keys[0] <= after[0] if descending else keys[0] >= after[0]
    steps = []
    for place, (key, value) in enumerate(zip(keys, after, strict=True)):
        equal = [k == v for k, v in zip(keys[:place], after[:place], strict=True)]
        steps.append(and_(*equal, key < value if descending else key > value))
    return and_(first, or_(*steps))
