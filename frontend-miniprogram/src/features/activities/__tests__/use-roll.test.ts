import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '@test/fake-uni'

const counts = { due: 2, present: 0, late: 0, excused: 0, absent: 0, unknown: 2, offline_waiting: 0, leave_waiting: 0 }
const line = (member_id: string, state: string | null) => ({ member_id, name: member_id, organization_name: '东村', state, at: null, leave: null, offline: null })

/** A server that remembers roll-calls. */
function meeting() {
  const states = new Map<string, string | null>([
    ['a', null],
    ['b', null],
  ])
  return (request: { method: string; data: unknown }): Answer => {
    if (request.method === 'PUT') {
      const { entries } = request.data as { entries: { member_id: string; state: string }[] }
      entries.forEach(({ member_id, state }) => states.set(member_id, state))
    }
    return { status: 200, body: { items: [...states].map(([id, state]) => line(id, state)), next_cursor: null, counts } }
  }
}

async function load() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const { useRoll } = await import('../use-roll')
  return useRoll(() => '1')
}
const puts = () => fakeUni.sent.filter(({ method }) => method === 'PUT')

describe('useRoll', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z') }))

  it('takes down many at once', async () => {
    fakeUni.server = meeting()
    const roll = await load()
    await roll.resource.reload()
    await roll.call(['a', 'b'], 'present')
    expect(puts().map(({ data }) => data)).toEqual([
      {
        entries: [
          { member_id: 'a', state: 'present' },
          { member_id: 'b', state: 'present' },
        ],
      },
    ])
    expect([roll.ticks.value, roll.lines.value.map(({ state }) => state)]).toEqual([[], ['present', 'present']])
  })

  it('keeps ticks without a network, shows them, and sends them with their time when it is back', async () => {
    const server = meeting()
    fakeUni.server = server
    const roll = await load()
    await roll.resource.reload()
    fakeUni.server = () => 'offline'
    await roll.call(['b'], 'late')
    expect(roll.lines.value.map(({ state }) => state)).toEqual([null, 'late'])
    expect(roll.ticks.value).toHaveLength(1)

    vi.setSystemTime(new Date('2026-03-05T06:40:00Z'))
    fakeUni.server = server
    await roll.resource.reload()
    expect(puts().at(-1)?.data).toEqual({ entries: [{ member_id: 'b', state: 'late', recorded_at: '2026-03-05T06:30:00.000Z' }] })
    expect([roll.ticks.value, roll.lines.value.map(({ state }) => state)]).toEqual([[], [null, 'late']])
  })

  it('finds its ticks again when the page was closed meanwhile', async () => {
    fakeUni.server = () => 'offline'
    await (await load()).call(['a'], 'present')
    fakeUni.server = meeting()
    const again = (await import('../use-roll')).useRoll(() => '1')
    await again.resource.reload()
    expect(again.lines.value.map(({ state }) => state)).toEqual(['present', null])
    expect(again.ticks.value).toEqual([])
  })

  it('says why a tick was refused, and shows the roll as it is', async () => {
    const server = meeting()
    fakeUni.server = server
    const roll = await load()
    await roll.resource.reload()
    fakeUni.server = (request) =>
      request.method === 'PUT' ? { status: 422, body: { code: 'activities.recorded_too_early', title: '还没到签到时间，不能记到场。' } } : server(request)
    await roll.call(['a'], 'present')
    expect(roll.refusal.value?.code).toBe('activities.recorded_too_early')
    expect([roll.ticks.value, roll.lines.value.map(({ state }) => state)]).toEqual([[], [null, null]])
  })
})
