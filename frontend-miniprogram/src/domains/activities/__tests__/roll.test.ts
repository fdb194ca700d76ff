import { describe, expect, it } from 'vitest'
import { addedTicks, entriesOf, hasWaitingOffline, isHere, isMissing, withTicks, type RollLine, type Tick } from '../roll'

const NOW = new Date('2026-03-05T06:30:00Z')
const line = (member_id: string, state: RollLine['state']): RollLine => ({
  member_id,
  state,
  name: member_id,
  organization_name: '东村党支部',
  at: null,
  source: null,
  leave: null,
  offline: null,
})
const tick = (member_id: string, state: Tick['state'], secondsAgo = 0): Tick => ({
  member_id,
  state,
  recorded_at: new Date(NOW.getTime() - secondsAgo * 1000).toISOString(),
})

describe('the roll', () => {
  it('knows who is here, who is missing, who is neither', () => {
    const states = [null, 'present', 'late', 'excused', 'absent'] as const
    expect(states.map((state) => isHere(line('a', state)))).toEqual([false, true, true, false, false])
    expect(states.map((state) => isMissing(line('a', state)))).toEqual([true, false, false, false, true])
  })

  it('sets those apart whose check-in without network waits', () => {
    const offline = { id: 'o', state: 'present', at: '', scanned_at: '', received_at: '', clock_offset_ms: 0, reason: '', version: 1 } as const
    const decisions = (['pending', 'approved', 'refused'] as const).map((decision) => hasWaitingOffline({ ...line('a', null), offline: { ...offline, decision } }))
    expect(decisions).toEqual([true, false, false])
  })

  it('reads as it will once the ticks have arrived', () => {
    const shown = withTicks([line('a', null), line('b', 'late')], [tick('a', 'present')])
    expect(shown.map(({ state, at }) => [state, at])).toEqual([
      ['present', NOW.toISOString()],
      ['late', null],
    ])
  })
})

describe('ticks', () => {
  it('count once a person, the later one', () => {
    expect(addedTicks([tick('a', 'present', 9), tick('b', 'present', 9)], [tick('a', 'absent')])).toEqual([tick('b', 'present', 9), tick('a', 'absent')])
  })

  it('carry their time only when they were taken down a while ago', () => {
    expect(entriesOf([tick('a', 'present', 2), tick('b', 'late', 60)], NOW)).toEqual([
      { member_id: 'a', state: 'present' },
      { member_id: 'b', state: 'late', recorded_at: '2026-03-05T06:29:00.000Z' },
    ])
  })
})
