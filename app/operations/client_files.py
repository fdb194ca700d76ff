"""The built H5 client at `/`: files as they are, and its start page for every address of its own, such as `/c`."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from app.core.settings import settings

NOT_BUILT = "The client is not built yet. Run: make run\n还没有生成网页，请先运行 make run。\n"
ASSETS = "assets/"
SERVER_ADDRESSES = ("/api/", "/oauth/", "/.well-known/", "/sandbox/")
# Cards are scanned; nobody is listened to or located.
PERMISSIONS = "camera=(self), microphone=(), geolocation=()"
# Built files carry a hash of their content in the name; the start page does not, nor does the service worker.
FOREVER = "public, max-age=31536000, immutable"


class ClientFiles:
    """An ASGI application over the folder of the built client."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or settings().client_dir
        self._files = StaticFiles(directory=self._folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(SERVER_ADDRESSES):
            raise HTTPException(404)
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        response = await self._response(scope)
        await response(scope, receive, send)

    async def _response(self, scope: Scope) -> Response:
        if not (self._folder / "index.html").exists():
            return PlainTextResponse(NOT_BUILT, 503)
        name = scope["path"].lstrip("/")
        if not (self._folder / name).is_file() or ".." in name:
            # A file of another build must not come as a page: whoever keeps it would keep the page under its name.
            if name.startswith(ASSETS):
                raise HTTPException(404)
            name = "index.html"
        response = await self._files.get_response(name, scope)
        response.headers["Cache-Control"] = FOREVER if name.startswith(ASSETS) else "no-cache"
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response
