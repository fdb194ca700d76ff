import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { downloadFile, putFile, viewFile } from '@/core/http/files'
import type { ViewWords } from '@/platform/contract'
import type { PickedFile } from '@platform/files'
import type { ExternalOrganization, ExternalOrganizationForm, IncomingForm, MirrorForm, Transfer, TransferStatus } from './model'

const V1 = '/api/v1'

/** Types in a letter that somebody brought; sent twice with the same key it is one. */
export function createIncomingTransfer(form: IncomingForm, key: string): Promise<Result<Transfer>> {
  return bodyOf(call<Transfer>({ method: 'POST', path: `${V1}/transfers/incoming`, body: form, idempotencyKey: key }))
}

/** The picture of the letter, in place of an earlier one. */
export function putTransferScan(id: string, file: PickedFile, version: string): Promise<Result<Reply<Transfer>>> {
  return putFile<Transfer>(`${V1}/transfers/${id}/scan`, file, version)
}

/** Looks at the picture of the letter: each look is recorded, and shown to the member once there is one. */
export function showTransferScan(id: string, words: ViewWords): Promise<Result<null>> {
  return viewFile(`${V1}/transfers/${id}/scan`, words)
}

/** What the national system says of it; refused where that contradicts what is known here. */
export function putTransferMirror(id: string, form: MirrorForm, version: string): Promise<Result<Reply<Transfer>>> {
  return call<Transfer>({ method: 'PUT', path: `${V1}/transfers/${id}/mirror`, body: form, ifMatch: version })
}

/** The sheet to type into the national system from; without a status what is on its way. Everybody in it sees who took it, and the reason. */
export function getNationalSheet(organizationId: string, status: TransferStatus | undefined, reason: string, name: string): Promise<Result<null>> {
  const query = `organization_id=${organizationId}&reason=${encodeURIComponent(reason)}${status === undefined ? '' : `&status=${status}`}`
  return downloadFile(`${V1}/transfers/national-sheet.xlsx?${query}`, name)
}

/** Adds an organization outside this system to the address book of the county. */
export function createExternalOrganization(form: ExternalOrganizationForm, key: string): Promise<Result<ExternalOrganization>> {
  return bodyOf(call<ExternalOrganization>({ method: 'POST', path: `${V1}/external-organizations`, body: form, idempotencyKey: key }))
}

/** Writes an entry anew, over the version that was read. */
export function updateExternalOrganization({ id, version }: ExternalOrganization, form: ExternalOrganizationForm): Promise<Result<ExternalOrganization>> {
  return bodyOf(call<ExternalOrganization>({ method: 'PUT', path: `${V1}/external-organizations/${id}`, body: form, ifMatch: `"${version}"` }))
}
