import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import type { Activity, CheckIn } from './model'

const V1 = '/api/v1'

export function listActivities(query: { when?: 'upcoming' | 'past'; cursor?: string | undefined; limit?: number }): Promise<Result<Slice<Activity>>> {
  return bodyOf(call<Slice<Activity>>({ method: 'GET', path: `${V1}/activities`, query }))
}

export function checkIn(token: string): Promise<Result<CheckIn>> {
  return bodyOf(call<CheckIn>({ method: 'POST', path: `${V1}/check-ins`, body: { token } }))
}
