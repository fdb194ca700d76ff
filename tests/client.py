"""The one client of tests: httpx over the ASGI application, as any of the cast."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI

from app.access import keys, tokens
from app.access.models import ApiClient, LoginSession, SessionKind
from app.core import clock
from app.core.db import Database
from app.integration import oauth
from tests.build import Town


class PortalTransport(httpx.BaseTransport):
    """Requests from any thread of a test, answered by the application in its one event loop."""

    def __init__(self, portal: BlockingPortal, app: FastAPI) -> None:
        self._portal = portal
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        sent = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
        response = await self._transport.handle_async_request(sent)
        body = await response.aread()
        stream = httpx.ByteStream(body)
        return httpx.Response(response.status_code, headers=response.headers, stream=stream, request=request)


class Client:
    """Opens httpx clients on the application: `anonymous`, or `as_("secretary")`."""

    def __init__(self, transport: PortalTransport, database: Database, town: Town) -> None:
        self._transport = transport
        self._database = database
        self._town = town
        self._people: dict[str, httpx.Client] = {}
        self.anonymous = self._open()

    def _open(self, **headers: str) -> httpx.Client:
        return httpx.Client(transport=self._transport, base_url="http://testserver", headers=headers)

    def as_(self, name: str, *, anew: bool = False) -> httpx.Client:
        """A client signed in as one of the cast, in a session of 15 minutes by the clock of now; `anew` when the clock has moved on."""
        if anew or name not in self._people:
            self._people[name] = self._open(Authorization=f"Bearer {self.token(name)}")
        return self._people[name]

    def token(self, name: str) -> str:
        """A fresh access token of one of the cast."""
        if name in self._town.clients:
            with self._database.transaction() as session:
                system = session.get_one(ApiClient, self._town.clients[name])
                return oauth.open_session(session, system, system.scopes)[1].access_token
        return self.token_of(self._town.accounts[name], self._town.members.get(name), name)

    def token_of(self, account_id: UUID, member_id: UUID | None, label: str) -> str:
        """A fresh access token of any account."""
        now = clock.now()
        with self._database.transaction() as session:
            key_set = keys.load(session, keys.ACCESS)
            login = LoginSession(
                account_id=account_id,
                member_id=member_id,
                kind=SessionKind.MEMBER if member_id else SessionKind.STAFF,
                label=label,
                created_at=now,
                seen_at=now,
                expires_at=now + timedelta(days=30),
            )
            session.add(login)
            session.flush()
            return tokens.issue(account_id, login.id, key_set.signing_kid, key_set.private)


def code_of(response: httpx.Response) -> str:
    """The stable code of a problem answer."""
    body: dict[str, Any] = response.json()
    assert response.headers["content-type"] == "application/problem+json", response.text
    return str(body["code"])
