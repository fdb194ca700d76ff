import type { TransferAction, TransferItem, TransferReason, TransferStatus } from '@/domains/transfers/model'
import type { Tone } from '@/ui/tones'

export const TRANSFER_TITLE = '组织关系转接'

/** How it stands, for whoever waits for it. */
export const TRANSFER_STATUS_WORDS: Record<TransferStatus, { readonly text: string; readonly tone: Tone }> = {
  draft: { text: '还没提交', tone: 'warn' },
  pending: { text: '正在办', tone: 'info' },
  in_transit: { text: '介绍信已开出', tone: 'info' },
  accepted: { text: '已报到', tone: 'ok' },
  closed: { text: '办完了', tone: 'ok' },
  returned: { text: '退回修改', tone: 'warn' },
  refused: { text: '对方没有接收', tone: 'warn' },
  rejected: { text: '没有同意', tone: 'danger' },
  withdrawn: { text: '已撤回', tone: 'neutral' },
  expired: { text: '介绍信过期了', tone: 'warn' },
  cancelled: { text: '已终止', tone: 'neutral' },
}

export const TRANSFER_REASON_WORDS: Record<TransferReason, string> = {
  job: '工作调动',
  residence: '搬家',
  study: '升学或毕业',
  military: '入伍或退役',
  retirement: '退休',
  away: '外出半年以上',
  organization_ended: '单位撤并',
  other: '其他',
}

/** A month of a form, `2026-11`, as people say it. */
export const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

export const transferStart = {
  title: '转到哪里',
  note: '填的都留在这台手机上，随时能接着填。',
  label: '您要转到哪里',
  forMember: (name: string) => `替${name}申请，请先和本人说好。`,
  options: {
    within_committee: { text: '镇内', note: '转到本镇别的支部' },
    within_county: { text: '县内', note: '转到本县别的乡镇、单位' },
    within_province: { text: '省内', note: '转到本省别的县市' },
    cross_province: { text: '跨省', note: '转到外省' },
    graduate: { text: '毕业', note: '毕业离校，转到单位或家乡' },
    abroad: { text: '出国（境）', note: '组织关系留在本支部，回来再登记' },
    temporary: { text: '我只是外出', note: '组织关系不动，登记去哪里' },
  },
  back: { text: '我回来了', note: '外出或出国回来，结束登记' },
} as const

const { options } = transferStart

/** How it is moved, as the check page says it. */
export const KIND_ANSWERS = {
  within_committee: options.within_committee.text,
  within_county: options.within_county.text,
  within_province: options.within_province.text,
  cross_province: options.cross_province.text,
  temporary: options.temporary.text,
  graduate: options.graduate.text,
  abroad: options.abroad.text,
  paper_out: '用纸质介绍信',
} as const

export const transferTarget = {
  title: '接收党组织',
  search: '党组织名称',
  hint: '写名称里的几个字就能找',
  recent: '最近选过的',
  found: '找到的',
  empty: '没找到。换几个字试试。',
  emptyWords: '没找到。也可以写下单位和地址，镇里帮您查。',
  describe: '单位和地址',
  describeHint: '例如某省某市某区，某某公司。镇里帮您查党组织。',
  stay: '去哪里',
  stayHint: '例如某市某区某工地',
  missing: '请写地名或单位，至少2个字。',
  offline: '没有网络，暂时不能查找。',
  actions: { unknown: '不知道名称', known: '按名称找', next: '下一步', save: '改好了' },
} as const

export const transferReason = {
  title: '原因和日期',
  stayTitle: '外出的日期',
  reason: '为什么转',
  missingReason: '请选一个原因。',
  leaving: '离开日期',
  leavingStay: '哪天走',
  returned: '哪天回来的',
  until: '哪天回来',
  untilHint: '半年以上、有固定地方的，应该转组织关系。',
  untilOpen: '您选了“还说不准”。回来时点“我回来了”。',
  missingUntil: '请选哪天回来，或点“还说不准”。',
  earlyUntil: '回来的日期要在明天以后。',
  dues: '党费交至',
  duesHint: '不清楚可以问支部',
  duesKnown: (month: string) => `名册上记到${month}。有出入请找支部。`,
  missingDues: '请选党费交到哪个月。',
  phone: '手机号',
  phoneHint: '名册上没有您的电话。介绍信上要写，能联系到您就行。',
  missingPhone: '请填手机号；没有手机的，填家里人的。',
  note: '补充说明',
  noteHint: '可以不填，支部和对方都看得到',
  actions: { open: '还说不准', next: '下一步', save: '改好了' },
} as const

