import { clockOffsetMs } from '@/core/clock'
import type { AppError } from '@/core/http/errors'
import { enqueue } from '@/core/outbox/outbox'
import { checkIn } from './api'
import type { CheckIn } from './model'

/** A code, and when this phone saw it. */
export interface Scan {
  readonly token: string
  readonly at: Date
}

/**
 * How one check-in ended: the server has it; it is written down on this phone; the phone could not even keep it; or the
 * server said no.
 */
export type CheckInEnding =
  | { readonly kind: 'done'; readonly checkIn: CheckIn }
  | { readonly kind: 'noted' }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'refused'; readonly error: AppError }

/**
 * Sends the scanned token; when no answer can be had, writes it down and lets the outbox send it later.
 * Sending twice is safe: one person is counted once an activity.
 */
export async function submitCheckIn(scan: Scan, label: string): Promise<CheckInEnding> {
  const result = await checkIn(scan.token)
  if (result.ok) return { kind: 'done', checkIn: result.value }
  const isLost = result.error.kind === 'offline' || result.error.kind === 'timeout' || result.error.kind === 'server'
  return isLost ? noteCheckIn(scan, label) : { kind: 'refused', error: result.error }
}

/** Writes a scan down that could not be sent at once; it arrives when it can, and the organizer confirms it. */
export function noteCheckIn({ token, at }: Scan, label: string): CheckInEnding {
  const kept = enqueue({
    kind: 'check_in',
    label,
    method: 'POST',
    path: '/api/v1/check-ins',
    body: { offline: { token, scanned_at: at.toISOString(), clock_offset_ms: clockOffsetMs() } },
  })
  return kept === null ? { kind: 'not-kept' } : { kind: 'noted' }
}
