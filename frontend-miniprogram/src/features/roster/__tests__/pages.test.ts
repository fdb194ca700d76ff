// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { Answer, Sent } from '@test/fake-uni'

vi.setConfig({ testTimeout: 30_000 })

/** Where uni-app stands: the page's life, driven by the test. */
const life = vi.hoisted(() => {
  const hooks = new Map<string, ((query?: Record<string, string>) => unknown)[]>()
  const hook = (name: string) => (action: () => unknown) => void hooks.set(name, [...(hooks.get(name) ?? []), action])
  return { hooks, hook, run: (name: string, query?: Record<string, string>) => hooks.get(name)?.forEach((action) => action(query)) }
})
vi.mock('@dcloudio/uni-app', () => ({ onLoad: life.hook('load'), onShow: life.hook('show'), onUnload: life.hook('unload') }))

const counts = { new: 1, mended: 0, changed: 2, unchanged: 5, refused: 1 }
const changed = (row: number, name: string) => ({
  sheet: '党员',
  row,
  verdict: 'changed',
  name,
  problems: [],
  changes: [{ field: '手机号码', before: '199****8801', after: '19900008811' }],
})
const IMPORT = {
  id: 'i1',
  status: 'ready',
  file_name: '名册.xlsx',
  counts,
  organization_counts: { new: 0, mended: 0, changed: 0, unchanged: 0, refused: 0 },
  applied_counts: null,
  rows: [changed(4, '甲'), changed(9, '乙')],
  notices: [],
  problem: null,
  progress: null,
  allowed_actions: ['apply', 'confirm', 'take_report'].map((action) => ({ action, label: action, requires_reason: false })),
}
const EXPORT = {
  id: 'e1',
  organization_id: 'o1',
  organization_name: '东村党支部',
  reason: '换届核对',
  full: true,
  status: 'waiting',
  requested_by: '王×',
  requested_at: '2026-03-05T06:30:00Z',
  approved_by: '',
  approved_at: null,
  expires_at: null,
  allowed_actions: [{ action: 'approve', label: '批准', requires_reason: false }],
}
const MEMBER = { id: 'm1', name: '李二', organization_name: '东村党支部', category: 'full', phone_masked: '199****8801' }

let answers: Record<string, unknown> = {}
function server({ method, url }: Sent): Answer | 'offline' {
  const key = `${method} ${url.split('?')[0]?.replace(/^.*\/api\/v1/, '')}`
  if (!(key in answers)) return { status: 200, body: { items: [], next_cursor: null } }
  const body = answers[key]
  return body === 'offline' ? 'offline' : { status: 200, body, headers: { etag: '"3"' } }
}

async function open(load: () => Promise<{ default: Component }>, query: Record<string, string> = {}) {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  if ('GET /me' in answers) await (await import('@/domains/identity/account')).refreshMe()
  const wrapper = mount((await load()).default)
  life.run('load', query)
  life.run('show')
  await flushPromises()
  const press = async (text: string) => {
    await wrapper.findAll('button').filter((button) => button.text() === text).at(-1)?.trigger('click')
    await flushPromises()
  }
  return { wrapper, press, text: () => wrapper.text() }
}
const sentTo = (end: string) => fakeUni.sent.filter(({ url }) => url.split('?')[0]?.endsWith(end))

beforeEach(() => {
  life.hooks.clear()
  answers = {}
  fakeUni.server = server
})

