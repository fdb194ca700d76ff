import type { Told } from '@/domains/surveys/results'

/** A range as it is said: at least, at most, from to, or that nothing can be told. */
export function rangeWords({ least, most, share }: Pick<Told, 'least' | 'most' | 'share'>, ballots: number): string {
  const percent = share.replace(/[≥≤]/, '')
  if (least === 0 && most === ballots) return '票少，分不出多少'
  if (most === ballots) return `${percent}以上，至少${least}张`
  return least === 0 ? `${percent}以下，最多${most}张` : `${percent.replace('–', '到')}，${least}到${most}张`
}

export const outcome = {
  title: '参加情况',
  eligible: (count: number) => `应参加${count}人`,
  counted: (count: number) => `收到${count}张票`,
  cell: (eligible: number, counted: string) => `应参加${eligible}人，${counted}`,
  hidden: '收到的票太少，不显示',
  partly: '有的单元票太少，合计也不显示。',
  invalid: '参加人数不够，这一轮没有结果。',
  waiting: '结果公布后，在这里看。',
  results: '公布的结果',
  resultsNote: '每一项给一个范围',
  mine: '我的等次',
  mineNote: '得票和反馈只有您和党组织看得到',
} as const

export const publication = {
  title: '公布的结果',
  published: '公布',
  eligible: '应参加',
  counted: '收到',
  people: (count: number) => `${count}人`,
  ballots: (count: number) => `${count}张票`,
  few: '票太少，不显示',
  why: '只给范围，不给准确的数',
  whyNote: '这样谁也推不出某个人怎么填的。',
  legend: '实心是至少这么多，斜纹是最多到这里。',
  whole: '全体合计',
  total: (place: string) => `${place}合计`,
  totalNote: (cells: number, counted: number) => `加上面显示的${cells}个单元，${counted}张票`,
  excellent: '评为优秀',
  graded: '评议等次',
  excellentOnly: '只公布优秀的，其他人的等次只告诉本人。',
  nobody: '这一轮没有评优秀。',
  excellentBallots: (words: string) => `优秀票：${words}`,
  texts: (count: number) => `文字答复${count}条`,
  textsNote: '次序打乱过。不公布的，是两个人看后定的。',
} as const

export const myGrade = {
  title: '我的等次',
  private: '得票和反馈，只有您和党组织看得到。',
  counts: '我的得票',
  countsNote: '准确的张数',
  count: (count: number) => `${count}张`,
  few: '收回的票不足5张，不显示得票。',
  opinion: '评定意见',
  grade: '等次',
  meeting: '会议',
  meetingLine: (day: string, number: string) => [day, number].filter((part) => part !== '').join(' '),
  presided: '主持',
  confirmed: '确认',
  published: '公布',
  feedback: '给您的反馈',
  noFeedback: '没有另写反馈。',
  basis: '票数只作参考，等次由支委会结合日常表现提出，会议确认。',
  acknowledged: (time: string) => `您${time}看过了。`,
  acknowledge: '点“我看过了”，只表示看到了。',
  appeals: '申诉',
  appealsNote: '有不同意见，可以申诉。票不会打开。',
  until: (day: string, away: string) => `到${day}为止可以提出，${away}截止。`,
  waiting: (day: string, away: string) => `正在办，${day}前答复，${away}到期。`,
  overdue: '党支部没有按时答复，可以向上级党委申诉。',
  late: '申诉的日子已经过了。有话可以到投诉建议里说。',
  spent: '党支部和上级党委都已答复。',
  to: (level: string) => `向${level}申诉`,
  filed: (day: string, status: string) => `${day}提出，${status}`,
  due: (day: string) => `${day}前答复`,
  reason: (text: string) => `您说：${text}`,
  reply: (text: string) => `答复：${text}`,
  actions: { acknowledge: '我看过了', appeal: '申诉' },
} as const

export const appeal = {
  title: '申诉',
  note: '先由党支部答复。不同意的，再向上级党委申诉。',
  days: '15个工作日内答复您，结果发到消息里。',
  reason: '哪里不同意，为什么',
  missing: '请写明哪里不同意。',
  actions: { submit: '提交申诉' },
} as const
