import { mayPass, type AppError, type Result } from '../http/errors'
import type { ApiTarget } from '../http/shapes'

/**
 * The rules of the offline queue, pure: what may be put in, what is due, what an ending makes of an item.
 * Only five kinds of writes wait for a network: check-ins, leave requests, roll-calls, read marks and feedback.
 */

export type OutboxKind = 'check_in' | 'leave_request' | 'roll_call' | 'read_marks' | 'feedback'
/** `live`: written down, while the page itself waits for the answer. */
export type OutboxState = 'live' | 'queued' | 'sending' | 'accepted' | 'rejected' | 'gave_up'

/** What is to be sent, and how it stands. */
export type OutboxItem = ApiTarget & OutboxEntry

interface OutboxEntry {
  /** Also the idempotency key: however often it is sent, it counts once. */
  readonly id: string
  readonly kind: OutboxKind
  /** What to call it in a list: the title of the activity, if known. */
  readonly label: string
  readonly body: unknown
  /** Feedback may be given without identity. */
  readonly isAnonymous: boolean
  /** Device time, milliseconds. */
  readonly createdAt: number
  readonly nextAt: number
  readonly attempts: number
  readonly state: OutboxState
  /** Why it was rejected. */
  readonly error?: AppError
  /** What the server answered, where the person needs it: the number of a complaint, the activity of a check-in. */
  readonly receipt?: unknown
  /** Parts the server would not take; the rest was sent without them. */
  readonly refused?: readonly RefusedPart[]
}

export interface RefusedPart {
  readonly part: unknown
  readonly error: AppError
}

export const MAX_ITEMS = 50
export const MAX_ITEM_CHARS = 4000
/** Five hundred people in one roll-call. */
const MAX_ROLL_CHARS = 80_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 5 * 60_000
/** The server takes a check-in until a day after the close; past three days nothing here can still succeed. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000
const KEEP_DONE_MS = 7 * 24 * 60 * 60_000
/** The number finds the answer, which may take fifteen workdays; whoever gave no name has it from here alone. */
const KEEP_NUMBER_MS = 60 * 24 * 60 * 60_000
const WITH_RECEIPT: readonly OutboxKind[] = ['check_in', 'feedback']

/** True while it still has to reach the server. */
export const isWaiting = (item: OutboxItem) => item.state === 'live' || item.state === 'queued' || item.state === 'sending'

const hasNumber = (item: OutboxItem) => item.kind === 'feedback' && item.state === 'accepted'

/** The queue with `item` in it, or null when it does not fit (then the person must be told). Finished items make room first. */
export function added(items: readonly OutboxItem[], item: OutboxItem): readonly OutboxItem[] | null {
  if (JSON.stringify(item).length > (item.kind === 'roll_call' ? MAX_ROLL_CHARS : MAX_ITEM_CHARS)) return null
  const kept = items.length < MAX_ITEMS ? items : items.filter((other) => isWaiting(other) || hasNumber(other))
  return kept.length < MAX_ITEMS ? [...kept, item] : null
}

/** After a start: what was being sent when the app died is due again (once, thanks to its key); old endings are dropped. */
export function restored(items: readonly OutboxItem[], nowMs: number): readonly OutboxItem[] {
  return items
    .filter((item) => isWaiting(item) || nowMs - item.createdAt < (hasNumber(item) ? KEEP_NUMBER_MS : KEEP_DONE_MS))
    .map((item) => (isWaiting(item) ? { ...item, state: 'queued' } : item))
}

/** The oldest item that may be sent now. `force` ignores the waiting times: the network is back, or a person asked. */
export function due(items: readonly OutboxItem[], nowMs: number, force: boolean): OutboxItem | undefined {
  return items.find((item) => item.state === 'queued' && (force || item.nextAt <= nowMs))
}

/** What the ending of one try makes of the item. */
export function settled(item: OutboxItem, result: Result<unknown>, nowMs: number): OutboxItem {
  if (result.ok) return accepted(item, result.value)
  if (!mayPass(result.error) && result.error.status !== 401) return { ...item, state: 'rejected', error: result.error }
  if (nowMs - item.createdAt >= GIVE_UP_AFTER_MS) return { ...item, state: 'gave_up', error: result.error }
  const attempts = item.attempts + 1
  return { ...item, state: 'queued', attempts, nextAt: nowMs + waitAfter(attempts) }
}

/** Of what was sent only the code of a check-in is needed again, when its page is opened anew. */
function accepted(item: OutboxItem, answer: unknown): OutboxItem {
  const body = item.kind === 'check_in' ? item.body : null
  return { ...item, body, state: 'accepted', ...(WITH_RECEIPT.includes(item.kind) && { receipt: answer }) }
}

/** 5 s, 10 s, 20 s … 5 min. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)
}
