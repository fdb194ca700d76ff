import type { Decision, NextStep, Question, Stage, SurveyMode, SurveyTemplate } from '@/domains/surveys/desk'
import type { SurveyStatus } from '@/domains/surveys/model'
import type { Tone } from '@/ui/tones'

export const TEMPLATE_WORDS: Record<SurveyTemplate, { readonly text: string; readonly note: string }> = {
  appraisal: { text: '民主评议', note: '党员测评：支部党员互评，给正式党员评等次。' },
  organization_satisfaction: { text: '满意度测评', note: '党员给党组织打分，按题回答。' },
  questionnaire: { text: '问卷', note: '自己出题，听听党员的想法。' },
}

export const QUESTION_WORDS: Record<Exclude<Question['kind'], 'rating'>, { readonly text: string; readonly note: string }> = {
  satisfaction: { text: '满意度', note: '很满意到很不满意五级' },
  choice: { text: '单选', note: '自己写选项，只选一个' },
  choices: { text: '多选', note: '自己写选项，可选几个，也可不选' },
  text: { text: '文字', note: '可以不填' },
}

export const ROUND_TONES: Record<SurveyStatus, Tone> = {
  draft: 'warn',
  frozen: 'info',
  open: 'info',
  closed: 'warn',
  counted: 'warn',
  proposed: 'warn',
  confirmed: 'warn',
  published: 'ok',
  void: 'neutral',
}

/** What has to happen next, with the time where one is set. */
export const NEXT_WORDS: Record<NextStep, (by: string) => string> = {
  freeze: (by) => `下一步：确定名单，${by}前`,
  begins: (by) => `${by}自动开始，也可提前`,
  reschedule: () => '截止时间已过，下一步：修改时间',
  missed: () => '截止时间已过，没有开始，下一步：作废重做',
  ends: (by) => `${by}自动截止，也可提前`,
  count_paper: () => '下一步：录计票单',
  counting: () => '正在计票，请稍等。',
  rerun: () => '参加人数不够，下一步：作废重做',
  propose: () => '下一步：支委会提出等次',
  confirm: () => '下一步：会议确认，由另一人办',
  publish: () => '下一步：公布',
  over: () => '已经办完',
}

export const STAGE_WORDS: Record<Stage, string> = {
  draft: '新建',
  freeze: '确定名单',
  open: '开始填写',
  close: '截止',
  count: '计票',
  propose: '支委会提出等次',
  confirm: '会议确认',
  publish: '公布',
  void: '作废',
}

/** What a mode means to those on the roll. */
export const MODE_NOTES: Record<SurveyMode, string> = {
  anonymous: '用手机匿名填。谁领过票我们知道，谁填了什么我们不知道。',
  confidential: '人少，按会议同意的“保密”方式用手机填。',
  paper: '人少，全体用纸票，会后录计票单。',
}

/** The whole decision, said again before it is taken. */
export const SENTENCES: Record<Decision, { readonly title: (name: string) => string; readonly text: string; readonly action: string }> = {
  freeze: { title: (name) => `确定名单：${name}`, text: '名单、要填的各项和统计单元从此不变。人多时随后生成投票密钥。', action: '确定名单' },
  open: { title: (name) => `开始填写：${name}`, text: '马上通知名单上的党员。', action: '马上开始' },
  close: { title: (name) => `截止：${name}`, text: '不再收票。手机投的随后自动计票，密钥和选票随即销毁。', action: '马上截止' },
  void: { title: (name) => `作废：${name}`, text: '已交的票全部销毁，不能恢复。作废后可以重做一轮。', action: '作废这轮' },
}

export const roundsDesk = {
  title: '测评组织',
  views: { current: '没办完的', all: '全部' },
  empty: '没有没办完的测评和问卷。',
  emptyAll: '还没有办过测评和问卷。',
  choose: '在左边选一轮，这里办理。',
  line: (place: string, template: string) => `${place} · ${template}`,
  actions: { create: '新建一轮', quarter: '各支部一起建' },
} as const

export const roundPage = {
  title: '测评组织',
  facts: {
    place: '党组织',
    template: '类别',
    quarter: '季度',
    mode: '方式',
    opens: '开始',
    closes: '截止',
    quorum: '有效比例',
    level: '结果公布',
    people: '评议对象',
    valid: '人数达标',
    reason: '作废原因',
  },
  quarter: (year: string | number, quarter: string | number) => `${year}年第${quarter}季度`,
  smallMode: { paper: '满10人匿名，不足10人用纸票', confidential: '满10人匿名，不足10人用保密方式' },
  quorum: (share: string) => `名单人数的${share}`,
  valid: { yes: '已达标', no: '没有达标' },
  people: (count: number, names: string) => `${count}人：${names}`,
  steps: '进度',
  planned: (time: string) => `定在${time}`,
  roll: '名单和统计单元',
  rollNote: '只有人数，没有谁领过票。',
  eligible: (count: number) => `应到${count}人`,
  taken: (eligible: number, issued: number) => `应到${eligible}人，领票${issued}人`,
  counted: (eligible: number, issued: number, counted: number) => `应到${eligible}人，领票${issued}人，收到${counted}票`,
  onPaper: (eligible: number, counted: number) => `应到${eligible}人，收到${counted}票`,
  total: '合计',
  questions: '题目',
  options: (options: string) => `选项：${options}`,
  limited: (options: string, most: number) => `${options}，最多选${most}项`,
  keys: '投票密钥核对码',
  keysNote: '会上念一遍，党员和手机上的对一对。大家都一样，才分不出是谁的票。',
  making: '正在生成投票密钥，好了才能开始。',
  counting: '正在计票，请稍等。',
  slow: '比平时慢，请过一会儿再看。',
  as: (place: string, role: string) => `${place}，以${role}身份办理`,
  asAbove: '由上级党组织代为办理',
  offline: '没有网络。连上后再办，不会先存着。',
  done: { freeze: '名单定好了。', open: '已经开始，通知发出去了。', close: '已经截止。', void: '已作废，可以重做一轮。' },
  actions: { count: '计票和等次', results: '看计票结果', sheet: '打印核对码', slips: '密封票', again: '再看看' },
} as const

