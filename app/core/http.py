"""How the application speaks HTTP: its description, errors as RFC 9457 problems, and versions as entity tags."""

import logging
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Annotated, Any, Protocol, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp, Scope

from app.core import clock, errors, logs
from app.core.middleware import BodyLimit, RequestMiddleware, pattern_of
from app.core.schemas import Schema
from app.core.words import field_words

API = "/api/v1"
PROBLEM = "application/problem+json"
MAX_BODY_BYTES = 1 << 20
log = logging.getLogger(logs.REQUESTS)


class FieldProblem(Schema):
    """One field that needs mending; `pointer` is a JSON pointer (RFC 6901)."""

    pointer: str
    code: str
    message: str


class Problem(Schema):
    """RFC 9457. `code` never changes; `title` is for people and names the mend. On 412, `by` and `at` say who was first."""

    type: str
    title: str
    status: int
    code: str
    errors: list[FieldProblem]
    by: str | None = None
    at: str | None = None


PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, words in {
        400: "没能读懂请求",
        401: "没有登录",
        403: "不归您办理",
        404: "没有找到",
        405: "不支持的操作",
        409: "现在的状态不允许",
        412: "别人先改过了",
        413: "内容太大",
        422: "有要改的地方",
        428: "缺少If-Match",
        429: "操作太快",
        503: "服务器忙",
    }.items()
}


class Application(FastAPI):
    """FastAPI whose description also holds the shape of errors; by itself it lists only what plain JSON answers refer to."""

    unlogged = pattern_of()

    def build_middleware_stack(self) -> ASGIApp:
        """Our middleware outside everything else, so that the answer to an unexpected fault passes through it as well."""
        return RequestMiddleware(super().build_middleware_stack(), self.unlogged)

    def openapi(self) -> dict[str, Any]:
        """The description of the API (OpenAPI 3.1)."""
        document = super().openapi()
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shape["properties"]["code"]["enum"] = [kind.code for kind in errors.catalogue()]
        document["components"]["schemas"] |= {**shape.pop("$defs"), "Problem": shape}
        return document


class Router(APIRouter):
    """The router of a domain: passed over at once for a path that begins with none of its words, where each route would be tried in turn.

    A route's path begins with a word, never with a parameter.
    """

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_first_word(route.path) for route in self.routes if isinstance(route, APIRoute))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """What Starlette asks of each router for a request."""
        if _first_word(scope["path"].removeprefix(API)) not in self._words:
            return Match.NONE, {}
        return super().matches(scope)


def _first_word(path: str) -> str:
    return path.split("/", 2)[1] if path.startswith("/") else ""


def language_of(request: Request) -> str:
    """`en` when the caller asks for English first, else `zh`."""
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def problem(request: Request, error: errors.AppError, details: list[dict[str, str]] | None = None) -> JSONResponse:
    """An error as `application/problem+json`, in the caller's language."""
    body: dict[str, Any] = {
        "type": f"/api/v1/errors#{error.code}",
        "title": error.words(language_of(request)),
        "status": error.status,
        "code": error.code,
        "errors": details if details is not None else _detail(request, error),
    }
    if isinstance(error, errors.Stale):
        data = error.data_in(language_of(request))
        body |= {"by": data["by"], "at": data["at"]}
    headers = {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, error.status, headers, PROBLEM)


def _detail(request: Request, error: errors.AppError) -> list[dict[str, str]]:
    if error.pointer is None:
        return []
    return [{"pointer": error.pointer, "code": error.code, "message": error.words(language_of(request))}]


def _invalid(request: Request, fault: RequestValidationError) -> JSONResponse:
    found = fault.errors()
    if any(error["type"] == "json_invalid" for error in found):
        return problem(request, errors.BadRequestBody())
    # A fault that two dependencies share is listed for each of them.
    apart = {(error["loc"], error["type"]): error for error in found}.values()
    details = [field_words(error, language_of(request)) for error in apart]
    return problem(request, errors.InvalidFields(count=len(details)), details)


def _framework(request: Request, fault: HTTPException) -> JSONResponse:
    known: dict[int, type[errors.AppError]] = {
        400: errors.BadRequestBody,
        404: errors.NotThere,
        413: errors.BodyTooLarge,
    }
    kind = known.get(fault.status_code)
    if kind is not None:
        return problem(request, kind())
    answer = problem(request, errors.MethodNotAllowed() if fault.status_code == 405 else errors.ServerFault())
    answer.headers.update(fault.headers or {})
    return answer


def _database(request: Request, fault: Exception) -> JSONResponse:
    if isinstance(fault, StaleDataError):
        return problem(request, errors.Outdated(by="", at=clock.now()))
    if isinstance(fault, IntegrityError):
        return problem(request, errors.AlreadyExists())
    if isinstance(fault, OperationalError | PoolTimeout):
        log.warning("database unavailable: %s", type(fault).__name__)
        return problem(request, errors.ServerBusy(retry_after=2))
    return _fault(request, fault)


def _fault(request: Request, fault: Exception) -> JSONResponse:
    if logs.request_id.get():
        logs.actor_id.set(request.scope.get("actor_id", ""))
    log.error("unexpected %s", type(fault).__name__, exc_info=fault)
    return problem(request, errors.ServerFault())


def install(app: Application, uploads: dict[str, int], unlogged: Collection[str]) -> None:
    """Add the limit of bodies and the handlers of errors to an application.

    `uploads` are the paths that take more, in bytes; `unlogged` those of whose requests nothing is written down.
    """
    app.unlogged = pattern_of(*unlogged)
    app.add_middleware(BodyLimit, most=MAX_BODY_BYTES, uploads=uploads)

    @app.exception_handler(errors.AppError)
    def app_error(request: Request, error: errors.AppError) -> JSONResponse:
        return problem(request, error)

    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_framework)
    for kind in (StaleDataError, DBAPIError, PoolTimeout):
        app.exception_handler(kind)(_database)
    app.exception_handler(Exception)(_fault)


class HasVersion(Protocol):
    """What can be tagged: a versioned row, or a view of one."""

    version: int


Row = TypeVar("Row", bound=HasVersion)
Answer = TypeVar("Answer")


def tagged(response: Response, row: Row) -> Row:
    """Give the answer the row's version as its `ETag`, for `If-Match` on the next change."""
    response.headers["ETag"] = f'"{row.version}"'
    return row


def unless_known(response: Response, known: str | None, tag: str, answer: Callable[[], Answer]) -> Answer | Response:
    """The answer with its entity tag, or 304 without a body for a caller who has that tag (from If-None-Match) already."""
    if known is not None and known.removeprefix("W/") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return answer()


async def if_match(if_match: Annotated[str | None, Header()] = None) -> int:
    """The version that the caller has seen, from `If-Match`. Raises `IfMatchMissing` (428) without one."""
    if if_match is None:
        raise errors.IfMatchMissing()
    number = if_match.removeprefix("W/").strip('"')
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1


IfMatch = Annotated[int, Depends(if_match)]


async def if_match_or_none(header: Annotated[str | None, Header(alias="if-match")] = None) -> int | None:
    """The version that the caller has seen, where saying so is left to the caller."""
    return None if header is None else await if_match(header)


OptionalIfMatch = Annotated[int | None, Depends(if_match_or_none)]
