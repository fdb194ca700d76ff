import { readCode } from '../../../e2e/browser.mjs'
import { button, expect, test } from './town'

const MEETING = '支部党员大会：讨论冬修水利'

test('a meeting is planned in one form, and stands on the member’s first page', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.tap(secretary.page.getByText('活动').last())
  await secretary.tap(button(secretary.page, '发起活动'))
  await secretary.page.getByLabel('名称').fill('党小组会：修路')
  await secretary.tap(button(secretary.page, '发起活动'))
  await secretary.see(/请选|请填/)
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
})
