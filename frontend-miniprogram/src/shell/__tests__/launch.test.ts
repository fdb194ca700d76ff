// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'

const TOKENS = { access_token: 'a', refresh_token: 'r' }

describe('launch', () => {
  it('signs in with the 公众号’s code, and only then lets the pages ask', async () => {
    history.replaceState(null, '', '/?code=W1&state=sandbox')
    fakeUni.server = ({ url }) => (url.endsWith('/auth/wechat') ? { status: 200, body: TOKENS } : { status: 200, body: { name: '张×', permissions: [], roles: [], member: null, unread_count: 3 } })
    const { launch } = await import('../launch')
    const { readMe } = await import('@/domains/identity/api')
    const { me } = await import('@/domains/identity/account')
    launch()
    expect(await readMe()).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(me.value?.name).toBe('张×'))
    expect(fakeUni.badge).toBe('3')
    expect(fakeUni.sent[0]?.url).toMatch(/\/auth\/wechat$/)
    expect(fakeUni.sent.slice(1).map(({ header }) => header.Authorization)).toEqual(['Bearer a', 'Bearer a'])
  })
})
