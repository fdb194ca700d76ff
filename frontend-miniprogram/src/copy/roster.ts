import type { MemberCategory, MemberStatus } from '@/domains/members/model'
import type { ImportStatus, Verdict } from '@/domains/roster/model'

export const CATEGORY_WORDS: Record<MemberCategory, string> = { full: '正式党员', probationary: '预备党员' }

export const STATUS_WORDS: Record<MemberStatus, string> = {
  normal: '正常',
  suspended: '停止党籍',
  exited: '出党',
  deceased: '去世',
  transferred_out: '已转出',
}

export const VERDICT_WORDS: Record<Verdict, string> = { new: '新增', changed: '有改动', unchanged: '没有变', mended: '已订正', refused: '收不下' }

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
  actions: { search: '查找', reveal: '看号码', seeIt: '查看', code: '给认领码', exportIt: '下载名册' },
} as const

export const rosterImport = {
  title: '导入名册',
  note: '先核对，不改动。看过结果再导入。',
  kinds: '可以是Excel或CSV，列的顺序不限。',
  progress: (done: number, total: number) => `已看${done}行，共${total}行`,
  counts: (word: string, count: number) => `${word}${count}行`,
  rows: '各行结果',
  rowsEmpty: '没有这一类。',
  row: (sheet: string, row: number) => `${sheet}第${row}行`,
  readAs: (field: string, given: string, read: string) => `${field}：“${given}”读作“${read}”`,
  change: (field: string, before: string, after: string) => `${field}：“${before}”改成“${after}”`,
  confirmTitle: '导入名册',
  confirmText: (fresh: number, changed: number) => `新增${fresh}人。有改动的${changed}人，您都看过了吗。`,
  actions: { choose: '选择文件', report: '下载报告', apply: '开始导入', withChanges: '连改动导入', onlyNew: '只导入新增', members: '看名册' },
} as const
