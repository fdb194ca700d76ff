"""The standing cast of a sandbox: who they are, where they sit in the demo town, and how they sign in there."""

from dataclasses import dataclass
from enum import StrEnum

from app.access.policy import Role
from app.sandbox import words


class Caller(StrEnum):
    """Whom `python -m app sandbox token` can speak for."""

    MEMBER = "member"
    SECRETARY = "secretary"
    OUTSIDER = "outsider"
    OFFICER = "officer"
    CHECKER = "checker"
    ADMIN = "admin"
    KEEPER = "keeper"
    AUDITOR = "auditor"
    CLIENT = "client"

    @property
    def openid(self) -> str:
        """The WeChat user who is this person."""
        return f"sandbox-{self}"


# Where members of the cast are in the town: the branch, and their place in its list (the first is its secretary).
SEATS = {
    Caller.MEMBER: (words.VILLAGES[0][0], 1),
    Caller.SECRETARY: (words.VILLAGES[0][0], 0),
    Caller.OUTSIDER: (words.VILLAGES[1][0], 0),
    Caller.OFFICER: (words.OFFICE[0], 1),
    Caller.CHECKER: (words.OFFICE[0], 6),
}

TITLES = {
    Caller.MEMBER: "党员",
    Caller.SECRETARY: "支部书记",
    Caller.OUTSIDER: "另一个支部的书记",
    Caller.OFFICER: "镇党委组织委员",
    Caller.CHECKER: "镇党委组织干事",
    Caller.ADMIN: "管理员",
    Caller.KEEPER: "另一位管理员",
    Caller.AUDITOR: "审计员",
    Caller.CLIENT: "市政务平台",
}


@dataclass(frozen=True)
class Desk:
    """How somebody signs in at a desk. These are no secrets: they open nothing but a sandbox."""

    role: Role
    username: str
    password: str
    totp_secret: str


DESKS = {
    Caller.OFFICER: Desk(
        Role.ORGANIZATION_OFFICER, "officer", "paper-lantern-officer", "SANDBOXAAAAAAAAAAAAAAAAAAAAAAAAA"
    ),
    Caller.CHECKER: Desk(
        Role.ORGANIZATION_OFFICER, "checker", "paper-lantern-checker", "SANDBOXDDDDDDDDDDDDDDDDDDDDDDDDD"
    ),
    Caller.ADMIN: Desk(Role.ADMIN, "admin", "paper-lantern-keeper", "SANDBOXBBBBBBBBBBBBBBBBBBBBBBBBB"),
    Caller.KEEPER: Desk(Role.ADMIN, "keeper", "paper-lantern-second", "SANDBOXEEEEEEEEEEEEEEEEEEEEEEEEE"),
    Caller.AUDITOR: Desk(Role.AUDITOR, "auditor", "paper-lantern-reader", "SANDBOXCCCCCCCCCCCCCCCCCCCCCCCCC"),
}

# How the other system of the cast proves itself: as open as the desks' passwords.
CLIENT_SECRET = "paper-lantern-platform-opens-nothing-else-at-all"
