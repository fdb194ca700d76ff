import { clockOffsetMs } from '@/core/clock'
import type { AppError } from '@/core/http/errors'
import { enqueue } from '@/core/outbox/outbox'
import { checkIn } from './api'
import type { CheckIn } from './model'

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
export async function submitCheckIn(token: string, label: string): Promise<CheckInEnding> {
  const scannedAt = new Date()
  const result = await checkIn(token)
  if (result.ok) return { kind: 'done', checkIn: result.value }
  const isLost = result.error.kind === 'offline' || result.error.kind === 'timeout' || result.error.kind === 'server'
  if (!isLost) return { kind: 'refused', error: result.error }
  const kept = enqueue({
    kind: 'check_in',
    label,
    method: 'POST',
    path: '/api/v1/check-ins',
    body: { offline: { token, scanned_at: scannedAt.toISOString(), clock_offset_ms: clockOffsetMs() } },
  })
  return kept === null ? { kind: 'not-kept' } : { kind: 'noted' }
}
