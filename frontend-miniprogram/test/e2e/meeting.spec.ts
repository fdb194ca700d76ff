import { readCode } from '../../../e2e/browser.mjs'
import { inDays } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test } from './town'

const MEETING = '支部党员大会：讨论冬修水利'

test('a meeting is planned in one form and three taps, and stands on the member’s first page', async ({ enter }) => {
  const secretary = await enter('secretary')
  const { page } = secretary
  await secretary.tap(page.getByText('活动').last())
  await secretary.tap(button(page, '发起活动'))
  await page.getByLabel('类型').selectOption({ label: '支部党员大会' })
  await page.getByLabel('名称').fill('党员大会：修路')
  await page.getByLabel('地点').fill('村委会议室')
  await page.getByLabel('日期').fill(inDays(1))
  await page.getByLabel('开始时间').fill('14:30')
  await page.getByLabel('结束时间').fill('16:00')
  await secretary.tap(button(page, '发起活动'))
  await secretary.see(/已到0人，应到\d+人/)
  expect(secretary.taps()).toBe(3)

  const member = await enter('member')
  await member.see('党员大会：修路')
  expect(member.taps()).toBe(0)
})

test('a form with gaps says where they are, and keeps what was typed', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.go('/features/activities/pages/edit')
  await secretary.page.getByLabel('名称').fill('党小组会：修路')
  await secretary.tap(button(secretary.page, '发起活动'))
  await secretary.see('上面有5处要填，已标红。')
  await secretary.see('请填地点。')
  expect(await secretary.page.getByLabel('名称').inputValue()).toBe('党小组会：修路')
})

test('leave is asked for in four taps and one sentence', async ({ enter }) => {
  const member = await enter('member')
  await member.tap(member.page.getByText(MEETING).first())
  await member.tap(button(member.page, '我要请假'))
  await member.tap(member.page.getByText('事假'))
  await member.page.getByRole('textbox').fill('家里有事')
  await member.tap(button(member.page, '提交请假'))
  await member.see('已提交')
  expect(member.taps()).toBe(4)
})

test('a meeting opens in four taps, and a scanned code needs none', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.tap(secretary.page.getByText(MEETING).first())
  await secretary.tap(button(secretary.page, '开始活动'))
  await secretary.tap(button(secretary.page, '开始活动'))
  await secretary.tap(button(secretary.page, '现场签到'))
  await secretary.see(/已到0\//)
  expect(secretary.taps()).toBe(4)

  const member = await enter('member')
  await member.page.goto(await readCode(secretary.page))
  await member.see('签到成功')
  expect(member.taps()).toBe(0)
  await secretary.see(/已到1\//)

  await member.page.goto(await readCode(secretary.page))
  await member.see('已经签过了')

  for (const reader of READERS) {
    await secretary.page.setViewportSize(reader.sizes[0])
    await setMode(secretary, reader.mode)
    await secretary.see(/已到1\//)
    await expectUsable(secretary, reader, `the screen of the meeting, ${reader.mode}`)
  }
})
