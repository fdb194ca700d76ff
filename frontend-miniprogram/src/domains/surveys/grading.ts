import type { Shape } from '@/core/http/shapes'
import type { KnownMe } from '@/domains/identity/model'
import { toTick, type SheetItem, type SurveyDetail } from './model'

export type SurveyResult = Shape<'SurveyResult'>
export type SurveyTurnout = Shape<'SurveyTurnout'>
export type CellResult = Shape<'CellResult'>
export type OptionCount = Shape<'Count'>
export type Opinion = Shape<'OpinionRead'>
export type RatedPerson = Shape<'GradeRead'>
export type Grade = Shape<'Grade'>
export type OpinionForm = Shape<'OpinionWrite'>
export type Meeting = Shape<'MeetingWrite'>
export type Publication = Shape<'PublicationRead'>
export type PublicationPreview = Shape<'PublicationPreview'>
export type PaperCount = Shape<'PaperCountRead'>
export type PaperForm = Shape<'PaperCountWrite'>
export type AppealCase = Shape<'AppealCase'>
/** A free answer with what its readers made of it. */
export type FreeText = Shape<'TextRead'>
export type TextMarkForm = Shape<'TextMark'>
export type Regrade = Shape<'RegradeWrite'>

/** What the first page of it shows. Without figures the round is not counted; without an opinion it has no grades. */
export interface CountSheet {
  readonly survey: SurveyDetail
  readonly result: SurveyResult | null
  readonly opinion: Opinion | null
}

/** What was chosen for one person; nothing is chosen beforehand. */
export interface Given {
  readonly grade: Grade | ''
  readonly feedback: string
}
/** By the person's id. */
export type GivenGrades = Readonly<Record<string, Given>>

export const GRADES: readonly Grade[] = ['excellent', 'qualified', 'basically_qualified', 'unqualified']
export const isLow = (grade: string): boolean => grade === 'basically_qualified' || grade === 'unqualified'

/** What the committee gave before, to be gone over; empty for whoever has none. */
export function givenOf(people: readonly RatedPerson[]): GivenGrades {
  return Object.fromEntries(people.map(({ member_id: id, grade, feedback }) => [id, { grade: grade ?? '', feedback: feedback ?? '' }]))
}

export function countOf(given: GivenGrades, grade: Grade | ''): number {
  return Object.values(given).filter((one) => one.grade === grade).length
}

/** Who has no grade yet, and who is graded low without words to them. */
export function gapsOf(people: readonly RatedPerson[], given: GivenGrades): { readonly grade: readonly string[]; readonly feedback: readonly string[] } {
  const ids = people.map(({ member_id: id }) => id)
  return {
    grade: ids.filter((id) => (given[id]?.grade ?? '') === ''),
    feedback: ids.filter((id) => isLow(given[id]?.grade ?? '') && given[id]?.feedback.trim() === ''),
  }
}

/** As it is sent, once there are no gaps. */
export function opinionOf(people: readonly RatedPerson[], given: GivenGrades, reason: string): OpinionForm {
  const grades = people.flatMap(({ member_id }) => {
    const { grade, feedback } = given[member_id] ?? { grade: '', feedback: '' }
    return grade === '' ? [] : [{ member_id, grade, feedback: feedback.trim() || null }]
  })
  return { grades, override_reason: reason.trim() || null }
}

/** In which role somebody decides about a place: the one held there, or else at a committee above it. */
export function roleAt(me: KnownMe | null, organizationId: string, isAbove = false): KnownMe['roles'][number] | undefined {
  const roles = me?.roles ?? []
  const own = isAbove ? undefined : roles.find((role) => role.organization_id === organizationId)
  return own ?? roles.find((role) => role.organization_id !== organizationId)
}

/** Everything on a count sheet that is counted: free text is not. */
export function countedItems(items: readonly SheetItem[]): readonly SheetItem[] {
  return items.filter(({ kind }) => kind !== 'text')
}

/** What a counter has typed: by item and option; an empty field is no sheet. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>

const numberOf = (text: string | undefined) => Number(text === undefined || text.trim() === '' ? 0 : text)
export const isWhole = (text: string): boolean => /^\d{1,5}$/.test(text.trim())

export function sumOf(item: SheetItem, typed: Typed): number {
  return item.options.reduce((sum, { value }) => sum + numberOf(typed[item.id]?.[value]), 0)
}

/** Whether the counts of a line can be those of so many sheets; of ticks one or more on each sheet that does not abstain, up to the limit. */
export function isFit(item: SheetItem, typed: Typed, sheets: number): boolean {
  if (item.kind !== 'choices') return sumOf(item, typed) === sheets
  const countOf = (value: string) => numberOf(typed[item.id]?.[value])
  const marked = sheets - countOf('abstained')
  const ticks = toTick(item).map(({ value }) => countOf(value))
  const sum = ticks.reduce((before, count) => before + count, 0)
  return Math.max(0, ...ticks) <= marked && marked <= sum && sum <= (item.most_ticks ?? ticks.length) * marked
}

/** The lines whose counts do not fit the sheets that came back, or are no numbers. */
export function misfitsOf(items: readonly SheetItem[], typed: Typed, sheets: number): readonly SheetItem[] {
  return items.filter((item) => !isFit(item, typed, sheets))
}

export function paperFormOf(items: readonly SheetItem[], typed: Typed, sheets: number): PaperForm {
  return {
    sheets,
    items: items.map((item) => ({ item_id: item.id, counts: Object.fromEntries(item.options.map(({ value }) => [value, numberOf(typed[item.id]?.[value])])) })),
  }
}

/** What a reader has chosen for one text, as it is typed. */
export interface TextMark {
  readonly isWithheld: boolean
  readonly reason: string
}
/** By the text's id; what was not touched is not there. */
export type TextMarks = Readonly<Record<string, TextMark>>
/** The server takes as many at once. */
export const MOST_TEXTS = 100

const LEAST_REASON = 2

/** With one choice more; to choose what stands is to choose nothing, so that a second reader can agree to it. */
export function marked(marks: TextMarks, { text_id: id, is_withheld: isWithheld, reason }: FreeText, mark: TextMark): TextMarks {
  const others = Object.fromEntries(Object.entries(marks).filter(([of]) => of !== id))
  return mark.isWithheld === isWithheld && mark.reason.trim() === reason ? others : { ...others, [id]: mark }
}

/** As it is sent: a text that is published needs no reason. */
export function marksOf(texts: readonly FreeText[], marks: TextMarks): readonly TextMarkForm[] {
  return texts.flatMap(({ text_id }) => {
    const mark = marks[text_id]
    return mark === undefined ? [] : [{ text_id, is_withheld: mark.isWithheld, reason: mark.isWithheld ? mark.reason.trim() || null : null }]
  })
}

/** Which are withheld without a reason that says something. */
export function unexplainedOf(marks: readonly TextMarkForm[]): readonly string[] {
  return marks.filter(({ is_withheld: isWithheld, reason }) => isWithheld && (reason ?? '').length < LEAST_REASON).map(({ text_id: id }) => id)
}
