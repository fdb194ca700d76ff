import type { Shape } from '@/core/http/shapes'

export type RosterImport = Shape<'RosterImportRead'>
export type ImportStatus = Shape<'ImportStatus'>
export type RowVerdict = Shape<'RowVerdict'>
export type Verdict = RowVerdict['verdict']

/** What a roster may be kept in. */
export const ROSTER_EXTENSIONS = ['.xlsx', '.csv']

/** The server is still reading or writing: ask again. */
export function isRunning(status: ImportStatus): boolean {
  return status === 'checking' || status === 'applying'
}
