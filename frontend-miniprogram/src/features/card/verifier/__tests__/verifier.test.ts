import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '@test/fake-uni'
import * as made from './cards'

const START = new Date('2026-09-21T02:00:00Z')
const seconds = () => Math.floor(Date.now() / 1000)
const asked = (part: string) => fakeUni.sent.filter(({ url }) => url.includes(part)).length

let withdrawn: number[] = []
let isServerThere = true

async function server({ url }: Sent) {
  if (!isServerThere) return 'offline' as const
  if (url.endsWith('/.well-known/jwks.json')) return { status: 200, body: made.keySet() }
  if (url.endsWith('/identity/status/0')) return { status: 200, body: await made.list(seconds(), withdrawn) }
  return { status: 404 }
}

async function verifier() {
  const { useVerifier } = await import('../use-verifier')
  return useVerifier()
}

const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] })
  withdrawn = []
  isServerThere = true
  fakeUni.server = server
})

describe('what a verifier keeps', () => {
  it('is enough for the time without a network, and outlives the page', async () => {
    await (await verifier()).prepare()
    isServerThere = false
    vi.resetModules()
    const { check, finding } = await verifier()
    later(2 * HOUR)

    await check(made.code(seconds()), undefined, null)
    expect(finding.value).toMatchObject({ answer: 'valid', isByServer: false, name: '张*明', listAgeMs: 2 * HOUR })
  })

  it('are keys for an hour and lists for a minute', async () => {
    const { prepare } = await verifier()
    await prepare()
    await prepare()
    expect([asked('jwks'), asked('status')]).toEqual([1, 1])
    later(MINUTE)
    await prepare()
    expect([asked('jwks'), asked('status')]).toEqual([1, 2])
    later(HOUR)
    await prepare()
    expect([asked('jwks'), asked('status')]).toEqual([2, 3])
  })

  it('says nothing of the time: a browser may have kept it for an hour', async () => {
    const kept = { date: new Date(Date.now() - HOUR).toUTCString(), 'cache-control': 'public, max-age=3600' }
    fakeUni.server = async (request) => ({ ...((await server(request)) as Answer), headers: kept })
    const { check, finding } = await verifier()
    await check(made.code(seconds()), undefined, null)
    expect(finding.value).toMatchObject({ answer: 'valid', at: START })
  })

  it('is asked for once in five minutes for a key that is not there', async () => {
    const { prepare, check, finding } = await verifier()
    await prepare()
    later(4 * MINUTE)
    await check(made.code(seconds(), { kid: 'stranger' }), undefined, null)
    expect(asked('jwks')).toBe(1)
    later(2 * MINUTE)
    await check(made.code(seconds(), { kid: 'stranger' }), undefined, null)
    await check(made.code(seconds(), { kid: 'stranger' }), undefined, null)
    expect(asked('jwks')).toBe(2)
    expect(finding.value).toMatchObject({ answer: 'invalid', reason: 'unknown_key' })
  })

  it('does not give way to a list that nobody has signed', async () => {
    const { prepare, check, finding } = await verifier()
    await prepare()
    later(MINUTE)
    fakeUni.server = async ({ url }) => (url.includes('status') ? { status: 200, body: await made.list(seconds(), [], { kid: 'stranger' }) } : { status: 404 })
    await check(made.code(seconds()), undefined, null)
    expect(finding.value).toMatchObject({ answer: 'valid', listAgeMs: MINUTE })
  })
})

describe('a look at a card', () => {
  it('is refused for a withdrawn one as soon as the list says so', async () => {
    const { check, finding } = await verifier()
    await check(made.code(seconds()), undefined, null)
    expect(finding.value?.answer).toBe('valid')
    withdrawn = [7]
    later(MINUTE)
    await check(made.code(seconds()), undefined, null)
    expect(finding.value).toMatchObject({ answer: 'invalid', reason: 'revoked' })
  })

  it('knows a copy, also after the page was opened anew, and forgets it when it has run out anyway', async () => {
    const shown = made.code(seconds() + 60)
    await (await verifier()).check(shown, undefined, null)
    vi.resetModules()
    const { check, finding } = await verifier()
    await check(shown, undefined, null)
    expect(finding.value).toMatchObject({ answer: 'invalid', reason: 'replayed' })
    later(121_000)
    const { wasSeen } = await import('../replays')
    const { verify, keysOf } = await import('../../dm1/dm1')
    expect(wasSeen(verify(shown, keysOf(made.keySet()), seconds()).card!.replayKey!, Date.now())).toBe(false)
  })

  it('ends without an answer where nothing was ever kept', async () => {
    isServerThere = false
    const { check, finding } = await verifier()
    await check(made.code(seconds()), undefined, null)
    expect(finding.value).toMatchObject({ answer: 'unknown', doubt: 'no_keys' })
  })

  it('is the server’s where it may be asked, and this device’s where the server is gone', async () => {
    const { setTokens } = await import('@/core/session/tokens')
    setTokens({ access: 'a', refresh: 'r' })
    const { prepare, check, finding } = await verifier()
    await prepare()
    fakeUni.server = ({ url, data }) =>
      url.endsWith('/identity/verifications')
        ? { status: 200, body: { result: 'invalid', reason: 'replayed', asked: data } }
        : { status: 404 }
    await check(made.code(seconds()), '482913', { purpose: '会场核对' })
    expect(finding.value).toMatchObject({ answer: 'invalid', reason: 'replayed', isByServer: true })
    expect(fakeUni.sent.at(-1)?.data).toMatchObject({ purpose: '会场核对', challenge: '482913' })

    fakeUni.server = () => 'offline'
    await check(made.code(seconds()), undefined, { purpose: '会场核对' })
    expect(finding.value).toMatchObject({ answer: 'valid', isByServer: false })
  })
})
