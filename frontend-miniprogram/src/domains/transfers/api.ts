import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import { downloadAnswer, downloadFile } from '@/core/http/files'
import { success, type Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import type {
  ExternalOrganization,
  TimelineEntry,
  Transfer,
  TransferChange,
  TransferCommand,
  TransferForm,
  TransferItem,
  TransferPreflight,
  TransferStatus,
  TransferTarget,
} from './model'

const V1 = '/api/v1'
/** The server prints as many at once. */
const MOST_LETTERS = 50
const MOST_A_PAGE = 100

/** What leaves or reaches the caller's organizations, and their own; `own` for the latter alone. */
export function listTransfers(query: { status?: TransferStatus | undefined; own?: boolean | undefined; limit?: number | undefined; cursor?: string | undefined }): Promise<Result<Slice<TransferItem>>> {
  return bodyOf(call<Slice<TransferItem>>({ method: 'GET', path: `${V1}/transfers`, query }))
}

/** What waits for the caller, the earliest deadline first; `below` for what is late on the desks below. */
export function listInbox(query: { below?: boolean | undefined; cursor?: string | undefined }): Promise<Result<Slice<TransferItem>>> {
  return bodyOf(call<Slice<TransferItem>>({ method: 'GET', path: `${V1}/transfers/inbox`, query }))
}

/** With its version, which every action must name. */
export function getTransfer(id: string): Promise<Result<Reply<Transfer>>> {
  return call<Transfer>({ method: 'GET', path: `${V1}/transfers/${id}` })
}

export function readTransfer(id: string): Promise<Result<Transfer>> {
  return bodyOf(getTransfer(id))
}

/** Everything that the page which follows one shows. */
export interface TransferProgress {
  readonly transfer: Transfer
  readonly version: string
  readonly timeline: readonly TimelineEntry[]
}

export async function readProgress(id: string): Promise<Result<TransferProgress>> {
  const [transfer, timeline] = await Promise.all([getTransfer(id), loadAll((cursor) => listTimeline(id, cursor))])
  if (!transfer.ok) return transfer
  if (!timeline.ok) return timeline
  return success({ transfer: transfer.value.body, version: transfer.value.etag ?? '', timeline: timeline.value })
}

/** What would send an application back, before it is sent. */
export function preflight(form: TransferForm): Promise<Result<TransferPreflight>> {
  return bodyOf(call<TransferPreflight>({ method: 'POST', path: `${V1}/transfers/preflight`, body: form }))
}

/** A draft; sent twice with the same key it is one. */
export function createTransfer(form: TransferForm, key: string): Promise<Result<Reply<Transfer>>> {
  return call<Transfer>({ method: 'POST', path: `${V1}/transfers`, body: form, idempotencyKey: key })
}

export function updateTransfer(id: string, form: TransferChange, version: string): Promise<Result<Reply<Transfer>>> {
  return call<Transfer>({ method: 'PUT', path: `${V1}/transfers/${id}`, body: form, ifMatch: version })
}

/** One action: submit, approve, return and the others. */
export function actOn(id: string, command: TransferCommand, version: string): Promise<Result<Reply<Transfer>>> {
  return call<Transfer>({ method: 'POST', path: `${V1}/transfers/${id}/actions`, body: command, ifMatch: version })
}

/** What was done, in order; the same for both sides. */
export function listTimeline(id: string, cursor?: string): Promise<Result<Slice<TimelineEntry>>> {
  return bodyOf(call<Slice<TimelineEntry>>({ method: 'GET', path: `${V1}/transfers/${id}/timeline`, query: { cursor } }))
}

/** Branches and committees by part of a name or by code. */
export function listTargets(query: { q?: string | undefined; cursor?: string | undefined }): Promise<Result<Slice<TransferTarget>>> {
  return bodyOf(call<Slice<TransferTarget>>({ method: 'GET', path: `${V1}/transfers/targets`, query }))
}

/** The other branches of the committee of whoever moves: few, and so all of them. `memberId` null: the caller. */
export function listNearTargets(memberId: string | null, q: string): Promise<Result<readonly TransferTarget[]>> {
  const query = { q, near: true, member_id: memberId ?? undefined, limit: MOST_A_PAGE }
  return loadAll((cursor) => bodyOf(call<Slice<TransferTarget>>({ method: 'GET', path: `${V1}/transfers/targets`, query: { ...query, cursor } })))
}

/** Organizations outside this system that the county has written down. */
export function listExternalOrganizations(query: { q?: string | undefined; cursor?: string | undefined }): Promise<Result<Slice<ExternalOrganization>>> {
  return bodyOf(call<Slice<ExternalOrganization>>({ method: 'GET', path: `${V1}/external-organizations`, query }))
}

/** The letter in its three parts. It shows the ID number: who printed it is recorded, and shown to the member. */
export function printLetter(id: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/transfers/${id}/letter.pdf`, name)
}

/** What the caller has letters to print for, that nobody has printed yet. */
export function listUnprinted(cursor?: string): Promise<Result<Slice<TransferItem>>> {
  return bodyOf(call<Slice<TransferItem>>({ method: 'GET', path: `${V1}/transfers/letters/unprinted`, query: { cursor, limit: MOST_LETTERS } }))
}

/** The letters of several transfers, a page each; recorded as each alone would be. */
export function printLetters(ids: readonly string[], name: string): Promise<Result<null>> {
  return downloadAnswer(`${V1}/transfers/letters.pdf`, { ids }, name)
}

/** The receipt as it was filled in. */
export function printReceipt(id: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/transfers/${id}/receipt.pdf`, name)
}
