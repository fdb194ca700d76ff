export type FeedbackKind = 'complaint' | 'suggestion'
export type FeedbackStatus = 'open' | 'answered'

/** What a sender keeps: the number finds the answer. */
export interface FeedbackReceipt {
  readonly number: string
  readonly received_on: string
  readonly due_on: string
  readonly organization_name: string
  readonly organization_phone: string
}

export interface FeedbackState extends FeedbackReceipt {
  readonly kind: FeedbackKind
  readonly status: FeedbackStatus
  readonly answer: string | null
  readonly answered_on: string | null
}

/** As the officer sees it who answers. */
export interface FeedbackItem {
  readonly id: string
  readonly number: string
  readonly kind: FeedbackKind
  readonly status: FeedbackStatus
  readonly organization_name: string
  readonly member_name: string | null
  readonly has_contact: boolean
  readonly content: string
  readonly received_on: string
  readonly due_on: string
  readonly answer: string | null
  readonly answered_on: string | null
}

export interface FeedbackForm {
  readonly kind: FeedbackKind
  readonly content: string
  readonly contact?: string
}

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
