// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Activity } from '@/domains/activities/model'
import type { RollLine } from '@/domains/activities/roll'
import HeadCount from '../components/HeadCount.vue'
import HostCode from '../components/HostCode.vue'
import LeaveRequests from '../components/LeaveRequests.vue'
import MinutesForm from '../components/MinutesForm.vue'
import MissingPeople from '../components/MissingPeople.vue'
import MyPartCard from '../components/MyPartCard.vue'
import OfflineCheckIns from '../components/OfflineCheckIns.vue'
import OrganizerCard from '../components/OrganizerCard.vue'
import PeopleGroup from '../components/PeopleGroup.vue'
import SheetTable from '../components/SheetTable.vue'

const LINE: RollLine = {
  member_id: 'm1',
  name: '王一',
  organization_name: '东村党支部',
  state: null,
  at: null,
  source: null,
  leave: { id: 'l1', member_id: 'm1', kind: 'sick', reason: '去医院复查', decision: 'pending', decision_reason: '', requested_at: '2026-03-04T06:30:00Z', version: 2 },
  offline: {
    id: 'f1',
    state: 'present',
    at: '2026-03-05T06:30:00Z',
    scanned_at: '2026-03-05T06:31:00Z',
    received_at: '2026-03-05T08:00:00Z',
    clock_offset_ms: 0,
    decision: 'pending',
    reason: '',
    version: 1,
  },
}
const texts = (wrapper: ReturnType<typeof mount>) => wrapper.findAll('button').map((button) => button.text())
const press = (wrapper: ReturnType<typeof mount>, text: string, nth = 0) =>
  wrapper.findAll('button').filter((button) => button.text() === text)[nth]?.trigger('click')

beforeEach(async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  fakeUni.server = () => ({ status: 200, body: {} })
})

describe('OrganizerCard', () => {
  const activity = (actions: string[]) =>
    ({ id: 'a1', allowed_actions: actions.map((action) => ({ action, label: action, requires_reason: false })) }) as unknown as Activity

  it('offers what the server allows, and nothing else', () => {
    const wrapper = mount(OrganizerCard, { props: { activity: activity(['show_code', 'roll_call']) } })
    expect(texts(wrapper).filter((text) => text !== '不了')).toEqual(expect.arrayContaining(['现场签到', '点名', '看签到表']))
    expect(wrapper.findAll('.actions button').map((button) => button.text())).toEqual(['现场签到', '点名', '看签到表'])
  })

  it('says how many wait for an answer, and once more before the end', async () => {
    const waiting = { ...activity(['roll_call', 'close']), waiting_count: 3 }
    const wrapper = mount(OrganizerCard, { props: { activity: waiting } })
    expect(wrapper.findAll('.actions button').map((button) => button.text())).toContain('点名（3件等您答复）')
    await press(wrapper, '结束活动')
    expect(wrapper.text()).toContain('还有3件请假或离线签到没答复。')
  })

  it('is not there for members, who may only ask for leave', () => {
    expect(mount(OrganizerCard, { props: { activity: activity(['request_leave']) } }).find('button').exists()).toBe(false)
  })

  it('calls nothing off without a reason', async () => {
    const wrapper = mount(OrganizerCard, { props: { activity: activity(['cancel']) } })
    await press(wrapper, '更多')
    await press(wrapper, '取消活动')
    await press(wrapper, '取消活动', 1)
    expect([wrapper.text().includes('请写明原因'), fakeUni.sent.length]).toEqual([true, 0])
    await wrapper.get('input').setValue('下雨')
    await press(wrapper, '取消活动', 1)
    await vi.waitFor(() => expect(wrapper.emitted('changed')).toHaveLength(1))
    expect(fakeUni.sent.map(({ url, data }) => [url.split('/v1')[1], data])).toEqual([['/activities/a1/cancel', { reason: '下雨' }]])
  })
})

describe('the host’s screen', () => {
  it('shows the code with a label, and as text for whoever types it', () => {
    const token = 'AbCdEfGh_-0123456789AbCdEfGh01'
    const wrapper = mount(HostCode, { props: { address: `https://h.example/c?t=${token}`, isRunOut: false } })
    expect(wrapper.get('[role=img]').attributes('aria-label')).toBe('签到码，请扫一扫签到')
    expect(wrapper.text()).toContain(token)
    expect(mount(HostCode, { props: { address: null, isRunOut: true } }).text()).toContain('请改用点名')
  })

  it('says how many have come, aloud too', () => {
    const wrapper = mount(HeadCount, { props: { here: 23, due: 31 } })
    expect([wrapper.text(), wrapper.attributes('aria-live')]).toEqual(['已到23/应到31', 'polite'])
  })

  it('takes a tick for whoever has no phone', async () => {
    const wrapper = mount(MissingPeople, { props: { lines: [LINE] } })
    expect(wrapper.get('[role=checkbox]').attributes('aria-label')).toBe('记王一到场')
    await wrapper.get('[role=checkbox]').trigger('click')
    expect(wrapper.emitted('here')).toEqual([['m1']])
  })

  it('never shows why somebody is on leave', () => {
    const wrapper = mount(PeopleGroup, { props: { title: '请假', lines: [{ ...LINE, state: 'excused' }] } })
    expect(wrapper.text()).toContain('王一')
    expect(wrapper.text()).not.toMatch(/病假|医院/)
  })
})

