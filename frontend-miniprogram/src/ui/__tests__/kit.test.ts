// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mode } from '../mode'
import AppShell from '../AppShell.vue'
import UiAsyncView from '../UiAsyncView.vue'
import UiButton from '../UiButton.vue'
import UiChoiceRow from '../UiChoiceRow.vue'
import UiConfirm from '../UiConfirm.vue'
import UiIcon from '../UiIcon.vue'
import UiInput from '../UiInput.vue'
import UiListFooter from '../UiListFooter.vue'
import UiListItem from '../UiListItem.vue'
import UiNotice from '../UiNotice.vue'
import UiPage from '../UiPage.vue'
import UiPanes from '../UiPanes.vue'
import UiPicker from '../UiPicker.vue'
import UiProgress from '../UiProgress.vue'
import UiQrImage from '../UiQrImage.vue'
import UiResult from '../UiResult.vue'
import UiScaleRow from '../UiScaleRow.vue'
import UiSegments from '../UiSegments.vue'
import UiTag from '../UiTag.vue'
import UiTextarea from '../UiTextarea.vue'
import UiTickItem from '../UiTickItem.vue'
import UiTickRow from '../UiTickRow.vue'

const OPTIONS = [
  { value: 'a', text: '甲' },
  { value: 'b', text: '乙' },
]

describe('UiScaleRow', () => {
  it('presets nothing, names each step with what it is for, and says which was chosen', async () => {
    const wrapper = mount(UiScaleRow, { props: { modelValue: '', label: '王×', options: [{ value: 'a', text: '优秀' }, { value: 'b', text: '基本合格' }] } })
    const steps = wrapper.findAll('button')
    expect(steps.map((step) => [step.attributes('aria-label'), step.attributes('aria-checked')])).toEqual([['王×：优秀', 'false'], ['王×：基本合格', 'false']])
    expect(steps[1]!.text()).toBe('基本合格')
    await steps[1]!.trigger('click')
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
  })
})

describe('UiButton', () => {
  it('is a real button that says what it does', async () => {
    const wrapper = mount(UiButton, { props: { text: '提交', icon: 'check' } })
    const button = wrapper.get('button')
    expect(button.text()).toBe('提交')
    await button.trigger('click')
    expect(wrapper.emitted('press')).toHaveLength(1)
  })

  it('can’t be pressed twice while it is busy, and says so', () => {
    const wrapper = mount(UiButton, { props: { text: '提交', isBusy: true } })
    expect(wrapper.get('button').attributes('disabled')).toBeDefined()
    expect(wrapper.attributes('aria-busy')).toBe('true')
  })
})

describe('UiIcon', () => {
  it('is decoration: hidden from screen readers', () => {
    expect(mount(UiIcon, { props: { name: 'check' } }).attributes('aria-hidden')).toBe('true')
  })
})

describe('UiInput', () => {
  it('has a spoken label, a visible one, and its fault as an alert', async () => {
    const wrapper = mount(UiInput, { props: { modelValue: '', label: '身份证号', error: '身份证号是18位，您填了17位。' } })
    const input = wrapper.get('input')
    expect(input.attributes()).toMatchObject({ 'aria-label': '身份证号', 'aria-invalid': 'true' })
    expect(wrapper.get('[role=alert]').text()).toBe('身份证号是18位，您填了17位。')
    await input.setValue('3')
    expect(wrapper.emitted('update:modelValue')).toEqual([['3']])
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('done')).toHaveLength(1)
  })
})

describe('UiTextarea and UiPicker', () => {
  it('count what is written', () => {
    expect(mount(UiTextarea, { props: { modelValue: '两字', label: '内容' } }).text()).toContain('2 / 500字')
  })

  it('offer options as a native list', async () => {
    const wrapper = mount(UiPicker, { props: { modelValue: '', label: '支部', kind: 'options', options: OPTIONS } })
    await wrapper.get('select').setValue('b')
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
  })
})

