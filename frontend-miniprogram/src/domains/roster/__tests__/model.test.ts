import { describe, expect, it } from 'vitest'
import { changedRows, confirmation, placeKey, type RosterImport } from '../model'

const row = (sheet: string, number: number, verdict: string) => ({ sheet, row: number, verdict })
const found = { rows: [row('一', 2, 'refused'), row('一', 3, 'changed'), row('二', 3, 'changed')] } as unknown as RosterImport
const second = { sheet: '二', row: 3 }

describe('what is confirmed of an import', () => {
  it('are the ticked rows, each with its sheet', () => {
    expect([...changedRows(found).values()]).toEqual([{ sheet: '一', row: 3 }, second])
    expect(confirmation(found, new Map([[placeKey(second), second]]))).toEqual([second])
    expect(confirmation(found, new Map())).toEqual([])
  })

  it('is everything once every row is ticked', () => {
    expect(confirmation(found, changedRows(found))).toBe('all')
  })

  it('is nothing where nothing has changed', () => {
    expect(confirmation({ rows: [] } as unknown as RosterImport, new Map())).toEqual([])
  })
})
