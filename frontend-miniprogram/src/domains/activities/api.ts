import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import type { Activity, ActivityChanges, ActivityDraft, ActivityStatus, CheckIn, Host, MyAttendance, PartyGroup } from './model'

const V1 = '/api/v1'
const UPCOMING: readonly ActivityStatus[] = ['planned', 'open']
const PAST: readonly ActivityStatus[] = ['closed', 'cancelled']

/** A page of the past, the latest first, or of what is ahead, the soonest first; `invited`: only what this person is expected at. */
export function listActivities(query: { when: 'upcoming' | 'past'; invited?: boolean; cursor?: string | undefined; limit?: number }): Promise<Result<Slice<Activity>>> {
  const { when, ...rest } = query
  const view = when === 'past' ? { status: PAST } : { status: UPCOMING, order: 'soonest' }
  return bodyOf(call<Slice<Activity>>({ method: 'GET', path: `${V1}/activities`, query: { ...view, ...rest } }))
}

export function readActivity(id: string): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'GET', path: `${V1}/activities/${id}` }))
}

export function createActivity(draft: ActivityDraft): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'POST', path: `${V1}/activities`, body: draft }))
}

/** Changes what is given of an activity seen in `version`. */
export function updateActivity(id: string, changes: ActivityChanges, version: number): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'PATCH', path: `${V1}/activities/${id}`, body: changes, ifMatch: `"${version}"` }))
}

export function openActivity(id: string): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'POST', path: `${V1}/activities/${id}/open` }))
}

export function closeActivity(id: string): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'POST', path: `${V1}/activities/${id}/close` }))
}

export function cancelActivity(id: string, reason: string): Promise<Result<Activity>> {
  return bodyOf(call<Activity>({ method: 'POST', path: `${V1}/activities/${id}/cancel`, body: { reason } }))
}

export function checkIn(token: string): Promise<Result<CheckIn>> {
  return bodyOf(call<CheckIn>({ method: 'POST', path: `${V1}/check-ins`, body: { token } }))
}

export function listMyAttendance(cursor?: string): Promise<Result<Slice<MyAttendance>>> {
  return bodyOf(call<Slice<MyAttendance>>({ method: 'GET', path: `${V1}/me/attendance`, query: { cursor } }))
}

/** The organizations within the caller's reach, in the order of the tree. */
export function listHosts(): Promise<Result<readonly Host[]>> {
  return loadAll((cursor) => bodyOf(call<Slice<Host>>({ method: 'GET', path: `${V1}/organizations`, query: { limit: 100, cursor } })))
}

/** The groups of a branch that an activity can be for. */
export async function listPartyGroups(organizationId: string): Promise<Result<readonly PartyGroup[]>> {
  const path = `${V1}/organizations/${organizationId}/party-groups` as const
  const result = await loadAll((cursor) => bodyOf(call<Slice<PartyGroup>>({ method: 'GET', path, query: { cursor } })))
  return result.ok ? success(result.value.filter((group) => group.ended_on === null)) : result
}
