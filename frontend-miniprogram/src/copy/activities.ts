import type { ActivityKind, ActivityStatus, AttendanceState, Decision, LeaveKind } from '@/domains/activities/model'
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
}

export const LEAVE_WORDS: Record<LeaveKind, string> = { sick: '病假', personal: '事假', official: '公假', away: '外出' }

export const LEAVE_DECISION_WORDS: Record<Decision, { readonly text: string; readonly tone: Tone }> = {
  pending: { text: '等组织者答复', tone: 'warn' },
  approved: { text: '准假了', tone: 'ok' },
  refused: { text: '没准假', tone: 'danger' },
}

export const OFFLINE_WORDS: Record<Decision, { readonly text: string; readonly tone: Tone }> = {
  pending: { text: '等组织者确认', tone: 'warn' },
  approved: { text: '组织者确认了', tone: 'ok' },
  refused: { text: '组织者划去了', tone: 'danger' },
}

export const activities = {
  upcoming: '近期',
  past: '以往',
  empty: '最近没有活动。',
  actions: { create: '发起活动' },
} as const

export const detail = {
  title: '活动',
  place: '地点',
  time: '时间',
  kind: '类型',
  organization: '主办',
  chair: '主持人',
  recorder: '记录人',
  people: '人数',
  note: '说明',
  cancelReason: '取消原因',
  counted: (present: number, due: number) => `已到${present}人，应到${due}人`,
  mine: '我的情况',
  mineUnknown: '还没签到。到现场扫码，或请组织者点名。',
  mineKnown: '到场情况',
  leave: '请假',
  offline: '离线签到',
  organize: '组织者办理',
  openTitle: '开始活动',
  openText: '开始后不能再改时间和参加范围。',
  closeTitle: '结束并生成名单',
  closeText: '签到随之结束，没到的记为未到。名单可以再改。',
  cancelTitle: '取消活动',
  cancelText: '取消后不能恢复，参加的人都会看到原因。',
  reason: '原因',
  missingReason: '请写明原因。',
  actions: {
    checkIn: '去签到',
    leave: '我要请假',
    edit: '修改',
    open: '开始活动',
    host: '现场签到',
    rollCall: '点名',
    close: '结束活动',
    cancel: '取消活动',
    sheet: '看签到表',
    minutes: '会议记录',
    callList: '电话通知',
  },
} as const

export const leave = {
  title: '请假',
  kind: '请什么假',
  reason: '原因',
  reasonHint: '只有组织者能看到',
  missingKind: '请选一种假。',
  missingReason: '请写一句原因。',
  done: '已提交',
  doneText: '等组织者答复，结果在活动里看。',
  noted: '已记下',
  notedText: '联网后自动提交。',
  actions: { submit: '提交请假', detail: '看活动' },
} as const

export const edit = {
  create: '发起活动',
  change: '修改活动',
  kind: '类型',
  title: '名称',
  titleHint: '比如：3月主题党日',
  place: '地点',
  day: '日期',
  starts: '开始时间',
  ends: '结束时间',
  endsHint: '早于开始时间的，算第二天',
  note: '说明',
  noteHint: '要带什么、怎么去，可以不填',
  organization: '主办的党组织',
  audience: '谁参加',
  whole: '全体党员',
  group: '一个党小组',
  groupLabel: '哪个党小组',
  noGroups: '这个支部没有党小组。',
  named: '按名单参加，这里不能改。',
  missing: (what: string) => `请填${what}。`,
  actions: { create: '发起活动', save: '保存修改' },
} as const

