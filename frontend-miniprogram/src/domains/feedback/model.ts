import type { Shape } from '@/core/http/shapes'

export type FeedbackKind = Shape<'FeedbackKind'>
export type FeedbackStatus = Shape<'FeedbackStatus'>
/** What a sender keeps: the number finds the answer. */
export type FeedbackReceipt = Shape<'FeedbackReceipt'>
export type FeedbackState = Shape<'FeedbackStatusRead'>
/** As its sender sees it who gave a name. */
export type MyFeedback = Shape<'MyFeedbackRead'>
/** As the officer sees it who answers. */
export type FeedbackItem = Shape<'FeedbackRead'>
export type FeedbackForm = Shape<'FeedbackCreate'>

export const MIN_CONTENT = 5
export const MAX_CONTENT = 2000
export const NUMBER_DIGITS = 12

/** `123456789012` → `1234 5678 9012`: easier to read out over the telephone. */
export function groupedNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** The digits of what a person typed; null when there are not twelve. */
export function readNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d+$/.test(digits) && digits.length === NUMBER_DIGITS ? digits : null
}
