"""The columns of the national collection form (党员基本信息采集表, 2017), and the names people give them.

A header is matched by its folded text: no spaces, no asterisks, no notes in brackets that only say how to fill it in. A note that says
whose or which (紧急联系人, 农历) makes it another column. Whatever is not listed here is either in `NOT_TAKEN` (known, and left out on
purpose: computed values, and personal data that the work does not need) or unknown.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar


class Field(StrEnum):
    """What one column of the members' sheet means."""

    INDEX = "index"
    NAME = "name"
    NATIONAL_ID = "national_id"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    BIRTH_ON = "birth_on"
    EDUCATION = "education"
    CATEGORY = "category"
    ORGANIZATION = "organization"
    JOINED_ON = "joined_on"
    CONFIRMED_ON = "confirmed_on"
    POSITION = "position"
    MOBILE = "mobile"
    LANDLINE = "landline"
    ADDRESS = "address"
    STATUS = "status"
    IS_OUT_OF_CONTACT = "is_out_of_contact"
    OUT_OF_CONTACT_SINCE = "out_of_contact_since"
    IS_FLOATING = "is_floating"
    FLOATING_TO = "floating_to"


class OrganizationField(StrEnum):
    """What one column of the organizations' sheet means."""

    INDEX = "index"
    NAME = "name"
    SHORT_NAME = "short_name"
    KIND = "kind"
    PARENT = "parent"
    SECTOR = "sector"
    CODE = "code"
    ESTABLISHED_ON = "established_on"
    ELECTED_ON = "elected_on"
    TERM_YEARS = "term_years"
    PHONE = "phone"


# The first name of each column is the form's own; exports are written with it.
MEMBER_HEADERS: Mapping[Field, str] = {
    Field.INDEX: "序号 编号 序",
    Field.NAME: "姓名 党员姓名 名字",
    Field.NATIONAL_ID: "公民身份号码 身份证号 身份证号码 身份证 居民身份证号 居民身份证 公民身份证号码 公民身份证号 证件号码 证件号 身份号码 "
    "党员身份证号 党员身份证号码",
    Field.SEX: "性别 男女",
    Field.ETHNICITY: "民族 族别",
    Field.BIRTH_ON: "出生日期 出生年月日 生日 出生时间 出生年月 出生",
    Field.EDUCATION: "学历 文化程度 文化 最高学历 学历情况 全日制学历 教育程度 学历学位",
    Field.CATEGORY: "人员类别 党员类别 党员类型 人员类型 类别",
    Field.ORGANIZATION: "所在党支部 所在支部 支部 党支部 支部名称 所属支部 所属党支部 所在党组织 所属党组织 党支部名称 组织关系所在党支部 "
    "党组织名称 党组织 所在党组织名称",
    Field.JOINED_ON: "加入党组织日期 入党时间 入党日期 加入中国共产党日期 加入中国共产党时间 加入党组织时间 加入中共日期 入党年月 入党年月日 入党",
    Field.CONFIRMED_ON: "转为正式党员日期 转正时间 转正日期 转为正式党员时间 转正年月 转正年月日 转正",
    Field.POSITION: "工作岗位 岗位 职业 工作岗位职业 现工作岗位 从事职业",
    Field.MOBILE: "手机号码 手机 手机号 联系电话 电话 联系方式 移动电话 电话号码 联系手机 手机电话 本人电话",
    Field.LANDLINE: "固定电话 座机 固话 座机号码 家庭电话 住宅电话",
    Field.ADDRESS: "家庭住址 住址 家庭地址 现居住地 居住地址 地址 现住址 常住地址 居住地",
    Field.STATUS: "党籍状态 党籍 党员状态 党籍情况",
    Field.IS_OUT_OF_CONTACT: "是否为失联党员 是否失联 失联党员 失联 是否失联党员 是否失去联系",
    Field.OUT_OF_CONTACT_SINCE: "失去联系日期 失联日期 失联时间 失去联系时间",
    Field.IS_FLOATING: "是否为流动党员 是否流动 流动党员 是否流动党员 是否外出",
    Field.FLOATING_TO: "外出流向 流向 外出地点 流动去向 外出去向 去向 流入地",
}

