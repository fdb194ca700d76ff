import { expectUsable, READERS, setMode } from './layout'
import { roster, row } from './rosters'
import { button, choose, expect, test } from './town'

const ID = '449900198503129611'

for (const reader of READERS)
  test(`what the desk opens: a member, why, an import and its changes; ${reader.mode}`, async ({ enter }) => {
    const officer = await enter('officer', reader.sizes[0])
    const { page, see, go } = officer
    await setMode(officer, reader.mode)
    await go('/features/roster/pages/members')
    await page.getByRole('listitem').nth(2).click()
    await see('身份证号')
    await expectUsable(officer, reader, 'a member')
    await button(page, '看号码').click()
    await expectUsable(officer, reader, 'the reason')
    await page.keyboard.press('Escape')

    await go('/features/roster/pages/import')
    await choose(page, '选择文件', roster('first.csv', row('杜一鸣', ID, '19900008801', '大专')))
    await button(page, '开始导入').click()
    await button(page, '写入').click()
    await see('导入完成。')
    await go('/features/roster/pages/import')
    await choose(page, '选择文件', roster('second.csv', row('杜一鸣', ID, '19900008811', '大学'), row('杜三', ID.replace('1', '2'), '1990', '大学')))
    await see('已勾0行，共1行')
    await expectUsable(officer, reader, 'an import')
    await button(page, '开始导入').click()
    await expectUsable(officer, reader, 'what will be written')
  })

test('a page that the wide window does not name leads back to the one before', async ({ enter }) => {
  const { page, see } = await enter('secretary', { width: 1280, height: 900 })
  await page.getByText('讨论冬修水利').first().click()
  await see('组织者办理')
  await button(page, '返回').click()
  await see('近期活动')
  await expect(button(page, '返回')).toHaveCount(0)
})
