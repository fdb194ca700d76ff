"""Failures of commands: one plain line that names the mend, and exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from app.core.crypto import KeyringError
from app.core.errors import AppError


class CommandError(Exception):
    """A command cannot go on; the message says why and what to do."""


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn what a command may meet into one line on standard error."""
    try:
        yield
    except CommandError as fault:
        _end(str(fault))
    except AppError as fault:
        _end(fault.words("en"))
    except KeyringError as fault:
        _end(f"Keys: {fault}. Check APP_KEYS_DIR.")
    except ValidationError as fault:
        _end("Settings: " + "; ".join(error["msg"].removeprefix("Value error, ") for error in fault.errors()))
    except SQLAlchemyError as fault:
        _end(f"Database: {type(fault).__name__}. Check APP_DATABASE_URL, and run: python -m app migrate")
    except OSError as fault:
        _end(
            f"{fault.filename or 'Input or output'}: {fault.strerror or fault}. Check that it is there, and that this user may use it."
        )
    except ValueError as fault:
        _end(f"{fault}.")


def _end(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(1)
