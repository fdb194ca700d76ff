import { describe, expect, it } from 'vitest'
import { failure, OFFLINE, success } from '../../http/errors'
import { added, due, MAX_ITEMS, restored, settled, waitAfter, type OutboxItem } from '../queue'

const T0 = 1_000_000
const DAY = 24 * 60 * 60_000

function item(changes: Partial<Omit<OutboxItem, 'method' | 'path'>> = {}): OutboxItem {
  return {
    id: 'a',
    kind: 'check_in',
    label: '签到',
    method: 'POST',
    path: '/api/v1/check-ins',
    body: {},
    isAnonymous: false,
    createdAt: T0,
    nextAt: T0,
    attempts: 0,
    state: 'queued',
    ...changes,
  }
}

describe('the offline queue', () => {
  it('waits 5 seconds first, doubles, and never more than 5 minutes', () => {
    expect([1, 2, 3, 10].map(waitAfter)).toEqual([5_000, 10_000, 20_000, 300_000])
  })

  it('holds fifty waiting items and drops finished ones to make room', () => {
    const waiting = Array.from({ length: MAX_ITEMS }, (_, n) => item({ id: String(n) }))
    expect(added(waiting, item())).toBeNull()
    const oneDone = [item({ id: 'done', state: 'accepted' }), ...waiting.slice(1)]
    expect(added(oneDone, item({ id: 'new' }))?.map(({ id }) => id)).not.toContain('done')
  })

  it('refuses an item too large to keep', () => {
    expect(added([], item({ body: { text: 'x'.repeat(5000) } }))).toBeNull()
  })

  it('takes up again what was being sent when the app died', () => {
    expect(restored([item({ state: 'sending' })], T0 + 1)).toMatchObject([{ state: 'queued' }])
  })

  it('forgets endings after a week, never what still waits', () => {
    const items = [item({ id: 'old', state: 'rejected' }), item({ id: 'waiting' })]
    expect(restored(items, T0 + 8 * DAY).map(({ id }) => id)).toEqual(['waiting'])
  })

  it('sends the oldest due item; by hand it does not wait', () => {
    const items = [item({ id: 'later', nextAt: T0 + 5000 }), item({ id: 'now' })]
    expect(due(items, T0, false)?.id).toBe('now')
    expect(due(items, T0, true)?.id).toBe('later')
  })

  it.each([
    ['accepted', success(null), 'accepted'],
    ['refused', failure({ code: 'activities.closed', kind: 'refused', status: 409 }), 'rejected'],
    ['invalid', failure({ code: 'form.invalid', kind: 'invalid', status: 422 }), 'rejected'],
    ['signed out', failure({ code: 'session.missing', kind: 'refused', status: 401 }), 'queued'],
    ['offline', failure(OFFLINE), 'queued'],
    ['busy', failure({ code: 'server.busy', kind: 'server', status: 503 }), 'queued'],
  ] as const)('%s → %s', (_name, result, state) => {
    expect(settled(item(), result, T0 + 1000).state).toBe(state)
  })

  it('keeps the number of a complaint, and not what it said, for as long as an answer may take', () => {
    const given = item({ kind: 'feedback', body: { content: '路灯不亮' } })
    const done = settled(given, success({ number: '123456789012' }), T0)
    expect(done).toMatchObject({ state: 'accepted', body: null, receipt: { number: '123456789012' } })
    expect(restored([done], T0 + 30 * DAY)).toHaveLength(1)
    expect(added(Array.from({ length: MAX_ITEMS }, (_, n) => (n === 0 ? done : item({ id: String(n), state: 'accepted' }))), item({ id: 'new' }))?.map(({ id }) => id)).toEqual([done.id, 'new'])
  })

  it('gives up after three days without an answer, and says why', () => {
    expect(settled(item(), failure(OFFLINE), T0 + 3 * DAY)).toMatchObject({ state: 'gave_up', error: OFFLINE })
  })
})