export const host = {
  title: '现场签到',
  codeLabel: '签到码，请扫一扫签到',
  codeNote: '请用微信扫一扫，码会自动更换。',
  present: '已到',
  due: '应到',
  missing: '还没到',
  missingNone: '都到了。',
  missingNote: '没带手机的，勾一下就算到。',
  here: '已经到了',
  hereNone: '还没人签到。',
  excused: '请假',
  markHere: (name: string) => `记${name}到场`,
  beginsAt: (time: string) => `${time}开始签到，现在扫码还不算。`,
  lost: (time: string) => `没连上服务器，人数是${time}的。`,
  lostStill: '码还能扫。',
  lostLong: '断网太久，码不能用了。请改用点名。',
  kept: (count: number) => `${count}人的点名待提交，联网后自动提交。`,
  waitingOffline: '离线签到，等您确认',
  scannedAt: (time: string) => `${time}的码`,
  waitingLeave: '请假，等您答复',
  strikeTitle: '划去这条签到',
  strikeText: (name: string) => `${name}会看到划去的原因。`,
  refuseTitle: '不准假',
  refuseText: (name: string) => `${name}会看到不准假的原因。`,
  actions: { confirm: '确认到场', strike: '划去', approve: '准假', refuse: '不准假', rollCall: '点名' },
} as const

export const rollCall = {
  title: '点名',
  as: '记成',
  show: '看哪些人',
  missing: '没到的',
  everyone: '全部',
  empty: '没有要点名的人。',
  people: '名单',
  kept: (count: number) => `${count}人的点名待提交，联网后自动提交。`,
  done: (count: number) => `记下了${count}人。`,
  submit: (count: number) => (count === 0 ? '记下' : `记下${count}人`),
  actions: { all: '全部勾上', none: '全不勾' },
} as const

export const sheet = {
  title: '签到表',
  time: '时间',
  place: '地点',
  kind: '类型',
  host: '主办',
  chair: '主持人',
  recorder: '记录人',
  more: '其中',
  number: '序号',
  name: '姓名',
  organization: '所在支部',
  state: '到场情况',
  sign: '签名',
  counts: '人数',
  counted: (due: number, here: number) => `应到${due}人，实到${here}人`,
  others: (late: number, excused: number, absent: number) => `迟到${late}人，请假${excused}人，未到${absent}人`,
  unknown: '',
  excused: (kind: string) => `请假（${kind}）`,
  elsewhere: '要打印，请在电脑上打开这一页。',
  actions: { print: '打印签到表', rollCall: '改点名' },
} as const

export const minutes = {
  title: '会议记录',
  empty: '还没有会议记录。',
  content: '会议内容',
  contentHint: '讨论了什么，谁发了言',
  resolution: '决议',
  resolutionHint: '没有可以不填',
  correction: '更正的原因',
  correctionNote: '已签字的不能改。再写是更正，原来的仍留着。',
  missing: '请写会议内容。',
  missingCorrection: '请写为什么更正。',
  draft: '待签',
  versionTitle: (number: number) => `第${number}份`,
  writtenBy: (who: string, time: string) => `${who}写于${time}`,
  signedBy: (who: string, time: string) => `${who}签于${time}`,
  signTitle: '签字',
  signText: '签字后这一份不能再改，只能更正。',
  saved: '保存好了。',
  actions: { save: '保存草稿', sign: '签字', correct: '写更正', write: '写记录', change: '改草稿' },
} as const

export const myAttendance = {
  title: '我的签到',
  empty: '还没有签到记录。',
  unknown: '还没签到',
  note: '只有您和组织者能看到。记错了，请找组织者改。',
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
  signInFirst: '请先登录',
  signInNext: '登录后接着签到，不用再扫码。',
  claimFirst: '请先认领身份',
  claimNext: '认领后接着签到，不用再扫码。',
  ranOut: '码已经换了',
  ranOutText: '登录时现场的码换了。再扫一次，或交组织者确认。',
  handedOverText: '组织者确认后就算数，不用再扫码。',
  typeLabel: '签到码或链接',
  typeHint: '现场屏幕二维码下面的一行字',
  typeNote: '请用微信扫一扫。电脑上可以填签到码。',
  foreign: '这不是签到码，请看现场屏幕再填。',
  human: '也可以请组织者点名，一样算数。',
  waiting: '待提交的签到和请假',
  states: { queued: '等网络', sending: '正在提交', accepted: '已提交', rejected: '没通过', gave_up: '没提交上' },
  actions: {
    scan: '扫码签到',
    submit: '签到',
    signIn: '登录并签到',
    claim: '认领并签到',
    handOver: '交组织者确认',
    home: '回首页',
    detail: '看活动',
    sendNow: '现在提交',
    dismiss: '知道了',
  },
} as const
