import type { ActivityKind, ActivityStatus, AttendanceState } from '@/domains/activities/model'
import type { Tone } from '@/ui/tones'

export const KIND_WORDS: Record<ActivityKind, string> = {
  member_assembly: '支部党员大会',
  committee_meeting: '支委会',
  group_meeting: '党小组会',
  party_lecture: '党课',
  theme_day: '主题党日',
  organizational_life_meeting: '组织生活会',
  appraisal_meeting: '民主评议',
  training: '培训',
  other: '其他活动',
}

export const STATUS_WORDS: Record<ActivityStatus, { readonly text: string; readonly tone: Tone }> = {
  planned: { text: '还没开始', tone: 'info' },
  open: { text: '正在签到', tone: 'warn' },
  closed: { text: '已结束', tone: 'neutral' },
  cancelled: { text: '已取消', tone: 'danger' },
}

export const ATTENDANCE_WORDS: Record<AttendanceState, { readonly text: string; readonly tone: Tone }> = {
  present: { text: '到场', tone: 'ok' },
  late: { text: '迟到', tone: 'warn' },
  excused: { text: '请假', tone: 'info' },
  absent: { text: '未到', tone: 'neutral' },
  made_up: { text: '补学', tone: 'ok' },
}

export const activities = {
  upcoming: '近期',
  past: '以往',
  empty: '最近没有活动。',
  place: '地点',
  time: '时间',
  organizer: '组织者',
  counted: (present: number, due: number) => `已到${present}人，应到${due}人`,
  actions: { create: '发起活动', checkIn: '去签到', leave: '我要请假', host: '现场签到', rollCall: '点名', attendance: '看签到表' },
} as const

export const checkin = {
  title: '签到',
  working: '正在签到…',
  done: '签到成功',
  late: '签到成功（迟到）',
  repeated: '已经签过了',
  noted: '已记下',
  notedText: '联网后自动提交，由组织者确认。',
  notKept: '没记下来',
  notKeptText: '手机存不下了，请告诉组织者点您的名。',
  failed: '没签上',
  typeLabel: '签到码或链接',
  typeHint: '现场屏幕二维码下面的一行字',
  typeNote: '请用微信扫一扫。电脑上可以填签到码。',
  foreign: '这不是签到码，请看现场屏幕再填。',
  human: '也可以请组织者点名，一样算数。',
  waiting: '待提交的签到',
  states: { queued: '等网络', sending: '正在提交', accepted: '已提交', rejected: '没通过', gave_up: '没提交上' },
  actions: { scan: '扫码签到', submit: '签到', home: '回首页', detail: '看活动', sendNow: '现在提交', dismiss: '知道了' },
} as const
