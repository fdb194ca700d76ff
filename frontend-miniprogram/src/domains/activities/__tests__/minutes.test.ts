import { describe, expect, it } from 'vitest'
import { draftOf, isCorrection, type Minutes, type MinutesVersion } from '../minutes'

const version = (number: number, signed_at: string | null): MinutesVersion => ({
  number,
  content: '学习',
  resolution: '',
  correction_reason: '',
  written_by: '李二',
  written_at: '2026-03-05T06:30:00Z',
  signed_by: signed_at === null ? null : '王一',
  signed_at,
})
const minutes = (...versions: MinutesVersion[]): Minutes => ({ activity_id: 'a1', versions, version: versions.length, allowed_actions: [] })
const SIGNED = '2026-03-06T06:30:00Z'

describe('minutes', () => {
  it('begin with a draft that is no correction', () => {
    expect([draftOf(minutes()), isCorrection(minutes())]).toEqual([null, false])
    expect(isCorrection(minutes(version(1, null)))).toBe(false)
    expect(draftOf(minutes(version(1, null)))?.number).toBe(1)
  })

  it('are only corrected once signed, by a further version', () => {
    expect([draftOf(minutes(version(1, SIGNED))), isCorrection(minutes(version(1, SIGNED)))]).toEqual([null, true])
    const corrected = minutes(version(2, null), version(1, SIGNED))
    expect([draftOf(corrected)?.number, isCorrection(corrected)]).toEqual([2, false])
  })
})
