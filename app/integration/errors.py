"""What can go wrong with other systems: to an administrator in plain words, to a system that asks for a token as RFC 6749 has it."""

from app.core.errors import Conflict, Forbidden, Invalid
from app.integration.rules import Refusal


class TokenRefused(Exception):
    """No token; `description` is for whoever writes the other system."""

    def __init__(self, error: Refusal, description: str) -> None:
        super().__init__(error)
        self.error = error
        self.description = description


class KeyNotUsable(Invalid):
    code = "clients.key_not_usable"
    title = "公钥不能用：要P-256曲线上的点，几把公钥的kid各不相同。"
    title_en = "A public key must be a point of P-256, and each needs a kid of its own."


class UsesKeys(Conflict):
    code = "clients.uses_keys"
    title = "这个外部系统用公钥，没有密钥可换。请改它的公钥。"
    title_en = "This client signs with keys of its own. Change its public_keys instead."


class NothingAwaited(Conflict):
    code = "clients.nothing_awaited"
    title = "这个外部系统没有等批准的权限。"
    title_en = "No scope of this client waits for approval."


class SecondAdministratorNeeded(Forbidden):
    code = "clients.second_person_needed"
    title = "能改资料的权限要两个人同意，请另一位管理员办理。"
    title_en = "Scopes that write are agreed to by two people. Ask another administrator."


class ClientOver(Conflict):
    code = "clients.over"
    title = "这个外部系统已停用。要再接入，请重新登记。"
    title_en = "This client has been ended. Register a new one."
