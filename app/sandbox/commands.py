"""`python -m app sandbox`: a town to try everything in, started by one command, and tokens for its cast."""

import json
import os
import sys
from typing import Annotated

import httpx
import typer

from app.core.settings import Mode
from app.operations.failures import CommandError, plain_failures
from app.sandbox import places
from app.sandbox.cast import Caller

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, help="A demo town with a stand-in for WeChat. Never for real people."
)


@cli.command()
def up(
    port: Annotated[int, typer.Option(help="0 takes a free one, with data that go when it ends.")] = 8000,
    database_url: Annotated[str | None, typer.Option(help="An empty database; by default an SQLite file.")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="No organizations and no members.")] = False,  # noqa: FBT002  typer's way
    as_json: Annotated[bool, typer.Option("--json", help="Say one line of JSON when ready.")] = False,  # noqa: FBT002  typer's way
) -> None:
    """Start the town: API, worker, client and the stand-in for WeChat, until Ctrl-C."""
    with plain_failures():
        _refuse_elsewhere()
        from app.sandbox import running  # noqa: PLC0415  the whole application, which no other command of these needs

        order = running.Order(port, database_url, has_town=not empty, speaks_json=as_json or not sys.stdout.isatty())
        running.start(order)


@cli.command()
def token(caller: Caller, port: Annotated[int | None, typer.Option(help="Of which sandbox.")] = None) -> None:
    """Print a bearer token of one of the cast, good for 15 minutes."""
    with plain_failures():
        _refuse_elsewhere()
        answer = _ask(places.find(port).url, caller)
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise CommandError(f"This town is empty and has no {caller}. Ask for admin, officer or auditor.")
        answer.raise_for_status()
        typer.echo(json.loads(answer.text)["access_token"])


def _ask(url: str, caller: Caller) -> httpx.Response:
    try:
        return httpx.post(f"{url}/api/v1/sandbox/tokens", json={"caller": caller}, trust_env=False)
    except httpx.TransportError as fault:
        raise CommandError(f"The sandbox at {url} does not answer. Start it again.") from fault


def _refuse_elsewhere() -> None:
    """A sandbox never runs where an installation is configured. Raises `CommandError`."""
    mode = os.environ.get("APP_MODE", Mode.SANDBOX)
    if mode != Mode.SANDBOX:
        raise CommandError(
            f"APP_MODE is {mode}: a sandbox runs in sandbox mode only. Unset APP_MODE, or use another machine."
        )