export const transferCheck = {
  title: '核对后提交',
  answers: '您填的',
  fields: { kind: '怎么转', target: '接收党组织', stay: '去哪里', reason: '原因', leaving: '离开日期', until: '回来日期', dues: '党费交至', note: '补充说明', returned: '哪天回来的', phone: '手机号' },
  none: '没填',
  open: '还说不准',
  place: (name: string, committee: string) => (committee === '' ? name : `${name}（${committee}）`),
  change: (field: string) => `修改${field}`,
  kindChanged: (kind: string) => `按您选的党组织，这次是${kind}。`,
  clear: '没有问题，可以提交。',
  route: '要经过',
  offline: '没有网络，还没有核对。填的都在，连上网再提交。',
  offlineSubmit: '提交要有网络。填的都留在手机上，连上网再点提交。',
  stay: '组织关系不动。支部和镇党委登记后，您就可以外出。',
  back: '支部和镇党委看过，就结束外出登记。',
  letter: {
    none: '这次不用介绍信，不用跑。',
    inside: '会开介绍信，在网上交给对方。',
    paper: '这次要纸质介绍信，开好后会通知您来取。',
    outside: '会开介绍信。对方要纸质的，开好后会通知您。',
  },
  actions: { change: '修改', submit: '提交', progress: '看进度' },
} as const

/** What a finding means for whoever applies, where the server's sentence speaks to the offices. */
export const FINDING_WORDS: Readonly<Partial<Record<string, string>>> = {
  'transfers.open_transfer_exists': '您已有一件转接正在办，先办完或撤回那一件。',
  'transfers.dues_unknown': '还不知道党费交到哪个月，请选一下。',
  'transfers.phone_needed': '名册上没有您的电话，请填一个手机号。',
  'transfers.dues_arrears': '党费要交到本月才能转出，请先到支部交清。交不了的，请支部写明原因。',
  'transfers.holds_post': '您在支部有职务，转出后结束。支部会安排交接。',
  'transfers.probation_undecided': '预备期已满，还没讨论转正。支部会先和您商量。',
  'transfers.target_unconfirmed': '接收党组织不在名录里，镇里会先打电话核实。',
  'transfers.branch_above_maximum': '这个支部人已经满了，对方可能安排别的支部。',
  'transfers.branch_below_minimum': '您转出后支部人数会偏少，支部会先报告镇党委。',
  'transfers.stay_long': '外出半年以上、有固定地方的，应该转组织关系。支部会和您商量。',
  'transfers.not_away': '名册上没有登记您外出，不用办。有出入请问支部。',
  'transfers.same_target': '您已经在这个党组织，请选别的。',
  'transfers.target_not_a_branch': '本镇要选到党支部，请重新选。',
}

export const transferDone = {
  title: '已提交',
  number: '编号',
  with: (office: string) => `现在由${office}办理`,
  workdays: (count: number) => `一般${count}个工作日。`,
  told: '办好一步，会发消息告诉您。',
  call: (number: string) => `有事打电话：${number}`,
  actions: { progress: '看进度', home: '回首页' },
} as const

/** A line of a list, and the headline of the one on its way. */
export function transferTitle({ is_return, target_short_name: target }: Pick<TransferItem, 'is_return' | 'target_short_name'>, isStay: boolean): string {
  if (is_return) return myTransfers.back(target)
  return isStay ? myTransfers.stay(target) : myTransfers.to(target)
}

