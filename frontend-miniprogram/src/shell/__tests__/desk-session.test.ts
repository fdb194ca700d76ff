// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '@test/fake-uni'

const MINUTE = 60_000
const until = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()
const tokens = () => ({ access_token: 'a2', refresh_token: 'r2', token_type: 'Bearer', expires_in: 900, account_id: account, session_id: 's', session_expires_at: until(30) })
const me = (account_id: string) => ({ account_id, name: '邓×', session_kind: 'staff', permissions: [], roles: [], member: null })

let answerToRenewal: () => Answer | 'offline'
let account = 'officer'
function server({ url }: Sent): Answer | 'offline' {
  if (url.endsWith('/auth/refresh')) return answerToRenewal()
  if (url.endsWith('/auth/password')) return { status: 200, body: tokens() }
  return { status: 200, body: me(account) }
}
const renewals = () => fakeUni.sent.filter(({ url }) => url.endsWith('/auth/refresh')).length

/** Somebody has just signed in at a desk. */
async function begin() {
  const { beginSession } = await import('@/core/session/session')
  const account = await import('@/domains/identity/account')
  const session = await import('../desk-session')
  beginSession(tokens())
  await account.refreshMe()
  session.watchDeskSession()
  return { ...session, ...account }
}

const touch = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))

describe('a session at a desk', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z') })
    fakeUni.server = server
    answerToRenewal = () => ({ status: 200, body: tokens() })
    account = 'officer'
  })

  it('tells two minutes before it ends, and a press keeps it', async () => {
    const { deskSession, stay } = await begin()
    await vi.advanceTimersByTimeAsync(27 * MINUTE)
    expect(deskSession.value).toBe('lasting')
    await vi.advanceTimersByTimeAsync(MINUTE + 5000)
    expect(deskSession.value).toBe('ending')
    expect(renewals()).toBe(0)
    await stay()
    expect(deskSession.value).toBe('lasting')
    expect(renewals()).toBe(1)
  })

  it('is renewed while hands are at work, once a minute at most, and not a moment longer', async () => {
    const { deskSession } = await begin()
    for (let minute = 0; minute < 40; minute++) {
      touch()
      touch()
      await vi.advanceTimersByTimeAsync(MINUTE)
    }
    expect(deskSession.value).toBe('lasting')
    expect(renewals()).toBeGreaterThan(35)
    expect(renewals()).toBeLessThanOrEqual(40)
    await vi.advanceTimersByTimeAsync(32 * MINUTE)
    expect(deskSession.value).toBe('over')
  })

  it('tries again when the network was away', async () => {
    const { deskSession } = await begin()
    answerToRenewal = () => 'offline'
    touch()
    await vi.advanceTimersByTimeAsync(28 * MINUTE + 5000)
    expect(deskSession.value).toBe('ending')
    answerToRenewal = () => ({ status: 200, body: tokens() })
    await vi.advanceTimersByTimeAsync(MINUTE + 5000)
    expect(deskSession.value).toBe('lasting')
  })

  it('is over when the server says so', async () => {
    const { deskSession, stay } = await begin()
    answerToRenewal = () => ({ status: 401, body: { code: 'accounts.session_expired', errors: [] } })
    await stay()
    expect(deskSession.value).toBe('over')
  })

  it('gives no key away once it is over, lays dialogs aside, and brings them back to the one who signs in again', async () => {
    const { deskSession, enterByPassword } = await begin()
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.showModal()
    await vi.advanceTimersByTimeAsync(31 * MINUTE)
    expect(deskSession.value).toBe('over')
    expect(fakeUni.stored.has('session')).toBe(false)
    expect(dialog.open).toBe(false)
    expect(await enterByPassword({ username: 'officer', password: 'x' })).toEqual({ ok: true, value: 'signed-in' })
    await vi.advanceTimersByTimeAsync(0)
    expect(deskSession.value).toBe('lasting')
    expect(dialog.open).toBe(true)
    dialog.remove()
  })

  it('keeps nothing of the one before for somebody else', async () => {
    const { enterByPassword, me: known } = await begin()
    const { writeCached, readCached } = await import('@/core/resource/cache')
    writeCached('sessions', ['x'], Date.now())
    await vi.advanceTimersByTimeAsync(31 * MINUTE)
    account = 'admin'
    expect(await enterByPassword({ username: 'admin', password: 'x' })).toEqual({ ok: true, value: 'someone-else' })
    await vi.advanceTimersByTimeAsync(0)
    expect(readCached('sessions')).toBeNull()
    expect(known.value?.account_id).toBe('admin')
  })

  it('of a phone is not watched', async () => {
    const { deskSession, refreshMe } = await begin()
    fakeUni.server = () => ({ status: 200, body: { ...me('m'), session_kind: 'member' } })
    await refreshMe()
    await vi.advanceTimersByTimeAsync(40 * MINUTE)
    expect(deskSession.value).toBe('lasting')
  })
})
