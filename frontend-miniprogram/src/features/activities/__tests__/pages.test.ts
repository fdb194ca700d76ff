// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { Answer, Sent } from '@test/fake-uni'

// Each test loads its page anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Where uni-app stands: the page's life, driven by the test. */
const life = vi.hoisted(() => {
  const hooks = new Map<string, ((query?: Record<string, string>) => unknown)[]>()
  const hook = (name: string) => (action: () => unknown) => void hooks.set(name, [...(hooks.get(name) ?? []), action])
  return { hooks, hook, run: (name: string, query?: Record<string, string>) => hooks.get(name)?.forEach((action) => action(query)) }
})
vi.mock('@dcloudio/uni-app', () => ({
  onLoad: life.hook('load'),
  onShow: life.hook('show'),
  onHide: life.hook('hide'),
  onUnload: life.hook('unload'),
  onPullDownRefresh: life.hook('pull'),
}))

const counts = { due: 2, present: 0, late: 0, excused: 0, absent: 0, unknown: 2, offline_waiting: 0, leave_waiting: 0 }
const line = (name: string, state: string | null) => ({ member_id: name, name, organization_name: '东村', state, at: null, leave: null, offline: null })
const ACTIVITY = {
  id: 'a1',
  audience: { organization_id: 'o1' },
  kind: 'theme_day',
  title: '3月主题党日',
  organization_id: 'o1',
  organization_name: '东村党支部',
  place: '会议室',
  starts_at: '2026-03-05T06:30:00Z',
  ends_at: '2026-03-05T08:00:00Z',
  opens_at: '2026-03-05T06:00:00Z',
  status: 'open',
  note: '',
  chair_name: null,
  recorder_name: null,
  cancel_reason: '',
  present_count: 1,
  due_count: 2,
  my_part: { state: null, at: null, leave: null, offline: null },
  version: 3,
  allowed_actions: [{ action: 'request_leave', label: '请假', requires_reason: true }],
}

let lines = [line('王一', 'present'), line('李二', null)]
function server({ url }: Sent): Answer {
  if (url.includes('/code')) {
    const step = Math.floor(Date.now() / 15_000)
    return { status: 200, body: { url: `https://h/c?t=${step}`, valid_until: new Date((step + 2) * 15_000).toISOString(), step_seconds: 15, following: [] } }
  }
  if (url.includes('/attendance')) return { status: 200, body: { items: lines, next_cursor: null, counts } }
  if (url.includes('/party-groups')) return { status: 200, body: { items: [], next_cursor: null } }
  if (url.includes('/organizations')) return { status: 200, body: { items: [{ id: 'o1', name: '东村党支部' }], next_cursor: null } }
  return { status: 200, body: ACTIVITY }
}

async function open(load: () => Promise<{ default: Component }>, query: Record<string, string>) {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const wrapper = mount((await load()).default)
  life.run('load', query)
  life.run('show')
  await flushPromises()
  return wrapper
}

beforeEach(() => {
  life.hooks.clear()
  lines = [line('王一', 'present'), line('李二', null)]
  fakeUni.server = server
})

describe('现场签到', () => {
  const load = () => import('../pages/host.vue')
  beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z') }))

  it('counts up by itself while it is shown, and rests while it is not', async () => {
    const wrapper = await open(load, { id: 'a1' })
    expect(wrapper.text()).toContain('已到1/应到2')
    lines = [line('王一', 'present'), line('李二', 'late')]
    await vi.advanceTimersByTimeAsync(2600)
    expect(wrapper.text()).toContain('已到2/应到2')
    life.run('hide')
    const asked = fakeUni.sent.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fakeUni.sent.length).toBe(asked)
    life.run('show')
    await flushPromises()
    expect(fakeUni.sent.length).toBeGreaterThan(asked)
  })

  it('stays with a note when the network is lost, and keeps the ticks', async () => {
    const wrapper = await open(load, { id: 'a1' })
    fakeUni.server = () => 'offline'
    await vi.advanceTimersByTimeAsync(2600)
    expect(wrapper.text()).toContain('没连上服务器，人数是14:30的。码还能扫。')
    await wrapper.get('[role=checkbox]').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('已到2/应到2')
    expect(wrapper.text()).toContain('1人的点名待提交')
  })
})

describe('点名', () => {
  it('takes down everybody chosen in one call', async () => {
    lines = [line('王一', null), line('李二', null)]
    const wrapper = await open(() => import('../pages/roll-call.vue'), { id: 'a1' })
    const press = (text: string) => wrapper.findAll('button').find((button) => button.text() === text)!.trigger('click')
    await press('迟到')
    await press('全部勾上')
    await press('记下2人')
    await flushPromises()
    expect(fakeUni.sent.find(({ method }) => method === 'PUT')?.data).toEqual({
      entries: [
        { member_id: '王一', state: 'late' },
        { member_id: '李二', state: 'late' },
      ],
    })
  })
})

describe('活动', () => {
  it('says when and where, my part, and what I may do', async () => {
    const wrapper = await open(() => import('../pages/detail.vue'), { id: 'a1' })
    expect(wrapper.text()).toMatch(/3月主题党日.*下午2:30到下午4:00.*会议室.*我的情况/s)
    await wrapper.findAll('button').find((button) => button.text() === '我要请假')!.trigger('click')
    expect(fakeUni.opened).toEqual(['/features/activities/pages/leave?id=a1'])
    expect(wrapper.text()).not.toContain('组织者办理')
  })
})

describe('请假', () => {
  it('asks for both answers before it sends, and says what happens next', async () => {
    const wrapper = await open(() => import('../pages/leave.vue'), { id: 'a1' })
    const submit = () => wrapper.findAll('button').at(-1)!.trigger('click')
    await submit()
    expect(wrapper.findAll('[role=alert]').map((fault) => fault.text())).toEqual(['请选一种假。', '请写一句原因。'])
    await wrapper.findAll('[role=radio]')[0]!.trigger('click')
    await wrapper.get('textarea').setValue('看病')
    await submit()
    await flushPromises()
    expect(wrapper.text()).toContain('等组织者答复')
    expect(fakeUni.sent.at(-1)?.data).toEqual({ kind: 'sick', reason: '看病' })
  })
})

describe('发起活动', () => {
  it('names what is missing, and keeps what was typed when the server refuses', async () => {
    const wrapper = await open(() => import('../pages/edit.vue'), {})
    const save = () => wrapper.findAll('button').at(-1)!.trigger('click')
    await save()
    expect(wrapper.findAll('[role=alert]').map((fault) => fault.text())).toContain('请填名称。')
    await wrapper.get('select').setValue('party_lecture')
    const [title, place, day, starts, ends] = wrapper.findAll('input')
    await title!.setValue('党课')
    await place!.setValue('会议室')
    await day!.setValue('2026-03-05')
    await starts!.setValue('14:30')
    await ends!.setValue('16:00')
    fakeUni.server = () => ({ status: 422, body: { code: 'activities.audience_unknown', title: '请从花名册里选。' } })
    await save()
    await flushPromises()
    expect([wrapper.text().includes('请从花名册里选。'), (title!.element as HTMLInputElement).value]).toEqual([true, '党课'])
    expect(fakeUni.sent.at(-1)?.data).toMatchObject({ kind: 'party_lecture', starts_at: '2026-03-05T14:30:00+08:00', audience: { organization_id: 'o1' } })
  })
})
