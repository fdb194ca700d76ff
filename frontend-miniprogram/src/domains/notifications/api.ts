import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import { enqueue } from '@/core/outbox/outbox'
import type { Slice } from '@/core/resource/useList'
import type { CallEntry, Notice, Subscription } from './model'

const V1 = '/api/v1'

export function listNotifications(cursor?: string): Promise<Result<Slice<Notice>>> {
  return bodyOf(call<Slice<Notice>>({ method: 'GET', path: `${V1}/notifications`, query: { cursor } }))
}

/** Through the outbox: read marks made without a network arrive later. */
export function markNotificationsRead(ids: readonly string[], label: string): void {
  enqueue({ kind: 'read_marks', label, method: 'PUT', path: `${V1}/notifications/read`, body: { ids } })
}

export function listMySubscriptions(): Promise<Result<Slice<Subscription>>> {
  return bodyOf(call<Slice<Subscription>>({ method: 'GET', path: `${V1}/me/subscriptions` }))
}

/** The person has just tapped 允许 for one message of this kind. */
export function allowSubscriptionMessage(template: Subscription['template']): Promise<Result<Shape<'SubscriptionLeft'>>> {
  return bodyOf(call<Shape<'SubscriptionLeft'>>({ method: 'POST', path: `${V1}/me/subscriptions`, body: { template } }))
}

export function getCallList(organizationId: string, cursor?: string): Promise<Result<Slice<CallEntry>>> {
  return bodyOf(call<Slice<CallEntry>>({ method: 'GET', path: `${V1}/organizations/${organizationId}/call-list`, query: { cursor } }))
}

/** They were told by telephone; the answer is who is left. */
export function markCalled(organizationId: string, ids: readonly string[]): Promise<Result<Slice<CallEntry>>> {
  const path = `${V1}/organizations/${organizationId}/call-list/told` as const
  return bodyOf(call<Slice<CallEntry>>({ method: 'PUT', path, body: { ids } }))
}
