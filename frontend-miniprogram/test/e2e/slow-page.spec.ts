import { DESK } from '../../../e2e/browser.mjs'
import { button, expect, test } from './town'

test('a page whose code comes late, after the person has gone on, is asked for anew when they come back', async ({ enter }) => {
  const { page, see, go } = await enter('member', DESK)
  let arrive = () => {}
  const late = new Promise<void>((resolve) => (arrive = resolve))
  await page.route(/assets.pages-activities/, async (route) => {
    await late
    await route.continue()
  })
  await go('/pages/activities/activities')
  await go('/features/transfers/pages/mine')
  await see('还没有办过转接。')
  const asked = page.waitForResponse('**/api/v1/activities?*')
  arrive()
  await asked
  const again = page.waitForResponse('**/api/v1/activities?*')
  await go('/pages/activities/activities')
  expect((await again).status()).toBe(200)
  await expect(button(page, '返回')).toHaveCount(0) // the navigation beside it leads here: it is no page that lies on another
})
