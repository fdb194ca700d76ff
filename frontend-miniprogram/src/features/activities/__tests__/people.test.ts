// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '@test/fake-uni'
import type { PeopleQuestion, Person } from '../people-choice'

// Each test loads its pages anew, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Where uni-app stands: a page's opening, driven by the test. */
const life = vi.hoisted(() => ({ load: (_query: Record<string, string>): unknown => undefined }))
vi.mock('@dcloudio/uni-app', () => ({ onLoad: (action: (query: Record<string, string>) => unknown) => (life.load = action) }))

const NAMES = ['王一', '王二', '李三']
const member = (name: string) => ({ id: name, name, organization_id: 'o1', organization_name: '东村党支部' })
const person = (name: string): Person => ({ id: name, name })

const ACTIVITY = {
  id: 'a1',
  audience: { member_ids: ['王一', '李三'] },
  kind: 'theme_day',
  title: '3月主题党日',
  organization_id: 'o1',
  place: '会议室',
  starts_at: '2026-03-05T06:30:00Z',
  ends_at: '2026-03-05T08:00:00Z',
  note: '',
  chair_id: '王一',
  chair_name: '王一',
  recorder_id: null,
  recorder_name: null,
  version: 3,
}

function server({ url, method }: Sent): Answer {
  const q = decodeURIComponent(/[?&]q=([^&]*)/.exec(url)?.[1] ?? '')
  const page = (items: readonly unknown[]) => ({ status: 200, body: { items, next_cursor: null } })
  if (method !== 'GET') return { status: 200, body: ACTIVITY }
  if (url.includes('/members')) return page(NAMES.filter((name) => name.startsWith(q)).map(member))
  if (url.includes('/attendance')) return page(['王一', '李三'].map((name) => ({ member_id: name, name })))
  if (url.includes('/party-groups')) return page([])
  if (url.includes('/organizations')) return page([{ id: 'o1', name: '东村党支部' }])
  return { status: 200, body: ACTIVITY }
}

beforeEach(async () => {
  fakeUni.server = server
  fakeUni.pages = [{ route: 'features/activities/pages/edit', options: {} }, { route: 'features/activities/pages/people', options: {} }]
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
})

async function shown(load: () => Promise<{ default: object }>, query: Record<string, string> = {}) {
  const wrapper = mount((await load()).default)
  life.load(query)
  await flushPromises()
  return wrapper
}
const picker = () => shown(() => import('../pages/people.vue'))
async function press(wrapper: VueWrapper, text: string) {
  await wrapper.findAll('button').find((button) => button.text().startsWith(text))!.trigger('click')
  await flushPromises()
}
async function ask(question: Partial<PeopleQuestion>) {
  const taken: (readonly Person[])[] = []
  const { askForPeople } = await import('../people-choice')
  askForPeople({ title: '名单', organizationId: 'o1', isMany: true, chosen: [], take: (people) => taken.push(people), ...question })
  return taken
}

