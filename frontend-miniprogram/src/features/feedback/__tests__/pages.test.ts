// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'

// Each test loads its page anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const life = vi.hoisted(() => ({ load: (_query: Record<string, string>): unknown => undefined }))
vi.mock('@dcloudio/uni-app', () => ({ onLoad: (action: (query: Record<string, string>) => unknown) => (life.load = action) }))

const RECEIPT = { number: '123456789012', received_on: '2026-03-05', due_on: '2026-03-26', organization_name: '青禾镇委员会', organization_phone: '' }
const MINE = { ...RECEIPT, id: 'f1', kind: 'complaint', status: 'answered', content: '路灯不亮', answer: '已经修好', answered_on: '2026-03-06' }
const ITEM = { ...MINE, status: 'open', answer: null, member_name: null, has_contact: false, allowed_actions: [] }

async function open(load: () => Promise<{ default: Component }>, query: Record<string, string> = {}): Promise<VueWrapper> {
  const wrapper = mount((await load()).default)
  life.load(query)
  await flushPromises()
  return wrapper
}
const press = async (wrapper: VueWrapper, text: string) => {
  await wrapper.findAll('button').filter((button) => button.text() === text).at(-1)!.trigger('click')
  await flushPromises()
}
const write = () => import('../pages/new.vue')

async function complain(wrapper: VueWrapper) {
  await press(wrapper, '投诉')
  await wrapper.get('textarea').setValue('村口的路灯不亮了')
  await press(wrapper, '提交')
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z'), toFake: ['Date'] })
  fakeUni.server = () => 'offline'
})

it('what waited without a network shows its number once it is delivered, and keeps it', async () => {
  const wrapper = await open(write)
  await complain(wrapper)
  expect(wrapper.text()).toContain('已记下')
  fakeUni.server = () => ({ status: 201, body: RECEIPT })
  await (await import('@/core/outbox/outbox')).flush(true)
  await flushPromises()
  expect(wrapper.text()).toContain('1234 5678 9012')
  expect((await open(write)).text()).toMatch(/我提的.*投诉.*号码1234 5678 9012/s)
})

it('what was refused later is shown, and why', async () => {
  await complain(await open(write))
  fakeUni.server = () => ({ status: 422, body: { code: 'form.invalid', title: '有1处要改。', errors: [] } })
  await (await import('@/core/outbox/outbox')).flush(true)
  const wrapper = await open(write)
  expect(wrapper.text()).toContain('没通过：有1处要改。')
  await press(wrapper, '知道了')
  expect(wrapper.text()).not.toContain('我提的')
})

it('who gave a name reads the answer where the notice leads', async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const person = { account_id: 'a', permissions: [], roles: [], member: { name: '王一', organization_name: '东村' } }
  fakeUni.server = ({ url }) => ({ status: 200, body: url.endsWith('/me') ? person : { items: [MINE], next_cursor: null } })
  await (await import('@/domains/identity/account')).refreshMe()
  const wrapper = await open(write, { id: 'f1' })
  await flushPromises()
  expect(wrapper.text()).toMatch(/我提的.*投诉：路灯不亮.*答复：已经修好.*具体情况/s)
})

it('an answer goes out only after it was said that it can’t be changed, and is said to be out', async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  let item: object = ITEM
  fakeUni.server = ({ method }) => {
    if (method === 'POST') item = { ...ITEM, status: 'answered', answer: '修好了' }
    return { status: 200, headers: { ETag: '"1"' }, body: item }
  }
  const wrapper = await open(() => import('../pages/answer.vue'), { id: 'f1' })
  await wrapper.get('textarea').setValue('修好了')
  await press(wrapper, '答复')
  expect(wrapper.text()).toContain('发出后不能改，对方马上能看到全文。')
  expect(fakeUni.sent.filter(({ method }) => method === 'POST')).toEqual([])
  await press(wrapper, '发出答复')
  expect(fakeUni.sent.find(({ method }) => method === 'POST')?.data).toEqual({ answer: '修好了' })
  expect(wrapper.text()).toContain('答复已发出。')
})
