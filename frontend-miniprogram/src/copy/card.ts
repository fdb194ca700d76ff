import type { Answer, Verification } from '@/domains/identity/card'

export const card = {
  title: '党员卡',
  open: '出示党员卡',
  purpose: '仅用于本镇党组织活动，不作身份证明。',
  views: { label: '怎么出示', code: '扫码', minimal: '只证明是党员', face: '亮证' },
  codeLabel: '党员卡二维码，请对方扫描',
  codeNote: '请对方扫这个码，每15秒自动更换。',
  minimalNote: '对方看不到姓名和支部。',
  faceNote: '请工作人员核对姓名和时间。',
  offline: (until: string) => `没有网络，码仍可用，到${until}。`,
  expired: '这张卡太久没有联网，请连上网络再打开。',
  revoked: '这部手机上的党员卡已停用。',
  none: '在这部手机上启用党员卡',
  noneText: '以后没有网络也能出示。原来的手机不再显示。',
  desk: '请在手机上出示。',
  human: '出示不了时，请报姓名由工作人员登记。',
  nameHidden: '姓名已遮住',
  seen: '看看谁查验过',
  actions: { start: '启用党员卡', again: '重新启用', showName: '显示姓名', hideName: '遮住姓名' },
} as const

export const cardDevices = {
  title: '出示党员卡的手机',
  note: '手机或纸质卡丢了，请马上停用。停用后立即不能出示。',
  empty: '还没有启用党员卡。',
  since: (time: string) => `启用：${time}`,
  until: (day: string) => `${day}到期`,
  over: '已停用',
  endTitle: '停用党员卡',
  endText: (device: string) => `“${device}”马上不能出示党员卡。`,
  unnamed: '一部手机',
  actions: { end: '停用' },
} as const

/** A member's cards, as the secretary sees them. */
export const memberCards = {
  title: '党员卡',
  empty: '还没有党员卡。',
  endText: (device: string) => `“${device}”马上不能出示，本人会收到消息。`,
  actions: { end: '停用', print: '打印纸质卡' },
} as const

export const paperCard = {
  title: '打印纸质党员卡',
  what: (place: string) => `${place}，给没有手机的党员用。`,
  note: '一年有效。原来的纸质卡马上停用。',
  askTitle: '办纸质党员卡',
  askText: '会留下记录，本人会收到消息。',
  now: '请马上打印。离开这一页，就要重新办卡。',
  elsewhere: '要打印，请在电脑上打开这一页。',
  codeLabel: '纸质党员卡二维码',
  face: '党员卡',
  kind: '纸质卡',
  look: '请核对本人',
  until: (day: string) => `${day}前有效`,
  purpose: '仅用于本镇党组织活动，不作身份证明。',
  found: (place: string, phone: string) => (phone ? `捡到请打电话：${phone}` : `捡到请交给${place}。`),
  actions: { make: '办卡', print: '打印' },
} as const

export const cardVerifications = {
  title: '谁查验过我的卡',
  note: '每次有人查验您的党员卡，这里都会记下。',
  empty: '还没有人查验过。',
  line: (who: string) => `${who}查验了`,
  why: (purpose: string) => `事由：${purpose}`,
  refused: '没有通过',
  paper: '出示的是纸质卡',
  notMineTitle: '不是您出示的',
  notMineText: '这张卡马上停用，支部书记会收到通知。',
  ended: '这张卡已停用。要用，请在党员卡里启用。',
  actions: { mine: '是我出示的', notMine: '不是我' },
} as const

/** What I said of a look at my card. */
export const ANSWER_WORDS: Record<Answer, string> = {
  mine: '您说：是我出示的',
  not_mine: '您说：不是我',
}

/** Why a look at my card ended without a yes. */
export const REASON_WORDS: Record<NonNullable<Verification['reason']>, string> = {
  malformed: '码读不出来',
  unknown_key: '不是本系统的码',
  bad_signature: '码被改动过',
  expired: '卡过期了',
  stale_code: '码是一分钟以前的',
  future_code: '手机时间不对',
  challenge: '核对数字不符',
  revoked: '卡已停用',
  replayed: '同一个码用了两次',
}
