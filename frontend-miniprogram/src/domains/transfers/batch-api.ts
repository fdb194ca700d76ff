import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import type { Batch, BatchForm, BatchItem, BatchLook, BatchRow, BatchRowKind, BatchStatus, Place } from './batch'

const V1 = '/api/v1'

/** Plans for whole organizations, the latest first. */
export function listBatches(query: { status?: BatchStatus | undefined; cursor?: string | undefined }): Promise<Result<Slice<BatchItem>>> {
  return bodyOf(call<Slice<BatchItem>>({ method: 'GET', path: `${V1}/transfers/batches`, query }))
}

/** With its version, which its end must name. */
export function getBatch(id: string): Promise<Result<Reply<Batch>>> {
  return call<Batch>({ method: 'GET', path: `${V1}/transfers/batches/${id}` })
}

/** What a plan affects; `changed` for what differed when it was to be applied. */
export function listBatchRows(id: string, query: { kind?: BatchRowKind | undefined; changed?: boolean | undefined; cursor?: string | undefined }): Promise<Result<Slice<BatchRow>>> {
  return bodyOf(call<Slice<BatchRow>>({ method: 'GET', path: `${V1}/transfers/batches/${id}/rows`, query }))
}

/** Freezes the members until it is applied or over; sent twice with the same key it is one plan. */
export function createBatch(form: BatchForm, key: string): Promise<Result<Batch>> {
  return bodyOf(call<Batch>({ method: 'POST', path: `${V1}/transfers/batches`, body: form, idempotencyKey: key }))
}

/** By a second person: all of it, or nothing. */
export function applyBatch(id: string, look: BatchLook, version: string): Promise<Result<Reply<Batch>>> {
  return call<Batch>({ method: 'POST', path: `${V1}/transfers/batches/${id}/apply`, body: look, ifMatch: version })
}

export function cancelBatch(id: string, version: string): Promise<Result<Reply<Batch>>> {
  return call<Batch>({ method: 'POST', path: `${V1}/transfers/batches/${id}/cancel`, ifMatch: version })
}

/** The organizations within one's reach, with what one may do there. */
export function listOrganizations(): Promise<Result<readonly Place[]>> {
  return loadAll((cursor) => bodyOf(call<Slice<Place>>({ method: 'GET', path: `${V1}/organizations`, query: { limit: 100, cursor } })))
}