export const roundForm = {
  title: '新建一轮',
  changeTitle: '修改这一轮',
  rerunTitle: '重做一轮',
  rerunNote: '党组织、类别和季度跟作废的一样。',
  template: '哪一类',
  organization: '哪个党组织',
  noPlace: '没有您能办的党组织。',
  quarterly: '每个党组织一个季度一轮。',
  name: '名称',
  nameOf: (quarter: string, template: string) => `${quarter}${template}`,
  quarter: '季度',
  opensDay: '哪天开始',
  opensTime: '几点开始',
  closesDay: '哪天截止',
  closesTime: '几点截止',
  hours: '到时候自动开始、自动截止，也可提前。',
  quorum: '多少人参加才有效',
  quorumHint: '按名单人数算，不能少于一半。',
  shares: { '1/2': '二分之一', '2/3': '三分之二', '3/4': '四分之三', '4/5': '五分之四', '1/1': '全体' } as Readonly<Record<string, string>>,
  small: '不足10人时怎么投',
  smallHint: '满10人的一律用手机匿名填。',
  smalls: {
    paper: { text: '用纸票', note: '会上发票收票，会后录计票单。' },
    confidential: { text: '保密方式', note: '会议同意才选。人少，从结果可能猜出来。' },
  },
  level: '结果怎么公布',
  levelHint: '定了名单就不能改。都只给范围，少于5张票的不给。',
  levels: {
    cells: { text: '按统计单元公布', note: '各单元的范围都看得到。单元小，范围就宽。' },
    whole: { text: '只公布全体合计', note: '各单元分开的不公布，合计的范围窄一些。' },
  },
  questions: '题目',
  questionsNote: '民主评议每人一行，自动列好，可以不另加题。',
  question: (place: number | string) => `第${place}题`,
  kind: '题型',
  asked: '问什么',
  options: '选项',
  optionsHint: '一行一个，2到10个',
  most: '最多选几项',
  mostHint: '不填就不限',
  faults: {
    template: '请选哪一类。',
    organization: '请选党组织。',
    title: '请写名称。',
    quarter: '请选季度。',
    day: '请选日期。',
    time: '请选时间。',
    order: '截止要晚于开始。',
    past: '截止要晚于现在。',
    questions: '请至少出一道题。',
    asked: '请写问什么。',
    kind: '请选题型。',
    options: '请写2到10个不同的选项，一行一个。',
    optionLong: '每个选项最多40个字。',
    most: (options: number) => `请填2到${options}，或者不填。`,
    count: (count: number | string) => `还有${count}处要改，改好再交。`,
  },
  actions: { add: '加一题', drop: '去掉这题', create: '新建', save: '保存' },
} as const

export const quarterRounds = {
  title: '各支部一起建',
  note: '给下级每个支部各建一轮民主评议，名单当场定下。先看会建成什么样。',
  organization: '哪个党组织的下级支部',
  none: '这里没有可以建的支部。',
  shown: '会建成这样',
  made: (count: number) => `要建${count}轮`,
  few: {
    paper: (count: number) => `其中${count}个支部不足10人，用纸票。`,
    confidential: (count: number) => `其中${count}个支部不足10人，用保密方式。`,
  },
  modes: { anonymous: '匿名', confidential: '保密', paper: '纸票' },
  people: (eligible: number, rated: number) => `${eligible}人参加，评议${rated}人`,
  existing: '本季度已有，不再建',
  nobody: '没有可评议的正式党员，不建',
  confirmTitle: (count: number) => `建${count}轮并定下名单`,
  confirmText: '名单当场定下，不再变。到开始时间自动开始并通知。',
  done: (count: number | string) => `建好了${count}轮，名单已定。`,
  actions: { preview: '先看一遍', make: '建好并定名单', makeNow: '确认建好', change: '回去改' },
} as const

export const keySheet = {
  title: '核对码',
  place: '党组织',
  hours: '填写时间',
  keys: '投票密钥核对码',
  keysNote: '手机上看到的核对码要和这里一样。',
  whole: (code: string) => `全码：${code}`,
  board: '计入的票的回执',
  boardNote: (count: number) => `一共${count}张。回执在这里的，票就计入了。`,
  noBoard: '计票后，这里还有全部回执。',
  elsewhere: '这里打印不了，请在电脑上打开。',
  actions: { print: '打印' },
} as const
