import { paperIn as copy } from '@/copy/transfer-papers'
import { isNationalId, isPhone } from '@/domains/identity/model'
import { MAX_LETTER_DAYS } from '@/domains/transfers/desk'
import type { IncomingForm } from '@/domains/transfers/model'
import type { FormFaults } from './use-form'

/** The source is not in the address book: its name is written out. */
export const WRITTEN = 'written'

/** A paper letter as it is typed in: words and days as the controls give them, each named as the API names it. */
export interface PaperForm {
  readonly name: string
  readonly national_id: string
  readonly phone: string
  readonly ethnicity: string
  readonly education: string
  readonly category: string
  /** Days as `YYYY-MM-DD`. */
  readonly joined_on: string
  readonly confirmed_on: string
  readonly number: string
  readonly issued_on: string
  readonly valid_days: string
  readonly arrived_on: string
  /** `YYYY-MM`. */
  readonly dues_paid_through: string
  /** An entry of the address book, or `WRITTEN`. */
  readonly external_id: string
  readonly source_text: string
  readonly target_id: string
  readonly kind: IncomingForm['kind']
  readonly reason: IncomingForm['reason']
  readonly note: string
}

/** `today` is the day on which letters are usually typed in. */
export function emptyPaper(today: string): PaperForm {
  const person = { name: '', national_id: '', phone: '', ethnicity: '', education: '', category: '', joined_on: '', confirmed_on: '' }
  const letter = { number: '', issued_on: '', valid_days: '', arrived_on: today, dues_paid_through: '' }
  return { ...person, ...letter, external_id: '', source_text: '', target_id: '', kind: 'paper_in', reason: 'other', note: '' }
}

const LEAST_NAME = 4
const NEEDED = ['name', 'category', 'joined_on', 'number', 'issued_on', 'arrived_on', 'external_id', 'target_id'] as const

/** What has to be mended before it is sent; the rest is the server's to say. */
export function faultsOf(form: PaperForm, today: string): FormFaults<PaperForm> {
  const missing = NEEDED.filter((name) => form[name].trim() === '').map((name) => [name, copy.missing[name]])
  return { ...Object.fromEntries(missing), ...personFaults(form), ...letterFaults(form, today), ...sourceFaults(form) }
}

function personFaults({ national_id, phone, category, confirmed_on }: PaperForm): FormFaults<PaperForm> {
  return {
    ...(!isNationalId(national_id) && { national_id: copy.wrong.national_id }),
    ...(phone.trim() !== '' && !isPhone(phone) && { phone: copy.wrong.phone }),
    ...(category === 'full' && confirmed_on === '' && { confirmed_on: copy.missing.confirmed_on }),
  }
}

function letterFaults({ issued_on, arrived_on, valid_days, dues_paid_through }: PaperForm, today: string): FormFaults<PaperForm> {
  const days = Number(valid_days.trim())
  const areDays = Number.isInteger(days) && days >= 1 && days <= MAX_LETTER_DAYS
  return {
    ...(!areDays && { valid_days: copy.wrong.valid_days }),
    ...(!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(dues_paid_through.trim()) && { dues_paid_through: copy.wrong.dues_paid_through }),
    ...(issued_on > today && { issued_on: copy.wrong.issued_on }),
    ...(arrived_on !== '' && (arrived_on < issued_on || arrived_on > today) && { arrived_on: copy.wrong.arrived_on }),
  }
}

function sourceFaults({ external_id, source_text }: PaperForm): FormFaults<PaperForm> {
  return external_id === WRITTEN && source_text.trim().length < LEAST_NAME ? { source_text: copy.missing.source_text } : {}
}

/** What is sent. */
export function incomingOf(form: PaperForm): IncomingForm {
  const given = (text: string) => (text.trim() === '' ? null : text.trim())
  const isWritten = form.external_id === WRITTEN
  return {
    target_id: form.target_id,
    external_id: isWritten ? null : form.external_id,
    source_text: isWritten ? form.source_text.trim() : null,
    kind: form.kind,
    reason: form.reason,
    note: given(form.note),
    dues_paid_through: form.dues_paid_through.trim(),
    arrived_on: form.arrived_on,
    letter: { number: form.number.trim(), issued_on: form.issued_on, valid_days: Number(form.valid_days.trim()) },
    person: personOf(form, given),
  }
}

function personOf(form: PaperForm, given: (text: string) => string | null): IncomingForm['person'] {
  return {
    name: form.name.trim(),
    national_id: form.national_id.trim(),
    phone: given(form.phone),
    ethnicity: form.ethnicity,
    education: form.education,
    occupation: '',
    category: form.category as IncomingForm['person']['category'],
    joined_on: form.joined_on,
    // Chosen before the category was: of a probationary member nobody has confirmed anything.
    confirmed_on: form.category === 'full' ? given(form.confirmed_on) : null,
  }
}
