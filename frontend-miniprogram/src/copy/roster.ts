import type { MemberCategory, MemberStatus } from '@/domains/members/model'
import type { ExportStatus, ImportStatus, RosterList, Verdict } from '@/domains/roster/model'

export const CATEGORY_WORDS: Record<MemberCategory, string> = { full: '正式党员', probationary: '预备党员' }

export const STATUS_WORDS: Record<MemberStatus, string> = {
  normal: '正常',
  suspended: '停止党籍',
  exited: '出党',
  deceased: '去世',
  transferred_out: '已转出',
  other_loss: '其他减少',
}

export const VERDICT_WORDS: Record<Verdict, string> = { new: '新增', changed: '有改动', unchanged: '没有变', mended: '已订正', refused: '收不下' }

export const LIST_WORDS: Record<RosterList, string> = { members: '党员', organizations: '党组织' }

export const EXPORT_WORDS: Record<ExportStatus, { text: string; tone: 'ok' | 'warn' | 'info' | 'neutral' }> = {
  waiting: { text: '等批准', tone: 'warn' },
  making: { text: '正在生成', tone: 'info' },
  ready: { text: '可以下载', tone: 'ok' },
  taken: { text: '已下载', tone: 'neutral' },
  expired: { text: '已过期', tone: 'neutral' },
}

export const IMPORT_WORDS: Record<ImportStatus, string> = {
  checking: '正在核对，不会改动名册。',
  ready: '核对好了，请看结果。',
  applying: '正在写入名册。',
  applied: '导入完成。',
  failed: '没有导入。',
}

export const members = {
  title: '名册',
  search: '找人',
  searchHint: '姓名开头，或完整的身份证号、手机号',
  empty: '没有找到。',
  line: (place: string, category: string) => `${place}，${category}`,
  fields: { place: '党组织', category: '类别', status: '状态', nationalId: '身份证号', phone: '手机号', joined: '入党日期', dues: '党费交至' },
  nothing: '没有登记',
  revealTitle: '看完整号码',
  revealText: '看了会留下记录，本人查得到。',
  code: '给认领码',
  codeText: (time: string) => `请当面念给本人，${time}前有效。`,
  detail: '党员信息',
  choose: '在左边选一个人，这里看信息。',
  actions: { search: '查找', reveal: '看号码', seeIt: '查看', code: '给认领码', transfer: '代办转接', exports: '导出名册' },
} as const

export const rosterImport = {
  title: '导入名册',
  note: '先核对，不改动。看过结果再导入。',
  kinds: '可以是Excel或CSV，列的顺序不限。',
  earlier: '最近的导入',
  none: '还没有导入过。',
  line: (who: string, time: string) => `${who}，${time}`,
  starting: '正在读文件',
  progress: (done: number, total: number) => `已看${done}行，共${total}行`,
  applying: '正在写入，请不要重复上传。',
  counts: (word: string, count: number) => `${word}${count}行`,
  countsOf: (list: string, counts: string) => `${list}：${counts}`,
  applied: (created: number, changed: number, left: number) => `新增${created}人，更新${changed}人，${left}行没有动。`,
  rows: '各行结果',
  lists: '名单',
  rowsEmpty: '没有这一类。',
  row: (sheet: string, row: number) => `${sheet} 第${row}行`,
  readAs: (field: string, given: string, read: string) => `${field}：“${given}”读作“${read}”`,
  changes: '有改动的，请一行一行看',
  changesNote: '勾上的才改，没勾的保持原样。',
  changesOfOthers: (count: number) => `有${count}行与登记的不同，由组织委员上传确认。您导入时保持原样。`,
  change: (field: string, before: string, after: string) => `${field}：${before} → ${after}`,
  blank: '（空）',
  confirmed: (count: number, all: number) => `已勾${count}行，共${all}行`,
  changeLabel: (name: string) => `${name}，改成新的`,
  confirmTitle: '写入名册',
  confirmText: (fresh: number, count: number, left: number) => `新增${fresh}人，修改${count}人，${left}人保持原样。`,
  actions: { choose: '选择文件', report: '下载报告', apply: '开始导入', confirmAll: '全部勾上', confirmNone: '全部不勾', write: '写入', members: '看名册', again: '再传一份' },
} as const

export const rosterExport = {
  title: '导出名册',
  place: '哪个党组织',
  placeHint: '连同它的下级',
  missingPlace: '请选党组织。',
  masked: '打码名册',
  maskedNote: '号码和住址已遮住，日常办公用这个。',
  full: '完整名册',
  fullNote: '要写用途，由另一个人批准。',
  fullTitle: '申请完整名册',
  fullText: '批准后24小时内下载，只能下载一次。名册里的人都看得到。',
  list: '申请',
  views: { waiting: '等批准', all: '全部' },
  empty: '没有申请。',
  line: (who: string, time: string) => `${who}，${time}`,
  reason: (text: string) => `用途：${text}`,
  approved: (who: string) => `${who}批准`,
  until: (time: string) => `${time}前下载`,
  approveTitle: '批准导出',
  approveText: (who: string, place: string) => `${who}要下载${place}的完整名册。`,
  approveNote: '文件里有身份证号、手机号和住址。',
  takeTitle: '下载完整名册',
  takeText: '只能下载这一次，请存到安全的地方。',
  actions: { masked: '下载', ask: '申请导出', send: '提交申请', approve: '批准', take: '下载' },
} as const
