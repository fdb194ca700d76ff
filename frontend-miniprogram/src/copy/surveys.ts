import type { Standing, SurveyStatus } from '@/domains/surveys/model'

/** What a list says at the end of a round's line. */
export const SURVEY_STATUS_WORDS: Record<SurveyStatus, string> = {
  draft: '还在准备',
  frozen: '还没开始',
  open: '正在填写',
  closed: '等计票',
  counted: '已计票',
  proposed: '已计票',
  confirmed: '会议已确认',
  published: '已公布',
  void: '已作废',
}

export const mySurveys = {
  title: '测评和问卷',
  waiting: '等您填写',
  empty: '现在没有要您填的。',
  until: (time: string) => `${time}截止`,
  line: (kind: string, until: string) => `${kind} · ${until}`,
  paper: '会上用纸票',
  slip: '用密封票',
  filled: '已提交',
  toFill: '去填写',
} as const

export const survey = {
  title: '测评和问卷',
  place: '党组织',
  kind: '类别',
  until: '截止',
  mode: '方式',
  /** Why nothing is filled in here now; the two that are missing have pages of their own. */
  standing: {
    unlisted: '您不在这一轮的名单上。如果搞错了，请找支部。',
    slip: '名单上记着您抽了密封票，请用那张票填。如果没有抽过，请马上告诉支部。',
    early: '还没有开始，开始后会通知您。',
    paper: '这一轮在会上用纸票，请按支部的通知参加。',
    counting: '已经截止，计票后在这里核对自己的票。',
    void: '这一轮作废了，已交的票都销毁了。',
  } as const satisfies Partial<Record<Standing, string>>,
  why: (reason: string) => `原因：${reason}`,
  promise: '填写前请看',
  /** True of a round of ten and more: who took a ticket is on record, what a ballot says is not tied to it. */
  anonymous: ['谁领过票我们知道，谁填了什么我们不知道。', '不记录手机型号和具体时间。', '少于5人不出结果。', '请自己填，别让旁人看着。'],
  confidential: ['这一轮人少，按“保密”方式办。', '票上没有姓名，也不和领票的人对应。', '人少，有时能从结果猜出来。', '少于5人不出结果。'],
  everybody: '每个人都要评，也包括您自己。',
  once: '只能交一次，交了不能改。',
  check: '密钥核对码',
  checkNote: '请和通知里的对一下。大家都一样，才分不出是谁的票。',
  taking: '正在领票',
  ask: '票只有一张，在哪台设备领的，就在哪台填。请用自己的手机。',
  fresh: '票领好了。先看完下面的话再填；隔一会儿再交更好，别人更对不上是谁的票。',
  filled: '您已经提交了',
  filledNote: '截止并计票后，在这里核对您的票。',
  receipt: '回执',
  copied: '已复制',
  notCopied: '没能复制，请抄下来。',
  counted: (count: number) => `一共计入${count}张票。`,
  board: '核对自己的票',
  onBoard: '您的选票在公布的名单里',
  offBoard: '您的选票不在公布的名单里。请把回执告诉支部。',
  noReceipt: '这台手机没有您的回执，核对不了。',
  results: '结果由党组织按规定公布。',
  actions: { here: '在这台填写', start: '开始填写', copy: '复制回执' },
} as const

const lasting = (seconds: number) => (seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`)

export const fill = {
  title: '填写',
  /** With how long the rest takes, at ten seconds a question. */
  progress: (place: number, total: number) => `第${place}题，共${total}题，约${lasting(10 * (total - place + 1))}`,
  optional: '可以不填',
  several: (place: string, most: number | null | undefined) => `${place}，可多选${most == null ? '' : `，最多选${most}项`}，不选算弃权`,
  full: (most: number | null | undefined) => `最多选${most ?? 0}项。要换，先点掉一项。`,
  textHint: '别写能看出是谁的话',
  rated: (done: number, total: number) => `已评${done}人，共${total}人`,
  answered: (done: number, total: number) => `已答${done}题，共${total}题`,
  missingPeople: (names: string) => `还没评：${names}。`,
  missingQuestions: (places: string) => `还没选：${places}。`,
  question: (place: number) => `第${place}题`,
  andOthers: (names: string, count: number) => `${names}等${count}人`,
  andMore: (places: string, count: number) => `${places}等${count}题`,
  once: '交了不能改。',
  offline: '没有网络。可以先选，连上网再提交，不会自动交。',
  kept: '选的只在这一页，离开就没了。',
  actions: { submit: '提交' },
} as const

export const filled = {
  title: '已提交',
  text: '谢谢您。截止并计票后，可以用回执核对。',
  earlier: '您先前已经交过，以先交的为准。',
} as const
