// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sent } from '@test/fake-uni'

vi.setConfig({ testTimeout: 30_000 })

const life = vi.hoisted(() => ({ shows: [] as (() => unknown)[] }))
vi.mock('@dcloudio/uni-app', () => ({ onShow: (action: () => unknown) => life.shows.push(action), onLoad: () => {} }))

let answer: string | null = null
const look = () => ({
  id: 'v1',
  at: '2026-03-05T06:30:00Z',
  who: '东书记',
  role: '支部书记',
  organization_name: '东村党支部',
  purpose: '会场核对',
  result: 'invalid',
  reason: 'replayed',
  answer,
  allowed_actions: answer === null ? [{ action: 'mine' }, { action: 'not_mine' }] : [],
})

function server({ method, data }: Sent) {
  if (method === 'POST') answer = (data as { answer: string }).answer
  return { status: method === 'POST' ? 201 : 200, body: method === 'POST' ? look() : { items: [look()], next_cursor: null } }
}

async function open() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const wrapper = mount((await import('../pages/verifications.vue')).default)
  life.shows.forEach((show) => show())
  await flushPromises()
  const press = async (text: string) => {
    await wrapper.findAll('button').filter((button) => button.text() === text).at(-1)?.trigger('click')
    await flushPromises()
  }
  const answers = () => fakeUni.sent.filter(({ method }) => method === 'POST').map(({ url, data }) => [url.split('/').slice(-2).join('/'), data])
  return { wrapper, press, answers }
}

describe('谁查验过我的卡', () => {
  beforeEach(() => {
    life.shows = []
    answer = null
    fakeUni.server = server
  })

  it('是我出示的 is only noted', async () => {
    const { wrapper, press, answers } = await open()
    await press('是我出示的')
    expect(answers()).toEqual([['v1/answers', { answer: 'mine' }]])
    expect(wrapper.text()).toContain('您说：是我出示的')
    expect(wrapper.findAll('button').map((button) => button.text())).not.toContain('不是我')
  })

  it('不是我 says first what will happen, and then that it has', async () => {
    const { wrapper, press, answers } = await open()
    await press('不是我')
    expect(wrapper.text()).toContain('这张卡马上停用，支部书记会收到通知。')
    expect(answers()).toEqual([])
    await press('不是我')
    expect(answers()).toEqual([['v1/answers', { answer: 'not_mine' }]])
    expect(wrapper.text()).toContain('这张卡已停用。')
    expect(wrapper.text()).toContain('您说：不是我')
  })
})
