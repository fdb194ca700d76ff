"""What can go wrong, as exceptions that know their status and their words; nothing here knows HTTP.

AppError
├── Invalid               422  the request can be understood, but a value in it cannot be taken
├── Malformed             400  the request cannot be understood
├── Unauthenticated       401  nobody is signed in
├── Forbidden             403  a permission held nowhere, or readable but not to be done by the caller
├── NotFound              404  not there, or not for the caller to know
├── Conflict              409  the state of things does not allow it
├── Stale                 412  somebody else was faster
├── PreconditionRequired  428  a decision without If-Match
├── TooLarge              413  more than is taken at once
├── TooMany               429  too often
└── Busy                  503  try again in a moment

A concrete error is a subclass with a `code` (`noun.reason`, never changed), a Chinese `title` that names the mend and an English
`title_en`; both may hold `{placeholders}` filled from the keyword arguments it is raised with.
"""

from datetime import datetime
from typing import ClassVar

from app.core.words import Words, instant_words

_CATALOGUE: dict[str, type["AppError"]] = {}


class AppError(Exception):
    """Base of all expected failures. `pointer` is a JSON pointer to the field at fault; `data` fills the words."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    title_en: ClassVar[str] = ""
    # A refusal that must itself be remembered (a wrong password, a stolen token): what was written before it is committed.
    is_remembered: ClassVar[bool] = False

    def __init__(self, *, pointer: str | None = None, retry_after: int | None = None, **data: object) -> None:
        super().__init__(self.code)
        self.pointer = pointer
        self.retry_after = retry_after
        self.data = data

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" in cls.__dict__:
            if cls.code in _CATALOGUE:
                raise TypeError(f"error code {cls.code} is declared twice")
            _CATALOGUE[cls.code] = cls

    def words(self, language: str) -> str:
        """The title in `zh` or `en`, its placeholders filled."""
        return (self.title_en if language == "en" else self.title).format(**self.data_in(language))

    def data_in(self, language: str) -> dict[str, object]:
        """What fills the placeholders, in `zh` or `en`."""
        return {
            name: getattr(value, language) if isinstance(value, Words) else value for name, value in self.data.items()
        }


class Invalid(AppError):
    status = 422


class Malformed(AppError):
    status = 400


class Unauthenticated(AppError):
    status = 401


class Forbidden(AppError):
    status = 403


class NotFound(AppError):
    status = 404


class Conflict(AppError):
    status = 409


class Stale(AppError):
    status = 412


class PreconditionRequired(AppError):
    status = 428


class TooLarge(AppError):
    status = 413


class TooMany(AppError):
    status = 429


class Busy(AppError):
    status = 503


class NotThere(NotFound):
    code = "request.not_found"
    title = "没有找到，或不在您能查看的范围内。"
    title_en = "Not found, or not yours to see."


class NotSignedIn(Unauthenticated):
    code = "accounts.session_expired"
    title = "登录过期了，请重新登录。"
    title_en = "Not signed in, or the session has ended. Sign in again."


class NotAllowed(Forbidden):
    code = "access.denied"
    title = "这件事由{role}办理。"
    title_en = "This is done by: {role}."


class BadRequestBody(Malformed):
    code = "request.malformed"
    title = "没能读懂提交的内容，请检查格式后重试。"
    title_en = "The request could not be read. Check its format."


class InvalidFields(Invalid):
    code = "form.invalid"
    title = "有{count}处要改。"
    title_en = "{count} field(s) need mending."


class AlreadyExists(Conflict):
    code = "request.conflict"
    title = "同样的内容已经有了，请刷新后查看。"
    title_en = "The same thing exists already. Reload and look."


class Outdated(Stale):
    code = "request.stale"
    title = "{by}已于{when}办理，请看结果后再决定。"
    title_en = "{by} changed this at {when} (Beijing). Look at the result first."

    def __init__(self, by: str, at: datetime) -> None:
        by_words = by or Words("别人", "Somebody else")
        super().__init__(by=by_words, at=at.isoformat(timespec="seconds"), when=instant_words(at))


class IfMatchMissing(PreconditionRequired):
    code = "request.if_match_missing"
    title = "请先打开最新内容，再作决定。"
    title_en = "Send the ETag you read as If-Match."


class MethodNotAllowed(AppError):
    status = 405
    code = "request.method_not_allowed"
    title = "这个地址不支持这样的操作。"
    title_en = "This address does not take that method."


class BodyTooLarge(TooLarge):
    code = "upload.too_large"
    title = "内容太大，请缩短，或分成几份再提交。"
    title_en = "The body is too large. Shorten it, or send it in parts."


class TooOften(TooMany):
    code = "rate.limited"
    title = "操作太快了，{seconds}秒后再试。"
    title_en = "Too often. Try again in {seconds} s."


class ServerBusy(Busy):
    code = "server.busy"
    title = "服务器正忙，请过一会儿再试。"
    title_en = "The server is busy. Try again shortly."


class ServerFault(AppError):
    code = "server.fault"
    title = "没办成，不是您的问题。请再试一次，仍不行请把请求编号报给我们。"
    title_en = "An unexpected fault. Try again, or report the request id."


def catalogue() -> list[type[AppError]]:
    """Every declared error, by code."""
    return [_CATALOGUE[code] for code in sorted(_CATALOGUE)]
