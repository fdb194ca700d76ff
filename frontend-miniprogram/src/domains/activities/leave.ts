import { mayPass, success, type Result } from '@/core/http/errors'
import { newId } from '@/core/ids'
import { enqueue } from '@/core/outbox/outbox'
import { requestLeave } from './attendance-api'
import type { Activity, LeaveKind } from './model'

/** How asking for leave ended well: the server has it, or it waits on this phone. */
export type LeaveEnding = 'done' | 'noted'

/** Sends a leave request; without an answer it goes into the outbox under the same key, so that it counts once. */
export async function submitLeave(activity: Pick<Activity, 'id'>, request: { kind: LeaveKind; reason: string }, label: string): Promise<Result<LeaveEnding>> {
  const id = newId()
  const result = await requestLeave(activity.id, request, id)
  if (result.ok) return success('done')
  if (!mayPass(result.error)) return result
  const path = `/api/v1/activities/${activity.id}/leave-requests` as const
  return enqueue({ id, kind: 'leave_request', label, method: 'POST', path, body: request }) === null ? result : success('noted')
}
