import type { Shape } from '@/core/http/shapes'

export type RosterImport = Shape<'RosterImportRead'>
export type RosterImportItem = Shape<'RosterImportItem'>
export type ImportStatus = Shape<'ImportStatus'>
export type RowVerdict = Shape<'RowVerdict'>
export type Verdict = RowVerdict['verdict']
/** Which list of a file a row stands in. */
export type RosterList = Shape<'ListKind'>
export type RosterExport = Shape<'ExportRead'>
export type ExportStatus = Shape<'ExportStatus'>
/** An organization, as far as choosing one needs it. */
export type Place = Pick<Shape<'OrganizationRead'>, 'id' | 'name'>

/** What a roster may be kept in. */
export const ROSTER_EXTENSIONS = ['.xlsx', '.csv']

/** The server is still reading or writing: ask again. */
export function isRunning(status: ImportStatus): boolean {
  return status === 'checking' || status === 'applying'
}

/** Where a row stands: its number comes again on every sheet. */
export type RowPlace = Pick<RowVerdict, 'sheet' | 'row'>
/** Rows that a person has ticked, by `placeKey`. */
export type Ticked = ReadonlyMap<string, RowPlace>

export function placeKey({ sheet, row }: RowPlace): string {
  return `${row} ${sheet}`
}

/** The rows whose change waits for a person. */
export function changedRows({ rows }: RosterImport): Ticked {
  const changed = rows.filter(({ verdict }) => verdict === 'changed')
  return new Map(changed.map((each) => [placeKey(each), { sheet: each.sheet, row: each.row }]))
}

/** `all` once every changed row is confirmed: there may be more of them than an answer lists. */
export function confirmation(found: RosterImport, confirmed: Ticked): 'all' | readonly RowPlace[] {
  const changed = [...changedRows(found).keys()]
  return changed.length > 0 && changed.every((key) => confirmed.has(key)) ? 'all' : [...confirmed.values()]
}
