import { readFileSync } from 'node:fs'
import { startTown } from '../../../e2e/town.mjs'
import { button, choose, credentialsOf, download, expect, signIn, test } from './town'

const SAMPLE = '../tests/samples/roster-2026-10.xlsx'
const { accepted, rejected } = JSON.parse(readFileSync('../tests/samples/roster-2026-10.expected.json', 'utf8'))

test('a township’s own workbook: checked, marked, taken; the second time nothing changes', async ({ enter }) => {
  const { page, see } = await enter('visitor')
  const town = await startTown('--empty')
  try {
    await page.goto(`${town.url}/#/pages/sign-in/sign-in`)
    await signIn(page, await credentialsOf(page, town.url, '管理员'))
    await page.getByText('导入名册', { exact: true }).filter({ visible: true }).click()
    await choose(page, '选择文件', SAMPLE)
    await see('党组织：新增9行，已订正26行')
    await see(new RegExp(`收不下${rejected.length}行$`))
    await see(/公民身份号码：/)
    const marked = await download(page, () => button(page, '下载报告').click())
    expect(readFileSync(marked).subarray(0, 2).toString()).toBe('PK')

    await button(page, '开始导入').click()
    await see(`新增${accepted}人，修改0人，0人保持原样。`)
    await button(page, '写入').click()
    await see(`新增${accepted}人，更新0人，0行没有动。`)

    await page.goto(`${town.url}/#/features/roster/pages/import`)
    await see('导入完成。')
    await choose(page, '选择文件', SAMPLE)
    await see(new RegExp(`党员：没有变${accepted}行`))
    await expect(page.getByText('勾上的才改')).toHaveCount(0)
  } finally {
    town.stop()
  }
})
