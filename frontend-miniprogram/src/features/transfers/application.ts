import { isStay, type ExternalOrganization, type Transfer, type TransferForm, type TransferKind, type TransferReason, type TransferTarget } from '@/domains/transfers/model'

/** What the five pages ask, as it is kept on the phone: words and days as the controls give them, empty where nothing is chosen. */
export interface Application {
  /** Where to, as the first page asks it, or as the server has it. The server says the kind in the end. */
  readonly kind: Kind | ''
  readonly target: Target | null
  readonly reason: TransferReason | ''
  /** `YYYY-MM-DD`. */
  readonly leavingOn: string
  /** Back again, of a stay elsewhere: `YYYY-MM-DD`, or `OPEN` where nobody knows it yet. */
  readonly until: string
  /** Somebody who was away is back, and the registration ends. */
  readonly isReturn: boolean
  /** `YYYY-MM`. */
  readonly duesThrough: string
  readonly note: string
  /** What the roll says of the dues; it counts more than `duesThrough`. */
  readonly duesOnRecord: string | null
  /** Where the person is reached on the way; asked for where the roll has no number. */
  readonly phone: string
  readonly isPhoneAsked: boolean
  /** For whom: null for oneself, until the server has it. */
  readonly memberId: string | null
  /** Of somebody else for whom it is written. */
  readonly memberName: string
  /** The server has it already: as a draft, or because it came back. */
  readonly transferId: string | null
  /** One for each wording: the same application sent twice is one. */
  readonly key: string
}

/** What the first page offers. */
export type Destination = Extract<TransferKind, 'within_committee' | 'within_county' | 'within_province' | 'cross_province' | 'graduate' | 'abroad' | 'temporary'>
/** What somebody can apply for at all: some of it is only asked for elsewhere, and comes back here to be mended. */
export type Kind = Exclude<TransferKind, 'paper_in' | 'whole_branch'>

/** Whom the person has chosen, or described: `place` in this system, `book` in the address book, `words` where nobody knows the name. */
export interface Target {
  readonly by: 'place' | 'book' | 'words'
  /** Empty for words. */
  readonly id: string
  readonly name: string
  readonly note: string
  /** Of the address book: does the entry say by itself which kind it makes? */
  readonly saysKind: boolean
}

export type Step = 'start' | 'target' | 'reason' | 'check'
export type Faults = Partial<Record<'target' | 'reason' | 'until' | 'duesThrough' | 'phone', 'missing' | 'early'>>

export const EMPTY: Application = { kind: '', target: null, reason: '', leavingOn: '', until: '', isReturn: false, duesThrough: '', note: '', duesOnRecord: null, phone: '', isPhoneAsked: false, memberId: null, memberName: '', transferId: null, key: '' }
export const DESTINATIONS: readonly Destination[] = ['within_committee', 'within_county', 'within_province', 'cross_province', 'graduate', 'abroad', 'temporary']
export const OPEN = 'open'
export const MIN_WORDS = 2
const MONTHS_BACK = 24
const RECENT = 3

/** No place says these by itself: they are what the person, or whoever wrote it for them, has answered. */
const ANSWERED: readonly TransferKind[] = ['abroad', 'temporary', 'graduate', 'paper_out']
const NOT_APPLIED_FOR: readonly TransferKind[] = ['paper_in', 'whole_branch']

/** Nothing but the person's answer makes the kind, so nothing else may change it. */
export const isAnswered = ({ kind }: Pick<Application, 'kind'>) => kind !== '' && ANSWERED.includes(kind)

export function targetOf({ id, name, short_name, committee_name }: TransferTarget): Target {
  return { by: 'place', id, name: short_name || name, note: committee_name, saysKind: true }
}

export function entryOf({ id, name, medium, region_code, address }: ExternalOrganization): Target {
  return { by: 'book', id, name, note: address ?? '', saysKind: medium === 'paper' || region_code != null }
}

export function wordsOf(text: string): Target {
  return { by: 'words', id: '', name: text, note: '', saysKind: false }
}

/** Whom the person chose last, the newest first. */
export function withRecent(recent: readonly Target[], target: Target): readonly Target[] {
  if (target.by === 'words') return recent
  return [target, ...recent.filter(({ id }) => id !== target.id)].slice(0, RECENT)
}

