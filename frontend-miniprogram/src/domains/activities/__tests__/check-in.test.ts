import { beforeEach, describe, expect, it, vi } from 'vitest'
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
  beforeEach(() => vi.useFakeTimers())

  it('has the server’s word', async () => {
    fakeUni.server = () => ({ status: 201, body: checkIn })
    const { submitCheckIn } = await load()
    expect(await submitCheckIn({ token: TOKEN, at: new Date() }, '签到')).toEqual({ kind: 'done', checkIn })
    expect(fakeUni.sent[0]?.data).toEqual({ token: TOKEN })
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
    expect(fakeUni.stored.has('outbox')).toBe(false)
  })
})