describe('OfflineCheckIns', () => {
  it('confirms with one press', async () => {
    const wrapper = mount(OfflineCheckIns, { props: { activityId: 'a1', lines: [LINE] } })
    await press(wrapper, '确认到场')
    await vi.waitFor(() => expect(wrapper.emitted('decided')).toHaveLength(1))
    expect(fakeUni.sent[0]).toMatchObject({ data: { approve: true } })
  })

  it('strikes only with a reason', async () => {
    const wrapper = mount(OfflineCheckIns, { props: { activityId: 'a1', lines: [LINE] } })
    await press(wrapper, '划去')
    expect(wrapper.get('dialog').text()).toContain('王一会看到划去的原因。')
    await press(wrapper, '划去', 1)
    expect(fakeUni.sent).toEqual([])
    await wrapper.get('input').setValue('没有来')
    await press(wrapper, '划去', 1)
    await vi.waitFor(() => expect(wrapper.emitted('decided')).toHaveLength(1))
    expect(fakeUni.sent[0]).toMatchObject({ data: { approve: false, reason: '没有来' } })
  })

  it('says when somebody else was first', async () => {
    fakeUni.server = () => ({ status: 409, body: { code: 'activities.already_decided', title: '这一条已经办过了，请刷新后查看。' } })
    const wrapper = mount(OfflineCheckIns, { props: { activityId: 'a1', lines: [LINE] } })
    await press(wrapper, '确认到场')
    await vi.waitFor(() => expect(wrapper.text()).toContain('这一条已经办过了'))
  })
})

describe('LeaveRequests', () => {
  it('shows the organizer the reason and grants', async () => {
    const wrapper = mount(LeaveRequests, { props: { activityId: 'a1', lines: [LINE, { ...LINE, member_id: 'm2', leave: null }] } })
    expect(wrapper.findAll('[role=listitem]').map((item) => item.text())).toEqual([expect.stringContaining('病假：去医院复查')])
    await press(wrapper, '准假')
    await vi.waitFor(() => expect(wrapper.emitted('decided')).toHaveLength(1))
    expect(fakeUni.sent[0]).toMatchObject({ data: { approve: true } })
  })
})

describe('MyPartCard', () => {
  it('says what became of the request, with the reason of a refusal', () => {
    const leave = { ...LINE.leave!, decision: 'refused', decision_reason: '要表决' } as const
    const wrapper = mount(MyPartCard, { props: { part: { state: null, source: null, at: null, leave, offline: LINE.offline }, isOver: false } })
    expect(wrapper.text()).toContain('病假，没准假：要表决')
    expect(wrapper.text()).toContain('等组织者确认')
  })

  it('says why a check-in without network was struck', () => {
    const offline = { ...LINE.offline!, decision: 'refused', reason: '当天没有来' } as const
    const wrapper = mount(MyPartCard, { props: { part: { state: null, source: null, at: null, leave: null, offline }, isOver: false } })
    expect(wrapper.text()).toContain('组织者划去了：当天没有来')
  })

  it('says what to do while nothing is known, and nothing once it is over', () => {
    const part = { state: null, source: null, at: null, leave: null, offline: null }
    expect(mount(MyPartCard, { props: { part, isOver: false } }).text()).toContain('或请组织者点名')
    expect(mount(MyPartCard, { props: { part, isOver: true } }).text()).toBe('')
  })
})

describe('MinutesForm', () => {
  it('asks for the content, and for a reason when it corrects; what was typed stays', async () => {
    const wrapper = mount(MinutesForm, { props: { draft: null, isCorrection: true, isBusy: false } })
    await wrapper.findAll('textarea')[1]?.setValue('学习了文件')
    await press(wrapper, '保存草稿')
    expect(wrapper.findAll('[role=alert]').map((fault) => fault.text())).toEqual(['请写为什么更正。'])
    await wrapper.findAll('textarea')[0]?.setValue('漏了决议')
    await press(wrapper, '保存草稿')
    expect(wrapper.emitted('save')).toEqual([[{ content: '学习了文件', resolution: '', correction_reason: '漏了决议' }]])
  })
})

describe('SheetTable', () => {
  const line = (name: string, organization_name: string) => ({ name, organization_name, state: 'excused', leave_kind: 'sick' }) as const
  const heads = (lines: readonly ReturnType<typeof line>[]) => {
    const wrapper = mount(SheetTable, { props: { lines } })
    return wrapper.findAll('[role=columnheader]').map((head) => head.text())
  }

  it('is a table with a column to sign', () => {
    const wrapper = mount(SheetTable, { props: { lines: [line('王一', '东村'), line('李二', '西村')] } })
    expect(wrapper.findAll('[role=row]')[1]?.findAll('[role=cell]').map((cell) => cell.text())).toEqual(['1', '王一', '东村', '请假（病假）', ''])
  })

  it('names the branch on each line only when there are several', () => {
    expect(heads([line('王一', '东村'), line('李二', '西村')])).toEqual(['序号', '姓名', '所在支部', '到场情况', '签名'])
    expect(heads([line('王一', '东村'), line('李二', '东村')])).toEqual(['序号', '姓名', '到场情况', '签名'])
  })
})
