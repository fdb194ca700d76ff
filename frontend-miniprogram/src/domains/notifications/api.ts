import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { enqueue } from '@/core/outbox/outbox'
import type { Slice } from '@/core/resource/useList'
import type { Notice } from './model'

const V1 = '/api/v1'

export function listNotifications(cursor?: string): Promise<Result<Slice<Notice>>> {
  return bodyOf(call<Slice<Notice>>({ method: 'GET', path: `${V1}/notifications`, query: { cursor } }))
}

/** Through the outbox: read marks made without a network arrive later. */
export function markRead(ids: readonly string[], label: string): void {
  enqueue({ kind: 'read_marks', label, method: 'PUT', path: `${V1}/notifications/read`, body: { ids } })
}