describe('choosing people', () => {
  it('finds by the beginning of a name, and keeps who was ticked before', async () => {
    const taken = await ask({ chosen: [person('李三')] })
    const wrapper = await picker()
    await wrapper.get('input').setValue('王')
    await press(wrapper, '查找')
    expect(fakeUni.sent.at(-1)?.url).toContain('organization_id=o1')
    expect(wrapper.findAll('[role=checkbox]').map((tick) => tick.text())).toEqual(['王一', '王二'])
    await press(wrapper, '王二')
    await press(wrapper, '选好2人')
    expect(taken).toEqual([[person('李三'), person('王二')]])
    expect(fakeUni.opened.at(-1)).toBe('back')
  })

  it('shows who was chosen, to be let go', async () => {
    const taken = await ask({ chosen: [person('王一'), person('李三')] })
    const wrapper = await picker()
    await press(wrapper, '已选2人')
    await press(wrapper, '王一')
    await press(wrapper, '选好1人')
    expect(taken).toEqual([[person('李三')]])
  })

  it('takes one with one press where one is wanted', async () => {
    const taken = await ask({ isMany: false, title: '主持人' })
    const wrapper = await picker()
    await press(wrapper, '王二')
    expect([taken, fakeUni.opened.at(-1)]).toEqual([[[person('王二')]], 'back'])
  })

  it('takes no more than the server does', async () => {
    const taken = await ask({ chosen: Array.from({ length: 501 }, (_, place) => person(`m${place}`)) })
    const wrapper = await picker()
    expect(wrapper.text()).toContain('最多选500人，现在是501人。')
    await press(wrapper, '选好501人')
    expect(taken).toEqual([])
  })

  it('says the branch where several are listed, and what is chosen in the bar above', async () => {
    fakeUni.server = () => ({ status: 200, body: { items: [member('王一'), { ...member('李三'), organization_id: 'o2', organization_name: '西村党支部' }], next_cursor: null } })
    await ask({ title: '选主持人', isMany: false })
    const wrapper = await picker()
    expect(wrapper.findAll('[role=listitem]').map((item) => item.text())).toEqual(['王一东村党支部', '李三西村党支部'])
    expect(fakeUni.title).toBe('选主持人')
  })

  it('says when nobody is called so', async () => {
    await ask({})
    const wrapper = await picker()
    await wrapper.get('input').setValue('赵')
    await press(wrapper, '查找')
    expect(wrapper.text()).toContain('没有找到。')
  })

  it('changes nothing when the person goes back', async () => {
    const taken = await ask({ chosen: [person('王一')] })
    await press(await picker(), '王二')
    expect(taken).toEqual([])
  })
})

describe('the form', () => {
  const form = (query: Record<string, string>) => shown(() => import('../pages/edit.vue'), query)
  const labels = (wrapper: VueWrapper) => wrapper.findAll('.ui-field .label').map((label) => label.text())

  it('keeps what may stay empty folded away', async () => {
    const wrapper = await form({})
    expect(labels(wrapper)).not.toContain('主持人')
    await press(wrapper, '填主持人等')
    expect(labels(wrapper)).toEqual(expect.arrayContaining(['主持人', '记录人', '说明']))
  })

  it('sends the people who were chosen', async () => {
    const wrapper = await form({})
    await wrapper.get('select').setValue('party_lecture')
    for (const [place, value] of ['党课', '会议室', '2026-03-05', '14:30', '16:00'].entries()) await wrapper.findAll('input')[place]!.setValue(value)
    await press(wrapper, '名单上的人')
    await press(wrapper, '发起活动')
    expect(wrapper.text()).toContain('请选参加的人。')
    await press(wrapper, '选人')
    ;(await import('../people-choice')).question.value?.take([person('王一'), person('王二')])
    await flushPromises()
    expect(wrapper.text()).toContain('王一、王二')
    await press(wrapper, '发起活动')
    expect(fakeUni.sent.at(-1)).toMatchObject({ method: 'POST', data: { audience: { member_ids: ['王一', '王二'] }, organization_id: 'o1' } })
  })

  it('opens with the names, and takes the chair away', async () => {
    const wrapper = await form({ id: 'a1' })
    expect(wrapper.text()).toContain('王一、李三')
    await press(wrapper, '不设')
    await press(wrapper, '保存修改')
    expect(fakeUni.sent.at(-1)).toMatchObject({ method: 'PATCH', data: { chair_id: null } })
    expect(Object.keys(fakeUni.sent.at(-1)?.data as object)).toEqual(['chair_id'])
  })

  it('sends nothing when nothing was changed', async () => {
    const wrapper = await form({ id: 'a1' })
    await press(wrapper, '保存修改')
    expect(fakeUni.sent.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(fakeUni.opened.at(-1)).toBe('/features/activities/pages/detail?id=a1')
  })
})
