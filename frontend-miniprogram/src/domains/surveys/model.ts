import type { Shape } from '@/core/http/shapes'
import type { Ticket } from './ticket'

/** One round, as a list has it. */
export type Survey = Shape<'SurveyRead'>
/** With its sheet. */
export type SurveyDetail = Shape<'SurveyDetail'>
export type SurveyStatus = Shape<'SurveyStatus'>
/** One line of the sheet: a person to be rated, or a question. */
export type SheetItem = Shape<'Item'>
export type SurveyKey = Shape<'KeyRead'>
export type BallotToken = Shape<'BallotToken'>
export type BallotReceipt = Shape<'BallotReceipt'>

/** What a person has marked: by the item's id an option's value, the ticked values with commas between, or a text. Lives in the page's memory and nowhere else. */
export type Marks = Readonly<Record<string, string>>

/** Free text may stay empty, and where several options may be ticked who ticks none abstains; everything else must be marked. */
function isNeeded({ kind }: SheetItem): boolean {
  return kind !== 'text' && kind !== 'choices'
}

/** The options that can be ticked: nobody ticks 弃权. */
export const toTick = ({ options }: SheetItem) => options.filter(({ value }) => value !== 'abstained')
export const ticksOf = (mark: string | undefined): readonly string[] => (mark === undefined || mark === '' ? [] : mark.split(','))

/** What still has no mark, in the order of the sheet. */
export function missingOf(items: readonly SheetItem[], marks: Marks): readonly SheetItem[] {
  return items.filter((item) => isNeeded(item) && marks[item.id] === undefined)
}

/** Whether this round is filled in on a phone, now, by this person. */
export function isToFill(survey: Survey): boolean {
  return survey.status === 'open' && survey.my_roll !== null && !survey.my_roll.drew_slip && survey.mode !== 'paper'
}

/**
 * How a round stands for whoever looks at it on this phone:
 * `unlisted`: not on its roll. `slip`: on a sealed slip that this person drew. `early`: not open yet. `paper`: at the meeting. `fill`: to be filled in.
 * `cast`: filled in here, still open. `counting`: closed. `counted`, `void`.
 */
export type Standing = 'unlisted' | 'slip' | 'early' | 'paper' | 'fill' | 'cast' | 'counting' | 'counted' | 'void'

const BY_STATUS: Readonly<Record<Exclude<SurveyStatus, 'open'>, Standing>> = {
  draft: 'early',
  frozen: 'early',
  closed: 'counting',
  counted: 'counted',
  proposed: 'counted',
  confirmed: 'counted',
  published: 'counted',
  void: 'void',
}

export function standingOf(survey: Survey, ticket: Ticket | null): Standing {
  if (survey.status !== 'open') return BY_STATUS[survey.status]
  if (survey.my_roll === null) return 'unlisted'
  if (survey.my_roll.drew_slip) return 'slip'
  if (survey.mode === 'paper') return 'paper'
  if (ticket?.stage === 'cast') return 'cast'
  return 'fill'
}
