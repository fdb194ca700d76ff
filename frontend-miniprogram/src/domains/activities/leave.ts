import { mayPass, type AppError } from '@/core/http/errors'
import { newId } from '@/core/ids'
import { enqueue } from '@/core/outbox/outbox'
import { requestLeave } from './attendance-api'
import type { Activity, LeaveKind } from './model'

/** How asking for leave ended: the server has it; it waits on this phone; or it could not be done, and why. */
export type LeaveEnding = { readonly kind: 'done' } | { readonly kind: 'noted' } | { readonly kind: 'refused'; readonly error: AppError }

/** Sends a leave request; without an answer it goes into the outbox under the same key, so that it counts once. */
export async function submitLeave(activity: Pick<Activity, 'id'>, request: { kind: LeaveKind; reason: string }, label: string): Promise<LeaveEnding> {
  const id = newId()
  const result = await requestLeave(activity.id, request, id)
  if (result.ok) return { kind: 'done' }
  if (!mayPass(result.error)) return { kind: 'refused', error: result.error }
  const path = `/api/v1/activities/${activity.id}/leave-requests` as const
  const kept = enqueue({ id, kind: 'leave_request', label, method: 'POST', path, body: request })
  return kept === null ? { kind: 'refused', error: result.error } : { kind: 'noted' }
}
