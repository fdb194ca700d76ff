// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Loss, Sent } from '@test/fake-uni'

const PROBLEM = { type: '/errors', title: '服务器正忙，请过一会儿再试。', status: 503, code: 'server.busy', errors: [] }

async function load() {
  const { call } = await import('../client')
  const tokens = await import('../../session/tokens')
  return { call, ...tokens }
}

function bearerOf(request: Sent) {
  return request.header.Authorization
}

/** A server whose access token `old` has run out and whose refresh token `r1` works once. */
function expiringServer() {
  let renewals = 0
  fakeUni.server = (request): Answer => {
    if (request.url.endsWith('/auth/refresh')) {
      renewals += 1
      const isFirst = (request.data as { refresh_token: string }).refresh_token === 'r1'
      return isFirst ? { status: 200, body: { access_token: 'new', refresh_token: 'r2' } } : { status: 401, body: {} }
    }
    return bearerOf(request) === 'Bearer new' ? { status: 200, body: { ok: true } } : { status: 401, body: {} }
  }
  return () => renewals
}

describe('call', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))

  it('sends nothing when nobody is signed in', async () => {
    const { call } = await load()
    const result = await call({ method: 'GET', path: '/api/v1/me' })
    expect(result).toMatchObject({ ok: false, error: { code: 'session.missing' } })
    expect(fakeUni.sent).toHaveLength(0)
  })

  it('renews once for parallel calls, and each of them succeeds', async () => {
    const { call, setTokens, currentTokens } = await load()
    setTokens({ access: 'old', refresh: 'r1' })
    const renewals = expiringServer()
    const results = await Promise.all([1, 2, 3].map(() => call({ method: 'GET', path: '/api/v1/me' })))
    expect(results.map((result) => result.ok)).toEqual([true, true, true])
    expect(renewals()).toBe(1)
    expect(fakeUni.sent).toHaveLength(7)
    expect(currentTokens()).toEqual({ access: 'new', refresh: 'r2' })
  })

  it('uses the tokens another tab has renewed meanwhile', async () => {
    const { call, setTokens } = await load()
    setTokens({ access: 'old', refresh: 'r0' })
    const renewals = expiringServer()
    fakeUni.stored.set('session', { v: 1, value: { access: 'new', refresh: 'r2' } })
    expect(await call({ method: 'GET', path: '/api/v1/me' })).toMatchObject({ ok: true })
    expect(renewals()).toBe(0)
  })

  it('forgets a session the server has ended', async () => {
    const { call, setTokens, isSignedIn } = await load()
    setTokens({ access: 'old', refresh: 'spent' })
    expiringServer()
    const result = await call({ method: 'GET', path: '/api/v1/me' })
    expect(result).toMatchObject({ ok: false, error: { code: 'accounts.session_expired' } })
    expect(isSignedIn.value).toBe(false)
  })

  it('keeps the session when the renewal gets lost', async () => {
    const { call, setTokens, isSignedIn } = await load()
    setTokens({ access: 'old', refresh: 'r1' })
    fakeUni.server = (request) => (request.url.endsWith('/auth/refresh') ? 'offline' : { status: 401, body: {} })
    expect(await call({ method: 'GET', path: '/api/v1/me' })).toMatchObject({ ok: false, error: { kind: 'offline' } })
    expect(isSignedIn.value).toBe(true)
  })

  it('asks once more when the answer to a renewal got lost', async () => {
    const { call, setTokens } = await load()
    setTokens({ access: 'old', refresh: 'r1' })
    let renewals = 0
    fakeUni.server = (request) => {
      if (!request.url.endsWith('/auth/refresh')) return bearerOf(request) === 'Bearer new' ? { status: 200, body: {} } : { status: 401, body: {} }
      renewals += 1
      return renewals === 1 ? 'timeout' : { status: 200, body: { access_token: 'new', refresh_token: 'r2' } }
    }
    expect(await call({ method: 'GET', path: '/api/v1/me' })).toMatchObject({ ok: true })
    expect(renewals).toBe(2)
  })

  it('names a renewal until it is answered, also after a restart, and the next one anew', async () => {
    const { call, setTokens } = await load()
    setTokens({ access: 'old', refresh: 'r1' })
    const sent: { refresh_token: string; renewal_id: string }[] = []
    let answer: Answer | 'timeout' | 'offline' = 'timeout'
    fakeUni.server = (request) => {
      if (!request.url.endsWith('/auth/refresh')) return { status: 401, body: {} }
      sent.push(request.data as (typeof sent)[number])
      return answer
    }
    const me = async (from: typeof call) => {
      const pending = from({ method: 'GET', path: '/api/v1/me' })
      await vi.runAllTimersAsync()
      await pending
    }
    await me(call)
    answer = { status: 503, body: PROBLEM }
    vi.resetModules()
    await me((await load()).call)
    const ids = new Set(sent.map(({ renewal_id }) => renewal_id))
    expect([sent.length > 3, ids.size]).toEqual([true, 1])
    answer = { status: 200, body: { access_token: 'new', refresh_token: 'r2' } }
    sent.length = 0
    const { call: again } = await load()
    await me(again)
    await me(again)
    expect(sent[0]).toEqual({ refresh_token: 'r1', renewal_id: [...ids][0] })
    expect(sent[1]).toMatchObject({ refresh_token: 'r2' })
    expect(ids.has(sent[1]!.renewal_id)).toBe(false)
    expect([...ids][0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/)
  })

  it.each(['timeout', 'broken'] as const)('repeats a lost POST with the same idempotency key: %s', async (loss) => {
    const { call, setTokens } = await load()
    setTokens({ access: 'a', refresh: 'r' })
    const answers: (Answer | Loss)[] = [loss, { status: 503, body: PROBLEM }, { status: 201, body: { id: '1' } }]
    fakeUni.server = () => answers.shift() as Answer
    const pending = call({ method: 'POST', path: '/api/v1/activities', body: { title: '党课' } })
    await vi.runAllTimersAsync()
    expect(await pending).toMatchObject({ ok: true, value: { status: 201, body: { id: '1' } } })
    expect(new Set(fakeUni.sent.map((request) => request.header['Idempotency-Key'])).size).toBe(1)
    expect(new Set(fakeUni.sent.map((request) => request.header['X-Request-Id'])).size).toBe(1)
  })

  it('gives up after three tries and says how it ended', async () => {
    const { call } = await load()
    fakeUni.server = () => ({ status: 503, body: PROBLEM, headers: { 'X-Request-Id': 'abc', 'Retry-After': '2' } })
    const pending = call({ method: 'GET', path: '/api/v1/me', identity: 'never' })
    await vi.runAllTimersAsync()
    expect(await pending).toEqual({
      ok: false,
      error: { code: 'server.busy', kind: 'server', status: 503, title: PROBLEM.title, requestId: 'abc', retryAfterS: 2 },
    })
    expect(fakeUni.sent).toHaveLength(3)
  })

  it.each([
    ['no network', 'offline' as const],
    ['too often', { status: 429, body: { code: 'rate.limited' } }],
    ['a fault of ours', { status: 500, body: { code: 'server.fault' } }],
    ['a refusal', { status: 409, body: { code: 'activities.closed' } }],
  ])('does not repeat on %s', async (_name, answer) => {
    const { call } = await load()
    fakeUni.server = () => answer
    await call({ method: 'GET', path: '/api/v1/me', identity: 'never' })
    expect(fakeUni.sent).toHaveLength(1)
  })

  it('names the fields that need mending', async () => {
    const { call } = await load()
    const errors = [
      { pointer: '/national_id', code: 'x', message: '身份证号是18位' },
      { pointer: '/members/0/phone', code: 'x', message: '手机号是11位数字' },
    ]
    fakeUni.server = () => ({ status: 422, body: { code: 'form.invalid', title: '有2处要改', errors } })
    const result = await call({ method: 'PATCH', path: '/api/v1/members/1', identity: 'never', ifMatch: '"3"' })
    expect(result).toMatchObject({
      error: { kind: 'invalid', fields: { national_id: '身份证号是18位', phone: '手机号是11位数字' } },
    })
    expect(fakeUni.sent[0]?.header['If-Match']).toBe('"3"')
  })

  it('says who was faster, and survives answers that are no JSON', async () => {
    const { call } = await load()
    fakeUni.server = () => ({ status: 412, body: { code: 'activities.stale', by: '王×', at: '2026-03-05T09:12:00+08:00' } })
    expect(await call({ method: 'PATCH', path: '/api/v1/members/1', identity: 'never' })).toMatchObject({ error: { kind: 'refused', by: '王×' } })
    fakeUni.server = () => ({ status: 404, body: '<html>not here</html>' })
    expect(await call({ method: 'GET', path: '/api/v1/me', identity: 'never' })).toMatchObject({ error: { code: 'unknown', kind: 'refused' } })
  })

  it('leaves empty parameters out and escapes the others', async () => {
    const { call } = await load()
    fakeUni.server = () => ({ status: 200, body: {} })
    await call({ method: 'GET', path: '/api/v1/members', query: { q: '张 三&', cursor: undefined, status: '', limit: 20 }, identity: 'never' })
    expect(fakeUni.sent[0]?.url).toBe('/api/v1/members?q=%E5%BC%A0%20%E4%B8%89%26&limit=20')
  })

  it('learns the server’s time from each answer', async () => {
    const { call } = await load()
    const { clockOffsetMs } = await import('../../clock')
    vi.setSystemTime(new Date('2026-03-05T06:00:00Z'))
    fakeUni.server = () => ({ status: 200, body: {}, headers: { Date: 'Thu, 05 Mar 2026 06:05:00 GMT' } })
    await call({ method: 'GET', path: '/api/v1/me', identity: 'never' })
    expect(clockOffsetMs()).toBe(300_500)
  })
})
