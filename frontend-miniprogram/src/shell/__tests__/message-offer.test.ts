// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

const TEMPLATE = { template: 'activity', template_id: 'T1', left_count: 0 }
let answer: Record<string, string> = { T1: 'accept' }
let asked: string[][] = []

async function show(platform: 'h5' | 'mp-weixin', props: { template?: 'activity' | 'transfer' } = {}) {
  vi.doMock('@platform/subscribe', () => (platform === 'h5' ? import('@/platform/h5/subscribe') : import('@/platform/mp-weixin/subscribe')))
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const wrapper = mount((await import('../MessageOffer.vue')).default, { props })
  await flushPromises()
  return wrapper
}
const posts = () => fakeUni.sent.filter(({ method }) => method === 'POST').map(({ data }) => data)

beforeEach(() => {
  answer = { T1: 'accept' }
  asked = []
  fakeUni.server = ({ method }) => (method === 'POST' ? { status: 201, body: { template: 'activity', left_count: 1 } } : { status: 200, body: { items: [TEMPLATE], next_cursor: null } })
  Object.assign(fakeUni, {
    requestSubscribeMessage: ({ tmplIds, success }: { tmplIds: string[]; success(given: object): void }) => {
      asked.push(tmplIds)
      success(answer)
    },
  })
})

describe('the offer of a WeChat message', () => {
  it('asks WeChat inside the tap, and notes what was allowed', async () => {
    const wrapper = await show('mp-weixin')
    expect(asked).toEqual([])
    const press = wrapper.get('button').trigger('click')
    expect(asked).toEqual([['T1']])
    await press
    await flushPromises()
    expect(posts()).toEqual([{ template: 'activity' }])
    expect(wrapper.text()).toContain('订好了，还能收1条。')
  })

  it('takes a no for an answer', async () => {
    answer = { T1: 'reject' }
    const wrapper = await show('mp-weixin')
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect([posts(), wrapper.text().includes('没有订。')]).toEqual([[], true])
  })

  it('asks WeChat only once when our server was away', async () => {
    const wrapper = await show('mp-weixin')
    fakeUni.server = () => 'offline'
    await wrapper.get('button').trigger('click')
    await flushPromises()
    fakeUni.server = () => ({ status: 201, body: { template: 'activity', left_count: 1 } })
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect([asked.length, wrapper.text().includes('还能收1条')]).toEqual([1, true])
  })

  it('asks for the template of what the page is about', async () => {
    const transfer = { template: 'transfer', template_id: 'T2', left_count: 0 }
    answer = { T2: 'accept' }
    fakeUni.server = ({ method }) => (method === 'POST' ? { status: 201, body: { template: 'transfer', left_count: 1 } } : { status: 200, body: { items: [TEMPLATE, transfer], next_cursor: null } })
    const wrapper = await show('mp-weixin', { template: 'transfer' })
    expect(wrapper.text()).toContain('转接有了结果')
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect([asked, posts()]).toEqual([[['T2']], [{ template: 'transfer' }]])
    fakeUni.server = () => ({ status: 200, body: { items: [TEMPLATE], next_cursor: null } })
    expect((await show('mp-weixin', { template: 'transfer' })).text()).toBe('')
  })

  it('is not there in a browser, nor without a template', async () => {
    expect((await show('h5')).text()).toBe('')
    expect(fakeUni.sent).toEqual([])
    vi.resetModules()
    fakeUni.server = () => ({ status: 200, body: { items: [], next_cursor: null } })
    expect((await show('mp-weixin')).text()).toBe('')
  })
})
