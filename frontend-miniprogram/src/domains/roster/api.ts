import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { downloadFile, uploadFile } from '@/core/http/files'
import { loadAll, type Slice } from '@/core/resource/useList'
import type { PickedFile } from '@platform/files'
import type { Place, RosterExport, RosterImport, RosterImportItem, RosterList, RowPlace, RowVerdict, Verdict } from './model'

const V1 = '/api/v1'

/** Uploads a roster for a dry run: nothing is changed yet. */
export function createRosterImport(file: PickedFile): Promise<Result<RosterImport>> {
  return uploadFile<RosterImport>(`${V1}/roster-imports`, file)
}

export function listRosterImports(cursor?: string): Promise<Result<Slice<RosterImportItem>>> {
  return bodyOf(call<Slice<RosterImportItem>>({ method: 'GET', path: `${V1}/roster-imports`, query: { cursor } }))
}

/** With its version, which the writing must name. */
export function getRosterImport(id: string): Promise<Result<Reply<RosterImport>>> {
  return call<RosterImport>({ method: 'GET', path: `${V1}/roster-imports/${id}` })
}

export function listRosterImportRows(id: string, query: { list: RosterList; verdict: Verdict; cursor?: string | undefined }): Promise<Result<Slice<RowVerdict>>> {
  const path = `${V1}/roster-imports/${id}/rows` as const
  return bodyOf(call<Slice<RowVerdict>>({ method: 'GET', path, query }))
}

/** Writes the new rows, and of the changed ones those that a person has `confirmed`. */
export function applyRosterImport({ body: { id }, etag }: Reply<RosterImport>, confirmed: 'all' | readonly RowPlace[]): Promise<Result<Reply<RosterImport>>> {
  return call<RosterImport>({ method: 'POST', path: `${V1}/roster-imports/${id}/apply`, body: { confirmed }, ...(etag !== undefined && { ifMatch: etag }) })
}

/** The uploaded workbook with the refusals marked in place. */
export function getRosterImportReport(id: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/roster-imports/${id}/report.xlsx`, name)
}

/** The masked roster, for the desk. */
export function getMaskedRoster(organizationId: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/exports/roster.xlsx?organization_id=${organizationId}`, name)
}

/** The organizations within one's reach, the wider ones first. */
export function listPlaces(): Promise<Result<readonly Place[]>> {
  return loadAll((cursor) => bodyOf(call<Slice<Place>>({ method: 'GET', path: `${V1}/organizations`, query: { limit: 100, cursor } })))
}

/** Asks for the full roster: it waits for a second person. */
export function createExport(organizationId: string, reason: string): Promise<Result<RosterExport>> {
  const body = { organization_id: organizationId, reason, full: true }
  return bodyOf(call<RosterExport>({ method: 'POST', path: `${V1}/exports`, body }))
}

export function listExports(query: { status?: 'waiting' | undefined; cursor?: string | undefined }): Promise<Result<Slice<RosterExport>>> {
  return bodyOf(call<Slice<RosterExport>>({ method: 'GET', path: `${V1}/exports`, query }))
}

/** With its version, which the approval must name. */
export function getExport(id: string): Promise<Result<Reply<RosterExport>>> {
  return call<RosterExport>({ method: 'GET', path: `${V1}/exports/${id}` })
}

export function approveExport(id: string, version: string): Promise<Result<RosterExport>> {
  return bodyOf(call<RosterExport>({ method: 'POST', path: `${V1}/exports/${id}/approve`, ifMatch: version }))
}

/** The file: once, and everybody in it can see who took it. */
export function getExportFile(id: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/exports/${id}/file`, name)
}
