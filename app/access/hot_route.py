"""The route of a hot path: reads the caller and the body itself, since FastAPI's solving of dependencies costs more than the work does.

For an endpoint of the form `async def name(data: Model, claims: ClaimsDep, request: Request) -> Response`, with the parameters of its path
as the path converts them. Its signature stays the declaration: of the policy, and of what the API's description says. Errors are the same as
on any other route. A route that is for nobody in particular gives no claims.
"""

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from app.access.bearer import bearer_claims
from app.access.clients import enter
from app.access.declared import policy_of
from app.access.guard import PERSON
from app.core.errors import NotAllowed


class HotRoute(APIRoute):
    """Use it as `route_class_override` on the application's own router, for a route with a figure in bench/."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What Starlette calls for a request to this route's path."""
        if scope["method"] not in (self.methods or ()):
            await super().handle(scope, receive, send)  # 405
            return
        request = Request(scope, receive, send)
        callers = await self.callers(request)
        model: type[BaseModel] = self.endpoint.__annotations__["data"]
        data = _read(model, request.headers.get("content-type", ""), await _body(request))
        response: Response = await self.endpoint(data=data, request=request, **scope["path_params"], **callers)
        await response(scope, receive, send)

    async def callers(self, request: Request) -> dict[str, object]:
        """Who calls, as arguments of the endpoint. Raises `NotSignedIn` (401), `NotAllowed` (403), and as `clients.enter`."""
        claims = await bearer_claims(request)
        await enter(request, claims)
        if claims.is_client and policy_of(self) == "self":
            raise NotAllowed(role=PERSON)
        return {"claims": claims}


async def _body(request: Request) -> bytes:
    """As `request.body()`, without a generator. Raises `ClientDisconnect` when the caller hangs up before the end."""
    body, is_more = b"", True
    while is_more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect()
        body += message.get("body", b"")
        is_more = message.get("more_body", False)
    return body


def _read(model: type[BaseModel], content_type: str, body: bytes) -> BaseModel:
    """The body as what it is declared to be. Raises `RequestValidationError`, as FastAPI does."""
    try:
        if content_type.partition(";")[0].strip().lower() != "application/json":
            return model.model_validate(body)  # refused, in the words for something that is no object
        return model.model_validate_json(body)
    except ValidationError as fault:
        found = [{**error, "loc": ("body", *error["loc"])} for error in fault.errors(include_url=False)]
        raise RequestValidationError(found) from fault
