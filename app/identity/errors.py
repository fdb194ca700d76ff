"""What can go wrong with cards, in plain words."""

from app.core.errors import Conflict, Invalid, Unauthenticated


class SignInAgain(Unauthenticated):
    code = "identity.sign_in_again"
    title = "这件事要刚登录过才能办，请退出后重新登录。"
    title_en = "This needs a sign-in of the last minutes. Sign in again."


class ChallengeSpent(Invalid):
    code = "identity.challenge_spent"
    title = "等得太久了，请再试一次。"
    title_en = "The challenge is spent or too old. Get a new one from GET /identity/time."


class KeyNotProved(Invalid):
    code = "identity.key_not_proved"
    title = "这部手机的密钥没有通过验证，请再试一次。"
    title_en = 'The signature over "DM1-enrol:" and the challenge does not fit the key.'


class NoCard(Conflict):
    code = "identity.no_card"
    title = "您现在没有党员卡，请联系支部。"
    title_en = "This member has no card at present."


class MemberWithoutCard(Conflict):
    code = "identity.member_without_card"
    title = "这名党员现在不能办党员卡，请先看党籍状态。"
    title_en = "This member has no card at present: look at their status."


class DeviceOver(Conflict):
    code = "identity.device_over"
    title = "这部手机上的党员卡已停用，请重新启用。"
    title_en = "This device shows the card no more. Enrol it again."


class EndReasonNeeded(Invalid):
    code = "identity.end_reason_needed"
    title = "请写明为什么停用。"
    title_en = "Say why it is ended."


class AlreadyAnswered(Conflict):
    code = "identity.already_answered"
    title = "这次查验您已经回答过了。"
    title_en = "This verification has been answered already."


class CardRefused(Invalid):
    code = "identity.card_refused"
    title = "没有通过：{reason}。"
    title_en = "The card did not pass: {reason}."
    is_remembered = True  # its holder sees the look all the same