describe('one import', () => {
  const load = () => import('../pages/import-check.vue')
  beforeEach(() => {
    answers = {
      'GET /roster-imports/i1/rows': { items: [changed(4, '甲'), changed(9, '乙')], next_cursor: null },
      'GET /roster-imports/i1': IMPORT,
      'POST /roster-imports/i1/apply': { ...IMPORT, status: 'applied', allowed_actions: [], applied_counts: { organizations: 0, created: 1, changed: 1, left: 1 } },
    }
  })

  it('shows old and new, ticks nothing beforehand, and sends only what was ticked', async () => {
    const { wrapper, press, text } = await open(load, { id: 'i1' })
    expect(text()).toContain('手机号码：199****8801 → 19900008811')
    expect(text()).toContain('已勾0行，共2行')
    await wrapper.findAll('[role=checkbox]')[1]!.trigger('click')
    await press('开始导入')
    expect(text()).toContain('新增1人，修改1人，1人保持原样。')
    await press('写入')
    expect(sentTo('/apply').map(({ data }) => data)).toEqual([{ confirmed: [{ sheet: '党员', row: 9 }] }])
    expect(sentTo('/apply').map(({ header }) => header['If-Match'])).toEqual(['"3"'])
    expect(text()).toContain('新增1人，更新1人，1行没有动。')
  })

  it('takes all at a press, and leaves all at another', async () => {
    const { press, text } = await open(load, { id: 'i1' })
    await press('全部勾上')
    expect(text()).toContain('已勾2行，共2行')
    await press('全部不勾')
    expect(text()).toContain('已勾0行，共2行')
    await press('全部勾上')
    await press('开始导入')
    await press('写入')
    expect(sentTo('/apply').map(({ data }) => data)).toEqual([{ confirmed: 'all' }])
  })

  it('offers neither ticks nor the file to whom they are not, and says who confirms', async () => {
    answers['GET /roster-imports/i1'] = { ...IMPORT, allowed_actions: IMPORT.allowed_actions.slice(0, 1) }
    const { wrapper, press, text } = await open(load, { id: 'i1' })
    expect(wrapper.find('[role=checkbox]').exists()).toBe(false)
    expect(text()).toContain('有2行与登记的不同，由组织委员上传确认。')
    expect(text()).not.toContain('下载报告')
    await press('开始导入')
    expect(text()).toContain('新增1人，修改0人，2人保持原样。')
    await press('写入')
    expect(sentTo('/apply').map(({ data }) => data)).toEqual([{ confirmed: [] }])
  })

  it('shows how far the dry run is, and asks again until it is done', async () => {
    vi.useFakeTimers()
    answers['GET /roster-imports/i1'] = { ...IMPORT, status: 'checking', allowed_actions: [], progress: { job_id: 'j', stage: '', done: 200, total: 800 } }
    const { wrapper, text } = await open(load, { id: 'i1' })
    expect(wrapper.get('[role=progressbar]').attributes('aria-valuenow')).toBe('25')
    expect(text()).toContain('已看200行，共800行')
    answers['GET /roster-imports/i1'] = IMPORT
    await vi.advanceTimersByTimeAsync(1000)
    expect(text()).toContain('核对好了，请看结果。')
    expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
  })
})

describe('导出', () => {
  const load = () => import('../pages/exports.vue')
  beforeEach(() => {
    answers = {
      'GET /organizations': { items: [{ id: 'o1', name: '东村党支部' }], next_cursor: null },
      'GET /exports': { items: [EXPORT], next_cursor: null },
      'GET /exports/e1': EXPORT,
      'POST /exports/e1/approve': { ...EXPORT, status: 'making' },
      'POST /exports': EXPORT,
      'GET /me': { permissions: ['rosters:export', 'members:reveal'], member: null, roles: [] },
    }
  })

  it('in full is offered only to those who may see unmasked values', async () => {
    const { text } = await open(load)
    expect(text()).toContain('申请导出')
    answers['GET /me'] = { permissions: ['rosters:export'], member: null, roles: [] }
    const admin = await open(load)
    expect(admin.text()).not.toContain('申请导出')
    expect(admin.text()).toContain('批准')
  })

  it('is approved on the version that stands now, after the whole sentence was said again', async () => {
    const { press, text } = await open(load)
    await press('批准')
    expect(text()).toContain('王×要下载东村党支部的完整名册。')
    await press('批准')
    expect(sentTo('/exports/e1/approve').map(({ header }) => header['If-Match'])).toEqual(['"3"'])
  })

  it('in full is asked for with a reason, which stays when the network is gone', async () => {
    answers['POST /exports'] = 'offline'
    const { wrapper, press, text } = await open(load)
    await press('申请导出')
    await wrapper.get('input[aria-label=原因]').setValue('换届核对')
    await press('提交申请')
    expect(text()).toContain('没有网络，连上后再试。')
    expect(wrapper.get<HTMLInputElement>('input[aria-label=原因]').element.value).toBe('换届核对')
    answers['POST /exports'] = EXPORT
    await press('提交申请')
    expect(sentTo('/exports').at(-2)?.data).toEqual({ organization_id: 'o1', reason: '换届核对', full: true })
    expect(wrapper.find('input[aria-label=原因]').exists()).toBe(false)
  })

  it('asks again while a file is being made, and offers it when it is there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answers['GET /exports'] = { items: [{ ...EXPORT, status: 'making', allowed_actions: [] }], next_cursor: null }
    const { press, text } = await open(load)
    expect(text()).toContain('正在生成')
    const taken = { ...EXPORT, status: 'ready', expires_at: '2026-03-06T06:30:00Z', allowed_actions: [{ action: 'take', label: '下载', requires_reason: false }] }
    answers['GET /exports'] = { items: [taken], next_cursor: null }
    await vi.advanceTimersByTimeAsync(1500)
    expect(text()).toContain('可以下载')
    await press('下载')
    expect(text()).toContain('只能下载这一次')
  })
})

