import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import type { ApiClient, ApiClientForm } from './model'

const V1 = '/api/v1'

export function listApiClients(cursor?: string): Promise<Result<Slice<ApiClient>>> {
  return bodyOf(call<Slice<ApiClient>>({ method: 'GET', path: `${V1}/api-clients`, query: { cursor } }))
}

/** With its version, which every change must name. */
export function getApiClient(id: string): Promise<Result<Reply<ApiClient>>> {
  return call<ApiClient>({ method: 'GET', path: `${V1}/api-clients/${id}` })
}

/** Registers a system; its secret is in this answer alone. */
export function createApiClient(form: ApiClientForm): Promise<Result<ApiClient>> {
  return bodyOf(call<ApiClient>({ method: 'POST', path: `${V1}/api-clients`, body: form }))
}

/** A new secret, in this answer alone; the one until now is good for another day. */
export function rotateApiClientSecret(id: string, version: string): Promise<Result<ApiClient>> {
  return bodyOf(call<ApiClient>({ method: 'POST', path: `${V1}/api-clients/${id}/rotate-secret`, ifMatch: version }))
}

/** Agrees, as the second person, to what a system may write. */
export function approveApiClient(id: string, version: string): Promise<Result<ApiClient>> {
  return bodyOf(call<ApiClient>({ method: 'POST', path: `${V1}/api-clients/${id}/approve`, ifMatch: version }))
}

/** Ends a system at once and for good. */
export function endApiClient(id: string, reason: string, version: string): Promise<Result<ApiClient>> {
  return bodyOf(call<ApiClient>({ method: 'POST', path: `${V1}/api-clients/${id}/end`, body: { reason }, ifMatch: version }))
}
