// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { APPLICATION } from './transfers'

const load = () => import('../kept')

/** Somebody's session on this phone, and what it knows of them. */
async function signIn(account_id: string) {
  const { setTokens } = await import('@/core/session/tokens')
  const { writeCached } = await import('@/core/resource/cache')
  setTokens({ access: 'a', refresh: 'r' })
  writeCached('me', { account_id, member: null, roles: [], permissions: [] }, Date.now())
  vi.resetModules()
}
beforeEach(() => signIn('u1'))

it('answers are written down at once and survive a closed app', async () => {
  const before = await load()
  before.answer({ kind: 'within_county', target: APPLICATION.target })
  before.answer({ reason: 'job' })
  vi.resetModules()
  expect((await load()).application.value).toMatchObject({ kind: 'within_county', target: { id: 't1' }, reason: 'job' })
})

it('another wording gets another key, the same wording keeps it', async () => {
  const kept = await load()
  kept.answer({ reason: 'job' })
  const first = kept.application.value.key
  kept.noteTransfer('x1')
  expect(kept.application.value).toMatchObject({ key: first, transferId: 'x1' })
  kept.answer({ reason: 'study' })
  expect(kept.application.value.key).not.toBe(first)
  expect(kept.application.value.transferId).toBe('x1')
})

it('goes with the session, with the places chosen last', async () => {
  const kept = await load()
  kept.answer({ kind: 'within_county' })
  kept.remember(APPLICATION.target!)
  const { endSession } = await import('@/core/session/session')
  endSession()
  expect([kept.application.value.kind, kept.recent.value]).toEqual(['', []])
  vi.resetModules()
  expect((await load()).application.value.kind).toBe('')
  expect((await load()).recent.value).toEqual([])
})

it('is gone once it was sent', async () => {
  const kept = await load()
  kept.answer({ kind: 'within_county' })
  kept.discard()
  vi.resetModules()
  expect((await load()).application.value.kind).toBe('')
})

it('learns the dues from the roll, unless the server has the application already', async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  fakeUni.server = () => ({ status: 200, body: { dues_paid_through: '2026-02' } })
  const kept = await load()
  kept.answer({ kind: 'within_county' })
  await kept.learnRoll()
  expect(kept.application.value.duesOnRecord).toBe('2026-02')
  expect(kept.application.value.isPhoneAsked).toBe(true)
  kept.takeUp({ ...APPLICATION, transferId: 'x1' })
  await kept.learnRoll()
  expect(kept.application.value.duesOnRecord).toBeNull()
})

it('begins anew for another person, goes on for the same, and names only somebody else', async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  fakeUni.server = ({ url }) => ({ status: 200, body: { dues_paid_through: url.endsWith('/members/m9') ? '2026-01' : '2026-02' } })
  const kept = await load()
  kept.answer({ kind: 'within_county', target: APPLICATION.target })
  kept.beginFor('m9', '吴满仓')
  expect(kept.application.value).toMatchObject({ kind: '', target: null, memberId: 'm9' })
  expect(kept.otherName()).toBe('吴满仓')
  kept.answer({ kind: 'within_county' })
  await kept.learnRoll()
  kept.beginFor('m9', '吴满仓')
  expect(kept.application.value).toMatchObject({ kind: 'within_county', duesOnRecord: '2026-01' })
  kept.beginFor(null, '')
  expect([kept.application.value.kind, kept.application.value.memberId, kept.otherName()]).toEqual(['', null, undefined])
})

it('is not shown to another who signs in on the same phone, and waits for whoever wrote it', async () => {
  const kept = await load()
  kept.answer({ kind: 'within_county' })
  kept.remember(APPLICATION.target!)
  await signIn('u2')
  expect([(await load()).application.value.kind, (await load()).recent.value]).toEqual(['', []])
  await signIn('u1')
  expect((await load()).application.value.kind).toBe('within_county')
})

it('is another person\'s at once where who is signed in turns out to be another', async () => {
  const kept = await load()
  kept.answer({ kind: 'within_county' })
  fakeUni.server = () => ({ status: 200, body: { account_id: 'u2', member: null, roles: [], permissions: [] } })
  const { refreshMe } = await import('@/domains/identity/account')
  await refreshMe()
  expect(kept.application.value.kind).toBe('')
})