describe('名册', () => {
  const load = () => import('../pages/members.vue')
  beforeEach(() => {
    answers = { 'GET /members': { items: [MEMBER], next_cursor: null }, 'GET /members/m1': { ...MEMBER, status: 'normal', national_id_masked: '449***6', joined_on: '2003-08-24', allowed_actions: [] } }
  })

  it('opens a member as a page of its own on a phone', async () => {
    const { wrapper } = await open(load)
    await wrapper.get('[role=listitem] button').trigger('click')
    expect(fakeUni.opened).toEqual(['/features/roster/pages/member?id=m1'])
  })

  it('opens a member beside the list in a wide window', async () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true, addEventListener: () => {} } as unknown as MediaQueryList)
    const { wrapper, text } = await open(load)
    expect(text()).toContain('在左边选一个人')
    await wrapper.get('[role=listitem] button').trigger('click')
    await flushPromises()
    expect(fakeUni.opened).toEqual([])
    expect(wrapper.get('[role=region]').text()).toContain('449***6')
    expect(wrapper.get('[aria-current=true]').text()).toContain('李二')
    vi.restoreAllMocks()
  })
})

describe('党员卡 of a member', () => {
  const device = (id: string, kind: string, ended_at: string | null) => ({
    ...{ id, member_id: 'm1', kind, label: kind === 'paper' ? '纸质卡' : '安卓手机', created_at: '2026-03-05T06:30:00Z', ended_at, end_reason: null },
    cards_until: kind === 'paper' ? '2027-03-05T06:30:00Z' : null,
    allowed_actions: ended_at === null ? [{ action: 'end', label: '停用', requires_reason: true }] : [],
  })
  beforeEach(() => {
    answers = {
      'GET /me': { permissions: ['claims:confirm'], member: null, roles: [] },
      'GET /members/m1': { ...MEMBER, status: 'normal', national_id_masked: '449***6', joined_on: '2003-08-24', allowed_actions: [] },
      'GET /identity/devices': { items: [device('d2', 'paper', null), device('d1', 'phone', '2026-03-06T06:30:00Z')], next_cursor: null },
      'POST /identity/devices/d2/end': device('d2', 'paper', '2026-03-07T06:30:00Z'),
      'POST /identity/paper-cards': { id: 'd3', member_id: 'm1', code: 'DM1:ABC', name: '李*', branch: '东村党支部', branch_phone: '', expires_at: '2027-03-05T06:30:00Z' },
    }
  })

  it('is ended with a reason where the server allows it, and read again', async () => {
    const { wrapper, press, text } = await open(() => import('../pages/member.vue'), { id: 'm1' })
    expect(text()).toContain('2027年3月5日到期')
    expect(wrapper.findAll('button').filter((button) => button.text() === '停用')).toHaveLength(1)
    await press('停用')
    expect(sentTo('/end')).toEqual([])
    await wrapper.get('input[aria-label=原因]').setValue('卡丢了')
    const read = sentTo('/identity/devices').length
    await press('停用')
    expect(sentTo('/d2/end').map(({ data }) => data)).toEqual([{ reason: '卡丢了' }])
    expect(sentTo('/identity/devices')).toHaveLength(read + 1)
  })

  it('is not shown to whom the office of cards is not', async () => {
    answers['GET /me'] = { permissions: ['members:read'], member: null, roles: [] }
    const { text } = await open(() => import('../pages/member.vue'), { id: 'm1' })
    expect(text()).not.toContain('打印纸质卡')
    expect(sentTo('/identity/devices')).toEqual([])
  })

  it('of paper is made only after a reason, and says to print it now', async () => {
    const { wrapper, press, text } = await open(() => import('../pages/paper-card.vue'), { id: 'm1' })
    await press('办卡')
    await press('办卡')
    expect(sentTo('/paper-cards')).toEqual([])
    await wrapper.get('input[aria-label=原因]').setValue('没有手机')
    await press('办卡')
    expect(sentTo('/paper-cards').map(({ data }) => data)).toEqual([{ member_id: 'm1', reason: '没有手机' }])
    expect(wrapper.find('[role=img][aria-label=纸质党员卡二维码]').exists()).toBe(true)
    expect(text()).toContain('纸质卡，请核对本人')
    expect(text()).toContain('捡到请交给东村党支部。')
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    await press('打印')
    expect(print).toHaveBeenCalledOnce()
  })
})
