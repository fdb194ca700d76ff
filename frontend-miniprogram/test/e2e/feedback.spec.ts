import { button, expect, test } from './town'

test('a visitor complains in three taps and finds the answer by the number', async ({ enter }) => {
  const visitor = await enter('visitor')
  await visitor.tap(button(visitor.page, '投诉建议'))
  await visitor.tap(visitor.page.getByText('建议', { exact: true }))
  await visitor.page.getByRole('textbox').first().fill('村口的路灯不亮了，请修一下。')
  await visitor.tap(button(visitor.page, '提交'))
  await visitor.see('收到了')
  expect(visitor.taps()).toBe(3)
  const number = /\d{4} \d{4} \d{4}/.exec(await visitor.page.locator('body').innerText())?.[0] ?? ''

  const officer = await enter('officer')
  await officer.go('/features/feedback/pages/inbox')
  await officer.page.getByText('没有署名').first().click()
  await officer.page.getByRole('textbox').first().fill('已经报修，本周五前修好。')
  await button(officer.page, '答复').click()
  await button(officer.page, '发出答复').click()
  await officer.see('答复已发出。')

  await visitor.go('/features/feedback/pages/find')
  await visitor.page.getByRole('textbox').first().fill(number)
  await button(visitor.page, '查答复').click()
  await visitor.see('已经报修，本周五前修好。')
})

test('what is too short is said at once, and nothing typed is lost', async ({ enter }) => {
  const visitor = await enter('visitor')
  await visitor.go('/features/feedback/pages/new')
  await visitor.page.getByRole('textbox').first().fill('灯坏')
  await button(visitor.page, '提交').click()
  await visitor.see('再写几个字，至少5个字，您写了2个。')
  await visitor.see('请选投诉或建议。')
  expect(await visitor.page.getByRole('textbox').first().inputValue()).toBe('灯坏')
})
