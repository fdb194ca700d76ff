"""`python -m bench [--rounds N] [--seconds N]`: measure the hot paths against their floors. Exit code 1 when one is missed or unsure."""

import argparse
import os
import sys
import tempfile


def main() -> int:
    """Run what was asked for, by default everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-keys-") as folder:
        os.environ |= {"APP_KEYS_DIR": folder, "APP_DATABASE_URL": "sqlite://"}  # before the settings are read
        from bench import ballots, cards, check_in, imports, transfers  # noqa: PLC0415

        held = [
            check_in.run(asked.rounds, asked.seconds),
            cards.run(asked.rounds, asked.seconds),
            transfers.run(asked.rounds, asked.seconds),
            ballots.run(asked.rounds, asked.seconds),
            imports.run(asked.rounds),
        ]
        return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