describe('UiChoiceRow and UiSegments', () => {
  it('are a group of radio buttons with nothing chosen beforehand', async () => {
    const wrapper = mount(UiChoiceRow, { props: { modelValue: '', label: '大小', options: OPTIONS } })
    const radios = wrapper.findAll('[role=radio]')
    expect(wrapper.get('[role=radiogroup]').attributes('aria-label')).toBe('大小')
    expect(radios.map((radio) => radio.attributes('aria-checked'))).toEqual(['false', 'false'])
    await radios[1]?.trigger('click')
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
  })

  it('are tabs that say which one is shown', () => {
    const wrapper = mount(UiSegments, { props: { modelValue: 'a', label: '活动', options: OPTIONS } })
    expect(wrapper.findAll('[role=tab]').map((tab) => tab.attributes('aria-selected'))).toEqual(['true', 'false'])
  })
})

describe('UiListItem', () => {
  it('is pressed as a whole', async () => {
    const wrapper = mount(UiListItem, { props: { title: '党课', note: '明天', badge: '未读' } })
    expect(wrapper.attributes('role')).toBe('listitem')
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('press')).toHaveLength(1)
  })

  it('is no button when nothing is behind it', () => {
    expect(mount(UiListItem, { props: { title: '党课', isStill: true } }).find('button').exists()).toBe(false)
  })
})

describe('UiTickRow', () => {
  it('ticks several in the order of the options, takes a tick away, and takes none beyond the limit', async () => {
    const wrapper = mount(UiTickRow, { props: { modelValue: [], label: '哪些', options: [...OPTIONS, { value: 'c', text: '丙' }], most: 2, full: '最多选2项。' } })
    const boxes = wrapper.findAll('[role=checkbox]')
    expect(boxes.map((box) => box.attributes('aria-checked'))).toEqual(['false', 'false', 'false'])
    await wrapper.setProps({ modelValue: ['b'] })
    await boxes[0]!.trigger('click')
    await boxes[1]!.trigger('click')
    expect(wrapper.emitted('update:modelValue')).toEqual([[['a', 'b']], [[]]])
    await wrapper.setProps({ modelValue: ['a', 'b'] })
    await boxes[2]!.trigger('click')
    expect(wrapper.get('[role=alert]').text()).toBe('最多选2项。')
    expect(wrapper.emitted('update:modelValue')).toHaveLength(2)
  })
})

describe('UiTickItem', () => {
  it('is a checkbox as wide as its line, that says what the tick does', async () => {
    const wrapper = mount(UiTickItem, { props: { title: '王一', label: '记王一到场', isOn: false } })
    const box = wrapper.get('[role=checkbox]')
    expect(box.attributes()).toMatchObject({ 'aria-label': '记王一到场', 'aria-checked': 'false' })
    await box.trigger('click')
    expect(wrapper.emitted('press')).toHaveLength(1)
  })
})

describe('UiConfirm', () => {
  it('is a dialog whose button carries the verb; Esc closes it', async () => {
    const wrapper = mount(UiConfirm, { props: { isOpen: true, title: '退出登录', text: '要退出吗', actionText: '退出登录' } })
    const dialog = wrapper.get('dialog')
    expect(dialog.attributes('aria-label')).toBe('退出登录')
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['退出登录', '不了'])
    await wrapper.findAll('button')[0]?.trigger('click')
    await dialog.trigger('cancel')
    expect(wrapper.emitted()).toMatchObject({ confirm: [[]], close: [[]] })
  })
})

describe('UiResult, UiNotice, UiTag', () => {
  it('announce results politely and faults at once', () => {
    expect(mount(UiResult, { props: { title: '签到成功' } }).get('[aria-live]').attributes('aria-live')).toBe('polite')
    expect(mount(UiNotice, { props: { text: '没办成', tone: 'danger' } }).attributes('role')).toBe('alert')
    expect(mount(UiNotice, { props: { text: '已放大' } }).attributes('role')).toBe('status')
  })

  it('never speak by colour alone', () => {
    const tag = mount(UiTag, { props: { text: '已结束', tone: 'ok' } })
    expect([tag.text(), tag.findComponent(UiIcon).exists()]).toEqual(['已结束', true])
  })
})

