import type { FeedbackKind, FeedbackStatus } from '@/domains/feedback/model'
import type { Tone } from '@/ui/tones'

export const FEEDBACK_KIND_WORDS: Record<FeedbackKind, string> = { complaint: '投诉', suggestion: '建议' }

export const FEEDBACK_STATUS_WORDS: Record<FeedbackStatus, { readonly text: string; readonly tone: Tone }> = {
  open: { text: '正在办理', tone: 'warn' },
  answered: { text: '已答复', tone: 'ok' },
}

export const feedback = {
  title: '投诉建议',
  intro: '说说哪里不好、想怎么改。15个工作日内答复。',
  kind: '您要提的是',
  content: '具体情况',
  contentHint: '什么事、什么时候、在哪里。',
  tooShort: (length: number) => `再写几个字，至少5个字，您写了${length}个。`,
  missingKind: '请选投诉或建议。',
  contact: '怎样联系您',
  contactHint: '可以不填。只有办理的人能看，看了有记录。',
  name: '要不要署名',
  named: '署名',
  namedNote: '答复会发到您的消息里',
  anonymous: '不署名',
  anonymousNote: '不记录您是谁，凭号码查答复',
  done: '收到了',
  doneText: (place: string, due: string) => `${place}办理，${due}前答复。`,
  keep: '请记下这个号码，用它查答复。',
  phone: (number: string) => `也可以打电话：${number}`,
  noted: '已记下',
  notedText: '联网后自动提交。',
  notKept: '没记下来，请联网后再提交。',
  find: {
    title: '查办理结果',
    label: '号码',
    hint: '提交后给您的12位数字',
    wrong: (length: number) => `号码是12位数字，您填了${length}位。`,
    received: '提交',
    due: '答复期限',
    by: '办理',
    answer: '答复',
    actions: { find: '查答复' },
  },
  inbox: {
    title: '意见办理',
    open: '待答复',
    answered: '已答复',
    empty: '都办完了。',
    line: (who: string, due: string) => `${who}，${due}前答复`,
    nobody: '没有署名',
    sender: '谁提的',
    received: '收到',
    due: '期限',
    contact: '联系方式',
    revealTitle: '看联系方式',
    revealText: '看了会留下记录，对方查得到。',
    noContact: '没有留联系方式。',
    answer: '写答复',
    answerHint: '对方会看到全文。说清怎么办、什么时候办。',
    missingAnswer: '请写答复。',
    actions: { answer: '答复', reveal: '联系方式', seeIt: '查看' },
  },
  actions: { submit: '提交', find: '查答复', call: '打电话', home: '回首页' },
} as const
