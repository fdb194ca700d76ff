import { clockOffsetMs } from '@/core/clock'
import type { AppError, Result } from '@/core/http/errors'
import { mayPass } from '@/core/http/errors'
import { enqueue, hold, outboxItems, release, withdraw, type OutboxRequest } from '@/core/outbox/outbox'
import { isWaiting } from '@/core/outbox/queue'
import { within } from '@/core/within'
import { checkIn } from './api'
import type { CheckIn } from './model'

/** A code, and when this phone saw it. */
export interface Scan {
  readonly token: string
  readonly at: Date
}

/**
 * How one check-in ended: the server has it; it is written down on this phone (`later` when its answer may still come); the phone
 * could not even keep it; or the server said no.
 */
export type CheckInEnding =
  | { readonly kind: 'done'; readonly checkIn: CheckIn }
  | { readonly kind: 'noted'; readonly later?: Promise<CheckInEnding> }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'refused'; readonly error: AppError }

/** Nobody at the door looks at 正在签到… for longer. */
const LONGEST_WAIT_MS = 3000

/**
 * Writes the scan down, then sends it. An answer in time takes it out again; without one the person may go, and the outbox has it.
 * Sending twice is safe: one person is counted once an activity.
 */
export async function submitCheckIn(scan: Scan, label: string): Promise<CheckInEnding> {
  const kept = hold(requestOf(scan, label))
  const live = checkIn(scan.token)
  if (kept === null) return unkept(await live)
  const result = await within(live, LONGEST_WAIT_MS)
  if (result !== undefined) return settle(kept.id, result)
  release(kept.id, 'sending')
  return { kind: 'noted', later: live.then((late) => settleLate(kept.id, late)) }
}

/** Writes a scan down that could not be sent at once; it arrives when it can, and the organizer confirms it. */
export function noteCheckIn(scan: Scan, label: string): CheckInEnding {
  return enqueue(requestOf(scan, label)) === null ? { kind: 'not-kept' } : { kind: 'noted' }
}

/** What is known here of a code scanned before, as when its page is opened anew: written down, or sent already. */
export function isNoted(token: string): boolean {
  return outboxItems.value.some((item) => item.kind === 'check_in' && (isWaiting(item) || item.state === 'accepted') && tokenOf(item.body) === token)
}

const tokenOf = (body: unknown) => (body as { offline: { token: string } }).offline.token

function requestOf({ token, at }: Scan, label: string): OutboxRequest {
  const body = { offline: { token, scanned_at: at.toISOString(), clock_offset_ms: clockOffsetMs() } }
  return { kind: 'check_in', label, method: 'POST', path: '/api/v1/check-ins', body }
}

function settle(id: string, result: Result<CheckIn>): CheckInEnding {
  if (!result.ok && mayPass(result.error)) {
    release(id, 'queued')
    return { kind: 'noted' }
  }
  withdraw(id)
  return result.ok ? { kind: 'done', checkIn: result.value } : { kind: 'refused', error: result.error }
}

/** A code may have run out on its slow way: the note says when it was scanned, and the server judges by that. */
function settleLate(id: string, result: Result<CheckIn>): CheckInEnding {
  if (result.ok || result.error.status === 401) return settle(id, result)
  release(id, 'queued')
  return { kind: 'noted' }
}

function unkept(result: Result<CheckIn>): CheckInEnding {
  if (result.ok) return { kind: 'done', checkIn: result.value }
  return mayPass(result.error) ? { kind: 'not-kept' } : { kind: 'refused', error: result.error }
}
