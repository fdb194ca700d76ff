// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeCamera } from '@test/fake-camera'
import type { Answer } from '@test/fake-uni'

const CHECK_IN = { id: 'c', activity_id: 'a', member_id: 'm', state: 'late', at: '2026-03-05T06:40:00Z', repeated: false, waits: false }
const LINE = { member_id: 'm', name: '张小明', organization_name: '东村', state: null, source: null, at: null, leave: null, offline: null }

async function scanned(text: string | null, answer: Answer | 'offline' | 'timeout' = { status: 201, body: CHECK_IN }) {
  new FakeCamera(text !== null).sees = text
  fakeUni.server = () => answer
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const { default: CardCheckIn } = await import('../components/CardCheckIn.vue')
  const wrapper = mount(CardCheckIn, { props: { activityId: 'a', lines: [LINE] } })
  await wrapper.get('button').trigger('click')
  await vi.waitFor(() => expect(wrapper.find('[role=status], [role=alert]').exists()).toBe(true))
  return wrapper
}

describe('扫党员卡', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('says who is checked in with the name covered, and is ready for the next', async () => {
    const wrapper = await scanned('DM1:ABC')
    expect(wrapper.text()).toContain('张＊明已签到（迟到）')
    expect(wrapper.text()).not.toContain('张小明')
    expect(wrapper.get('button').text()).toBe('扫下一张')
    expect(wrapper.emitted('done')).toHaveLength(1)
    expect(fakeUni.sent.at(-1)).toMatchObject({ method: 'POST', data: { card_code: 'DM1:ABC' } })
  })

  it.each<[string, Answer | 'offline' | 'timeout', string]>([
    ['who was there already', { status: 200, body: { ...CHECK_IN, repeated: true } }, '张＊明已经签过了。'],
    ['why not', { status: 422, body: { code: 'identity.card_refused', title: '没有通过：这张卡已停用。', errors: [] } }, '没有通过：这张卡已停用。'],
    ['who is not expected', { status: 409, body: { code: 'activities.not_expected', title: '卡是真的，但这个人不在参加名单上。', errors: [] } }, '卡是真的，但这个人不在参加名单上。'],
    ['that the network is gone', 'offline', '没有网络，没有签上。'],
  ])('says %s', async (_, answer, text) => {
    expect((await scanned('DM1:ABC', answer)).text()).toContain(text)
  })

  it('puts nothing aside for later', async () => {
    await scanned('DM1:ABC', 'offline')
    const { waitingCount } = await import('@/core/outbox/outbox')
    expect(waitingCount.value).toBe(0)
  })

  it('does not send what is no card', async () => {
    const wrapper = await scanned('https://example.org/c?t=abc')
    expect(wrapper.text()).toContain('这不是党员卡的码')
    expect(fakeUni.sent).toEqual([])
  })

  it('offers the roll where there is no camera', async () => {
    expect((await scanned(null)).text()).toContain('打不开摄像头，请用点名。')
  })
})
