import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import type { CheckInCode } from './code'
import type { Minutes, MinutesDraft } from './minutes'
import type { CheckIn, Leave, LeaveKind, OfflineCheckIn } from './model'
import type { AttendanceSheet, Roll } from './roll'

/** What an organizer does around one activity: the code, the roll, decisions, minutes. */

const at = (activityId: string): `/api/v1/activities/${string}` => `/api/v1/activities/${activityId}` as const
const PAGE = 100

/** The whole roll, and the tag that tells whether it has changed. */
export interface KnownRoll {
  readonly roll: Roll
  readonly tag: string | undefined
}

/** Asks for the roll; the one already known comes back when nothing has changed, which costs the server next to nothing. */
export async function readRoll(activityId: string, known: KnownRoll | null): Promise<Result<KnownRoll>> {
  const first = await rollPage(activityId, undefined, known?.tag)
  if (!first.ok) return first
  if (first.value.status === 304 && known !== null) return success(known)
  const items = [...first.value.body.items]
  let cursor = first.value.body.next_cursor
  while (cursor !== null) {
    const next = await rollPage(activityId, cursor)
    if (!next.ok) return next
    items.push(...next.value.body.items)
    cursor = next.value.body.next_cursor
  }
  return success({ roll: { items, next_cursor: null, counts: first.value.body.counts }, tag: first.value.etag })
}

function rollPage(activityId: string, cursor?: string, tag?: string): Promise<Result<Reply<Roll>>> {
  const query = { limit: PAGE, cursor }
  return call<Roll>({ method: 'GET', path: `${at(activityId)}/attendance`, query, ...(tag !== undefined && { ifNoneMatch: tag }) })
}

export function readCode(activityId: string): Promise<Result<CheckInCode>> {
  return bodyOf(call<CheckInCode>({ method: 'GET', path: `${at(activityId)}/code` }))
}

/** By the code on a member's card, for somebody who cannot aim a camera; the member sees the look. */
export function checkInByCard(activityId: string, code: string): Promise<Result<CheckIn>> {
  return bodyOf(call<CheckIn>({ method: 'POST', path: `${at(activityId)}/check-ins`, body: { card_code: code } }))
}

export function readSheet(activityId: string): Promise<Result<AttendanceSheet>> {
  return bodyOf(call<AttendanceSheet>({ method: 'GET', path: `${at(activityId)}/attendance-sheet` }))
}

/** Yes, or no with a reason. */
export type Verdict = { readonly approve: true } | { readonly approve: false; readonly reason: string }

export function decideOffline(activityId: string, checkIn: OfflineCheckIn, verdict: Verdict): Promise<Result<OfflineCheckIn>> {
  const path = `${at(activityId)}/offline-check-ins/${checkIn.id}/decision` as const
  return bodyOf(call<OfflineCheckIn>({ method: 'POST', path, body: verdict, ifMatch: `"${checkIn.version}"` }))
}

export function decideLeave(activityId: string, leave: Leave, verdict: Verdict): Promise<Result<Leave>> {
  const path = `${at(activityId)}/leave-requests/${leave.id}/decision` as const
  return bodyOf(call<Leave>({ method: 'POST', path, body: verdict, ifMatch: `"${leave.version}"` }))
}

export function requestLeave(activityId: string, request: { kind: LeaveKind; reason: string }, key: string): Promise<Result<Leave>> {
  return bodyOf(call<Leave>({ method: 'POST', path: `${at(activityId)}/leave-requests`, body: request, idempotencyKey: key }))
}

export function readMinutes(activityId: string): Promise<Result<Minutes>> {
  return bodyOf(call<Minutes>({ method: 'GET', path: `${at(activityId)}/minutes` }))
}

/** Writes the draft, or begins a correction. `seen` is the version of the draft on the screen; null when there was none. */
export function writeMinutes(activityId: string, draft: MinutesDraft, seen: number | null): Promise<Result<Minutes>> {
  const ifMatch = seen === null ? {} : { ifMatch: `"${seen}"` }
  return bodyOf(call<Minutes>({ method: 'PUT', path: `${at(activityId)}/minutes`, body: draft, ...ifMatch }))
}

export function signMinutes(activityId: string, seen: number): Promise<Result<Minutes>> {
  return bodyOf(call<Minutes>({ method: 'POST', path: `${at(activityId)}/minutes/sign`, ifMatch: `"${seen}"` }))
}
