"""What can go wrong in the outside world: the few errors that every vendor's answers become.

GatewayError
├── Unavailable       no answer, no sense in the answer, or "busy": try again later; the call may have taken effect
├── Misconfigured     our appid, secret, address, template or permission: an administrator must mend it
├── QuotaExceeded     too often, for this user or in all: try again later
├── CodeInvalid       the code is unknown, expired, or of another app: the user asks for a new one
├── CodeUsed          the code was used before: the user asks for a new one
├── UserBlocked       the vendor refuses this user as high-risk
├── NotSubscribed     the user did not allow (another) message: do not retry, reach them otherwise
└── MessageRejected   this message or recipient will never be accepted: do not retry
"""


class GatewayError(Exception):
    """One failed call. Its text names the call and the vendor's code, and never a value that was sent or received."""

    def __init__(self, call: str, reason: str, errcode: int | None = None) -> None:
        super().__init__(f"{call}: {reason}")
        self.call = call
        self.errcode = errcode


class Unavailable(GatewayError):
    """No usable answer; whether the call took effect is not known."""


class Misconfigured(GatewayError):
    """Our own settings at the vendor are wrong."""


class QuotaExceeded(GatewayError):
    """The vendor's limit is reached."""


class CodeInvalid(GatewayError):
    """The one-time code is unknown, expired or not ours."""


class CodeUsed(GatewayError):
    """The one-time code has been spent."""


class UserBlocked(GatewayError):
    """The vendor has blocked this user."""


class NotSubscribed(GatewayError):
    """The user has not allowed this message."""


class MessageRejected(GatewayError):
    """The vendor will never deliver this message."""
