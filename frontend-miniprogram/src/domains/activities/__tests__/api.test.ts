import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Activity } from '../model'

async function signIn() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
}
beforeEach(signIn)

describe('listActivities', () => {
  it('asks for the next ones, the soonest first, and no more than are shown', async () => {
    fakeUni.server = () => ({ status: 200, body: { items: [], next_cursor: null } })
    const { listActivities } = await import('../api')
    await listActivities({ when: 'upcoming', invited: true, limit: 3 })
    expect(fakeUni.sent[0]?.url).toContain('/api/v1/activities?status=planned&status=open&order=soonest&invited=true&limit=3')
  })

  it('pages through the past', async () => {
    fakeUni.server = () => ({ status: 200, body: { items: [], next_cursor: null } })
    const { listActivities } = await import('../api')
    await listActivities({ when: 'past', cursor: 'x' })
    expect(fakeUni.sent[0]?.url).toContain('?status=closed&status=cancelled&cursor=x')
  })
})

describe('readRoll', () => {
  const counts = { due: 2, present: 0, late: 0, excused: 0, absent: 0, unknown: 2, offline_waiting: 0, leave_waiting: 0 }

  it('gathers every page, and asks with the tag afterwards', async () => {
    fakeUni.server = ({ url, header }) => {
      if (header['If-None-Match'] === '"t1"') return { status: 304 }
      const isSecond = url.includes('cursor=c2')
      return { status: 200, headers: { ETag: '"t1"' }, body: { items: [{ member_id: isSecond ? 'b' : 'a' }], next_cursor: isSecond ? null : 'c2', counts } }
    }
    const { readRoll } = await import('../attendance-api')
    const first = await readRoll('1', null)
    if (!first.ok) throw new Error('no roll')
    expect(first.value.roll.items.map(({ member_id }) => member_id)).toEqual(['a', 'b'])
    const again = await readRoll('1', first.value)
    expect(again.ok && again.value).toBe(first.value)
    expect(fakeUni.sent).toHaveLength(3)
  })
})

describe('decisions', () => {
  it('rest on the version that was seen', async () => {
    fakeUni.server = () => ({ status: 200, body: {} })
    const { decideLeave, decideOffline } = await import('../attendance-api')
    await decideLeave('1', { id: 'l', version: 4 } as Parameters<typeof decideLeave>[1], { approve: true })
    await decideOffline('1', { id: 'f', version: 7 } as Parameters<typeof decideOffline>[1], { approve: false, reason: '没来' })
    expect(fakeUni.sent.map(({ url, header, data }) => [url.split('/v1')[1], header['If-Match'], data])).toEqual([
      ['/activities/1/leave-requests/l/decision', '"4"', { approve: true }],
      ['/activities/1/offline-check-ins/f/decision', '"7"', { approve: false, reason: '没来' }],
    ])
  })
})

describe('submitLeave', () => {
  beforeEach(() => vi.useFakeTimers())

  it('keeps the request under the same key when no answer comes, so that it counts once', async () => {
    fakeUni.server = () => 'offline'
    const { submitLeave } = await import('../leave')
    expect(await submitLeave({ id: '1' }, { kind: 'sick', reason: '看病' }, '请假')).toEqual({ ok: true, value: 'noted' })
    const key = fakeUni.sent[0]?.header['Idempotency-Key']
    expect(fakeUni.stored.get('outbox')).toMatchObject({ value: [{ id: key, kind: 'leave_request', body: { kind: 'sick', reason: '看病' } }] })
  })

  it('passes a refusal on', async () => {
    fakeUni.server = () => ({ status: 409, body: { code: 'activities.leave_too_late', title: '活动已经开始，请直接跟组织者说。' } })
    const { submitLeave } = await import('../leave')
    expect(await submitLeave({ id: '1' }, { kind: 'sick', reason: '看病' }, '请假')).toMatchObject({ ok: false, error: { code: 'activities.leave_too_late' } })
    expect(fakeUni.stored.has('outbox')).toBe(false)
  })
})

describe('canCheckIn', () => {
  const part = { state: null, at: null, leave: null, offline: null }
  const open = { status: 'open', opens_at: '2026-03-05T06:00:00Z', my_part: part } as Activity
  const now = new Date('2026-03-05T06:00:00Z')

  it.each([
    [open, true],
    [{ ...open, status: 'planned' } as Activity, true],
    [{ ...open, status: 'closed' } as Activity, false],
    [{ ...open, opens_at: '2026-03-05T06:00:01Z' }, false],
    [{ ...open, my_part: null }, false],
    [{ ...open, my_part: { ...part, state: 'present' } } as Activity, false],
    [{ ...open, my_part: { ...part, state: 'excused' } } as Activity, true],
    [{ ...open, my_part: { ...part, offline: { decision: 'pending' } } } as Activity, false],
    [{ ...open, my_part: { ...part, offline: { decision: 'refused' } } } as Activity, true],
  ])('offers the code only to whom it can help', async (activity, expected) => {
    const { canCheckIn } = await import('../model')
    expect(canCheckIn(activity, now)).toBe(expected)
  })
})
