import type { CallEntry, Subscription } from '@/domains/notifications/model'

/** Why somebody has to be telephoned. */
export const DELIVERY_WORDS: Record<CallEntry['delivery'], string> = {
  inbox: '还没看消息',
  waiting: '正在发',
  delayed: '微信正忙，还在发',
  sent: '已发到微信',
  not_bound: '没绑微信',
  not_subscribed: '没订微信通知',
  refused: '微信没送到',
  failed: '微信没送到',
}

export const notifications = {
  empty: '没有新消息。',
  unread: '未读',
  actions: { readAll: '全部已读' },
} as const

/** One tap, one message: WeChat's rule. */
export const messages = {
  title: '在微信里收通知',
  texts: {
    activity: '开会、改时间、取消，微信会告诉您。点一次收一条。',
    transfer: '转接有了结果，或要您去办，微信会告诉您。点一次收一条。',
  } as Record<Subscription['template'], string>,
  left: (count: number) => `订好了，还能收${count}条。`,
  refused: '没有订。想订的时候再点。',
  actions: { ask: '微信通知我', again: '再订一条' },
} as const

export const callList = {
  title: '电话通知',
  note: '这些人没收到微信通知，也没看消息。请打电话告诉他们。',
  organization: '哪个党组织',
  empty: '没有要打电话的人。',
  noPhone: '没登记手机号',
  known: '看完整号码会留下记录和用途，本人查得到。',
  reason: (title: string) => `打电话告知“${title}”`,
  noNumber: '没登记号码，请托人转告。',
  told: (name: string) => `记下了，${name}已电话通知。`,
  actions: { number: '看号码', landline: '看座机号', dial: '拨打', told: '已电话通知' },
} as const
