import { DESK } from '../../../e2e/browser.mjs'
import { signedIn } from '../../../e2e/town.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const ROUNDS = '/features/survey-desk/pages/rounds'
const NEW = '/features/survey-desk/pages/new'
const QUARTER = '/features/survey-desk/pages/quarter'
const roundPage = (id: string) => `/features/survey-desk/pages/round?id=${id}`
const sheetPage = (id: string) => `/features/survey-desk/pages/sheet?id=${id}`
const item = ({ page }: Person, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()

/** Presses what the round offers, and again what says the whole decision. */
async function decide({ page }: Person, action: string, confirm: string) {
  await page.getByRole('button', { name: action, exact: true }).click()
  await expect(page.getByRole('dialog').getByText(/，以支部书记身份办理/)).toBeVisible()
  await button(page, confirm).click()
}

test('a secretary makes a round, freezes its roll, opens and closes it, and after too few took part does it again', async ({ enter }) => {
  const secretary = await enter('secretary')
  const { page, see } = secretary
  await item(secretary, '测评组织').click()
  await see('支部活动安排小问卷')
  await button(page, '新建一轮').click()
  await button(page, '新建').click()
  await see('请选哪一类。')
  await page.getByRole('radio', { name: /民主评议/ }).click()
  await expect(page.getByLabel('名称')).toHaveValue(/^\d{4}年第\d季度民主评议$/)
  await button(page, '加一题').click()
  await page.getByLabel('问什么').fill('会议放在什么时候好')
  await page.getByRole('radio', { name: /单选/ }).click()
  await page.getByLabel('选项').fill('上午')
  await button(page, '新建').click()
  await see('请写2到10个不同的选项，一行一个。')
  await page.getByLabel('选项').fill('上午\n中午\n晚上')
  await page.getByRole('radio', { name: /多选/ }).click()
  await page.getByLabel('最多选几项').fill('4')
  await button(page, '新建').click()
  await see('请填2到3，或者不填。')
  await page.getByLabel('最多选几项').fill('2')
  await button(page, '新建').click()

  await see(/下一步：确定名单/)
  await decide(secretary, '确定名单', '确定名单')
  await see('名单定好了。')
  await see(/谁领过票我们知道，谁填了什么我们不知道/)
  await see(/^应到\d+人$/)
  await see('选项：上午、中午、晚上，最多选2项')
  await see('会上念一遍，党员和手机上的对一对。大家都一样，才分不出是谁的票。')
  await see(/^[0-9a-f]{8} [0-9a-f]{8}$/)
  await button(page, '密封票').click()
  await see('打印密封票')
  await page.goBack()
  await decide(secretary, '开始填写', '马上开始')
  await see(/^应到\d+人，领票0人$/)
  await decide(secretary, '截止', '马上截止')
  await see('参加人数不够，下一步：作废重做')
  await see(/^应到\d+人，领票0人，收到0票$/)
  await expect(button(page, '计票和等次')).toBeHidden() // figures of a round that does not count are told to nobody

  await button(page, '作废').click()
  await button(page, '作废这轮').click()
  await see('请写明原因，至少2个字。')
  await page.getByLabel('原因').fill('参加的人太少')
  await button(page, '作废这轮').click()
  await see('参加的人太少')
  await button(page, '重做').click()
  await expect(page.getByLabel('名称')).toHaveValue(/^\d{4}年第\d季度民主评议$/)
  await button(page, '新建').click()
  await see(/下一步：确定名单/)
  await button(page, '修改').click()
  await page.getByLabel('名称').fill('重新评议')
  await button(page, '保存').click()
  await see('重新评议')
})

test('an officer sees what a quarter would be for each branch below, makes it at once, and finds it done', async ({ enter }) => {
  const officer = await enter('officer', DESK)
  const { page, see } = officer
  await officer.go(ROUNDS)
  await button(page, '各支部一起建').click()
  const place = page.getByLabel('哪个党组织的下级支部')
  await place.selectOption({ label: await place.locator('option', { hasText: '大成村' }).innerText() })
  await button(page, '先看一遍').click()
  await expect(page.getByRole('list', { name: '会建成这样' }).getByRole('listitem')).toHaveCount(2)
  await button(page, '建好并定名单').click()
  await see(/，以组织委员身份办理/)
  await button(page, '确认建好').click()
  await see('建好了2轮，名单已定。')
  await expect(page.getByRole('listitem').filter({ hasText: '名单已定' })).toHaveCount(2)
  await button(page, '各支部一起建').click()
  await place.selectOption({ label: await place.locator('option', { hasText: '大成村' }).innerText() })
  await button(page, '先看一遍').click()
  await see('这里没有可以建的支部。')
  await see('本季度已有，不再建')
})

interface Round {
  readonly id: string
  readonly status: string
}

for (const reader of READERS)
  test(`running rounds fits and is readable; ${reader.mode}`, async ({ enter, town }) => {
    const api = await signedIn(town, 'secretary')
    const { items } = (await api.get('/surveys?status=open')) as { items: Round[] }
    const id = items[0]?.id ?? ''
    const officer = await enter('officer', reader.sizes[0])
    const { page, go, see } = officer
    await setMode(officer, reader.mode)
    await go(ROUNDS)
    await see(/自动截止，也可提前/)
    await expectUsable(officer, reader, 'the list')
    await go(roundPage(id))
    await see('投票密钥核对码')
    await expectUsable(officer, reader, 'a round')
    await button(page, '截止').click()
    await see(/，以组织委员身份办理/)
    await expectUsable(officer, reader, 'closing it')
    await button(page, '马上截止').click()
    await see(/，收到0票$/)
    await go(sheetPage(id))
    await see(/全码：/)
    await expectUsable(officer, reader, 'the sheet for the wall')
    await go(NEW)
    await page.getByRole('radio', { name: /满意度测评/ }).click()
    await page.getByRole('radio', { name: /只公布全体合计/ }).click()
    await button(page, '加一题').click()
    await page.getByRole('radio', { name: /多选/ }).click()
    await page.getByLabel('选项').fill('上午\n中午\n晚上')
    await page.getByLabel('最多选几项').fill('1')
    await button(page, '新建').click()
    await see('请写问什么。')
    await expectUsable(officer, reader, 'a new round')
    await go(QUARTER)
    const place = page.getByLabel('哪个党组织的下级支部')
    await expectUsable(officer, reader, 'a quarter')
    await place.selectOption({ index: 1 })
    await button(page, '先看一遍').click()
    await see(/^要建\d+轮$/)
    await expectUsable(officer, reader, 'what it would make')
  })
