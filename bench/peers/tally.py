"""The count of a round in a process of its own: `python -m bench.peers.tally ADDRESS ROUND`; says how many seconds it took."""

import sys
import time
from uuid import UUID

from app.core.db import Database
from app.surveys import counting


def main(address: str, survey_id: str) -> None:
    """Count, and let the database forget the ballots, as the worker does."""
    database = Database(address)
    started = time.perf_counter()
    with database.transaction() as session:
        counting.count(session, UUID(survey_id))
    database.forget_deleted("ballot", "cell", "survey")
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
