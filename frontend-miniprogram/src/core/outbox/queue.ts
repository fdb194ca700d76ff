import { mayPass, type AppError, type Result } from '../http/errors'
import type { ApiTarget } from '../http/shapes'

/**
 * The rules of the offline queue, pure: what may be put in, what is due, what an ending makes of an item.
 * Only four kinds of writes wait for a network: check-ins, leave requests, read marks and feedback.
 */

export type OutboxKind = 'check_in' | 'leave_request' | 'read_marks' | 'feedback'
export type OutboxState = 'queued' | 'sending' | 'accepted' | 'rejected' | 'gave_up'

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
}

export const MAX_ITEMS = 50
export const MAX_ITEM_CHARS = 4000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 5 * 60_000
/** The server takes a check-in until a day after the close; past three days nothing here can still succeed. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000
const KEEP_DONE_MS = 7 * 24 * 60 * 60_000

/** True while it still has to reach the server. */
export const isWaiting = (item: OutboxItem) => item.state === 'queued' || item.state === 'sending'

/** The queue with `item` in it, or null when it does not fit (then the person must be told). Finished items make room first. */
export function added(items: readonly OutboxItem[], item: OutboxItem): readonly OutboxItem[] | null {
  if (JSON.stringify(item).length > MAX_ITEM_CHARS) return null
  const kept = items.length < MAX_ITEMS ? items : items.filter(isWaiting)
  return kept.length < MAX_ITEMS ? [...kept, item] : null
}

/** After a start: what was being sent when the app died is due again (once, thanks to its key); old endings are dropped. */
export function restored(items: readonly OutboxItem[], nowMs: number): readonly OutboxItem[] {
  return items
    .filter((item) => isWaiting(item) || nowMs - item.createdAt < KEEP_DONE_MS)
    .map((item) => (item.state === 'sending' ? { ...item, state: 'queued' } : item))
}

/** The oldest item that may be sent now. `force` ignores the waiting times: the network is back, or a person asked. */
export function due(items: readonly OutboxItem[], nowMs: number, force: boolean): OutboxItem | undefined {
  return items.find((item) => item.state === 'queued' && (force || item.nextAt <= nowMs))
}

/** What the ending of one try makes of the item. */
export function settled(item: OutboxItem, result: Result<unknown>, nowMs: number): OutboxItem {
  if (result.ok) return { ...item, state: 'accepted' }
  if (!mayPass(result.error) && result.error.status !== 401) return { ...item, state: 'rejected', error: result.error }
  if (nowMs - item.createdAt >= GIVE_UP_AFTER_MS) return { ...item, state: 'gave_up', error: result.error }
  const attempts = item.attempts + 1
  return { ...item, state: 'queued', attempts, nextAt: nowMs + waitAfter(attempts) }
}

/** 5 s, 10 s, 20 s … 5 min. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)
}
