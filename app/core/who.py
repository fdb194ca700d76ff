"""Who did something, as the record keeps it: a kind, an id and a label for people."""

from typing import Literal, NamedTuple
from uuid import UUID


class Who(NamedTuple):
    """The author of a change. `label` is what a colleague reads: a name with a post, or 系统."""

    kind: Literal["member", "staff", "client", "system", "anonymous"]
    id: UUID | None
    label: str


SYSTEM = Who("system", None, "系统")
ANONYMOUS = Who("anonymous", None, "未登录")