export const myTransfers = {
  title: TRANSFER_TITLE,
  empty: '还没有办过转接。',
  list: '我的转接',
  line: (status: string, office: string) => `${status}，现在由${office}办理`,
  to: (target: string) => `转往${target}`,
  stay: (target: string) => `外出到${target}`,
  back: (target: string) => `从${target}回来`,
  submitted: (day: string) => `${day}提交`,
  kept: '填了一半的申请',
  keptNote: '留在这台手机上，还没提交。',
  human: '不方便用手机，可以请支部代办。',
  discardTitle: '不要这份了',
  discardText: '填的内容会从手机上清掉。',
  open: '您有一件正在办，办完才能再申请。',
  actions: { apply: '申请转接', resume: '接着填', discard: '不要了' },
} as const

export const transferDetail = {
  title: '转接进度',
  holder: (office: string) => `现在由${office}办理`,
  waits: (office: string) => `等${office}接收`,
  since: '收到日期',
  due: '最晚办到',
  dueWords: (day: string, away: string) => `${day}，${away}`,
  overdue: (day: string) => `${day}，已经过了，可以打电话问`,
  phone: '办公电话',
  next: '接下来',
  nextStep: (step: string, office: string) => `${step}，由${office}办`,
  nextAssigned: (step: string) => `${step}，支部由接收党委安排`,
  nextReceipt: '对方寄回回执，就办完了',
  said: { text: '对方已回执', tone: 'info' },
  nextFiled: '对方已回执，转出党委登记后办完',
  nextEnd: '办完了，不用再做什么',
  nextRejected: '有意见可以向镇党委提出，也可以向上级党组织申诉。情况变了可以重新申请',
  nextLast: '这一步办好，就办完了',
  nextReport: '请在介绍信有效期内去报到',
  afterDraft: '提交后先由支部看',
  afterReturn: '改好再提交，从支部重新开始',
  afterExpiry: '镇党委重新开介绍信，或者收回',
  afterRefusal: '镇党委问清楚，改转别处或者终止',
  withOwner: '现在等本人办',
  about: '申请内容',
  fields: { number: '编号', member: '党员', kind: '怎么转', from: '从哪里', to: '转到', stay: '去哪里', backFrom: '从哪里回来', reason: '原因', leaving: '离开日期', returned: '哪天回来的', until: '回来日期', dues: '党费交至', note: '补充说明', by: '谁申请的' },
  letter: '介绍信',
  letterNumber: '字号',
  letterIssued: '开出',
  letterUntil: '有效期至',
  letterState: { valid: (day: string, left: number) => `${day}，还有${left}天`, used: (day: string) => `${day}，对方已收到`, void: (day: string) => `${day}，已收回`, expired: (day: string) => `${day}，已过期` },
  receipt: '回执',
  receiptWords: (number: string, handler: string) => `${number}，经办人${handler}`,
  why: (reason: string) => `原因：${reason}`,
  returnedTitle: (reason: string) => `退回来了：${reason}`,
  refusedTitle: (reason: string) => `对方没有接收：${reason}`,
  by: (time: string, who: string) => `${time}，${who}`,
  deputy: (name: string, desk: string) => `${name} ${desk}`,
  timeline: '办理经过',
  withdrawTitle: '撤回申请',
  withdrawText: '撤回后不再办理。以后要转，可以重新申请。',
  actions: { resume: '接着办', mend: '去修改', withdraw: '撤回', call: '打电话' },
} as const

/** What was done, said of whoever did it. */
export const TRANSFER_DONE_WORDS: Record<TransferAction, (office: string) => string> = {
  submit: () => '已提交',
  approve: (office) => `${office}同意`,
  return: (office) => `${office}退回`,
  reject: (office) => `${office}没有同意`,
  refuse: (office) => `${office}没有接收`,
  withdraw: () => '本人撤回',
  issue_letter: () => '介绍信已开出',
  reissue_letter: () => '介绍信重新开出',
  void_letter: () => '介绍信已收回',
  arrive: (office) => `${office}收到介绍信`,
  request_file: (office) => `${office}函询档案`,
  assign: (office) => `${office}安排好支部`,
  report_in: (office) => `${office}确认报到`,
  send_receipt: () => '回执已寄出',
  file_receipt: () => '回执已收到',
  retarget: () => '改转别处',
  cancel: (office) => `${office}终止办理`,
  expire: () => '介绍信过期了',
  undo: (office) => `${office}撤回决定`,
}
