/** Codes of the member roll, as far as forms offer them. */

interface Coded {
  readonly value: string
  readonly text: string
}

/** GB/T 3304-1991, in the order of its numbers from 01. */
const ETHNIC_NAMES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'

export const ETHNICITIES: readonly Coded[] = ETHNIC_NAMES.split(' ').map((name, place) => ({ value: String(place + 1).padStart(2, '0'), text: `${name}族` }))

/** GB/T 4658-2006, the general codes of its levels. */
export const EDUCATIONS: readonly Coded[] = [
  { value: '10', text: '研究生' },
  { value: '20', text: '大学本科' },
  { value: '30', text: '大专' },
  { value: '41', text: '中专' },
  { value: '60', text: '高中' },
  { value: '70', text: '初中' },
  { value: '80', text: '小学' },
  { value: '90', text: '其他' },
]
