import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'

const V1 = '/api/v1'

/** A role without a post, asked for by one person and decided by a second. */
export type Grant = Shape<'GrantRead'>
export type GrantAct = Shape<'GrantAction'>['action']
export type DeputyForm = Pick<Shape<'GrantCreate'>, 'member_id' | 'starts_on' | 'ends_on' | 'reason'>

/** Who acts, acted, or is to act for whose desk, the newest first. */
export function listDeputies(cursor?: string): Promise<Result<Slice<Grant>>> {
  return bodyOf(call<Slice<Grant>>({ method: 'GET', path: `${V1}/deputies`, query: { cursor } }))
}

/** Asks for a deputy: in force when a second administrator has agreed. */
export function requestDeputy(organizationId: string, form: DeputyForm, key: string): Promise<Result<Grant>> {
  const path = `${V1}/organizations/${organizationId}/role-grants` as const
  return bodyOf(call<Grant>({ method: 'POST', path, body: { role: 'deputy_secretary', ...form }, idempotencyKey: key }))
}

/** Agrees, declines, or ends it before its last day; on the version that was seen. */
export function actOnGrant({ id, version }: Grant, action: GrantAct, reason: string): Promise<Result<Grant>> {
  return bodyOf(call<Grant>({ method: 'POST', path: `${V1}/role-grants/${id}/actions`, body: { action, reason }, ifMatch: `"${version}"` }))
}
