"""The words of which the demo town is made: an invented township, and names that are nobody's."""

TOWNSHIP = "青禾镇"
COMMITTEE = f"中共{TOWNSHIP}委员会"

# Name of the place, and how many members its branch has. The first two are the standing cast's.
VILLAGES = (
    ("东溪村", 46), ("西岭村", 38), ("南坪村", 41), ("北塘村", 29), ("松石村", 35), ("竹湾村", 44), ("桐口村", 31),
    ("荷田村", 27), ("稻香村", 52), ("柳桥村", 36), ("梅坳村", 33), ("榕树村", 39),
)  # fmt: skip
LARGE_VILLAGE = ("大成村", (34, 37))  # a general branch with two branches
COMMUNITIES = (("新街社区", 48), ("河畔社区", 43))
OFFICE = ("机关", 30)
SCHOOLS = (("中心小学", 21), ("初级中学", 26))
HOSPITAL = ("卫生院", 18)
INSTITUTION = ("农业服务中心", 14)
STATE_ENTERPRISE = ("粮管所", 9)
PRIVATE_ENTERPRISE = ("青禾砖瓦厂", 8)
JOINT = ("个体工商户", 12)
FLOATING = ("驻外流动党员", 17)

SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓冯"
GIVEN = (
    "立春", "雨水", "春分", "谷雨", "立夏", "小满", "夏至", "立秋", "白露", "秋分", "霜降", "立冬", "小雪", "冬至", "和平", "向阳",
    "望山", "临川", "听松", "问渠", "知远", "守田", "植木", "种德", "友竹", "修文", "学农", "爱莲", "采薇", "若兰", "如松", "似玉",
    "云帆", "海棠", "晨光", "晚晴", "长青", "永清", "广田", "志远", "怀谷", "景明", "秋实", "春华",
)  # fmt: skip

OCCUPATIONS = (
    "农牧渔业生产人员", "农牧渔业生产人员", "农牧渔业生产人员", "乡村医生", "外出务工经商人员", "个体工商户从业人员",
    "社区工作人员", "退休人员",
)  # fmt: skip
AWAY = ("邻市", "省城", "邻省", "沿海")
# Codes of the collection form: ethnic groups and education, the common ones more often.
ETHNICITIES = ("01",) * 18 + ("06", "08", "15")
EDUCATIONS_OLD = ("80", "70", "70", "60")
EDUCATIONS = ("70", "60", "41", "30", "30", "20", "20", "14")
