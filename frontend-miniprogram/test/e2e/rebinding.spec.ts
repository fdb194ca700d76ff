import { claimWithPhone, entranceOf } from '../../../e2e/town.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

interface Newcomer {
  readonly name: string
  readonly national_id: string
}

/** Name and number of a member who has claimed already, as their secretary reads them from the book. */
async function known({ page, go }: Person): Promise<Newcomer> {
  await go('/features/roster/pages/members')
  await page.getByRole('listitem').nth(6).click()
  await button(page, '看号码').click()
  await page.getByLabel('原因').fill('本人当面换绑')
  await button(page, '查看').click()
  const national_id = await page.getByText(/^\d{17}[\dX]$/).innerText()
  return { name: await page.locator('.ui-card [role=heading]').filter({ visible: true }).first().innerText(), national_id }
}

async function openClaim({ page, go }: Person, name: string): Promise<void> {
  await go('/features/identity/pages/claims')
  await page.getByText(name, { exact: true }).filter({ visible: true }).first().click()
}

for (const reader of READERS)
  test(`a change of WeChat: the secretary sees the person, the township agrees; ${reader.mode}`, async ({ enter, town }) => {
    const secretary = await enter('secretary', reader.sizes[0])
    const person = await known(secretary)
    const claim = await claimWithPhone(town, 'e2e-new-phone', person)
    await setMode(secretary, reader.mode)
    await secretary.go('/features/identity/pages/claims')
    await secretary.see(/换绑：要两个人确认/)
    await openClaim(secretary, person.name)
    await secretary.see('本人在别的微信里认领过。您确认后，还要第二人同意。')
    await expectUsable(secretary, reader, 'the first')
    await secretary.page.getByLabel('手机上的6位数字').fill(claim.code)
    await button(secretary.page, '确认本人').click()
    await secretary.see('请镇里或另一位负责人在“认领确认”里同意。')
    await openClaim(secretary, person.name)
    await secretary.see(/已当面确认。要由另一位负责人同意。/)
    await expect(secretary.page.getByRole('button', { name: '同意换绑' })).toHaveCount(0)

    const officer = await enter('officer', reader.sizes[0])
    await setMode(officer, reader.mode)
    await officer.go('/features/identity/pages/claims')
    await officer.see(/换绑：还需要第二人确认/)
    await openClaim(officer, person.name)
    await officer.see(/已当面确认。请问清本人确实换了微信，再同意。/)
    await expectUsable(officer, reader, 'the second')
    await button(officer.page, '同意换绑').click()
    await officer.page.getByLabel('原因').fill('打电话问过本人')
    await expectUsable(officer, reader, 'why')
    await button(officer.page, '同意换绑').click()
    await officer.see('换绑好了')
  })

test('the claimant hears what comes next, and is signed in once the second has agreed', async ({ enter, town }) => {
  const secretary = await enter('secretary')
  const person = await known(secretary)
  const { page, see, go } = await enter('visitor')
  await page.goto(await entranceOf(town, 'e2e-new-phone'))
  await go('/pages/bind/bind')
  await page.getByLabel('姓名').fill(person.name)
  await page.getByLabel('身份证号').fill(person.national_id)
  await button(page, '提交核对').click()
  const code = await page.getByText(/^\d{6}$/).innerText()
  await openClaim(secretary, person.name)
  await secretary.page.getByLabel('手机上的6位数字').fill(code)
  await button(secretary.page, '确认本人').click()
  await secretary.see('请镇里或另一位负责人在“认领确认”里同意。')

  await button(page, '书记点好了').click()
  await see('支部确认好了，还等第二人')
  await see(/打开就能用，原来的微信和党员卡停用。/)
  const officer = await enter('officer')
  await openClaim(officer, person.name)
  await button(officer.page, '同意换绑').click()
  await officer.page.getByLabel('原因').fill('打电话问过本人')
  await button(officer.page, '同意换绑').click()
  await officer.see('换绑好了')
  await button(page, '看看好了没').click()
  await see(`认好了，${person.name}同志`)
})