describe('UiListFooter', () => {
  it.each([
    ['more', '看更多'],
    ['failed', '重试'],
  ] as const)('offers to go on: %s', async (state, text) => {
    const wrapper = mount(UiListFooter, { props: { state } })
    await wrapper.get('button').trigger('click')
    expect([wrapper.get('button').text(), wrapper.emitted('more')?.length]).toEqual([text, 1])
  })

  it('says when it is over', () => {
    expect(mount(UiListFooter, { props: { state: 'end' } }).text()).toBe('没有更多了')
  })
})

describe('UiQrImage', () => {
  it('is a picture with a label', () => {
    const wrapper = mount(UiQrImage, { props: { text: 'https://h/c?t=abc', label: '签到码' } })
    expect(wrapper.attributes()).toMatchObject({ role: 'img', 'aria-label': '签到码' })
    expect(wrapper.get('image').attributes('src')).toMatch(/^data:image\/gif;base64,/)
  })
})

describe('AppShell', () => {
  it('is a navigation whose items go somewhere', async () => {
    const items = [{ path: '/pages/home/home', text: '首页', icon: 'home' as const }]
    const wrapper = mount(AppShell, { props: { name: '党员之家', items, current: '' } })
    expect(wrapper.attributes('role')).toBe('navigation')
    await wrapper.get('[role=link]').trigger('click')
    expect(wrapper.emitted('go')).toEqual([['/pages/home/home']])
  })
})

describe('UiPage', () => {
  afterEach(() => (mode.value = 'standard'))

  it.each([
    ['standard', []],
    ['elder', ['is-elder']],
    ['elder-xl', ['is-elder-xl']],
  ] as const)('carries the version %s for everything in it', (size, classes) => {
    mode.value = size
    expect(mount(UiPage).classes()).toEqual(['ui-root', ...classes])
  })
})

describe('UiAsyncView', () => {
  const PROPS = { failureText: '没有网络，连上后再试。', emptyText: '最近没有活动。' }
  const show = (state: 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'offline') =>
    mount(UiAsyncView, { props: { ...PROPS, state }, slots: { default: '内容' } })

  beforeEach(() => vi.useFakeTimers())

  it('does not blink on quick answers, and says when it takes long', async () => {
    const wrapper = show('loading')
    expect(wrapper.find('.ui-skeleton').exists()).toBe(false)
    await vi.advanceTimersByTimeAsync(250)
    expect(wrapper.get('.ui-skeleton').attributes('aria-busy')).toBe('true')
    await vi.advanceTimersByTimeAsync(8000)
    expect(wrapper.text()).toContain('网络有点慢')
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('act')).toHaveLength(1)
  })

  it.each([
    ['ready', '内容'],
    ['stale', '内容'],
    ['empty', PROPS.emptyText],
  ] as const)('%s', (state, text) => {
    expect(show(state).text()).toBe(text)
  })

  it('failed: says what happened and what to do', async () => {
    const wrapper = show('failed')
    expect(wrapper.get('[role=alert]').text()).toContain(PROPS.failureText)
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('act')).toHaveLength(1)
  })

  it('offline: a bar, and the content below it', () => {
    expect(show('offline').text()).toMatch(/没有网络.*重试.*内容/s)
  })
})

describe('UiProgress', () => {
  const show = (done: number, total: number) => mount(UiProgress, { props: { text: '已看200行', done, total } }).get('[role=progressbar]')

  it('says how far it is, and never more than all', () => {
    expect(show(200, 800).attributes()).toMatchObject({ 'aria-label': '已看200行', 'aria-valuenow': '25' })
    expect(show(900, 800).attributes('aria-valuenow')).toBe('100')
  })

  it('claims no figure where nobody knows the end', () => {
    expect(show(0, 0).attributes('aria-valuenow')).toBeUndefined()
  })
})

describe('UiPanes', () => {
  const show = (isSplit: boolean) => mount(UiPanes, { props: { isSplit, label: '党员信息' }, slots: { default: '名册', detail: '一个人' } })

  it('shows both only where there is room, the second with a name', () => {
    expect(show(false).text()).toBe('名册')
    expect(show(true).get('[role=region]').attributes('aria-label')).toBe('党员信息')
    expect(show(true).text()).toBe('名册一个人')
  })
})
