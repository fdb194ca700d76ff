import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '@test/fake-uni'
import { readCheckInToken } from '../model'

const TOKEN = 'AbCdEfGh_-0123456789AbCdEfGh01'

describe('readCheckInToken', () => {
  it.each([`https://h.example/c?t=${TOKEN}`, `http://127.0.0.1:8000/c?x=1&t=${TOKEN}`, ` ${TOKEN} `])('finds the code in %s', (text) => {
    expect(readCheckInToken(text)).toBe(TOKEN)
  })

  it.each(['https://pay.example/x?t=1', '你好', '', '123'])('knows that %s is none', (text) => {
    expect(readCheckInToken(text)).toBeNull()
  })
})

describe('submitCheckIn', () => {
  const checkIn = { id: '1', activity_id: 'a', member_id: 'm', state: 'present', at: '2026-03-05T14:30:00+08:00', repeated: false }

  async function load() {
    const { setTokens } = await import('@/core/session/tokens')
    setTokens({ access: 'a', refresh: 'r' })
    return import('../check-in')
  }
  const waiting = () => (fakeUni.stored.get('outbox') as { value: unknown[] } | undefined)?.value
  beforeEach(() => vi.useFakeTimers())

  it('has the server’s word', async () => {
    fakeUni.server = () => ({ status: 201, body: checkIn })
    const { submitCheckIn } = await load()
    expect(await submitCheckIn({ token: TOKEN, at: new Date() }, '签到')).toEqual({ kind: 'done', checkIn })
    expect(fakeUni.sent[0]?.data).toEqual({ token: TOKEN })
    expect(waiting()).toEqual([])
  })

  it('is written down before it is sent, and said to be after three seconds without an answer', async () => {
    let answer = (_reply: Answer) => {}
    fakeUni.server = () => new Promise((resolve) => (answer = resolve))
    const { submitCheckIn } = await load()
    const ending = submitCheckIn({ token: TOKEN, at: new Date() }, '签到')
    expect(waiting()).toMatchObject([{ kind: 'check_in', body: { offline: { token: TOKEN } } }])
    await vi.advanceTimersByTimeAsync(3_000)
    const noted = await ending
    expect(noted).toMatchObject({ kind: 'noted' })
    answer({ status: 201, body: checkIn })
    expect('later' in noted && (await noted.later)).toEqual({ kind: 'done', checkIn })
    expect(waiting()).toEqual([])
  })

  it('goes to the outbox when its code has run out on a slow way', async () => {
    let answer = (_reply: Answer) => {}
    fakeUni.server = ({ data }) => ('token' in (data as object) ? new Promise((resolve) => (answer = resolve)) : { status: 201, body: checkIn })
    const { submitCheckIn } = await load()
    const ending = submitCheckIn({ token: TOKEN, at: new Date() }, '签到')
    await vi.advanceTimersByTimeAsync(3_000)
    const noted = await ending
    answer({ status: 409, body: { code: 'activities.code_expired', title: '码刚刚换了' } })
    expect('later' in noted && (await noted.later)).toEqual({ kind: 'noted' })
    await vi.advanceTimersByTimeAsync(0)
    expect(fakeUni.sent.at(-1)?.data).toMatchObject({ offline: { token: TOKEN } })
    expect(waiting()).toMatchObject([{ state: 'accepted', receipt: checkIn }])
  })

  it('is not lost when the app is closed before the answer', async () => {
    fakeUni.server = () => new Promise(() => {})
    const { submitCheckIn } = await load()
    void submitCheckIn({ token: TOKEN, at: new Date() }, '签到')
    await vi.advanceTimersByTimeAsync(0)
    vi.resetModules()
    fakeUni.server = () => ({ status: 201, body: checkIn })
    await load()
    await (await import('@/core/outbox/outbox')).flush()
    expect(waiting()).toMatchObject([{ state: 'accepted' }])
  })

  it('writes it down when there is no network, with the time it was scanned', async () => {
    vi.setSystemTime(new Date('2026-03-05T06:31:00Z'))
    fakeUni.server = () => 'offline'
    const { submitCheckIn } = await load()
    expect(await submitCheckIn({ token: TOKEN, at: new Date() }, '签到')).toEqual({ kind: 'noted' })
    expect(fakeUni.stored.get('outbox')).toMatchObject({
      value: [{ body: { offline: { token: TOKEN, scanned_at: '2026-03-05T06:31:00.000Z', clock_offset_ms: 0 } } }],
    })
  })

  it('says so when the phone can’t even keep it', async () => {
    fakeUni.server = () => 'offline'
    const { submitCheckIn } = await load()
    fakeUni.isStorageFull = true
    expect(await submitCheckIn({ token: TOKEN, at: new Date() }, '签到')).toEqual({ kind: 'not-kept' })
  })

  it('passes a refusal on and writes nothing down', async () => {
    fakeUni.server = () => ({ status: 409, body: { code: 'activities.code_expired', title: '码刚刚换了' } })
    const { submitCheckIn } = await load()
    expect(await submitCheckIn({ token: TOKEN, at: new Date() }, '签到')).toMatchObject({ kind: 'refused', error: { code: 'activities.code_expired' } })
    expect(waiting()).toEqual([])
  })
})
