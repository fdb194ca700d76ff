"""The one way out: a client with explicit timeouts, and failures that carry no secret."""

import logging
import ssl
from functools import cache
from typing import TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from app.gateways.errors import Unavailable

TIMEOUT = httpx.Timeout(5.0, connect=3.0)

AnswerT = TypeVar("AnswerT", bound=BaseModel)


class _QueryRemover(logging.Filter):
    """httpx logs each URL whole, and WeChat wants secrets in the query."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(a.copy_with(query=None) if isinstance(a, httpx.URL) else a for a in record.args)
        return True


_query_remover = _QueryRemover()


def open_client(base_url: str, timeout: httpx.Timeout = TIMEOUT) -> httpx.Client:
    """A client for one vendor; safe to share between threads. Proxies of the environment are not used."""
    logging.getLogger("httpx").addFilter(_query_remover)
    return httpx.Client(base_url=base_url, timeout=timeout, trust_env=False, verify=_trusted())


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that clients of all vendors trust: reading them takes 20 ms."""
    return httpx.create_ssl_context(trust_env=False)


def send(client: httpx.Client, call: str, request: httpx.Request) -> httpx.Response:
    """Send, and turn whatever the network does into Unavailable."""
    try:
        return client.send(request)
    except httpx.HTTPError as error:
        failure = type(error).__name__
    # Raised out here so that the httpx error, which holds the URL, is not chained to ours.
    raise Unavailable(call, failure)


def parse(call: str, body: bytes, schema: type[AnswerT]) -> AnswerT:
    """The answer by its schema; anything else (HTML, half a body, missing fields) is Unavailable."""
    try:
        return schema.model_validate_json(body)
    except ValidationError as error:
        fields = ", ".join(sorted({".".join(map(str, e["loc"])) or "body" for e in error.errors(include_input=False)}))
    # As above: pydantic's error holds the answer.
    raise Unavailable(call, f"unreadable answer ({fields})")
