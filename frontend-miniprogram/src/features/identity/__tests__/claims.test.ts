// @vitest-environment jsdom
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
  rebinding: false,
  first_by: null as string | null,
  expires_at: '2026-03-12T06:30:00Z',
  allowed_actions: [{ action: 'confirm' }, { action: 'refuse' }],
})

let waiting = [claim('c1', '王一'), claim('c2', '李二')]
let changes: Partial<ReturnType<typeof claim>> = {}
function server({ method, url }: Sent) {
  const id = /claims\/(\w+)/.exec(url)?.[1]
  if (method === 'POST') waiting = waiting.filter((each) => each.id !== id)
  const items = waiting.map((each) => ({ ...each, ...changes }))
  const body = id === undefined ? { items, next_cursor: null } : { ...claim(id, id === 'c1' ? '王一' : '李二'), ...changes }
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
    changes = {}
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

  it('says that a change of WeChat needs a second person once the first has confirmed', async () => {
    changes = { rebinding: true }
    const { wrapper, press } = await open()
    expect(wrapper.get('[role=list]').text()).toContain('换绑：要两个人确认')
    await press('王一')
    await wrapper.get('input[aria-label="手机上的6位数字"]').setValue('123456')
    changes = { rebinding: true, status: 'awaits_second', first_by: '东书记' }
    await press('确认本人')
    expect(wrapper.get('[role=region]').text()).toContain('还要第二人同意')
    expect(wrapper.get('[role=list]').text()).toContain('换绑：还需要第二人确认')
  })

  it('the second person agrees with a reason, without a code', async () => {
    changes = { rebinding: true, status: 'awaits_second', first_by: '东书记', allowed_actions: [{ action: 'second_confirm' }, { action: 'refuse' }] }
    const { wrapper, press } = await open()
    await press('王一')
    expect(wrapper.get('[role=region]').text()).toContain('东书记已当面确认。请问清本人确实换了微信，再同意。')
    expect(wrapper.find('input[aria-label="手机上的6位数字"]').exists()).toBe(false)
    await press('同意换绑')
    await wrapper.get('input[aria-label="原因"]').setValue('打电话问过本人')
    await press('同意换绑')
    const [sent] = fakeUni.sent.filter(({ method }) => method === 'POST')
    expect(sent?.url).toContain('/claims/c1/second-confirm')
    expect(sent).toMatchObject({ data: { reason: '打电话问过本人' }, header: { 'If-Match': '"2"' } })
    expect(wrapper.get('[role=region]').text()).toContain('换绑好了')
  })

  it('whoever may only wait is told for whom, and can still say 不是本人', async () => {
    changes = { rebinding: true, status: 'awaits_second', first_by: '东书记', allowed_actions: [{ action: 'refuse' }] }
    const { wrapper, press } = await open()
    await press('王一')
    expect(wrapper.get('[role=region]').text()).toContain('东书记已当面确认。要由另一位负责人同意。')
    expect(wrapper.get('[role=region]').text()).not.toContain('同意换绑')
    expect(wrapper.get('[role=region]').text()).toContain('不是本人')
  })
})
