// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '@test/fake-uni'

const MINUTE = 60_000
const CHECK_IN = { kind: 'check_in', label: '党课', method: 'POST', path: '/api/v1/check-ins', body: { offline: {} } } as const
const COMPLAINT = { kind: 'feedback', label: '路灯', method: 'POST', path: '/api/v1/feedback', body: {}, isAnonymous: true } as const
const ENDED: Answer = { status: 401, body: { code: 'accounts.session_expired', errors: [] } }

/** Who signs in next; whose sessions the server has ended; whether check-ins reach it. */
let next = 'wang'
let ended = ''
let isReached = true

/** The server and the account's tokens carry the same name, so a request shows in whose name it was sent. */
function server({ url, header }: Sent): Answer | 'offline' {
  if (url.endsWith('/auth/refresh')) return ENDED
  if (/\/auth\/(password|wechat)$|\/accept$/.test(url)) return { status: 200, body: sessionOf(next) }
  const caller = header.Authorization?.replace('Bearer ', '')
  if (caller !== undefined && caller === ended) return ENDED
  if (url.endsWith('/me')) return { status: 200, body: { account_id: caller, name: caller, session_kind: 'staff', permissions: [], roles: [], member: null } }
  return isReached ? { status: 201, body: {} } : 'offline'
}

function sessionOf(account_id: string) {
  const session_expires_at = new Date(Date.now() + 30 * MINUTE).toISOString()
  return { access_token: account_id, refresh_token: `${account_id}-r`, token_type: 'Bearer', expires_in: 900, account_id, session_id: 's', session_expires_at }
}

const restart = () => vi.resetModules()
const account = () => import('../account')
const outbox = () => import('@/core/outbox/outbox')
const byPassword = async () => (await account()).enterByPassword({ username: next, password: 'x' })
const byClaim = async () => (await account()).enterByClaim('c1')
async function byWechat() {
  history.replaceState(null, '', '/?code=W1&state=sandbox')
  return (await account()).signInSilently()
}

/** Wang is signed in; a check-in waits, a page is kept, and the card lies on the device. */
async function wangLeavesWork() {
  next = 'wang'
  isReached = false
  await byPassword()
  await (await account()).refreshMe()
  const { enqueue, flush } = await outbox()
  enqueue(CHECK_IN)
  await flush()
  const { writeCached } = await import('@/core/resource/cache')
  writeCached('inbox', ['给老王的通知'], Date.now())
}

const ENDINGS: Record<string, () => Promise<void>> = {
  'ran out': async () => {
    ended = 'wang'
    await (await outbox()).flush(true)
  },
  'was ended on the server, with the binding': async () => {
    ended = 'wang'
    await (await account()).refreshMe()
  },
  'was left alone at a desk': async () => {
    const { watchDeskSession } = await import('@/shell/desk-session')
    watchDeskSession()
    await vi.advanceTimersByTimeAsync(31 * MINUTE)
  },
  'ran out, before the client was started anew': async () => {
    ended = 'wang'
    await (await account()).refreshMe()
    restart()
  },
}

async function whatIsHere() {
  const { readCached } = await import('@/core/resource/cache')
  const { isSignedIn } = await import('@/core/session/tokens')
  return { isSignedIn: isSignedIn.value, waiting: (await outbox()).waitingCount.value, inbox: readCached('inbox')?.value ?? null }
}
/** In whose names check-ins have been sent from here on. */
async function senders() {
  fakeUni.sent.length = 0
  isReached = true
  await (await outbox()).flush(true)
  return fakeUni.sent.filter(({ url }) => url.endsWith('/check-ins')).map(({ header }) => header.Authorization)
}

describe.each(Object.keys(ENDINGS))('after a session that %s', (how) => {
  beforeEach(async () => {
    vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z') })
    fakeUni.server = server
    ended = ''
    await wangLeavesWork()
    await ENDINGS[how]?.()
    expect(await whatIsHere()).toEqual({ isSignedIn: false, waiting: 1, inbox: ['给老王的通知'] })
    ended = ''
  })

  it('the same person’s check-in is sent once they are back', async () => {
    expect(await byPassword()).toEqual({ ok: true, value: 'signed-in' })
    expect(await whatIsHere()).toEqual({ isSignedIn: true, waiting: 1, inbox: ['给老王的通知'] })
    expect(await senders()).toEqual(['Bearer wang'])
  })

  it.each([
    ['a password', byPassword, 'someone-else'],
    ['WeChat', byWechat, 'signed-in'],
    ['a claim', byClaim, 'signed-in'],
  ] as const)('another, who comes with %s, finds and sends nothing of it', async (_way, enter, value) => {
    next = 'li'
    expect(await enter()).toEqual({ ok: true, value })
    expect(await whatIsHere()).toEqual({ isSignedIn: true, waiting: 0, inbox: null })
    expect(await senders()).toEqual([])
    await vi.waitFor(async () => expect((await account()).me.value?.account_id).toBe('li'))
    expect(JSON.stringify([...fakeUni.stored.values()])).not.toContain('wang')
  })
})

describe('a device', () => {
  beforeEach(() => {
    fakeUni.server = server
    ended = ''
  })

  it('sends nothing of the last one while the next is being signed in at launch', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await wangLeavesWork()
    ended = 'wang'
    await (await account()).refreshMe()
    restart()
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    next = 'li'
    isReached = true
    fakeUni.sent.length = 0
    history.replaceState(null, '', '/?code=W1&state=sandbox')
    const { launch, show } = await import('@/shell/launch')
    launch()
    show()
    await (await outbox()).flush()
    await vi.waitFor(async () => expect((await account()).me.value?.account_id).toBe('li'))
    expect(fakeUni.sent.filter(({ url }) => url.endsWith('/check-ins'))).toEqual([])
  })

  it('where it is not known who signed in last keeps nothing that needs a name', async () => {
    await wangLeavesWork()
    fakeUni.stored.delete('owner')
    fakeUni.stored.delete('session')
    restart()
    await byPassword()
    expect(await whatIsHere()).toEqual({ isSignedIn: true, waiting: 0, inbox: null })
  })

  it('keeps what a visitor said without a name, and its number, when they sign in', async () => {
    isReached = true
    const { enqueue, flush } = await outbox()
    enqueue(COMPLAINT)
    await flush()
    await byPassword()
    expect((await outbox()).outboxItems.value).toMatchObject([{ label: '路灯', state: 'accepted' }])
    expect(fakeUni.stored.get('outbox')).toMatchObject({ value: [{ label: '路灯' }] })
  })

  it('of somebody who signed in keeps what they said without a name from the next', async () => {
    await wangLeavesWork()
    isReached = true
    const { enqueue, flush } = await outbox()
    enqueue(COMPLAINT)
    await flush()
    next = 'li'
    await byPassword()
    expect((await outbox()).outboxItems.value).toEqual([])
  })

  it('asks nobody else for what wants a sign-in of the last minutes', async () => {
    await wangLeavesWork()
    next = 'li'
    history.replaceState(null, '', '/?code=W1&state=sandbox')
    const work = vi.fn(() => Promise.resolve({ ok: false as const, error: { code: 'identity.sign_in_again', kind: 'refused' as const } }))
    await (await account()).freshly(work)
    expect(work).toHaveBeenCalledTimes(1)
  })
})
