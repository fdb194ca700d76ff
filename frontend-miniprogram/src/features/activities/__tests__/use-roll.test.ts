// @vitest-environment jsdom
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
    await vi.waitFor(() => expect(roll.ticks.value).toEqual([]))
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
    await vi.waitFor(() => expect(again.ticks.value).toEqual([]))
    await again.resource.reload()
    expect(again.lines.value.map(({ state }) => state)).toEqual(['present', null])
    expect(again.ticks.value).toEqual([])
  })

  it('sends them by itself when the network is back, whatever page is open', async () => {
    const { watchNetwork } = await import('@/core/network')
    await watchNetwork()
    fakeUni.server = () => 'offline'
    fakeUni.setOnline(false)
    const roll = await load()
    await roll.call(['a'], 'present')
    const { waitingCount } = await import('@/core/outbox/outbox')
    expect(waitingCount.value).toBe(1)
    fakeUni.server = meeting()
    fakeUni.setOnline(true)
    await vi.waitFor(() => expect(roll.lines.value.map(({ state }) => state)).toEqual(['present', null]))
    expect([waitingCount.value, roll.ticks.value]).toEqual([0, []])
  })

  it('is one thing that waits, however many were ticked one after the other', async () => {
    fakeUni.server = () => 'offline'
    const roll = await load()
    await roll.call(['a'], 'present')
    await roll.call(['b'], 'present')
    await roll.call(['a'], 'late')
    expect(fakeUni.stored.get('outbox')).toMatchObject({ value: [{ body: { entries: [{ member_id: 'b' }, { member_id: 'a', state: 'late' }] } }] })
  })

  it('goes in parts of 500', async () => {
    fakeUni.server = meeting()
    const roll = await load()
    await roll.call(Array.from({ length: 764 }, (_, n) => `m${n}`), 'present')
    expect(puts().map(({ data }) => (data as { entries: unknown[] }).entries.length)).toEqual([500, 264])
  })

  it('says when the device could not keep it', async () => {
    fakeUni.server = () => 'offline'
    const roll = await load()
    fakeUni.isStorageFull = true
    await roll.call(['a'], 'present')
    expect([roll.isNotKept.value, roll.ticks.value]).toEqual([true, []])
  })

  it('drops only the line that was refused, and says whose', async () => {
    const server = meeting()
    const roll = await load()
    fakeUni.server = (request) => {
      const at = (request.data as { entries?: { member_id: string }[] } | undefined)?.entries?.findIndex(({ member_id }) => member_id === 'x') ?? -1
      if (at === -1) return server(request)
      return { status: 422, body: { code: 'activities.not_on_roll', title: '不在名单里', errors: [{ pointer: `/entries/${at}/member_id`, message: '不在名单里' }] } }
    }
    await roll.resource.reload()
    await roll.call(['a', 'x', 'b'], 'present')
    expect(roll.lines.value.map(({ state }) => state)).toEqual(['present', 'present'])
    expect(roll.refused.value).toMatchObject([{ tick: { member_id: 'x' }, error: { code: 'activities.not_on_roll' } }])
    expect(puts()).toHaveLength(2)
    roll.dismiss()
    expect(roll.refused.value).toEqual([])
  })

  it('asks once, not once a person, when it is too early for all', async () => {
    const server = meeting()
    const roll = await load()
    fakeUni.server = (request) =>
      request.method === 'PUT'
        ? { status: 422, body: { code: 'activities.recorded_too_early', title: '还没到签到时间。', errors: [{ pointer: '/entries/0', message: '' }] } }
        : server(request)
    await roll.resource.reload()
    await roll.call(['a', 'b'], 'present')
    expect([puts().length, roll.refused.value.length, roll.ticks.value]).toEqual([1, 2, []])
    expect(roll.lines.value.map(({ state }) => state)).toEqual([null, null])
  })
})
