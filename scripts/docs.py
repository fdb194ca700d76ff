"""Write what the documentation takes from the code: `make docs`."""

from pathlib import Path

from app.access import matrix
from app.main import create_app
from app.transfers import page as transfers

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    """Write each generated page."""
    (DOCS / "permissions.md").write_text(matrix.render(create_app()))
    (DOCS / "transfers.md").write_text(transfers.render())


if __name__ == "__main__":
    main()
