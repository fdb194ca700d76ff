import { readFileSync } from 'node:fs'
import { DESK } from '../../../e2e/browser.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, download, expect, test, type Person } from './town'
import { desk } from './transfers-api'

const PLANS = '/features/transfer-batches/pages/plans'
const NEW = '/features/transfer-batches/pages/new'
const planPage = (id: string) => `/features/transfer-batches/pages/plan?id=${id}`
const INBOX = '/features/transfer-desk/pages/inbox'
type Town = Parameters<typeof desk>[0]

interface Listed<T> {
  readonly items: readonly T[]
}
interface Branch {
  readonly id: string
  readonly name: string
  readonly member_count: number
  readonly ended_on: string | null
}
interface Plan {
  readonly id: string
  readonly status: string
}

/** Two branches where nothing else is going on. */
async function branches(town: Town): Promise<{ from: Branch; to: Branch }> {
  const officer = await desk(town, 'officer')
  const named = async (q: string) => (await officer.read<Listed<Branch>>(`/organizations?q=${encodeURIComponent(q)}`)).items[0] as Branch
  return { from: await named('北塘村'), to: await named('松石村') }
}

/** A merge as the officer has planned it. */
async function planned(town: Town): Promise<Plan & { from: Branch; to: Branch }> {
  const places = await branches(town)
  const form = { operation: 'merge', organization_id: places.from.id, target_id: places.to.id, approver: '县委组织部', reason: '两村合并' }
  return { ...(await (await desk(town, 'officer')).write<Plan>('POST', '/transfers/batches', form)), ...places }
}

/** Somebody of the branch moves house: the roll is not what the plan was made from. */
async function changed(town: Town, branch: Branch): Promise<string> {
  const officer = await desk(town, 'officer')
  const [member] = (await officer.read<Listed<{ id: string; name: string }>>(`/members?organization_id=${branch.id}&limit=1`)).items
  await officer.update(`/members/${member?.id}`, { address: '青禾镇北塘村新屋组9号' })
  return member?.name ?? ''
}

/** Ticks every warning, and says why it is applied all the same. */
async function acknowledge({ page }: Person): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const tick of await dialog.getByRole('checkbox').all()) await tick.click()
  await dialog.getByLabel('为什么还是办').fill('交接和补选已经安排')
}

test('the officer plans a merge, sees whom it moves, and a second officer applies it', async ({ enter, town }) => {
  const { from, to } = await branches(town)
  const officer = await enter('officer', DESK)
  await officer.go(INBOX)
  await officer.page.getByRole('button', { name: /整建制调整/ }).last().click()
  await officer.see('没有等办理的方案。')
  await button(officer.page, '做方案').click()
  await button(officer.page, '做方案').click()
  await officer.see('请选怎么调整。')
  await officer.page.getByRole('radio', { name: /并入别处/ }).click()
  await officer.page.getByLabel('哪个党组织').selectOption({ label: from.name })
  await officer.page.getByLabel('并入哪个党组织').selectOption({ label: to.name })
  await officer.page.getByLabel('原因').fill('两村合并')
  await officer.page.getByLabel('批准的党组织').fill('县委组织部')
  await button(officer.page, '做方案').click()

  await officer.see(`${from.name}并入${to.name}`)
  await officer.see('方案是您做的，您不能自己办结。')
  await expect(button(officer.page, '取消方案')).toBeVisible()
  await expect(officer.page.getByRole('button', { name: '办结' })).toHaveCount(0)
  await officer.see(`党员${from.member_count}人，调整后0人`)
  const people = officer.page.getByRole('list', { name: '党员' }).getByRole('listitem')
  await expect(people.first()).toBeVisible()
  const more = officer.page.getByRole('button', { name: '看更多' })
  while (await more.isVisible()) await more.click()
  await expect(people).toHaveCount(from.member_count)
  await officer.page.getByLabel('看哪一类').selectOption({ label: '任职' })
  await expect(officer.page.getByRole('list', { name: '任职' }).getByText('结束').first()).toBeVisible()

  const checker = await enter('checker', DESK)
  await checker.go(INBOX)
  await checker.see('1个等您办')
  await checker.page.getByRole('button', { name: /整建制调整/ }).last().click()
  await checker.page.getByText(`${from.name}：并入别处`).click()
  await checker.page.getByRole('button', { name: '办结', exact: true }).click() // the line of the list says 办结 too
  await expect(checker.page.getByRole('heading', { name: `${from.name}并入${to.name}` }).last()).toBeVisible()
  await button(checker.page, '确认办结').click()
  await checker.see('请先逐条看过，打上勾。')
  await acknowledge(checker)
  await button(checker.page, '确认办结').click()
  await checker.see('已办结，名册已更新。')
  await checker.see('没有等办理的方案。')

  const seen = await desk(town, 'checker')
  const [before, after] = [await seen.read<Branch>(`/organizations/${from.id}`), await seen.read<Branch>(`/organizations/${to.id}`)]
  expect([before.member_count, after.member_count]).toEqual([0, from.member_count + to.member_count])
  expect(before.ended_on).not.toBeNull()
})

