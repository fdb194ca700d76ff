// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { readRedirect } from '@/core/session/redirect'

// Each test loads its pages anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Where uni-app stands: a page's opening, driven by the test. */
const life = vi.hoisted(() => ({ load: (_query: Record<string, string>): unknown => undefined }))
vi.mock('@dcloudio/uni-app', () => ({ onLoad: (action: (query: Record<string, string>) => unknown) => (life.load = action) }))

const TOKEN = 'AbCdEfGh_-0123456789AbCdEfGh01'
const SCANNED = new Date('2026-03-05T06:31:00Z')
const CHECK_IN = { id: '1', activity_id: 'a', member_id: 'm', state: 'present', at: '2026-03-05T14:31:00+08:00', repeated: false, waits: false }
const EXPIRED = { status: 409, body: { code: 'activities.code_expired', title: '码刚刚换了，再扫一次就好。' } }
const TICKET = { status: 200, body: { claim_ticket: 'ticket' } }
const ME = { status: 200, body: { permissions: [], roles: [], pending_count: 0, unread_count: 0 } }
const SESSION = { access_token: 'a', refresh_token: 'r', session_expires_at: '2026-04-05T06:31:00Z' }

async function open(load: () => Promise<{ default: Component }>, query: Record<string, string>): Promise<VueWrapper> {
  const wrapper = mount((await load()).default)
  life.load(query)
  await flushPromises()
  return wrapper
}
const landing = (query: Record<string, string>) => open(() => import('../checkin.vue'), query)
const bind = (query: Record<string, string>) => open(() => import('../../bind/bind.vue'), query)

async function press(wrapper: VueWrapper, text: string) {
  await wrapper.findAll('button').find((button) => button.text() === text)!.trigger('click')
  await flushPromises()
}
const offers = (wrapper: VueWrapper) => wrapper.findAll('.ui-result button').map((button) => button.text())
async function signIn() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
}
/** The parameters of the last page opened, as a browser hands them over. */
const handedOn = () => Object.fromEntries(new URLSearchParams(fakeUni.opened.at(-1)?.split('?')[1]))
const wanted = () => readRedirect(handedOn().redirect)
const checkIns = () => fakeUni.sent.filter(({ url }) => url.endsWith('/check-ins')).map(({ data }) => data)

beforeEach(() => {
  vi.useFakeTimers({ now: SCANNED, toFake: ['Date'] })
  fakeUni.server = ({ url }) => (url.endsWith('/check-ins') ? { status: 201, body: CHECK_IN } : { status: 200, body: {} })
})

describe('a link opened while signed out', () => {
  it('says in an ordinary browser to use WeChat, and takes the code along to the password of staff', async () => {
    const wrapper = await landing({ t: TOKEN })
    expect(wrapper.text()).toContain('请用微信扫一扫')
    expect(checkIns()).toEqual([])
    await press(wrapper, '账号登录')
    expect(fakeUni.opened.at(-1)).toMatch(/^\/pages\/sign-in\/sign-in\?/)
    expect(wanted()).toBe(`/pages/checkin/checkin?t=${TOKEN}&at=${SCANNED.getTime()}`)
  })

  it('is checked in at once on the way back', async () => {
    await signIn()
    const wrapper = await landing({ t: TOKEN, at: String(SCANNED.getTime()) })
    expect(wrapper.text()).toContain('签到成功')
    expect(checkIns()).toEqual([{ token: TOKEN }])
  })

  it('keeps a code that was typed, too', async () => {
    const wrapper = await landing({})
    await wrapper.get('input').setValue(`https://h.example/c?t=${TOKEN}`)
    await press(wrapper, '签到')
    await press(wrapper, '账号登录')
    expect(wanted()).toContain(`t=${TOKEN}`)
  })

  it('keeps the code of WeChat’s own scanner', async () => {
    vi.doMock('@platform/launch', () => import('@/platform/mp-weixin/launch'))
    vi.doMock('@platform/sign-in', () => import('@/platform/mp-weixin/sign-in'))
    const wrapper = await landing({ q: encodeURIComponent(`https://h.example/c?t=${TOKEN}`), scancode_time: '1' })
    expect(wrapper.text()).toContain('登录后接着签到，不用再扫码。')
    await press(wrapper, '登录并签到')
    expect(wanted()).toContain(`t=${TOKEN}`)
    vi.doUnmock('@platform/sign-in')
    vi.doUnmock('@platform/launch')
  })

  it('leads to claiming whom WeChat does not know yet', async () => {
    fakeUni.server = () => TICKET
    vi.doMock('@platform/sign-in', () => import('@/platform/mp-weixin/sign-in'))
    Object.assign(fakeUni, { login: ({ success }: { success(answer: object): void }) => success({ code: 'wx' }) })
    await (await import('@/domains/identity/account')).signInSilently()
    const wrapper = await landing({ t: TOKEN })
    expect(wrapper.text()).toContain('认领后接着签到，不用再扫码。')
    await press(wrapper, '认领并签到')
    expect(fakeUni.opened.at(-1)).toMatch(/^\/pages\/bind\/bind\?/)
    expect(wanted()).toContain(`t=${TOKEN}`)
    vi.doUnmock('@platform/sign-in')
  })
})

