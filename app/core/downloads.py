"""Files that go out as answers: downloads that nobody caches, and how the API's description names them."""

from typing import Any

from fastapi import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answers(description: str, *media_types: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that answers with a file."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in media_types}
    return {200: {"description": description, "content": content}}


def sent(content: bytes, name: str, media_type: str = XLSX) -> Response:
    """A file as a download that nobody caches."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


XLSX_ANSWER = answers("表格文件", XLSX)
