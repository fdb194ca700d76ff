// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'

const REQUEST = { kind: 'check_in', label: '党课', method: 'POST', path: '/api/v1/check-ins', body: { offline: {} } } as const

async function start() {
  vi.resetModules()
  const outbox = await import('../outbox')
  const { setTokens } = await import('../../session/tokens')
  const { watchNetwork } = await import('../../network')
  setTokens({ access: 'a', refresh: 'r' })
  await watchNetwork()
  return outbox
}

describe('outbox', () => {
  beforeEach(() => vi.useFakeTimers())

  it('writes an item down before anything else, and sends it after the app was killed: accepted once', async () => {
    fakeUni.server = () => 'offline'
    const before = await start()
    const kept = before.enqueue(REQUEST)
    expect(fakeUni.stored.get('outbox')).toMatchObject({ v: 1, value: [{ id: kept?.id }] })
    await before.flush()

    fakeUni.sent.length = 0
    fakeUni.server = () => ({ status: 201, body: {} })
    const after = await start()
    await after.flush(true)
    await after.flush(true)
    expect(fakeUni.sent.map((request) => request.header['Idempotency-Key'])).toEqual([kept?.id])
    expect(after.outboxItems.value).toMatchObject([{ state: 'accepted' }])
  })

  it('promises nothing when the device can’t keep it', async () => {
    const outbox = await start()
    fakeUni.isStorageFull = true
    expect(outbox.enqueue(REQUEST)).toBeNull()
    expect(outbox.outboxItems.value).toEqual([])
  })

  it('sends everything, one at a time, when the network is back', async () => {
    fakeUni.server = () => 'offline'
    const outbox = await start()
    fakeUni.setOnline(false)
    outbox.enqueue(REQUEST)
    outbox.enqueue({ ...REQUEST, label: '党日' })
    await outbox.flush()
    expect(outbox.waitingCount.value).toBe(2)

    let atOnce = 0
    fakeUni.server = async () => {
      atOnce += 1
      expect(atOnce).toBe(1)
      await Promise.resolve()
      atOnce -= 1
      return { status: 201, body: {} }
    }
    fakeUni.setOnline(true)
    await outbox.flush()
    expect(outbox.waitingCount.value).toBe(0)
  })

  it('tries again by itself after the wait', async () => {
    fakeUni.server = () => 'offline'
    const outbox = await start()
    outbox.enqueue(REQUEST)
    await outbox.flush()
    fakeUni.server = () => ({ status: 201, body: {} })
    await vi.advanceTimersByTimeAsync(4_000)
    expect(outbox.waitingCount.value).toBe(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(outbox.waitingCount.value).toBe(0)
  })

  it('keeps a refusal in sight until it is dismissed', async () => {
    fakeUni.server = () => ({ status: 409, body: { code: 'activities.closed', title: '签到已结束' } })
    const outbox = await start()
    const item = outbox.enqueue(REQUEST)
    await outbox.flush()
    expect(outbox.outboxItems.value).toMatchObject([{ state: 'rejected', error: { code: 'activities.closed' } }])
    outbox.dismiss(item?.id ?? '')
    expect(outbox.outboxItems.value).toEqual([])
  })

  it('sends anonymous items without identity', async () => {
    fakeUni.server = () => ({ status: 201, body: {} })
    const outbox = await start()
    outbox.enqueue({ ...REQUEST, kind: 'feedback', isAnonymous: true })
    await outbox.flush()
    expect(fakeUni.sent[0]?.header.Authorization).toBeUndefined()
  })

  it('is empty for the next person on this device', async () => {
    fakeUni.server = () => 'offline'
    const outbox = await start()
    outbox.enqueue(REQUEST)
    await outbox.flush()
    const { endSession } = await import('../../session/session')
    endSession()
    expect(outbox.outboxItems.value).toEqual([])
    expect([...fakeUni.stored.keys()]).toEqual([])
  })
})
