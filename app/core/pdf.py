"""Documents for print as answers, and the font that they need. The pen itself (app/core/sheets.py) is heavy, and taken up with the first print."""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.errors import Busy
from app.core.settings import settings

FACE = "Noto Serif CJK SC"
# Both write what they lack into the log, and the signs of a name are nobody's business there.
for name in ("fpdf", "fontTools"):
    logging.getLogger(name).setLevel(logging.ERROR)


class FontMissing(Busy):
    code = "printing.font_missing"
    title = "服务器上没有中文字体，暂时不能打印，请告诉系统管理员。"
    title_en = "The server has no Chinese font and cannot print. Tell the administrator."


@lru_cache
def face_in(file: Path) -> int | None:
    """The place of the Simplified Chinese face in a collection of fonts; None where the file is not there or has none."""
    from fontTools.ttLib import TTCollection  # noqa: PLC0415  a server that prints nothing does without

    if not file.is_file():
        return None
    with TTCollection(str(file), lazy=True) as collection:
        names = [font["name"].getDebugName(4) for font in collection.fonts]
    return names.index(FACE) if FACE in names else None


def ensure_font() -> int:
    """The face to print in, by its place in the font's file. Raises `FontMissing`."""
    face = face_in(settings().font_file)
    if face is None:
        raise FontMissing()
    return face


class Filled(str):
    """What was filled into a form: it stands on a line."""

    __slots__ = ()


class Printed(Response):
    """A document that is drawn when it is sent: by then what it was taken from is committed, and nobody waits for the pen."""

    media_type = "application/pdf"

    def __init__(self, name: str, draw: Callable[[], bytes]) -> None:
        super().__init__()
        self._name, self._draw = name, draw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"Content-Disposition": f'inline; filename="{self._name}"', "Cache-Control": "no-store"}
        answer = Response(await run_in_threadpool(self._draw), headers=headers, media_type=self.media_type)
        await answer(scope, receive, send)
