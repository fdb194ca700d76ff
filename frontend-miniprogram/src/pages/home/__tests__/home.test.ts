// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '@test/fake-uni'

// Each test loads its page anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const life = vi.hoisted(() => ({ show: () => {} }))
vi.mock('@dcloudio/uni-app', () => ({ onShow: (action: () => void) => (life.show = action), onPullDownRefresh: () => {}, onLoad: () => {} }))

const ME = {
  account_id: 'p1',
  name: '王一',
  session_id: 's1',
  session_kind: 'member',
  session_expires_at: '2026-04-05T06:30:00Z',
  member: { id: 'm1', name: '王一', category: 'full', organization_id: 'o1', organization_name: '东村党支部' },
  roles: [],
  permissions: [],
  unread_count: 0,
  pending_count: 0,
}
const ROUND = { id: 'r1', title: '小问卷', status: 'open', closes_at: '2026-03-09T06:30:00Z', mode: 'anonymous', my_roll: { issued_on: null, drew_slip: false, cell_id: 'c1' } }
const page = (items: readonly unknown[]): Answer => ({ status: 200, body: { items, next_cursor: null } })

let rounds: Promise<Answer>
function server({ url }: Sent): Answer | Promise<Answer> {
  if (url.endsWith('/me')) return { status: 200, body: ME }
  if (url.includes('/surveys')) return rounds
  return page([])
}

async function openHome() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  const wrapper = mount((await import('../home.vue')).default)
  life.show()
  await flushPromises()
  return wrapper
}

describe('首页', () => {
  let answer: (given: Answer) => void
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-05T06:30:00Z') })
    rounds = new Promise((resolve) => (answer = resolve))
    fakeUni.server = server
  })

  it('shows its parts together, so that a late one does not move the others', async () => {
    const wrapper = await openHome()
    expect(wrapper.text()).toContain('王一同志')
    expect(wrapper.text()).not.toContain('今天没有安排')
    answer(page([ROUND]))
    await flushPromises()
    expect(wrapper.text()).toMatch(/小问卷.*今天没有安排/)
  })

  it('does not wait long for a part that does not come', async () => {
    const wrapper = await openHome()
    await vi.advanceTimersByTimeAsync(1000)
    expect(wrapper.text()).toContain('今天没有安排')
    expect(wrapper.text()).not.toContain('小问卷')
  })
})
