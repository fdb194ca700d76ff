"""What can go wrong when somebody signs in or claims a record, in words that name the mend."""

from app.core.errors import Busy, Conflict, Forbidden, Invalid, NotFound, Unauthenticated


class CredentialsWrong(Unauthenticated):
    """One answer for an unknown name, a wrong password, a wrong or used code, and a locked account."""

    code = "accounts.credentials_wrong"
    title = "用户名、密码或动态码不对。连错5次要等15分钟再试。"
    title_en = "Wrong user name, password or code. After 5 failures wait 15 minutes."
    is_remembered = True


class TokenReused(Unauthenticated):
    code = "accounts.token_reused"
    title = "为了安全，这次登录已结束，请重新登录。"
    title_en = "This refresh token was used before, so its session has been ended. Sign in again."
    is_remembered = True


class PasswordWrong(Invalid):
    code = "accounts.password_wrong"
    title = "现在的密码或动态码不对。连错5次要等15分钟再试。"
    title_en = "The current password or the code is wrong. After 5 failures wait 15 minutes."
    is_remembered = True


class NewPasswordNeeded(Invalid):
    code = "accounts.new_password_needed"
    title = "这是一次性密码，请同时设一个新密码。"
    title_en = "This is a one-time password. Send a new_password with it."


class PasswordWeak(Invalid):
    code = "accounts.password_weak"
    title = "新密码至少{length}位，不能含用户名，也不能和旧的一样。"
    title_en = "A new password has at least {length} characters, not the user name, and differs from the old one."


class UsernameTaken(Conflict):
    code = "accounts.username_taken"
    title = "用户名“{username}”已有人用，请换一个。"
    title_en = "The user name {username} is taken. Choose another."


class HolderUnclear(Invalid):
    code = "accounts.holder_unclear"
    title = "请选一名党员，或填姓名和党组织，二者取一。"
    title_en = "Give a member_id, or a name and an organization_id."


class HasCredentials(Conflict):
    code = "accounts.has_credentials"
    title = "这名党员已有用户名“{username}”，可以重设密码。"
    title_en = "This member has the user name {username} already. Reset the password instead."


class HoldsMoreElsewhere(Forbidden):
    code = "accounts.holds_more_elsewhere"
    title = "此人在您的范围之外还有职务或授权，请上级管理员办理。"
    title_en = "This person holds a role outside your scope. Ask an administrator above."


class WechatUnavailable(Busy):
    code = "accounts.wechat_unavailable"
    title = "微信暂时没有回应，请过一会儿再试。"
    title_en = "WeChat does not answer. Try again shortly."


class WechatCodeSpent(Invalid):
    code = "accounts.wechat_code_spent"
    title = "微信给的码已过期或用过，请再点一次。"
    title_en = "The WeChat code is used or expired. Ask WeChat for a new one."


class WechatBlocked(Forbidden):
    code = "accounts.wechat_blocked"
    title = "微信暂时限制了这个账号，请按微信的提示解除后再来。"
    title_en = "WeChat has blocked this user. Follow WeChat's instructions first."


class OfficialMissing(NotFound):
    code = "accounts.official_missing"
    title = "这里没有开通公众号，请从小程序登录。"
    title_en = "No official account is set up here. Use the mini-program."


class TicketExpired(Invalid):
    code = "accounts.ticket_expired"
    title = "认领时间过了，请重新打开再认领。"
    title_en = "The claim ticket has expired. Sign in with WeChat again."


class BoundElsewhere(Conflict):
    code = "accounts.bound_elsewhere"
    title = "这个身份已被另一个微信认领，请打电话给支部。"
    title_en = "This member is bound to another WeChat user. Call the branch."


class AlreadyBound(Conflict):
    code = "accounts.already_bound"
    title = "这个微信已经认领过身份，请直接登录。"
    title_en = "This WeChat user is bound already. Sign in."


