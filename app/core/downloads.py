"""Files that go out as answers: downloads that nobody caches, and how the API's description names them."""

from collections.abc import Iterator
from typing import Any

from fastapi import Response
from fastapi.responses import StreamingResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answers(description: str, *media_types: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that answers with a file."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in media_types}
    return {200: {"description": description, "content": content}}


def sent(content: bytes, name: str, media_type: str = XLSX) -> Response:
    """A file as a download that nobody caches."""
    return Response(content, media_type=media_type, headers=_headers(name))


def sent_in_pieces(pieces: Iterator[bytes], name: str, media_type: str = XLSX) -> Response:
    """As `sent`, of a file that is made only when the request's own transaction has ended, so that nobody's writing waits for it."""
    return StreamingResponse(pieces, media_type=media_type, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}


XLSX_ANSWER = answers("表格文件", XLSX)
