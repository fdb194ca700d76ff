"""The project's own server that takes every signature of a card for good: what is left of a verification without its cryptography."""

from app.commands import cli
from app.identity import dm1
from bench.peers import unlimited


def take_for_good(*_: object) -> None:
    """In place of checking a signature."""


if __name__ == "__main__":
    dm1.check_signature = take_for_good  # type: ignore[assignment]  # takes whatever it is given
    unlimited.lift()
    cli()