describe('a check-in', () => {
  it('says which activity it was for', async () => {
    await signIn()
    fakeUni.server = ({ url }) => (url.endsWith('/check-ins') ? { status: 201, body: CHECK_IN } : { status: 200, body: { id: 'a', title: '3月主题党日' } })
    const wrapper = await landing({ t: TOKEN })
    await vi.waitFor(() => expect(wrapper.text()).toContain('3月主题党日'))
  })

  it('that is written down reads the same when its page is opened anew', async () => {
    await signIn()
    fakeUni.server = () => 'offline'
    await landing({ t: TOKEN })
    fakeUni.server = () => EXPIRED
    const wrapper = await landing({ t: TOKEN })
    expect(wrapper.text()).toContain('已记下')
    expect(wrapper.text()).not.toContain('没签上')
  })
})

describe('a code that ran out while the person signed in', () => {
  const query = { t: TOKEN, at: String(SCANNED.getTime()) }
  beforeEach(async () => {
    await signIn()
    fakeUni.server = ({ data }) => (data !== undefined && 'token' in (data as object) ? EXPIRED : { status: 201, body: CHECK_IN })
    vi.setSystemTime(new Date('2026-03-05T06:40:00Z'))
  })

  it('is said plainly, with two ways on', async () => {
    const wrapper = await landing(query)
    expect(wrapper.text()).toContain('现场的码换了。再扫一次，或交组织者确认。')
    expect(offers(wrapper)).toEqual(['重新扫码', '交组织者确认', '回首页'])
  })

  it('goes to the organizer with the time it was scanned, when the person says so', async () => {
    const wrapper = await landing(query)
    await press(wrapper, '交组织者确认')
    expect(wrapper.text()).toContain('组织者确认后就算数，不用再扫码。')
    expect(checkIns().at(-1)).toEqual({ offline: { token: TOKEN, scanned_at: SCANNED.toISOString(), clock_offset_ms: 0 } })
  })

  it('is scanned again where it has just been scanned', async () => {
    const wrapper = await landing({ t: TOKEN })
    expect(offers(wrapper)).toEqual(['重新扫码', '回首页'])
  })
})

describe('claiming on the way to a check-in', () => {
  const landingPage = `/pages/checkin/checkin?t=${TOKEN}`

  it('goes on by itself once the identity is claimed', async () => {
    const claim = { id: 'c1', status: 'matched', preview: { name: '王一', organization_name: '东村', joined_year: 2003 }, code: null, code_expires_at: null }
    fakeUni.server = ({ url }) => {
      if (url.endsWith('/auth/wechat')) return TICKET
      if (url.endsWith('/me')) return ME
      return url.endsWith('/accept') ? { status: 200, body: SESSION } : { status: 201, body: claim }
    }
    vi.doMock('@platform/sign-in', () => import('@/platform/mp-weixin/sign-in'))
    Object.assign(fakeUni, { login: ({ success }: { success(answer: object): void }) => success({ code: 'wx' }) })
    const wrapper = await bind({ redirect: encodeURIComponent(landingPage) })
    await wrapper.findAll('input').at(-1)!.setValue('12345678')
    await press(wrapper, '用码认领')
    await press(wrapper, '是我')
    expect(fakeUni.opened).toEqual([landingPage])
    vi.doUnmock('@platform/sign-in')
  })

  it('is no stop for whoever is signed in by then', async () => {
    await signIn()
    await bind({ redirect: landingPage })
    expect(fakeUni.opened).toEqual([landingPage])
  })

  it('hands the way back on as WeChat gave it, encoded once', async () => {
    const wrapper = await open(() => import('../../sign-in/sign-in.vue'), { redirect: encodeURIComponent(landingPage) })
    await press(wrapper, '去认领')
    expect(fakeUni.opened.at(-1)).toBe(`/pages/bind/bind?redirect=${encodeURIComponent(landingPage)}`)
  })
})
