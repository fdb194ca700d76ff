"""`python -m app`: every command of an installation. Each failure is one line that names the mend, and exit code 1."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from app import server
from app.access import keys as signing_keys
from app.access.models import WHOLE_TREE
from app.accounts import staff
from app.accounts.rules import USERNAME
from app.audit import service as audit_service
from app.core import crypto, events, logs
from app.core.db import Database
from app.core.settings import ensure_root_key, settings
from app.core.who import SYSTEM
from app.main import create_app
from app.operations import backup as backups
from app.operations import doctor as doctors
from app.operations import migrations, sealed
from app.operations.events import RootKeyAdded, SigningKeyCreated
from app.operations.failures import CommandError, plain_failures
from app.roster import commands as roster
from app.sandbox.commands import cli as sandbox_cli

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
keys_cli = typer.Typer(no_args_is_help=True, help="The root keys: make, rotate, count, prove.")
audit_cli = typer.Typer(no_args_is_help=True, help="The audit record.")
cli.add_typer(keys_cli, name="keys")
cli.add_typer(audit_cli, name="audit")
cli.add_typer(sandbox_cli, name="sandbox")

CheckpointFile = Annotated[Path | None, typer.Option(help="The file of signed checkpoints.")]


@contextmanager
def _database() -> Iterator[Database]:
    """The database of the settings, for one command."""
    database = Database(settings().database_url)
    try:
        yield database
    finally:
        database.engine.dispose()


@contextmanager
def _installed() -> Iterator[Database]:
    """The same, once keys and migrations are what a server or worker needs. Raises `KeyringError` or `CommandError`."""
    crypto.keyring()
    with _database() as database:
        migrations.expect_head(database)
        yield database


@cli.command()
def serve(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the API and the client; outside production the worker runs along."""
    with plain_failures(), _installed() as database:
        server.serve(database, host, port)


@cli.command()
def worker() -> None:
    """Run jobs until told to stop."""
    with plain_failures(), _installed() as database:
        logs.set_up()
        server.work(database)


@cli.command()
def migrate() -> None:
    """Bring the database to the newest migration."""
    with plain_failures(), _database() as database:
        settings().data_dir.mkdir(parents=True, exist_ok=True)
        migrations.upgrade(database)
        typer.echo(f"The database is at {migrations.head()}.")


@cli.command()
def prepare() -> None:
    """Make the root key on the first day, then migrate."""
    with plain_failures():
        ensure_root_key(settings().keys_dir)
    migrate()


@cli.command()
def openapi() -> None:
    """Print the description of the API."""
    typer.echo(json.dumps(create_app().openapi(), ensure_ascii=False, indent=1, sort_keys=True))


@cli.command("import-roster")
def import_roster(
    file: Path,
    apply: Annotated[bool, typer.Option("--apply", help="Write what was accepted.")] = False,  # noqa: FBT002  typer's way
    confirm: Annotated[bool, typer.Option("--confirm-changes", help="Write changed rows too.")] = False,  # noqa: FBT002  typer's way
    report: Annotated[Path | None, typer.Option(help="Write the file with all verdicts marked, as .xlsx.")] = None,
) -> None:
    """Check a roster (.xlsx or .csv), say what is wrong with it, and put it on the roll with --apply."""
    with plain_failures(), _database() as database:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        with typer.progressbar(length=1, label=file.name, file=sys.stderr) as bar:

            def show(stage: str, done: int, total: int) -> None:
                bar.label, bar.length = stage, total
                bar.update(done - bar.pos)

            done = roster.import_roster(database, file, show, writes=apply, confirms_all=confirm)
        if report is not None and done.problem is None:
            roster.write_report(database, done.id, report)
        for line in roster.summary(done):
            typer.echo(line)
        if done.problem is not None:
            raise typer.Exit(1)


@cli.command("create-admin")
def create_admin(username: str, name: str) -> None:
    """Make an administrator of everything, or give one a new password; prints a one-time password, good for three days."""
    with plain_failures(), _database() as database:
        if not re.fullmatch(USERNAME, username):
            raise CommandError(
                "A user name has 3 to 40 of a-z, 0-9, dot, dash and underscore, and begins with a letter."
            )
        with database.transaction() as session:
            made = staff.create_administrator(session, username, name)
        typer.echo(f"{made.username}  {made.one_time_password}")


@cli.command()
def doctor() -> None:
    """Look at the installation and say what to mend."""
    with plain_failures(), _database() as database:
        findings = list(doctors.examine(settings(), database))
        for finding in findings:
            typer.echo(f"✗ {finding.what}: {finding.mend}" if finding.mend else f"✓ {finding.what}")
        if any(finding.mend for finding in findings):
            raise typer.Exit(1)


