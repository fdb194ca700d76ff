// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

const life = vi.hoisted(() => ({ load: (_query: Record<string, string>): unknown => undefined }))
vi.mock('@dcloudio/uni-app', () => ({ onLoad: (action: (query: Record<string, string>) => unknown) => (life.load = action) }))

const LETTER = { issuer_name: '青禾镇委员会', letter_number: '〔2026〕第0007号', member_name_masked: '甲*', issued_on: '2026-03-01', valid_until: '2026-04-30' }
const USED = { code: 'transfers.receipt_link_unknown', title: '这个回执链接不能用：可能已经回复过，或者地址不完整。' }

async function scanned(): Promise<VueWrapper> {
  const wrapper = mount((await import('../pages/receipt.vue')).default)
  life.load({ t: 'abc_-1' })
  await flushPromises()
  return wrapper
}
const press = async (wrapper: VueWrapper, text: string) => {
  await wrapper.findAll('button').filter((button) => button.text() === text).at(-1)!.trigger('click')
  await flushPromises()
}
const sent = () => fakeUni.sent.filter(({ method }) => method === 'POST')

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z'), toFake: ['Date'] })
  fakeUni.server = ({ method }) => (method === 'POST' ? { status: 204, body: null } : { status: 200, body: LETTER })
})

it('shows which letter it is, asks once more, and answers without anybody signed in', async () => {
  const wrapper = await scanned()
  expect(wrapper.text()).toMatch(/〔2026〕第0007号.*青禾镇委员会.*甲\*.*2026年3月1日.*2026年4月30日/s)
  await wrapper.findAll('input').find((input) => input.attributes('aria-label') === '经办人')!.setValue('接收经办')
  await press(wrapper, '提交回执')
  expect(wrapper.text()).toContain('甲*同志的党员组织关系已于2026年3月5日转达我处。')
  expect(sent()).toEqual([])
  await press(wrapper, '确认提交')
  expect(sent().map(({ url, data }) => [url.endsWith('/receipt-links/abc_-1'), data])).toEqual([[true, { received_on: '2026-03-05', handler: '接收经办', phone: '' }]])
  expect(sent()[0]!.header).not.toHaveProperty('Authorization')
  expect(wrapper.text()).toContain('已记下，等对方确认')
})

it('says what is missing before anything is sent', async () => {
  const wrapper = await scanned()
  await press(wrapper, '提交回执')
  expect(wrapper.text()).toContain('请填经办人姓名')
  expect(wrapper.text()).not.toContain('转达我处')
})

it('says why a code does not work any more', async () => {
  fakeUni.server = () => ({ status: 404, body: USED })
  expect((await scanned()).text()).toContain('可能已经回复过')
})
