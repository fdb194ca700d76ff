import { describe, expect, it } from 'vitest'
import { allows, changedRows, confirmation, type RosterImport } from '../model'

const row = (number: number, verdict: string) => ({ row: number, verdict })
const found = { rows: [row(2, 'refused'), row(3, 'changed'), row(7, 'changed')] } as unknown as RosterImport

describe('what is confirmed of an import', () => {
  it('are the numbers of the ticked rows', () => {
    expect(changedRows(found)).toEqual([3, 7])
    expect(confirmation(found, new Set([7]))).toEqual([7])
    expect(confirmation(found, new Set())).toEqual([])
  })

  it('is everything once every row is ticked', () => {
    expect(confirmation(found, new Set([3, 7]))).toBe('all')
  })

  it('is nothing where nothing has changed', () => {
    expect(confirmation({ rows: [] } as unknown as RosterImport, new Set())).toEqual([])
  })
})

describe('allows', () => {
  it('follows the server', () => {
    const resource = { allowed_actions: [{ action: 'approve' }] }
    expect([allows(resource, 'approve'), allows(resource, 'take'), allows(null, 'take')]).toEqual([true, false, false])
  })
})