@cli.command()
def backup(folder: Path) -> None:
    """Write a whole copy of the running database, without keys, into a folder."""
    with plain_failures(), _database() as database:
        typer.echo(str(backups.back_up(database, folder)))


@cli.command()
def restore(
    file: Path,
    check: Annotated[bool, typer.Option("--check", help="Prove the backup in a scratch database.")] = False,  # noqa: FBT002  typer's way
    checkpoints: CheckpointFile = None,
) -> None:
    """Put a backup into an empty database, or only prove that it could be."""
    with plain_failures(), _database() as database:
        if not check:
            backups.restore(file, database)
            typer.echo("Restored. Next: python -m app migrate, then python -m app doctor")
            return
        faults = backups.check(file, database, _lines(checkpoints))
        if faults:
            raise CommandError("The backup does not hold: " + "; ".join(faults))
        typer.echo("The backup holds: checksum, integrity, row counts, audit record, sealed values.")


def _lines(file: Path | None) -> list[str]:
    """The whole lines of a checkpoint file: one without an end is still being written."""
    return [] if file is None else file.read_text().rpartition("\n")[0].splitlines()


@audit_cli.command("verify")
def verify_audit(checkpoints: CheckpointFile = None) -> None:
    """Prove that no recorded event was changed; names the first that was."""
    with plain_failures(), _database() as database, database.transaction(writes=False) as session:
        verdict = audit_service.verify(session, _lines(checkpoints))
        if verdict.bad_seq is not None:
            raise CommandError(f"The record does not hold at {verdict.bad_seq}: {verdict.why}.")
        typer.echo(f"The record holds: {verdict.checked} sealed events.")


@keys_cli.command("init")
def init_keys() -> None:
    """Make the first root key."""
    with plain_failures():
        if any(settings().keys_dir.glob("root-*.key")):
            raise CommandError(
                f"{settings().keys_dir} holds a root key already. To change it: python -m app keys rotate"
            )
        crypto.add_root_key(settings().keys_dir)
        typer.echo(
            f"Made {settings().keys_dir}/root-1.key. Keep a copy apart from the backups: without it they are lost."
        )


@keys_cli.command("rotate")
def rotate_keys() -> None:
    """Make the next root key and seal everything with it again."""
    with plain_failures(), _installed() as database:
        version = crypto.add_root_key(settings().keys_dir)
        crypto.keyring.cache_clear()
        with database.transaction() as session:
            events.record(session, SYSTEM, WHOLE_TREE, RootKeyAdded(root_key_id=UUID(int=version), version=version))
        typer.echo(
            f"Made {settings().keys_dir}/root-{version}.key. Keep a copy apart from the backups, and the older keys."
        )
        _seal_again(database)
        typer.echo("Restart servers and workers, then seal what they wrote meanwhile: python -m app keys reseal")


@keys_cli.command("reseal")
def reseal() -> None:
    """Seal with the newest root key whatever still has an older one."""
    with plain_failures(), _installed() as database:
        _seal_again(database)


def _seal_again(database: Database) -> None:
    done = sealed.seal_again(database, lambda count: typer.echo(f"sealed again: {count}", err=True))
    typer.echo(f"{done} values sealed again.")


@keys_cli.command("rotate-signing")
def rotate_signing_keys(
    *, leaked: Annotated[bool, typer.Option("--leaked", help="What was signed before is refused from now on.")] = False
) -> None:
    """Make new keys for tokens, checkpoints and cards; signatures of the ones before stay good for as long as they are needed."""
    replace = signing_keys.replace_leaked if leaked else signing_keys.rotate
    with plain_failures(), _installed() as database, database.transaction() as session:
        for purpose in (signing_keys.ACCESS, audit_service.PURPOSE, signing_keys.CARD):
            made = replace(session, purpose)
            events.record(session, SYSTEM, WHOLE_TREE, SigningKeyCreated(signing_key_id=made.id, purpose=purpose))
        if leaked:
            typer.echo(
                "Restart the servers. Tokens and cards signed before are refused; phones renew theirs by themselves."
            )
        else:
            typer.echo(
                "New tokens and checkpoints are signed with new keys, new cards in 14 days. Those before stay good."
            )


@keys_cli.command("status")
def key_status() -> None:
    """Count sealed values by key version."""
    with plain_failures(), _database() as database, database.transaction(writes=False) as session:
        for version, count in sorted(sealed.versions(session).items()):
            typer.echo(f"version {version}: {count} values")


@keys_cli.command("verify")
def verify_keys() -> None:
    """Open every sealed value once."""
    with plain_failures(), _database() as database, database.transaction(writes=False) as session:
        tried, broken = sealed.check(session, most=10_000_000)
        if broken:
            raise CommandError(f"{len(broken)} of {tried} do not open, the first: {broken[0]}.")
        typer.echo(f"All {tried} sealed values open.")
