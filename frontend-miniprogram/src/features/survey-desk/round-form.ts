import { roundForm as copy, roundPage, TEMPLATE_WORDS } from '@/copy/survey-desk'
import { instantOf, isoDay, shortClock } from '@/copy/times'
import type { DisclosedBy, Question, RoundPlan, SurveyChanges, SurveyDraft, SurveyTemplate } from '@/domains/surveys/desk'
import type { SurveyDetail } from '@/domains/surveys/model'

/** A question as it is written: options as lines of one text. */
export interface QuestionForm {
  readonly kind: Question['kind'] | ''
  readonly title: string
  readonly options: string
  /** How many may be ticked; empty for no limit. */
  readonly most: string
}

/** What the form holds: words and times as the controls give them, empty where nothing is chosen. */
export interface RoundForm {
  readonly template: SurveyTemplate | ''
  readonly organizationId: string
  readonly title: string
  /** `2026-4`. */
  readonly quarter: string
  /** `YYYY-MM-DD` and `HH:MM`. */
  readonly opensDay: string
  readonly opensTime: string
  readonly closesDay: string
  readonly closesTime: string
  /** `2/3`. */
  readonly quorum: string
  readonly small: 'paper' | 'confidential'
  readonly disclosedBy: DisclosedBy
  readonly questions: readonly QuestionForm[]
}

export const EMPTY_QUESTION: QuestionForm = { kind: '', title: '', options: '', most: '' }
/** The server takes as many. */
export const MOST_QUESTIONS = 12
export const MOST_OPTIONS = 10
export const MOST_OPTION = 40

const DAY_MS = 24 * 60 * 60_000
const QUARTER_MONTHS = 3

/** From tomorrow morning for a week, by the rules' own quorum: what most rounds are. */
export function emptyForm(now: Date): RoundForm {
  const day = (days: number) => isoDay(now.getTime() + days * DAY_MS)
  const dates = { opensDay: day(1), opensTime: '08:00', closesDay: day(8), closesTime: '20:00' }
  return { template: '', organizationId: '', title: '', quarter: quarterOf(isoDay(now)), ...dates, quorum: '2/3', small: 'paper', disclosedBy: 'cells', questions: [] }
}

/** Of a day, as `2026-03-05` → `2026-1`. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / QUARTER_MONTHS)}`
}

export function quarterWords(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-')
  return roundPage.quarter(year, number)
}

/** The quarter before this one, this one and the two that follow; and `own`, where it is another. */
export function quartersAround(now: Date, own: string): readonly { readonly value: string; readonly text: string }[] {
  const [year, number] = quarterOf(isoDay(now)).split('-').map(Number) as [number, number]
  const near = [-1, 0, 1, 2].map((away) => {
    const count = year * 4 + number - 1 + away
    return `${Math.floor(count / 4)}-${(count % 4) + 1}`
  })
  const values = near.includes(own) || own === '' ? near : [own, ...near]
  return values.map((value) => ({ value, text: quarterWords(value) }))
}

/** How a round is called unless somebody writes something else. */
export function usualTitle({ template, quarter }: Pick<RoundForm, 'template' | 'quarter'>): string {
  return template === '' || template === 'questionnaire' ? '' : copy.nameOf(quarterWords(quarter), TEMPLATE_WORDS[template].text)
}

/** With the change made, and the usual title following as long as nobody has written one. */
export function changed(form: RoundForm, part: Partial<RoundForm>): RoundForm {
  const next = { ...form, ...part }
  return part.title === undefined && form.title === usualTitle(form) ? { ...next, title: usualTitle(next) } : next
}

export interface QuestionFaults {
  readonly kind?: string
  readonly title?: string
  readonly options?: string
  readonly most?: string
}
export type Faults = Readonly<Partial<Record<Exclude<keyof RoundForm, 'questions'> | 'questionList', string>>> & { readonly questions: readonly QuestionFaults[] }

/** What is missing or does not fit, in words beside each field. */
export function faultsOf(form: RoundForm, now: Date): Faults {
  const needsQuestions = form.template === 'organization_satisfaction' || form.template === 'questionnaire'
  const needed = [
    ['template', copy.faults.template],
    ['organizationId', copy.faults.organization],
    ['title', copy.faults.title],
    ['quarter', copy.faults.quarter],
    ['opensDay', copy.faults.day],
    ['opensTime', copy.faults.time],
    ['closesDay', copy.faults.day],
    ['closesTime', copy.faults.time],
  ] as const
  const missing = needed.filter(([name]) => form[name].trim() === '')
  return {
    ...orderFault(form, now),
    ...Object.fromEntries(missing),
    ...(needsQuestions && form.questions.length === 0 && { questionList: copy.faults.questions }),
    questions: form.questions.map(faultsOfQuestion),
  }
}

