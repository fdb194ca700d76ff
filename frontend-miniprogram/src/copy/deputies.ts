import type { Grant } from '@/domains/organizations/deputies'

const KINDS: Record<Grant['status'], string> = { pending: '等同意', approved: '已同意', declined: '没有同意', ended: '已结束' }

export const deputies = {
  title: '临时代理',
  note: '书记、组织委员不在时，由别人代办一段时间。要另一位管理员同意，到期自动结束。',
  list: '代理名单',
  empty: '还没有安排过代理。',
  status: KINDS,
  /** Agreed to, and its first day is still to come. */
  ahead: '还没开始',
  acting: '正在代',
  line: (name: string, place: string) => `${name}代${place}`,
  days: (first: string, last: string) => `${first}到${last}`,
  reason: (text: string) => `原因：${text}`,
  asked: (who: string) => `${who}提出`,
  sheet: '安排代理',
  fields: {
    place: '代哪个党组织',
    placeHint: '党支部代书记，党委代组织委员',
    search: '由谁来代',
    searchHint: '姓名开头的字，或完整的身份证号、手机号',
    member: '选一个人',
    startsOn: '从哪天起',
    endsOn: '到哪天止',
    endsOnHint: '含当天，过后自动结束',
    reason: '原因',
  },
  nobody: '没有找到，请换个写法再找。',
  wrong: {
    member_id: '请找到并选一个人。',
    starts_on: '请选今天或以后的一天。',
    ends_on: '请选开始当天或以后的一天。',
    reason: '请写明原因，至少2个字。',
  },
  sent: '已提出，等另一位管理员同意。',
  asks: {
    approve: { title: '同意代理', text: (who: string) => `同意后，${who}在这几天里可以办理。` },
    decline: { title: '不同意代理', text: (who: string) => `不同意${who}。` },
    end: { title: '提前结束代理', text: (who: string) => `${who}马上结束，不能再代办。` },
  },
  actions: { add: '安排代理', search: '查找', ask: '提出', approve: '同意', decline: '不同意', end: '提前结束' },
} as const
