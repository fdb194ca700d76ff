// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'

const ME = {
  account_id: 'a1',
  name: '邓×',
  session_id: 's1',
  session_kind: 'member',
  session_expires_at: '2026-04-05T06:31:00Z',
  member: { id: 'm1', name: '杨小雪', category: 'full', organization_id: 'o1', organization_name: '东村党支部' },
  roles: [],
  permissions: ['activities:read'],
  unread_count: 2,
  pending_count: 0,
}

async function start() {
  vi.resetModules()
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  return import('../account')
}

it('keeps what the pages show of the person, for a start without network, until sign-out', async () => {
  fakeUni.server = () => ({ status: 200, body: ME })
  await (await start()).refreshMe()
  expect(JSON.stringify([...fakeUni.stored.values()])).not.toMatch(/"m1"|"s1"/)

  fakeUni.server = () => 'offline'
  const { me, refreshMe } = await start()
  await refreshMe()
  expect(me.value).toMatchObject({ member: { name: '杨小雪', organization_name: '东村党支部' }, unread_count: 2 })

  const { endSession } = await import('@/core/session/session')
  endSession()
  expect(me.value).toBeNull()
  expect([...fakeUni.stored.keys()]).toEqual([])
})

it('asks once for all who ask at a time', async () => {
  let count = 0
  fakeUni.server = () => ({ status: 200, body: { ...ME, unread_count: ++count } })
  const { me, refreshMe } = await start()
  await Promise.all([refreshMe(), refreshMe(), refreshMe()])
  expect(me.value?.unread_count).toBe(1)

  await refreshMe()
  expect(me.value?.unread_count).toBe(2)
})

it('keeps nothing of an answer that comes after the sign-out', async () => {
  const { me, refreshMe } = await start()
  const { endSession } = await import('@/core/session/session')
  fakeUni.server = () => {
    endSession()
    return { status: 200, body: ME }
  }
  await refreshMe()
  expect(me.value).toBeNull()
  expect([...fakeUni.stored.keys()]).toEqual([])
})

it('counts what was opened here down at once', async () => {
  fakeUni.server = () => ({ status: 200, body: ME })
  const { me, refreshMe, countRead } = await start()
  await refreshMe()
  countRead(1)
  expect(me.value?.unread_count).toBe(1)
  countRead(5)
  expect(me.value?.unread_count).toBe(0)
})
