import { monthWords, TRANSFER_DONE_WORDS, TRANSFER_REASON_WORDS, transferDetail as copy } from '@/copy/transfers'
import { dayWords, daysAwayWords, timeWords } from '@/copy/times'
import { groupedNumber } from '@/domains/feedback/model'
import { isOver, isReceiptSaid, isStay, type TimelineEntry, type Transfer } from '@/domains/transfers/model'

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Stop {
  readonly key: string
  readonly state: 'done' | 'current' | 'ahead' | 'stopped'
  readonly title: string
  readonly notes: readonly string[]
}

/** Done by whoever applied: in what role says nothing. */
const OWN: readonly string[] = ['submit', 'withdraw']
const STOPS: readonly string[] = ['return', 'reject', 'refuse', 'withdraw', 'cancel', 'expire', 'void_letter']

/** The way of a parcel: what was done by whom and when, where it is, and what lies ahead. */
export function stopsOf(transfer: Transfer, entries: readonly TimelineEntry[], now: Date): readonly Stop[] {
  const done = entries.map((entry, place) => past(entry, place, place === entries.length - 1, now))
  return [...done, ...coming(transfer)]
}

function past(entry: TimelineEntry, place: number, isLast: boolean, now: Date): Stop {
  const why = [entry.reason_label, entry.comment].filter((part) => part !== '')
  return {
    key: `done-${place}`,
    state: STOPS.includes(entry.action) && isLast ? 'stopped' : 'done',
    title: TRANSFER_DONE_WORDS[entry.action](entry.organization_name),
    notes: [copy.by(timeWords(entry.at, now), doneBy(entry)), ...why.map((part) => copy.why(part)).slice(0, 1), ...why.slice(1)],
  }
}

/** Who acted, in what role; a deputy after the name, since the days are said with it. */
function doneBy({ action, by, role_label, is_deputy }: TimelineEntry): string {
  if (is_deputy) return copy.deputy(by, role_label)
  return OWN.includes(action) ? by : `${role_label}${by}`
}

/** The stations that are left; none of what is over, and none before it is on its way. */
function coming(transfer: Transfer): readonly Stop[] {
  if (isOver(transfer) || transfer.status === 'expired' || transfer.status === 'refused') return []
  const left = transfer.route.filter(({ state }) => state !== 'done')
  const stops = left.map(({ step, label, organization_name, state }) => ({
    key: step,
    state: state === 'current' && transfer.status !== 'draft' && transfer.status !== 'returned' ? ('current' as const) : ('ahead' as const),
    title: label,
    notes: organization_name === '' ? [] : [organization_name],
  }))
  return isWithReceiver(transfer) ? [{ key: 'receiver', state: 'current', title: copy.waits(transfer.target_name), notes: [] }, ...stops] : stops
}

/** Carried to an organization outside this system: nobody here does anything but wait. */
function isWithReceiver(transfer: Transfer): boolean {
  return transfer.status === 'in_transit' && transfer.target_id === null && !isReceiptSaid(transfer)
}

/** Who has it, in a sentence. */
export function holderWords(transfer: Transfer): string {
  const { holder, status, target_name } = transfer
  if (status === 'in_transit' && !isReceiptSaid(transfer)) return copy.waits(holder?.name ?? target_name)
  return holder === null ? copy.withOwner : copy.holder(holder.name)
}

/** Why it came back; undefined where nothing is left to be done about it. */
export function replyWords(transfer: Transfer): string | undefined {
  const { reply, status } = transfer
  if (reply === null || isOver(transfer)) return undefined
  return status === 'refused' ? copy.refusedTitle(reply.label) : copy.returnedTitle(reply.label)
}

/** What comes after where it stands. */
export function nextWords(transfer: Transfer): string {
  const { status } = transfer
  if (status === 'rejected') return copy.nextRejected
  if (isOver(transfer)) return copy.nextEnd
  if (isReceiptSaid(transfer)) return copy.nextFiled
  if (status === 'draft') return copy.afterDraft
  if (status === 'returned') return copy.afterReturn
  if (status === 'expired') return copy.afterExpiry
  if (status === 'refused') return copy.afterRefusal
  return status === 'in_transit' ? copy.nextReport : stationAhead(transfer)
}

function stationAhead({ route, letter, kind, target_id }: Transfer): string {
  const next = route.find(({ state }) => state === 'ahead')
  if (next !== undefined) return next.organization_name === '' ? copy.nextAssigned(next.label) : copy.nextStep(next.label, next.organization_name)
  const isAway = letter === null && target_id === null && !isStay({ kind })
  return isAway ? copy.nextReceipt : copy.nextLast
}

/** Since when, until when, and the office's number. */
export function deskFacts({ holder }: Transfer, now: Date): readonly Fact[] {
  if (holder === null) return []
  const { due_at, is_overdue, since, phone } = holder
  const day = due_at === null ? '' : dayWords(due_at, now)
  return [
    { label: copy.since, value: dayWords(since, now) },
    ...(due_at === null ? [] : [{ label: copy.due, value: is_overdue ? copy.overdue(day) : copy.dueWords(day, daysAwayWords(due_at, now)) }]),
    ...(phone === '' ? [] : [{ label: copy.phone, value: phone }]),
  ]
}

export function letterFacts({ letter, receipt_number, receipt_handler }: Transfer, now: Date): readonly Fact[] {
  if (letter === null) return []
  const day = dayWords(letter.valid_until, now)
  const until = letter.status === 'valid' ? copy.letterState.valid(day, letter.days_left) : copy.letterState[letter.status](day)
  return [
    { label: copy.letterNumber, value: letter.number },
    { label: copy.letterIssued, value: dayWords(letter.issued_on, now) },
    { label: copy.letterUntil, value: until },
    ...(receipt_handler === '' ? [] : [{ label: copy.receipt, value: copy.receiptWords(receipt_number, receipt_handler) }]),
  ]
}

/** What was asked for. */
export function aboutFacts(transfer: Transfer, now: Date): readonly Fact[] {
  const { fields } = copy
  const isAway = isStay(transfer)
  const day = (value: string | null) => (value === null ? '' : dayWords(value, now))
  return [
    { label: fields.number, value: groupedNumber(transfer.number) },
    { label: fields.member, value: transfer.member_name },
    { label: fields.kind, value: transfer.kind_label },
    { label: fields.from, value: transfer.source_name },
    { label: transfer.is_return ? fields.backFrom : isAway ? fields.stay : fields.to, value: transfer.target_name },
    { label: fields.reason, value: isAway ? '' : TRANSFER_REASON_WORDS[transfer.reason] },
    { label: transfer.is_return ? fields.returned : fields.leaving, value: day(transfer.leaving_on) },
    { label: fields.until, value: day(transfer.until) },
    { label: fields.dues, value: isAway || transfer.dues_paid_through === null ? '' : monthWords(transfer.dues_paid_through) },
    { label: fields.note, value: transfer.note },
    { label: fields.by, value: transfer.requested_by === transfer.member_name ? '' : transfer.requested_by },
  ].filter(({ value }) => value !== '')
}
