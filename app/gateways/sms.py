"""Text messages, for phone codes. Vendors differ, so the port is one small protocol that an adapter speaks.

    POST {base}/sms/send            Authorization: Bearer {key}
    {"message_id": "…", "phone": "+8613800138000", "template": "phone_code", "params": {"code": "123456", "minutes": "5"}}

    200 {"message_id": "…"}         taken for delivery; the same message_id again is not sent twice
    400 {"error": "invalid_phone" | "blocked_phone" | "unknown_template"}
    401 {"error": "unauthorized"}   429 {"error": "quota"}      anything else: try again later

Neither the number nor the code is ever logged or part of an error.
"""

import httpx
from pydantic import BaseModel, ConfigDict

from app.gateways.errors import GatewayError, MessageRejected, Misconfigured, QuotaExceeded, Unavailable
from app.gateways.http import open_client, parse, send

CALL = "sms/send"

ERRORS: dict[str, type[GatewayError]] = {
    "invalid_phone": MessageRejected,
    "blocked_phone": MessageRejected,
    "unknown_template": Misconfigured,
    "unauthorized": Misconfigured,
    "quota": QuotaExceeded,
}


class Receipt(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)
    message_id: str


class Refusal(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)
    error: str


class Sms:
    """One client for all threads."""

    def __init__(self, api_base: str, key: str) -> None:
        self._client = open_client(api_base)
        self._key = key

    def close(self) -> None:
        self._client.close()

    def send_code(self, message_id: str, phone: str, code: str, minutes: int) -> None:
        """Send a code that is good for `minutes` to `phone` (E.164). `message_id` makes a repeat harmless.

        Raises MessageRejected (the number can't be reached: final), QuotaExceeded, Misconfigured, Unavailable.
        """
        params = {"code": code, "minutes": str(minutes)}
        body = {"message_id": message_id, "phone": phone, "template": "phone_code", "params": params}
        headers = {"Authorization": f"Bearer {self._key}"}
        response = send(self._client, CALL, self._client.build_request("POST", "/sms/send", json=body, headers=headers))
        if response.status_code != httpx.codes.OK:
            raise _refusal(response)
        parse(CALL, response.content, Receipt)


def _refusal(response: httpx.Response) -> GatewayError:
    kind = ERRORS.get(_error_name(response), Unavailable)
    return kind(CALL, f"HTTP {response.status_code}")


def _error_name(response: httpx.Response) -> str:
    if response.status_code not in (httpx.codes.BAD_REQUEST, httpx.codes.UNAUTHORIZED, httpx.codes.TOO_MANY_REQUESTS):
        return ""
    return parse(CALL, response.content, Refusal).error
