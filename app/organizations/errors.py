"""What can go wrong with organizations, in plain words."""

from app.core.errors import Conflict, Forbidden, Invalid


class ParentTooLow(Conflict):
    code = "organizations.parent_too_low"
    title = "{parent}下面不能设{kind}，请换一个上级党组织。"
    title_en = "There can be no {kind} below a {parent}. Choose another parent."


class TreeTooDeep(Conflict):
    code = "organizations.too_deep"
    title = "层级太多了，请换一个上级党组织。"
    title_en = "The tree would be too deep. Choose another parent."


class NameTaken(Conflict):
    code = "organizations.name_taken"
    title = "已有同名的党组织“{name}”，请换一个全称。"
    title_en = "There is an organization named {name} already."


class CodeTaken(Conflict):
    code = "organizations.code_taken"
    title = "党组织代码已用于别的党组织，请核对。"
    title_en = "This national code belongs to another organization."


class DateOutOfOrder(Invalid):
    code = "organizations.date_out_of_order"
    title = "日期要在{earliest}至{latest}之间。"
    title_en = "The date must be from {earliest} to {latest}."


class TermYearsInvalid(Invalid):
    code = "organizations.term_years_invalid"
    title = "任期要填3年或5年。"
    title_en = "A term is 3 or 5 years."


class TermNumberTaken(Conflict):
    code = "organizations.term_out_of_order"
    title = "已登记到第{number}届，请填更新的届次。"
    title_en = "Term {number} is registered already. Give a later one."


class TermSuperseded(Conflict):
    code = "organizations.term_superseded"
    title = "这一届之后已经换届，只能延长最新的一届。"
    title_en = "A later term is registered. Only the newest can be extended."


class TemporaryHasNoTerm(Conflict):
    code = "organizations.temporary_has_no_term"
    title = "临时党支部不换届，负责人由批准它的党组织指定。"
    title_en = "A temporary branch holds no elections."


class PostTaken(Conflict):
    code = "organizations.post_taken"
    title = "这里已有{post}在任，请先办理离任。"
    title_en = "The post of {post} is held already. End that appointment first."


class PostHeld(Conflict):
    code = "organizations.post_held"
    title = "此人已在这里任{post}，不用再办。"
    title_en = "This person holds the post of {post} here already."


class AppointmentToSelf(Forbidden):
    code = "organizations.appointment_to_self"
    title = "不能给自己办理任职，请由别的组织委员或管理员办理。"
    title_en = "Nobody appoints themselves. Ask another officer or administrator."


class AppointmentOver(Conflict):
    code = "organizations.appointment_ended"
    title = "这项任职已经结束了。"
    title_en = "This appointment has ended already."


class SettingUnknown(Invalid):
    code = "organizations.setting_unknown"
    title = "没有“{key}”这一项设置，请从列表里选。"
    title_en = "There is no setting {key}."


class SettingOutOfBounds(Invalid):
    code = "organizations.setting_out_of_bounds"
    title = "{title}：要填{least}至{most}。"
    title_en = "{key} must be from {least} to {most}."


class GrantRoleInvalid(Invalid):
    code = "organizations.grant_role_invalid"
    title = "这个角色随任职而来，请办理任职。"
    title_en = "This role comes with a post. Make an appointment."


class GrantNeedsEnd(Invalid):
    code = "organizations.grant_needs_end"
    title = "代理副书记要填结束日期。"
    title_en = "A deputy for a time needs an end date."


class HolderUnknown(Invalid):
    code = "organizations.holder_unknown"
    title = "您管的范围里没有这个人，请核对后重选。"
    title_en = "There is no such person within your scope."


class GrantToSelf(Forbidden):
    code = "organizations.grant_to_self"
    title = "不能给自己授权，请由另一位管理员办理。"
    title_en = "Nobody grants a role to themselves. Ask another administrator."


class SecondPersonNeeded(Forbidden):
    code = "organizations.second_person_needed"
    title = "提出授权的人不能自己批准，请另一位管理员办理。"
    title_en = "Whoever asked cannot decide. Ask another administrator."


class PasswordShared(Forbidden):
    code = "organizations.password_shared"
    title = "您和提出人的密码经过同一个人的手，请另一位管理员办理。"
    title_en = "The same person has had both passwords. Ask another administrator, or sign in with WeChat."


class GrantDecided(Conflict):
    code = "organizations.grant_decided"
    title = "这项授权已经办理过了，请刷新后查看。"
    title_en = "This grant is decided already. Reload and look."


class OrganizationEnded(Conflict):
    code = "organizations.ended"
    title = "{name}已于{day}撤销或并入别处，不能再办理，请选别的党组织。"
    title_en = "{name} has ended on {day}. Choose another organization."


class BelowItself(Conflict):
    code = "organizations.below_itself"
    title = "不能隶属于自己或自己的下级，请选别的上级党组织。"
    title_en = "An organization cannot stand below itself. Choose another parent."


class StandsThere(Conflict):
    code = "organizations.stands_there"
    title = "已经隶属于{parent}，请选别的上级党组织。"
    title_en = "It stands below {parent} already. Choose another parent."


class NotEmpty(Conflict):
    code = "organizations.not_empty"
    title = "{name}还有党员或下级党组织，请先选好他们去哪里。"
    title_en = "{name} still has members or organizations below it. Say where they go first."