ORGANIZATION_HEADERS: Mapping[OrganizationField, str] = {
    OrganizationField.INDEX: "序号 编号 序",
    OrganizationField.NAME: "党组织全称 党组织名称 组织全称 组织名称 全称",
    OrganizationField.SHORT_NAME: "党组织简称 简称 组织简称",
    OrganizationField.KIND: "组织类别 党组织类别 类别 组织类型 党组织类型",
    OrganizationField.PARENT: "上级党组织 上级 上级组织 上级党组织名称 隶属党组织 隶属",
    OrganizationField.SECTOR: "所属领域 领域 单位类别 所在领域",
    OrganizationField.CODE: "党组织代码 组织代码 代码 党组织编码",
    OrganizationField.ESTABLISHED_ON: "成立日期 成立时间 建立日期 组建日期 党组织成立日期",
    OrganizationField.ELECTED_ON: "本届当选日期 换届日期 换届时间 本届换届日期 当选日期 本届选举日期",
    OrganizationField.TERM_YEARS: "任期年限 任期 届期 任期年",
    OrganizationField.PHONE: "联系电话 电话 党组织联系电话 办公电话 固定电话 联系方式",
}

DAYS: frozenset[StrEnum] = frozenset(
    {
        Field.BIRTH_ON,
        Field.JOINED_ON,
        Field.CONFIRMED_ON,
        Field.OUT_OF_CONTACT_SINCE,
        OrganizationField.ESTABLISHED_ON,
        OrganizationField.ELECTED_ON,
    }
)

REQUIRED = (
    Field.NAME,
    Field.NATIONAL_ID,
    Field.CATEGORY,
    Field.ORGANIZATION,
    Field.JOINED_ON,
    Field.CONFIRMED_ON,
)
REQUIRED_OF_ORGANIZATIONS = (OrganizationField.NAME, OrganizationField.KIND, OrganizationField.PARENT)

_NOT_TAKEN_WORDS = (
    "备注 说明 其他 年龄 党龄 籍贯 学位 毕业院校 专业 毕业院校及专业 参加工作日期 参加工作时间 婚姻状况 户籍所在地 户口所在地 "
    "是否台湾省籍 新社会阶层类型 一线情况 培训情况 是否农民工 档案所在单位 入党介绍人 工作单位 单位 单位及职务 党内职务 职务 职称 "
    "书记 党组织书记 书记姓名 从事专业技术职务 签名 签字 照片 联系人 核对结果 政治面貌 曾用名 入团时间 紧急联系人 紧急联系人电话 紧急联系电话 "
    "入党类型 转正情况 入党时所在支部 延长预备期时间 党龄校正值 党龄+党龄校正值 联合支部单位名称 信息完整度 增加方式 "
    "进入本系统类型 进入本系统日期 进入本系统操作组织 离开本系统类型 离开本系统日期 离开本系统操作组织"
)
NOT_TAKEN = frozenset(_NOT_TAKEN_WORDS.split())

AnyField = TypeVar("AnyField", bound=StrEnum)

_NOISE = re.compile(r"[\s*:、/]+|必填项?|选填项?")
_NOTE = re.compile(r"[(\[【](.*?)[)\]】]")
# How to fill a column in, not what it is: these words and no others.
_ON_FILLING = re.compile(
    r"(?:必填|选填|可不填|没有不填|无则不填|项|单选|请?选择|下拉|全称|规范|文本|格式|例|如|示例|与身份证一致|档案|人事档案|为准|按|以|公历|阳历|"
    r"男|女|是|否|手机[或/]?固话|正式|预备|正常|停止党籍|党员|本人|号|位|[年月日yYmMdDxX\d.%\-*:、,，。/; ])*+"
)


def fold_header(text: str) -> str:
    """A header without what people decorate it with: spaces, line breaks, asterisks, notes on how to fill it in."""
    plain = unicodedata.normalize("NFKC", text)
    return _NOISE.sub("", _NOTE.sub(lambda note: "" if _ON_FILLING.fullmatch(note[1]) else note[0], plain))


def is_not_taken(text: str) -> bool:
    """Whether a column is known and left out on purpose, whatever is noted in brackets behind its name."""
    return _NOISE.sub("", _NOTE.sub("", unicodedata.normalize("NFKC", text))) in NOT_TAKEN


def _by_header(table: Mapping[AnyField, str]) -> dict[str, AnyField]:
    return {fold_header(word): field for field, words in table.items() for word in words.split()}


FIELD_BY_HEADER = _by_header(MEMBER_HEADERS)
ORGANIZATION_FIELD_BY_HEADER = _by_header(ORGANIZATION_HEADERS)


def official(field: Field) -> str:
    """The form's own header of a column."""
    return MEMBER_HEADERS[field].split()[0]


def official_of_organizations(field: OrganizationField) -> str:
    """The form's own header of a column of organizations."""
    return ORGANIZATION_HEADERS[field].split()[0]
