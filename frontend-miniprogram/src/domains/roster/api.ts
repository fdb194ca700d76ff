import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { downloadFile, uploadFile } from '@/core/http/files'
import type { Slice } from '@/core/resource/useList'
import type { PickedFile } from '@platform/files'
import type { RosterImport, RowVerdict, Verdict } from './model'

const V1 = '/api/v1'

/** Uploads a roster for a dry run: nothing is changed yet. */
export function createRosterImport(file: PickedFile): Promise<Result<RosterImport>> {
  return uploadFile<RosterImport>(`${V1}/roster-imports`, file)
}

export function getRosterImport(id: string): Promise<Result<RosterImport>> {
  return bodyOf(call<RosterImport>({ method: 'GET', path: `${V1}/roster-imports/${id}` }))
}

export function listRosterImportRows(id: string, verdict: Verdict, cursor?: string): Promise<Result<Slice<RowVerdict>>> {
  const path = `${V1}/roster-imports/${id}/rows` as const
  return bodyOf(call<Slice<RowVerdict>>({ method: 'GET', path, query: { verdict, cursor } }))
}

/** Writes the new rows, and the changed ones only when a person has looked at them (`withChanges`). */
export function applyRosterImport(id: string, withChanges: boolean): Promise<Result<RosterImport>> {
  const body = { confirmed: withChanges ? 'all' : [] }
  return bodyOf(call<RosterImport>({ method: 'POST', path: `${V1}/roster-imports/${id}/apply`, body }))
}

/** The uploaded workbook with the refusals marked in place. */
export function getRosterImportReport(id: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/roster-imports/${id}/report.xlsx`, name)
}

/** The masked roster, for the desk. */
export function getMaskedRoster(organizationId: string, name: string): Promise<Result<null>> {
  return downloadFile(`${V1}/exports/roster.xlsx?organization_id=${organizationId}`, name)
}