class LeftRoll(Forbidden):
    code = "accounts.left_roll"
    title = "您的组织关系已不在这里，不能再登录。有疑问请打电话给原支部。"
    title_en = "This member is no longer on the roll and cannot sign in."


class NotInRoster(NotFound):
    code = "accounts.not_in_roster"
    title = "花名册里没找到您，可能是手机号换了。请书记当面认领。"
    title_en = "The phone number is not on the roll. Let the secretary confirm you in person."


class NameNeeded(Invalid):
    code = "accounts.name_needed"
    title = "这个手机号登记了不止一人，请再填姓名。"
    title_en = "Several members share this number. Send the name too."


class EvidenceUnclear(Invalid):
    code = "accounts.evidence_unclear"
    title = "请填姓名和身份证号，或用手机号验证，或填书记给的码。"
    title_en = "Send name and national_id, or phone_code, or phone and sms_code, or confirmation_code."


class NationalIdUnreadable(Invalid):
    code = "accounts.national_id_unreadable"
    title = "身份证号是18位，请对照证件再填一次。"
    title_en = "The ID number does not read right. Compare it with the card."


class PhoneUnreadable(Invalid):
    code = "accounts.phone_unreadable"
    title = "手机号是11位数字，请再看一下。"
    title_en = "A mobile number has 11 digits."


class PhoneUnreachable(Invalid):
    code = "accounts.phone_unreachable"
    title = "短信发不到这个号码，请换一个，或请书记当面认领。"
    title_en = "No text can be sent to this number. Use another, or ask the secretary."


class TextsUnavailable(Busy):
    code = "accounts.texts_unavailable"
    title = "短信暂时发不出去，请过一会儿再试。"
    title_en = "Texts cannot be sent now. Try again shortly."


class CodeWrong(Invalid):
    """A typed code that is wrong, used, expired, or was guessed at too often."""

    code = "accounts.code_wrong"
    title = "码不对或已过期，请核对，或重新取一个。"
    title_en = "The code is wrong or expired. Check it, or get a new one."
    is_remembered = True


class ClaimWaiting(Conflict):
    code = "accounts.claim_waiting"
    title = "还在等书记当面确认。"
    title_en = "The secretary has not confirmed this claim yet."


class SecondWaiting(Conflict):
    code = "accounts.second_waiting"
    title = "支部确认好了，还在等第二人确认。"
    title_en = "Confirmed in person. A second person has to agree before the WeChat user changes."


class SecondConfirmerNeeded(Forbidden):
    code = "accounts.second_person_needed"
    title = "换绑要两个人确认，请另一位负责人办理。"
    title_en = "Two people confirm a change of WeChat. Ask another one."


class ConfirmersShareHands(Forbidden):
    code = "accounts.password_shared"
    title = "您和第一位确认人的密码经过同一个人的手，请另一位负责人办理。"
    title_en = "The same person has had both passwords. Ask another one, or sign in with WeChat."


class OwnRebinding(Forbidden):
    code = "accounts.own_rebinding"
    title = "不能确认自己的换绑，请另外两位负责人办理。"
    title_en = "Nobody confirms a change of their own WeChat. Ask two others."


class ClaimClosed(Conflict):
    code = "accounts.claim_closed"
    title = "这次认领已经结束，请重新认领。"
    title_en = "This claim has ended. Claim again."


class ClaimantNeeded(Invalid):
    code = "accounts.claimant_needed"
    title = "没有自动对上，请从花名册里选出本人。"
    title_en = "The claim matches nobody by itself. Send the member_id of the person before you."


class ClaimantDiffers(Conflict):
    code = "accounts.claimant_differs"
    title = "这次认领对上的是别人，请核对姓名。"
    title_en = "This claim matches another member. Check the name."


class RevokeReasonNeeded(Invalid):
    code = "accounts.revoke_reason_needed"
    title = "替别人解绑要写明原因。"
    title_en = "Give a reason for ending somebody else's binding."
