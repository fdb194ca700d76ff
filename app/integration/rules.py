"""Other systems: what they can be let do, and how long their secrets and tokens last."""

from datetime import timedelta
from enum import StrEnum

from app.access.policy import Permission

# So long is a system's secret good beside the new one: a working day for whoever has to put it in.
OLD_SECRET_LASTS = timedelta(hours=24)
MOST_KEYS = 4
MOST_NETWORKS = 50
MOST_PER_MINUTE = 6000


class ClientScope(StrEnum):
    """The permissions that a system can have, all those that `Role.CLIENT` gives."""

    ORGANIZATIONS_READ = Permission.ORGANIZATIONS_READ.value
    MEMBERS_READ = Permission.MEMBERS_READ.value
    MEMBERS_WRITE = Permission.MEMBERS_WRITE.value
    IDENTITY_VERIFY = Permission.IDENTITY_VERIFY.value
    ACTIVITIES_READ = Permission.ACTIVITIES_READ.value
    ACTIVITIES_WRITE = Permission.ACTIVITIES_WRITE.value
    TRANSFERS_READ = Permission.TRANSFERS_READ.value
    TRANSFERS_WRITE = Permission.TRANSFERS_WRITE.value
    SURVEYS_READ = Permission.SURVEYS_READ.value


# What an administrator may not do, and so cannot give alone.
NEEDS_SECOND = frozenset({ClientScope.MEMBERS_WRITE, ClientScope.ACTIVITIES_WRITE, ClientScope.TRANSFERS_WRITE})


class Refusal(StrEnum):
    """Why there is no token, in the words of RFC 6749 §5.2."""

    INVALID_REQUEST = "invalid_request"
    INVALID_CLIENT = "invalid_client"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"
    INVALID_SCOPE = "invalid_scope"