/** What is missing on a page or goes beyond what is possible. `today` is `YYYY-MM-DD`. */
export function faultsOf(application: Application, today: string): Faults {
  if (application.isReturn) return {}
  const isPlaceMissing = (application.target?.name.trim().length ?? 0) < MIN_WORDS
  const rest = isStay(application) ? stayFaults(application, today) : moveFaults(application)
  return { ...(isPlaceMissing && { target: 'missing' as const }), ...rest }
}

function stayFaults({ until }: Application, today: string): Faults {
  if (until === '') return { until: 'missing' }
  return until !== OPEN && until <= today ? { until: 'early' } : {}
}

function moveFaults({ reason, duesOnRecord, duesThrough, isPhoneAsked, phone }: Application): Faults {
  return {
    ...(reason === '' && { reason: 'missing' as const }),
    ...(duesOnRecord === null && duesThrough === '' && { duesThrough: 'missing' as const }),
    ...(isPhoneAsked && phone.trim() === '' && { phone: 'missing' as const }),
  }
}

/** The page that asks for what is missing; `check` when nothing is. */
export function nextStep(application: Application, today: string): Step {
  if (application.kind === '') return 'start'
  const faults = faultsOf(application, today)
  if (faults.target !== undefined) return 'target'
  return Object.keys(faults).length > 0 ? 'reason' : 'check'
}

/** The page on which a field of the application is answered, by the server's pointer to it. */
export function stepAt(pointer: string | null | undefined): Step | null {
  if (pointer === '/kind') return 'start'
  if (pointer === '/target_id' || pointer === '/external_id' || pointer === '/target_external') return 'target'
  return pointer == null || pointer === '' ? null : 'reason'
}

/**
 * What is sent. Two places say by themselves which kind they make, and the server refuses another; only where a place says
 * nothing the person's own answer counts. `isKindNamed` says it for the place that turned out to be silent.
 */
export function formOf(application: Application, isKindNamed = namesKind(application)): TransferForm {
  const { target, leavingOn, note, kind } = application
  return {
    ...placeOf(target),
    ...(isStay(application) ? { reason: 'other', until: application.until === OPEN ? null : orNull(application.until) } : moveOf(application)),
    kind: isKindNamed ? orNull(kind) : null,
    leaving_on: orNull(leavingOn),
    note: orNull(note.trim()),
    is_return: application.isReturn,
  }
}

function moveOf({ reason, duesThrough, phone }: Application): Pick<TransferForm, 'reason' | 'dues_paid_through' | 'phone'> {
  return { reason: reason === '' ? 'other' : reason, dues_paid_through: orNull(duesThrough), phone: orNull(phone.trim()) }
}

const orNull = <T extends string>(value: T | '') => (value === '' ? null : value)

function placeOf(target: Target | null): Pick<TransferForm, 'target_id' | 'external_id' | 'target_external'> {
  return {
    target_id: target?.by === 'place' ? target.id : null,
    external_id: target?.by === 'book' ? target.id : null,
    target_external: target?.by === 'words' ? target.name.trim() : null,
  }
}

export function namesKind(application: Application): boolean {
  return isAnswered(application) || !(application.target?.saysKind ?? false)
}

/** A transfer that the server has, to be answered anew. */
export function applicationOf(transfer: Transfer): Application {
  return {
    kind: NOT_APPLIED_FOR.includes(transfer.kind) ? '' : (transfer.kind as Kind),
    target: transfer.is_return ? null : keptTarget(transfer),
    reason: isStay(transfer) ? '' : transfer.reason,
    leavingOn: transfer.leaving_on ?? '',
    until: transfer.until ?? (isStay(transfer) && !transfer.is_return ? OPEN : ''),
    isReturn: transfer.is_return,
    duesThrough: transfer.dues_paid_through ?? '',
    note: transfer.note,
    duesOnRecord: transfer.dues_on_record,
    phone: '',
    // A number that was given before stays with the server.
    isPhoneAsked: transfer.phone_masked === null,
    memberId: transfer.member_id,
    memberName: transfer.member_name,
    transferId: transfer.id,
    key: '',
  }
}

function keptTarget({ target_id, external_id, target_name, target_external }: Transfer): Target | null {
  if (target_id !== null) return { by: 'place', id: target_id, name: target_name, note: '', saysKind: true }
  if (external_id !== null) return { by: 'book', id: external_id, name: target_name, note: '', saysKind: true }
  return target_external === null ? null : wordsOf(target_external)
}

/** Months for which dues can have been paid, the present one first. */
export function monthsUntil(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: MONTHS_BACK }, (_, back) => monthOf(year * 12 + month - 1 - back))
}

function monthOf(count: number): string {
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
