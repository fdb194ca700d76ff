"""Who may do what: permissions, roles, and the one table between them."""

from enum import StrEnum

from app.core.words import Words, words_of


class Permission(StrEnum):
    """Plural noun and verb. The scopes of API clients are the same strings."""

    ORGANIZATIONS_READ = "organizations:read"
    ORGANIZATIONS_WRITE = "organizations:write"
    MEMBERS_READ = "members:read"
    MEMBERS_WRITE = "members:write"
    MEMBERS_REVEAL = "members:reveal"
    ROSTERS_IMPORT = "rosters:import"
    ROSTERS_EXPORT = "rosters:export"
    CLAIMS_CONFIRM = "claims:confirm"
    CORRECTIONS_DECIDE = "corrections:decide"
    BINDINGS_REVOKE = "bindings:revoke"
    IDENTITY_VERIFY = "identity:verify"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    TRANSFERS_READ = "transfers:read"
    TRANSFERS_WRITE = "transfers:write"
    SURVEYS_READ = "surveys:read"
    SURVEYS_WRITE = "surveys:write"
    FEEDBACK_ANSWER = "feedback:answer"
    GRANTS_WRITE = "grants:write"
    STAFF_WRITE = "staff:write"
    SETTINGS_WRITE = "settings:write"
    CLIENTS_WRITE = "clients:write"
    AUDIT_READ = "audit:read"


class Role(StrEnum):
    """What a person, or another system, holds in an organization; it reaches that organization and everything below it."""

    MEMBER = "member"
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANIZATION_OFFICER = "organization_officer"
    ADMIN = "admin"
    AUDITOR = "auditor"
    CLIENT = "client"


P = Permission

_BRANCH_WORK = frozenset(
    {
        P.ORGANIZATIONS_READ,
        P.MEMBERS_READ,
        P.MEMBERS_REVEAL,
        P.CLAIMS_CONFIRM,
        P.CORRECTIONS_DECIDE,
        P.BINDINGS_REVOKE,
        P.IDENTITY_VERIFY,
        P.ACTIVITIES_READ,
        P.ACTIVITIES_WRITE,
        P.TRANSFERS_READ,
        P.TRANSFERS_WRITE,
        P.SURVEYS_READ,
        P.SURVEYS_WRITE,
        P.ROSTERS_EXPORT,
    }
)

# The whole matrix. A member's own things need no grant: they live under /me, or are met through the member's own id.
GRANTED: dict[Role, frozenset[Permission]] = {
    Role.MEMBER: frozenset({P.ACTIVITIES_READ, P.BINDINGS_REVOKE, P.TRANSFERS_READ, P.TRANSFERS_WRITE, P.SURVEYS_READ}),
    Role.SECRETARY: _BRANCH_WORK,
    Role.DEPUTY_SECRETARY: _BRANCH_WORK,
    Role.ORGANIZATION_OFFICER: _BRANCH_WORK
    | {P.ORGANIZATIONS_WRITE, P.MEMBERS_WRITE, P.ROSTERS_IMPORT, P.FEEDBACK_ANSWER},
    Role.ADMIN: frozenset(
        {
            P.ORGANIZATIONS_READ,
            P.ORGANIZATIONS_WRITE,
            P.MEMBERS_READ,
            P.ACTIVITIES_READ,
            P.ROSTERS_IMPORT,
            P.ROSTERS_EXPORT,  # masked; in full only for those with members:reveal, an admin approves it
            P.GRANTS_WRITE,
            P.STAFF_WRITE,
            P.SETTINGS_WRITE,
            P.CLIENTS_WRITE,
        }
    ),
    Role.AUDITOR: frozenset({P.ORGANIZATIONS_READ, P.MEMBERS_READ, P.ACTIVITIES_READ, P.TRANSFERS_READ, P.AUDIT_READ}),
    # The most that another system can be given; of it each has what it was registered for, and each token what it was asked for.
    Role.CLIENT: frozenset(
        {
            P.ORGANIZATIONS_READ,
            P.MEMBERS_READ,
            P.MEMBERS_WRITE,
            P.IDENTITY_VERIFY,
            P.ACTIVITIES_READ,
            P.ACTIVITIES_WRITE,
            P.TRANSFERS_READ,
            P.TRANSFERS_WRITE,  # applies for members; what is decided, people decide
            P.SURVEYS_READ,
        }
    ),
}

ROLE_WORDS = {
    Role.MEMBER: "党员本人",
    Role.SECRETARY: "支部书记",
    Role.DEPUTY_SECRETARY: "支部副书记",
    Role.ORGANIZATION_OFFICER: "组织委员",
    Role.ADMIN: "管理员",
    Role.AUDITOR: "审计员",
    Role.CLIENT: "外部系统",
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that hold a permission."""
    return frozenset(role for role, granted in GRANTED.items() if permission in granted)


def who_does(permission: Permission) -> Words:
    """In words, which people do what a permission is for; for the answer to somebody who may not."""
    doing = roles_with(permission) - {Role.CLIENT}
    return words_of(ROLE_WORDS, *(role for role in Role if role in doing))
