import type { Answer, ServerVerdict, Verification } from '@/domains/identity/card'
import type { Tone } from '@/ui/tones'

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
  verified: '✓ 已核验',
  challengeLabel: '对方给的6位数字',
  challengeHint: '对方让您输数字时才用。',
  wrongChallenge: (length: number) => `数字是6位，您填了${length}位。`,
  challenged: (digits: string) => `码里已放入${digits}，请对方扫。`,
  actions: { start: '启用党员卡', again: '重新启用', showName: '显示姓名', hideName: '遮住姓名', challenge: '输核对数字', put: '放进码里', drop: '不用数字' },
} as const

export const cardDevices = {
  title: '管理党员卡',
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
  ended: '这张卡已停用。要再用，请重新启用，或者找支部。',
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

/** What a verifier hears: three answers, and what stands behind them. */
export const VERDICT_WORDS: Record<ServerVerdict['result'], { readonly text: string; readonly tone: Tone }> = {
  valid: { text: '有效', tone: 'ok' },
  invalid: { text: '无效', tone: 'danger' },
  unknown: { text: '无法判断', tone: 'warn' },
}

export const verifier = {
  title: '查验党员卡',
  how: '请对方打开党员卡',
  note: '扫对方的码。扫不了，可以选照片或粘贴文字。',
  doubts: {
    no_keys: '这台设备还没准备好，请连上网络再查。',
    old_keys: '这台设备两周没联网了，请连上网络再查。',
    no_list: '这台设备没有停用清单，请连上网络再查。',
    old_list: '停用清单是三天以前的，请连上网络再查。',
    wrong_clock: '这台设备的时间不对，请先调准。',
  },
  statuses: { 1: '正式党员', 2: '预备党员' } as Readonly<Record<number, string>>,
  name: '姓名',
  unnamed: '对方没有出示',
  branch: '支部',
  status: '类别',
  at: '查验时间',
  list: '停用清单',
  listAt: (age: string) => `停用清单：${age}`,
  listOld: '停用清单一天没更新了，请尽快联网。',
  ready: '没有网络也能查验。',
  notReady: '第一次用要连上网络。',
  paper: '这是纸质卡，请核对是不是本人。',
  byServer: '已向服务器核对，对方会看到这次查验。',
  byDevice: '没有问服务器。同一个码一分钟内给两个人看，这里查不出来。',
  clock: '对方的码没错的话，请看这台设备的时间准不准。',
  challenged: '对方输的数字对上了。',
  purpose: '事由',
  purposeHint: '对方会看到，比如：会场核对',
  missingPurpose: '请写一句事由。',
  challenge: '请对方点“输核对数字”，输入：',
  paste: '码的文字',
  pasteHint: '以DM1:开头的一行字',
  noCamera: '打不开摄像头。可以选照片，或粘贴文字。',
  noCode: '照片里没找到码，请换一张。',
  actions: { scan: '扫码查验', picture: '选照片', paste: '粘贴文字', check: '查验', next: '查验下一张', challenge: '加核对数字', noChallenge: '不用数字' },
} as const
