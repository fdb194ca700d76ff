import { inDays } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const DEPUTIES = '/features/transfer-desk/pages/deputies'
const line = ({ page }: Person) => page.getByRole('listitem').filter({ hasText: '出差期间由其代办' }).filter({ visible: true })

/** Asks for the first of those found to act until `days` from now on; answers the line that says so. */
async function ask({ page, see }: Person, name: string, days: number): Promise<void> {
  await button(page, '安排代理').click()
  await page.getByLabel('由谁来代').fill(name)
  await button(page, '查找').click()
  await page.getByRole('radio').first().click()
  await page.getByLabel('到哪天止').fill(inDays(days))
  await page.getByLabel('原因').fill('出差期间由其代办')
  await button(page, '提出').click()
  await see('已提出，等另一位管理员同意。')
}

test('one administrator asks for a deputy, another agrees, and it ends early', async ({ enter, town }) => {
  const admin = await enter('admin')
  await admin.page.getByText('临时代理').filter({ visible: true }).first().click()
  await admin.see('还没有安排过代理。')
  const member = await enter('member')
  const [name = ''] = (await member.page.getByText(/同志$/).first().innerText()).split('同志')
  await ask(admin, name, 30)
  await expect(line(admin)).toContainText('等同意')
  await expect(line(admin).getByRole('button')).toHaveCount(0)

  const keeper = await enter('keeper')
  await keeper.go(DEPUTIES)
  await line(keeper).getByRole('button', { name: '同意', exact: true }).click()
  await button(keeper.page, '同意').click()
  await keeper.see('请写明原因，至少2个字。')
  await keeper.page.getByLabel('原因').fill('镇党委同意')
  await button(keeper.page, '同意').click()
  await expect(line(keeper)).toContainText('正在代')
  await member.page.reload()
  await member.page.goto(`${town.url}/#/pages/me/me`)
  await member.see(/^代.*（\d+月\d+日至.*）$/)

  await line(keeper).getByRole('button', { name: '提前结束' }).click()
  await keeper.page.getByLabel('原因').fill('人已回来')
  await button(keeper.page, '提前结束').click()
  await expect(line(keeper)).toContainText('已结束')
  await expect(line(keeper).getByRole('button')).toHaveCount(0)
})

for (const reader of READERS)
  test(`deputies fit and are readable; ${reader.mode}`, async ({ enter }) => {
    const admin = await enter('admin', reader.sizes[0])
    const { page, go } = admin
    await setMode(admin, reader.mode)
    await go(DEPUTIES)
    await button(page, '安排代理').click()
    await button(page, '提出').click()
    await expectUsable(admin, reader, 'what is missing')
    await page.getByRole('button', { name: '关闭' }).last().click()
    await ask(admin, '', 1)
    await expectUsable(admin, reader, 'one that waits')
  })
