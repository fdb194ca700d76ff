import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sent } from '@test/fake-uni'

vi.setConfig({ testTimeout: 30_000 })

const life = vi.hoisted(() => ({ shows: [] as (() => unknown)[] }))
vi.mock('@dcloudio/uni-app', () => ({ onShow: (action: () => unknown) => life.shows.push(action), onLoad: () => {} }))

const claim = (id: string, name: string) => ({
  id,
  kind: 'national_id',
  status: 'pending',
  member: { id: `m-${id}`, name, organization_id: 'o1', organization_name: '东村党支部' },
  created_at: '2026-03-05T06:30:00Z',
  expires_at: '2026-03-12T06:30:00Z',
  allowed_actions: [],
})

let waiting = [claim('c1', '王一'), claim('c2', '李二')]
function server({ method, url }: Sent) {
  const id = /claims\/(\w+)/.exec(url)?.[1]
  if (method === 'POST') waiting = waiting.filter((each) => each.id !== id)
  const body = id === undefined ? { items: waiting, next_cursor: null } : claim(id, id === 'c1' ? '王一' : '李二')
  return { status: 200, body, headers: { etag: '"2"' } }
}

async function open() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const wrapper = mount((await import('../pages/claims.vue')).default)
  life.shows.forEach((show) => show())
  await flushPromises()
  const press = async (text: string) => {
    await wrapper.findAll('button').filter((button) => button.text().startsWith(text)).at(-1)?.trigger('click')
    await flushPromises()
  }
  return { wrapper, press }
}

describe('认领确认 beside its list', () => {
  beforeEach(() => {
    life.shows = []
    waiting = [claim('c1', '王一'), claim('c2', '李二')]
    fakeUni.server = server
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true, addEventListener: () => {} } as unknown as MediaQueryList)
  })

  it('confirms on the version that was seen, takes the claim off the list, and goes on to the next', async () => {
    const { wrapper, press } = await open()
    await press('王一')
    await wrapper.get('input[aria-label="手机上的6位数字"]').setValue('123456')
    await press('确认本人')
    const [sent] = fakeUni.sent.filter(({ method }) => method === 'POST')
    expect(sent).toMatchObject({ data: { code: '123456' }, header: { 'If-Match': '"2"' } })
    expect(wrapper.get('[role=region]').text()).toContain('确认好了')
    expect(wrapper.get('[role=list][aria-label=认领确认]').text()).not.toContain('王一')
    await press('看其他的')
    expect(wrapper.get('[role=region]').text()).toContain('在左边选一件')
  })

  it('keeps nothing of the one before when another is opened', async () => {
    const { wrapper, press } = await open()
    await press('王一')
    await wrapper.get('input[aria-label="手机上的6位数字"]').setValue('123456')
    await press('李二')
    expect(wrapper.get('[role=region]').text()).toContain('李二')
    expect(wrapper.get<HTMLInputElement>('input[aria-label="手机上的6位数字"]').element.value).toBe('')
  })
})
