import type { ExternalOrganization, IncomingForm, TransferStatus } from '@/domains/transfers/model'

const REQUIRED = {
  name: '请填姓名，和介绍信上一样。',
  category: '请选人员类别。',
  joined_on: '请选入党日期。',
  confirmed_on: '正式党员要选转正日期。',
  number: '请填介绍信编号。',
  issued_on: '请选开出日期。',
  arrived_on: '请选收到日期。',
  external_id: '请选转出党组织。',
  source_text: '请写转出党组织全称，至少4个字。',
  target_id: '请选接收的党组织。',
}

export const PAPER_KIND_WORDS: Record<IncomingForm['kind'], string> = { paper_in: '外地转来', graduate: '高校毕业生' }

export const paperIn = {
  title: '登记介绍信',
  note: '照着介绍信填，登记后再上传照片。',
  notYours: '纸质介绍信由接收党委登记，请转交党委。',
  person: '来的人',
  letter: '介绍信',
  source: '从哪里来',
  target: '到哪里去',
  fields: {
    name: '姓名',
    national_id: '身份证号',
    phone: '手机号（可不填）',
    category: '人员类别',
    joined_on: '入党日期',
    confirmed_on: '转正日期',
    ethnicity: '民族（可不选）',
    education: '学历（可不选）',
    number: '介绍信编号',
    issued_on: '开出日期',
    valid_days: '有效天数',
    daysHint: '介绍信上写的，1到90天',
    arrived_on: '收到日期',
    dues: '党费交至月份',
    duesHint: '介绍信上写的，例如2026-03',
    kind: '哪一种',
    reason: '转接原因',
    note: '说明（可不填）',
    search: '找转出党组织',
    searchHint: '名称的一部分，或12位代码',
    found: '转出党组织',
    written: '名录里没有，照介绍信写',
    source_text: '介绍信上的党组织全称',
    target: '接收的党组织',
    targetHint: '支部没定的，先留在党委',
  },
  nothing: '没找到，可以照介绍信写。',
  unsettled: (committee: string) => `${committee}（支部还没定）`,
  missing: REQUIRED,
  wrong: {
    national_id: '身份证号不对，请对一遍。',
    phone: '手机号要填11位数字。',
    valid_days: '请填1到90之间的天数。',
    dues_paid_through: '请写成2026-03这样。',
    issued_on: '开出日期不能晚于今天。',
    arrived_on: '收到日期在开出以后，不晚于今天。',
  },
  faults: (count: number) => `上面有${count}处要改，已标红。`,
  offline: '没有网络，填的都还在。连上后再登记，不会先存着。',
  actions: { register: '登记', search: '查找', add: '加进名录' },
} as const

export const scan = {
  title: '纸质介绍信',
  facts: { number: '编号', until: '有效到', arrived: '收到', nationalId: '身份证号', category: '类别', joined: '入党', confirmed: '转正' },
  none: '还没有上传照片，分配支部前要传。',
  done: '照片已上传。',
  limits: 'JPG、PNG或PDF，最多5MB。',
  tooLarge: '文件超过5MB，请重拍或降低清晰度。',
  recorded: '谁看过照片会记下来，本人报到后看得到。',
  view: { title: '介绍信', close: '关闭' },
  offline: '没有网络，连上后再上传。',
  actions: { picture: '拍照或选图', file: '选择文件', show: '查看照片' },
} as const

export const mirror = {
  title: '全国系统',
  system: '全国党员管理信息系统',
  none: '还没有登记那边的情况。',
  facts: { system: '系统', serial: '流水号', status: '状态', operator: '那边经办', checked: '查看时间', checker: '这边核对' },
  sheet: '登记全国系统里的情况',
  note: '照那边的页面填。姓名和代码只用来核对。',
  mismatch: (why: string) => `${why}这次没有登记。`,
  fields: {
    ext_serial: '流水号',
    ext_status: '状态',
    statusHint: '那边显示的，例如待接收',
    ext_operator: '那边的经办人（可不填）',
    name: '那边的姓名（可不填）',
    national_id: '那边的身份证号（可不填）',
    source_code: '那边的转出党组织代码（可不填）',
    target_code: '那边的转入党组织代码（可不填）',
  },
  wrong: { ext_serial: '请填流水号。', ext_status: '请填那边显示的状态。', national_id: '身份证号不对，请对一遍。', code: '代码是12位数字。' },
  offline: '没有网络，连上后再登记。',
  actions: { write: '登记', again: '更新', save: '保存' },
} as const

export const SHEET_STATUS_WORDS: Partial<Record<TransferStatus, string>> = { pending: '正在办的', in_transit: '介绍信已开出的', accepted: '已报到的', closed: '办完的' }

export const nationalSheet = {
  title: '全国系统录入单',
  text: '里面有完整的身份证号和手机号。每个人都看得到是谁取走的、做什么用。一次最多100件。',
  place: '哪个党组织',
  placeHint: '连同它的下级',
  status: '哪些转接',
  open: '没办完的，全部',
  fileName: (place: string) => `${place}全国系统录入单.xlsx`,
  actions: { open: '录入单', take: '下载' },
} as const

export const contacts = {
  title: '联系方式',
  note: '印在介绍信上，办转接的党员也看得到电话。已开的介绍信不变。',
  fields: { place: '哪个党组织', phone: '电话（可不填）', fax: '传真（可不填）', postcode: '邮政编码（可不填）', address: '地址（可不填）' },
  wrong: { postcode: '邮政编码是6位数字。' },
  saved: '已保存，以后开的介绍信照这个印。',
  actions: { open: '联系方式', save: '保存' },
} as const

const MEDIUM_WORDS: Record<ExternalOrganization['medium'], string> = { online: '在全国系统里', paper: '只用纸质介绍信' }

export const addressBook = {
  title: '系统外党组织',
  note: '全县共用。写全称，转接才找得到。',
  search: '找党组织',
  searchHint: '名称的一部分，或12位代码',
  empty: '名录里没有，可以加进去。',
  list: '名录',
  confirmed: '已核实',
  line: (code: string, medium: string, phone: string) => [code, medium, phone].filter((text) => text !== '').join('，'),
  media: MEDIUM_WORDS,
  add: '加进名录',
  change: '修改名录',
  fields: {
    name: '党组织全称',
    national_code: '全国系统代码（可不填）',
    codeHint: '12位数字',
    medium: '怎么转接',
    phone: '电话（可不填）',
    address: '地址（可不填）',
    postcode: '邮政编码（可不填）',
    confirmed: '核实',
    is_confirmed: '已打电话核实能接收',
  },
  wrong: { name: '请写全称，至少4个字。', national_code: '代码是12位数字。', medium: '请选一种。', postcode: '邮政编码是6位数字。' },
  exists: '名录里已有同名或同代码的，请先查找。',
  actions: { search: '查找', add: '新增', save: '保存', book: '名录' },
} as const
