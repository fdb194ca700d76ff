import { describe, expect, it } from 'vitest'
import { addressNow, isWorn, type CheckInCode } from '../code'

const STEP_MS = 15_000
const START = Date.parse('2026-03-05T06:30:00Z')
const CODE: CheckInCode = { url: 'now', valid_until: new Date(START + 2 * STEP_MS).toISOString(), step_seconds: 15, following: ['1', '2', '3'] }
const at = (ms: number) => new Date(START + ms)

describe('addressNow', () => {
  it.each([
    [0, 'now'],
    [STEP_MS - 1, 'now'],
    [STEP_MS, '1'],
    [3 * STEP_MS + 7000, '3'],
  ])('shows after %i ms the code of that step', (ms, address) => {
    expect(addressNow(CODE, at(ms))).toBe(address)
  })

  it('shows nothing once the fetched steps have run out: a dead code would only annoy', () => {
    expect(addressNow(CODE, at(4 * STEP_MS))).toBeNull()
  })

  it('survives a clock that is a little behind', () => {
    expect(addressNow(CODE, at(-900))).toBe('now')
  })
})

describe('isWorn', () => {
  it('asks for more from the second step on', () => {
    expect([isWorn(CODE, at(STEP_MS - 1)), isWorn(CODE, at(STEP_MS))]).toEqual([false, true])
  })
})
