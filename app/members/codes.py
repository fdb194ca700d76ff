"""The code sets of the national collection form: what people write, and the code it stands for.

A code set knows its official words and the everyday ones. Reading says which of the two it met, so that an import
can tell a person what it understood instead of guessing in silence.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.members.national_id import Sex
from app.members.rules import Category, Status


@dataclass(frozen=True, slots=True)
class Read:
    """What was understood, and whether it was written in the form's own words."""

    code: str
    is_exact: bool


@dataclass(frozen=True)
class CodeSet:
    """Codes with their official words, and everyday words for the same codes; `usual` are those that most people need."""

    title: str
    words: Mapping[str, str]
    everyday: Mapping[str, str]
    usual: tuple[str, ...] = ()

    @cached_property
    def _official(self) -> dict[str, Read]:
        return {word: Read(code, is_exact=True) for code, word in self.words.items()}

    @cached_property
    def _folded(self) -> dict[str, Read]:
        official = {word: code for code, word in self.words.items()}
        return {_fold(word): Read(code, is_exact=False) for word, code in {**self.everyday, **official}.items()}

    def read(self, text: str) -> Read | None:
        """The code behind a word as typed, or None where it means nothing in this set."""
        return self._official.get(text) or self._folded.get(_fold(text))

    def word(self, code: str) -> str:
        """The official word. Raises KeyError for a code outside the set."""
        return self.words[code]


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _everyday(table: Mapping[str, str]) -> dict[str, str]:
    """Everyday words, written in the table as one line of words a code."""
    return {word: code for code, words in table.items() for word in words.split()}


SEX = CodeSet(
    "性别",
    {Sex.MALE: "男", Sex.FEMALE: "女"},
    _everyday({Sex.MALE: "男性 男士 1 m", Sex.FEMALE: "女性 女士 2 f"}),
)

CATEGORY = CodeSet(
    "人员类别",
    {Category.FULL: "正式党员", Category.PROBATIONARY: "预备党员"},
    _everyday(
        {
            Category.FULL: "正式 中共党员 中共正式党员 1",
            Category.PROBATIONARY: "预备 中共预备党员 预备期党员 2",
        }
    ),
)

STATUS = CodeSet(
    "党籍状态",
    {
        Status.NORMAL: "正常",
        Status.SUSPENDED: "停止党籍",
        Status.EXITED: "出党",
        Status.DECEASED: "死亡",
        Status.TRANSFERRED_OUT: "已转出",
    },
    _everyday(
        {
            Status.NORMAL: "正常党籍 在册 正常在册",
            Status.SUSPENDED: "停止 党籍停止 停止党籍党员",
            Status.EXITED: "除名 开除党籍 退党 劝退 自行脱党",
            Status.DECEASED: "去世 已故 病故 已去世",
            Status.TRANSFERRED_OUT: "转出 组织关系已转出",
        }
    ),
)

YES_NO = CodeSet(
    "是否",
    {"yes": "是", "no": "否"},
    _everyday({"yes": "有 对 √ y yes true 1", "no": "无 不是 非 × x n no false 0"}),
)

_ETHNIC_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 "
    "土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 "
    "门巴 珞巴 基诺"
)
_ETHNIC_CODES = {f"{number:02d}": name for number, name in enumerate(_ETHNIC_NAMES.split(), start=1)}

# GB/T 3304-1991.
ETHNICITY = CodeSet(
    "民族",
    {code: f"{name}族" for code, name in _ETHNIC_CODES.items()} | {"97": "其他", "98": "外国血统中国籍人士"},
    {name: code for code, name in _ETHNIC_CODES.items()}
    | {code: code for code in _ETHNIC_CODES}
    | {code.lstrip("0"): code for code in _ETHNIC_CODES}
    | {"其它": "97", "外国血统": "98", "外国血统中国籍": "98", "汉人": "01", "97": "97", "98": "98"},
)

# GB/T 4658-2006, in the words of Party forms. Rosters rarely say whether studies were completed, so the general code of a level
# stands for it. Party schools have no code there: CP (central) or PP (provincial) stands before the level's.
EDUCATION = CodeSet(
    "学历",
    {
        "10": "研究生",
        "11": "博士研究生",
        "12": "博士研究生结业",
        "13": "博士研究生肄业",
        "14": "硕士研究生",
        "15": "硕士研究生结业",
        "16": "硕士研究生肄业",
        "17": "研究生班毕业",
        "18": "研究生班结业",
        "19": "研究生班肄业",
        "20": "大学本科",
        "21": "大学本科毕业",
        "22": "大学本科结业",
        "23": "大学本科肄业",
        "28": "大学普通班",
        "30": "大专",
        "31": "大专毕业",
        "32": "大专结业",
        "33": "大专肄业",
        "40": "中等职业教育",
        "41": "中专",
        "42": "中专结业",
        "43": "中专肄业",
        "44": "职业高中",
        "45": "职业高中结业",
        "46": "职业高中肄业",
        "47": "技工学校",
        "48": "技工学校结业",
        "49": "技工学校肄业",
        "60": "高中",
        "61": "高中毕业",
        "62": "高中结业",
        "63": "高中肄业",
        "70": "初中",
        "71": "初中毕业",
        "73": "初中肄业",
        "80": "小学",
        "81": "小学毕业",
        "83": "小学肄业",
        "90": "其他",
        "CP10": "中央党校研究生",
        "CP20": "中央党校大学",
        "CP30": "中央党校大专",
        "PP10": "省委党校研究生",
        "PP20": "省委党校大学",
        "PP30": "省委党校大专",
    },
    _everyday(
        {
            "10": "研究生教育 研究生学历",
            "11": "博士 博士研究生毕业 博士生",
            "14": "硕士 硕士研究生毕业 硕士生 硕研",
            "17": "研究生班",
            "20": "本科 大学 大本 全日制本科 本科学历 大学学历",
            "21": "本科毕业 大学毕业",
            "22": "本科结业",
            "23": "本科肄业",
            "30": "专科 大学专科 大专学历 专科教育 高职",
            "31": "专科毕业 大学专科毕业",
            "40": "中职",
            "41": "中等专科 中专毕业 中师 中等师范",
            "44": "职高 职高毕业",
            "47": "技校 技工 技校毕业",
            "60": "普通高中 普高",
            "70": "初级中学 初中学历",
            "80": "小学学历",
            "90": "其它 文盲 半文盲",
            "CP20": "中央党校本科",
            "PP20": "省委党校本科",
            "PP10": "省党校研究生",
            "PP30": "省委党校专科",
        }
    ),
    usual=("10", "20", "30", "41", "60", "70", "80"),
)

ETHNIC_MAJORITY = "01"