test('a plan that the roll has outrun names who changed, and is made again', async ({ enter, town }) => {
  const plan = await planned(town)
  const name = await changed(town, plan.from)
  const checker = await enter('checker', { width: 375, height: 812 })
  await checker.go(planPage(plan.id))
  await button(checker.page, '办结').click()
  await acknowledge(checker)
  await button(checker.page, '确认办结').click()
  await checker.see(/做方案以后情况有变，没有办/)
  const rows = checker.page.getByRole('list', { name: '做方案以后变了的' }).getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(name)
  await expect(rows).toContainText('有变动')

  await button(checker.page, '重新做方案').click()
  await expect(checker.page.getByLabel('原因')).toHaveValue('两村合并')
  await button(checker.page, '做方案').click()
  await checker.see('方案是您做的，您不能自己办结。')
  await button(checker.page, '取消方案').click()
  await button(checker.page, '确认取消').click()
  await checker.see('方案已取消，什么都没有动。')
})

test('some of a branch become a branch of their own', async ({ enter, town }) => {
  const { from } = await branches(town)
  const { page, go, see } = await enter('officer', { width: 375, height: 812 })
  await go(NEW)
  await page.getByRole('radio', { name: /分设支部/ }).click()
  await page.getByLabel('哪个党组织').selectOption({ label: from.name })
  await page.getByLabel('支部全称').fill('中共青禾镇北塘村第二支部委员会')
  await page.getByLabel('简称').fill('北塘二支部')
  await button(page, '转到新支部1的党员').click()
  const people = page.getByRole('list', { name: '转到新支部1的党员' }).getByRole('checkbox')
  for (const place of [5, 6, 7]) await people.nth(place).click()
  await page.getByLabel('原因').fill('党员超过规定人数')
  await page.getByLabel('批准的党组织').fill('青禾镇党委')
  await button(page, '做方案').click()
  await see(`${from.name}分设出中共青禾镇北塘村第二支部委员会`)
  await see('党员0人，调整后3人')
  await see(`党员${from.member_count}人，调整后${from.member_count - 3}人`)
})

test('letters that nobody has printed are printed together, once it was said that each is a recorded look', async ({ enter }) => {
  const { page, go, see } = await enter('officer', DESK)
  await go(INBOX)
  await see('有1封介绍信还没打印')
  await button(page, '批量打印').click()
  await see(/每打印一封都记下来，本人看得到/)
  const file = await download(page, () => button(page, '开始打印').click())
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByRole('button', { name: '批量打印' })).toHaveCount(0)
})

test('a secretary has no door to plans', async ({ enter }) => {
  const { page, go } = await enter('secretary')
  await go(INBOX)
  await expect(page.getByText('，镇内转接').first()).toBeVisible()
  await expect(page.getByText('整建制调整')).toHaveCount(0)
})

for (const reader of READERS)
  test(`plans fit and are readable; ${reader.mode}`, async ({ enter, town }) => {
    const plan = await planned(town)
    const checker = await enter('checker', reader.sizes[0])
    const { page, go, see } = checker
    await setMode(checker, reader.mode)
    await go(INBOX)
    await see('有1封介绍信还没打印')
    await expectUsable(checker, reader, 'the desk')
    await go(PLANS)
    await see(`${plan.from.name}：并入别处`)
    await expectUsable(checker, reader, 'the plans')
    await go(planPage(plan.id))
    await expect(page.getByRole('list', { name: '党员' })).toBeVisible()
    await expectUsable(checker, reader, 'a plan')
    await button(page, '办结').click()
    await button(page, '确认办结').click()
    await see('请先逐条看过，打上勾。')
    await expectUsable(checker, reader, 'applying it')
    await changed(town, plan.from)
    await acknowledge(checker)
    await button(page, '确认办结').click()
    await see('做方案以后变了的')
    await expectUsable(checker, reader, 'a plan that is void')
    await go(NEW)
    await page.getByRole('radio', { name: /分设支部/ }).click()
    await page.getByLabel('哪个党组织').selectOption({ label: plan.from.name })
    await button(page, '转到新支部1的党员').click()
    await page.getByRole('checkbox').first().click()
    await button(page, '再设一个').click()
    await button(page, '做方案').click()
    await see('请写新支部的全称。')
    await expectUsable(checker, reader, 'a new plan')
  })
