// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallEntry } from '@/domains/notifications/model'
import type { Answer, Sent } from '@test/fake-uni'

// Each test loads the page anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Where uni-app stands: the page's opening, driven by the test. */
const life = vi.hoisted(() => ({ load: (_query: Record<string, string>): unknown => undefined }))
vi.mock('@dcloudio/uni-app', () => ({
  onLoad: (action: (query: Record<string, string>) => unknown) => (life.load = action),
  onPullDownRefresh: () => {},
}))

const entry = (id: string, name: string, phone: string | null, title = '通知：党课'): CallEntry => ({
  id,
  member_id: name,
  name,
  phone,
  title,
  body: '3月5日14:30，会议室',
  subject_type: 'activity',
  subject_id: 'a1',
  delivery: 'not_bound',
  call_until: '2026-03-05T06:30:00Z',
})
const LIST = [entry('n1', '王一', '199****0001'), entry('n2', '李二', null), entry('n3', '王一', '199****0001', '有变动：党课')]
const ME = { permissions: ['activities:write', 'members:reveal'], roles: [], pending_count: 0, unread_count: 0 }
let left: readonly CallEntry[] = LIST
let permissions: readonly string[] = ME.permissions
let hosts = [{ id: 'o1', name: '东村党支部' }]

function server({ url, method }: Sent): Answer {
  if (url.endsWith('/me')) return { status: 200, body: { ...ME, permissions } }
  if (url.includes('/reveal')) return { status: 200, body: { member_id: '王一', values: url.includes('李二') ? { landline: null } : { phone: '19900000001' } } }
  if (method === 'PUT') left = left.filter(({ name }) => name !== '王一')
  if (url.includes('/call-list')) return { status: 200, body: { items: left, next_cursor: null } }
  return { status: 200, body: { items: hosts, next_cursor: null } }
}

async function open(query: Record<string, string> = {}) {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  await (await import('@/domains/identity/account')).refreshMe()
  const wrapper = mount((await import('../pages/call-list.vue')).default)
  life.load(query)
  await flushPromises()
  return wrapper
}
async function press(wrapper: VueWrapper, text: string) {
  await wrapper.findAll('button').find((button) => button.text().startsWith(text))!.trigger('click')
  await flushPromises()
}
const sent = (part: string) => fakeUni.sent.filter(({ url }) => url.includes(part)).map(({ url, data }) => [decodeURIComponent(url.split('/v1')[1] ?? ''), data])
const buttons = (wrapper: VueWrapper) => wrapper.findAll('dialog button').map((button) => button.text())

beforeEach(() => {
  left = LIST
  permissions = ME.permissions
  hosts = [{ id: 'o1', name: '东村党支部' }]
  fakeUni.server = server
})

describe('电话通知', () => {
  it('lists whom to telephone under what they are to be told, numbers masked', async () => {
    const wrapper = await open()
    expect(wrapper.findAll('.ui-card [role=heading]').map((title) => title.text())).toEqual(['通知：党课', '有变动：党课'])
    expect(wrapper.text()).toMatch(/王一没绑微信199\*\*\*\*0001.*李二没绑微信没登记手机号/s)
  })

  it('shows a number in full only when asked, with its purpose on record, and dials it', async () => {
    const dialled: string[] = []
    Object.assign(fakeUni, { makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => void dialled.push(phoneNumber) })
    const wrapper = await open()
    await press(wrapper, '王一')
    expect(wrapper.get('dialog').text()).toContain('看完整号码会留下记录和用途，本人查得到。')
    expect(sent('/reveal')).toEqual([])
    await press(wrapper, '看号码')
    expect(sent('/reveal')).toEqual([['/members/王一/reveal', { fields: ['phone'], reason: '打电话告知“通知：党课”' }]])
    await press(wrapper, '拨打')
    expect(dialled).toEqual(['19900000001'])
  })

  it('takes off the list who was told, with everything the call settles', async () => {
    const wrapper = await open()
    await press(wrapper, '王一')
    await press(wrapper, '已电话通知')
    expect(sent('/told')).toEqual([['/organizations/o1/call-list/told', { ids: ['n1', 'n3'] }]])
    expect(wrapper.get('[role=status]').text()).toContain('记下了，王一已电话通知。')
    expect(wrapper.findAll('[role=listitem]').map((item) => item.text())).toEqual([expect.stringContaining('李二')])
  })

  it('asks for a landline where there is no mobile number, and says when there is none either', async () => {
    const wrapper = await open()
    await press(wrapper, '李二')
    await press(wrapper, '看座机号')
    expect(wrapper.get('dialog').text()).toContain('没登记号码，请托人转告。')
    expect(buttons(wrapper)).toEqual(['已电话通知', '关闭'])
  })

  it('leaves no number behind for the next person', async () => {
    const wrapper = await open()
    await press(wrapper, '王一')
    await press(wrapper, '看号码')
    await press(wrapper, '关闭')
    await press(wrapper, '李二')
    expect(wrapper.get('dialog').text()).not.toContain('19900000001')
  })

  it('offers no number to who may not see one', async () => {
    permissions = ['activities:write']
    const wrapper = await open()
    await press(wrapper, '王一')
    expect(buttons(wrapper)).toEqual(['已电话通知', '关闭'])
  })

  it('keeps the person on the list when it could not be noted', async () => {
    const wrapper = await open()
    fakeUni.server = () => 'offline'
    await press(wrapper, '王一')
    await press(wrapper, '已电话通知')
    expect(wrapper.get('dialog').text()).toContain('没有网络，连上后再试。')
    expect(wrapper.findAll('[role=listitem]')).toHaveLength(3)
  })

  it('begins with the organization it was opened for, and lets one choose another', async () => {
    hosts = [{ id: 'o1', name: '镇党委' }, { id: 'o2', name: '东村党支部' }]
    const wrapper = await open({ id: 'o2' })
    await wrapper.get('select').setValue('o1')
    await flushPromises()
    expect(sent('/call-list').map(([path]) => path)).toEqual(['/organizations/o2/call-list', '/organizations/o1/call-list'])
  })

  it('says when nobody has to be called', async () => {
    left = []
    expect((await open()).text()).toContain('没有要打电话的人。')
  })
})
