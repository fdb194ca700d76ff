import type { BatchChange, BatchOperation, BatchRowKind, BatchStatus, PlanFault } from '@/domains/transfers/batch'
import type { Tone } from '@/ui/tones'

export const OPERATION_WORDS: Record<BatchOperation, { readonly text: string; readonly note: string }> = {
  move_branch: { text: '整建制转接', note: '支部连同党员，转到另一个党委。' },
  merge: { text: '并入别处', note: '党员转到另一个支部，原支部结束。' },
  split: { text: '分设支部', note: '选出一部分党员，另设支部。' },
  dissolve: { text: '撤销', note: '党组织结束，有党员的要写清去处。' },
  reparent: { text: '调整隶属', note: '换一个上级党组织，人员不动。' },
}

export const BATCH_TONES: Record<BatchStatus, Tone> = { planned: 'warn', applied: 'ok', cancelled: 'neutral', expired: 'neutral', changed: 'danger' }

export const ROW_KIND_WORDS: Record<BatchRowKind, string> = {
  member: '党员',
  organization: '党组织',
  appointment: '任职',
  term: '任期',
  transfer: '转接',
  activity: '活动',
  survey: '测评',
  appeal: '申诉',
  hold: '牵涉事项',
}

export const CHANGE_WORDS: Record<BatchChange, string> = { changed: '有变动', gone: '已不在', new: '新增的' }

export const PLAN_FAULT_WORDS: Record<PlanFault, string> = {
  operation: '请选怎么调整。',
  source: '请选要调整的党组织。',
  target: '请选去处。',
  partName: '请写新支部的全称。',
  partShort: '请写新支部的简称。',
  partNames: '新支部的名称重复了，请改一个。',
  partMembers: '请选转到新支部的党员。',
  approver: '请写批准的党组织。',
  reason: '请写明原因，至少2个字。',
}

/** The whole plan in one sentence: its heading, and said again before it is applied. `to`: the place, or the new branches. */
export const PLAN_SENTENCES: Record<BatchOperation, (name: string, to: string) => string> = {
  move_branch: (name, to) => `${name}整建制转到${to}`,
  merge: (name, to) => `${name}并入${to}`,
  split: (name, to) => `${name}分设出${to}`,
  dissolve: (name, to) => (to === '' ? `撤销${name}` : `撤销${name}，党员转到${to}`),
  reparent: (name, to) => `${name}改由${to}管理`,
}

export const transferBatches = {
  title: '整建制调整',
  door: '整建制调整',
  doorNote: '转接、合并、分设、撤销支部，调整隶属',
  waiting: (count: number) => `${count}个等您办`,
  views: { planned: '等办理', all: '全部' },
  empty: '没有等办理的方案。',
  emptyAll: '还没有做过方案。',
  choose: '在左边选一个方案，这里办理。',
  item: (name: string, operation: string) => `${name}：${operation}`,
  to: (place: string) => `→ ${place}`,
  due: (who: string, time: string) => `${who}做的方案，${time}前办结`,
  over: (who: string, status: string) => `${who}做的方案，${status}`,
  actions: { plan: '做方案', apply: '办结', cancel: '取消方案', again: '重新做方案', applyNow: '确认办结', cancelNow: '确认取消' },
} as const

export const batchPlan = {
  title: '整建制方案',
  facts: { reason: '原因', approver: '批准', sender: '原上级文号', receiver: '接收方文号', effective: '从哪天起', made: '做方案', due: '办结期限', decided: '办理' },
  effectiveThen: '办结那天',
  who: (name: string, time: string) => `${name}，${time}`,
  due: (time: string) => `${time}，过时作废`,
  second: '要由另一位同志核对后办结。',
  own: '方案是您做的，您不能自己办结。请另一位组织委员在期限前核对办结。',
  reserved: '由管这些党组织的上级组织委员办结。',
  frozen: '办结以前，方案里的党员不能办别的转接。',
  counts: '调整前后的人数',
  members: (before: number, after: number) => `党员${before}人，调整后${after}人`,
  full: (before: number, after: number) => `正式党员${before}人，调整后${after}人`,
  warnings: '办结前要看的',
  rows: '影响的人和事',
  kind: '看哪一类',
  noRows: '方案里没有这一类。',
  changedTitle: '做方案以后变了的',
  changedText: '做方案以后情况有变，没有办，什么都没有动。请看清变化，重新做方案。',
  expired: '超过24小时没有办结，方案作废，什么都没有动。',
  offline: '没有网络。连上后再办，不会先存着。',
  applyText: '一次办完，办结后不能撤回。',
  moved: (count: number) => `${count}名党员随之转走，名册和台账马上更新。`,
  ticked: '看过了，打勾',
  missingTicks: '请先逐条看过，打上勾。',
  acknowledge: '为什么还是办',
  missingReason: '请写明原因，至少2个字。',
  cancelTitle: '取消这个方案',
  cancelText: '什么都不动，党员可以照常办转接。',
  applied: '已办结，名册已更新。',
  cancelled: '方案已取消，什么都没有动。',
  stale: (who: string) => `${who}刚办过这个方案，请看结果。`,
} as const

export const newBatch = {
  title: '做方案',
  note: '做好以后先看影响哪些人和事，24小时内由另一位同志办结。',
  operation: '怎么调整',
  source: '哪个党组织',
  noSource: '没有您能这样调整的党组织。',
  target: '转到哪里',
  targets: { move_branch: '转到哪个党委', merge: '并入哪个党组织', dissolve: '党员转到哪里', reparent: '新的上级党组织', split: '' } as Record<BatchOperation, string>,
  targetFree: '没有党员的可以不选',
  noTarget: '没有合适的去处，请换一种办法。',
  parts: (number: number) => `新支部${number}`,
  partName: '支部全称',
  partNameHint: '例如中共某某镇某某村第二支部委员会',
  partShort: '简称',
  members: (count: number) => (count === 0 ? '还没有选党员' : `已选${count}人`),
  whom: (number: number) => `转到新支部${number}的党员`,
  elsewhere: (number: number) => `已选到新支部${number}`,
  stay: '没选的党员留在原支部，至少留一人。',
  approver: '批准的党组织',
  reason: '原因',
  effective: '从哪天起（可不填）',
  effectiveHint: '不填是办结那天',
  sender: '原上级党委文号（可不填）',
  receiver: '接收方上级文号（可不填）',
  actions: { choose: '选党员', done: '选好了', addPart: '再设一个', dropPart: '去掉', plan: '做方案', noDay: '不填日期' },
} as const
