import { describe, expect, it } from 'vitest'
import { clockOffsetMs, learnServerTime } from '../clock'

const SENT = Date.parse('2026-03-05T06:30:00Z')
const AHEAD = 'Thu, 05 Mar 2026 06:31:00 GMT'

describe('the server’s time', () => {
  it('is taken from the middle of the way', () => {
    learnServerTime(AHEAD, SENT, SENT + 1000)
    expect(clockOffsetMs()).toBe(60_000)
  })

  it('is not taken from an answer that a sleeping device read later', () => {
    learnServerTime(AHEAD, SENT, SENT + 1000)
    learnServerTime(AHEAD, SENT, SENT + 29 * 60_000)
    expect(clockOffsetMs()).toBe(60_000)
  })
})