function orderFault(form: RoundForm, now: Date): { closesDay?: string } {
  const [opens, closes] = [Date.parse(opensAt(form)), Date.parse(closesAt(form))]
  if (closes <= opens) return { closesDay: copy.faults.order }
  return closes <= now.getTime() ? { closesDay: copy.faults.past } : {}
}

function faultsOfQuestion({ kind, title, options, most }: QuestionForm): QuestionFaults {
  return {
    ...(kind === '' && { kind: copy.faults.kind }),
    ...(title.trim() === '' && { title: copy.faults.asked }),
    ...(hasOptions(kind) && faultOfOptions(optionsOf(options), isSeveral(kind) ? most.trim() : '')),
  }
}

/** One fault at a time: the limit goes by the options. */
function faultOfOptions(written: readonly string[], most: string): QuestionFaults {
  const isCount = written.length >= 2 && written.length <= MOST_OPTIONS && new Set(written).size === written.length
  if (!isCount) return { options: copy.faults.options }
  if (written.some((option) => option.length > MOST_OPTION)) return { options: copy.faults.optionLong }
  return isLimit(most, written.length) ? {} : { most: copy.faults.most(written.length) }
}

export const isSeveral = (kind: QuestionForm['kind']): boolean => kind === 'choices'
export const hasOptions = (kind: QuestionForm['kind']): boolean => kind === 'choice' || isSeveral(kind)

/** Of one at most another kind asks. */
function isLimit(most: string, options: number): boolean {
  return most === '' || (/^\d{1,2}$/.test(most) && Number(most) >= 2 && Number(most) <= options)
}

export function countOf({ questions, ...fields }: Faults): number {
  return Object.keys(fields).length + questions.filter((question) => Object.keys(question).length > 0).length
}

function optionsOf(lines: string): readonly string[] {
  return lines.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

const opensAt = ({ opensDay, opensTime }: RoundForm) => instantOf(opensDay, opensTime)
const closesAt = ({ closesDay, closesTime }: RoundForm) => instantOf(closesDay, closesTime)

/** What stays the same whether one round is made or those of a quarter. */
function termsOf(form: RoundForm) {
  const [num = 2, den = 3] = form.quorum.split('/').map(Number)
  const times = { opens_at: opensAt(form), closes_at: closesAt(form) }
  return { title: form.title.trim(), ...times, quorum_num: num, quorum_den: den, confidential_if_small: form.small === 'confidential' }
}

/** An appraisal is told by its branch. */
const disclosedByOf = ({ template, disclosedBy }: RoundForm) => (template === 'appraisal' ? 'cells' : disclosedBy)

function placeOf({ organizationId, quarter }: RoundForm) {
  const [year = 0, number = 0] = quarter.split('-').map(Number)
  return { organization_id: organizationId, year, quarter: number }
}

function questionsOf({ questions }: RoundForm): Question[] {
  return questions.map(({ kind, title, options, most }) => ({
    kind: kind as Question['kind'],
    title: title.trim(),
    options: hasOptions(kind) ? [...optionsOf(options)] : [],
    most_ticks: isSeveral(kind) && most.trim() !== '' ? Number(most) : null,
  }))
}

export function draftOf(form: RoundForm, rerunOf: string | null): SurveyDraft {
  return { template: form.template as SurveyTemplate, ...placeOf(form), ...termsOf(form), disclosed_by: disclosedByOf(form), questions: questionsOf(form), rerun_of_id: rerunOf }
}

export function changesOf(form: RoundForm): SurveyChanges {
  return { ...termsOf(form), disclosed_by: disclosedByOf(form), questions: questionsOf(form) }
}

export function planOf(form: RoundForm): RoundPlan {
  return { ...placeOf(form), ...termsOf(form) }
}

/** A round as it was written, to be changed. */
export function formOf(round: SurveyDetail): RoundForm {
  return {
    template: round.template,
    organizationId: round.organization_id,
    title: round.title,
    quarter: `${round.year}-${round.quarter}`,
    opensDay: isoDay(round.opens_at),
    opensTime: shortClock(round.opens_at),
    closesDay: isoDay(round.closes_at),
    closesTime: shortClock(round.closes_at),
    quorum: `${round.quorum_num}/${round.quorum_den}`,
    small: round.confidential_if_small ? 'confidential' : 'paper',
    disclosedBy: round.disclosed_by,
    questions: round.questions.map(({ kind, title, options, most_ticks }) => ({ kind, title, options: options.join('\n'), most: String(most_ticks ?? '') })),
  }
}

/** A void round, to be held again: with times of its own. */
export function formOfRerun(round: SurveyDetail, now: Date): RoundForm {
  const { opensDay, opensTime, closesDay, closesTime } = emptyForm(now)
  return { ...formOf(round), opensDay, opensTime, closesDay, closesTime }
}

export const sharesOf = (own: string): readonly { readonly value: string; readonly text: string }[] =>
  [...new Set([...Object.keys(copy.shares), own])].map((value) => ({ value, text: copy.shares[value] ?? value }))
