import { inDays, thisMonth } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'
import { cleared } from './transfers-api'

const item = (person: Person, text: string | RegExp) => person.page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()
const chip = (person: Person, text: string) => person.page.getByRole('radio', { name: text }).filter({ visible: true })

async function begin(member: Person, destination: string) {
  await member.tap(member.page.locator('uni-tabbar').getByText('我的'))
  await member.tap(item(member, '组织关系转接'))
  await member.tap(button(member.page, '申请转接'))
  await member.tap(item(member, destination))
}

/** The reason and the month; the day of leaving is today unless said. */
async function explain(member: Person) {
  await member.tap(chip(member, '搬家'))
  await member.tap(member.page.getByLabel('党费交至'))
  await member.page.getByLabel('党费交至').selectOption(thisMonth())
  await member.tap(button(member.page, '下一步'))
}

async function apply(member: Person) {
  await begin(member, '镇内')
  await member.page.getByLabel('党组织名称').fill('西岭')
  await member.tap(item(member, '西岭村'))
  await explain(member)
  await member.see('没有问题，可以提交。')
  await member.tap(button(member.page, '提交'))
  await member.see(/现在由.*东溪村.*办理，一般3个工作日/)
}

test('a member applies in ten taps and one typed field, follows it, and takes it back', async ({ enter }) => {
  const member = await enter('member')
  await apply(member)
  expect(member.taps()).toBeLessThanOrEqual(9) // and one more in the browser's own list of months

  await button(member.page, '看进度').click()
  await member.see(/现在由.*东溪村.*办理/)
  await member.see('已提交')
  await member.see('接收支部报到')
  await member.go('/pages/home/home')
  await item(member, /转往.*西岭村/).click()
  await member.see('办理经过')
  await button(member.page, '撤回').click()
  await member.see('撤回后不再办理。')
  await button(member.page, '撤回').click()
  await member.see('已撤回')
  await expect(member.page.getByText('本人撤回').filter({ visible: true })).toBeVisible()
  await member.go('/features/transfers/pages/mine')
  await expect(button(member.page, '申请转接')).toBeVisible()
})

test('an application is offered once it is known that none is open, and does not move from under the thumb', async ({ enter }) => {
  const { page, go, see } = await enter('member')
  let answer = () => {}
  const known = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/api/v1/transfers?own=true', async (route) => {
    await known
    await route.continue()
  })
  await go('/features/transfers/pages/mine')
  await see('不方便用手机，可以请支部代办。')
  await expect(button(page, '申请转接')).toHaveCount(0)
  answer()
  await see('还没有办过转接。')
  await button(page, '申请转接').click()
  await see('我只是外出')
})

test('whoever is only away is led to a stay, with a day of coming back that lies ahead or none', async ({ enter }) => {
  const member = await enter('member')
  await begin(member, '我只是外出')
  await member.page.getByLabel('去哪里').fill('邻市某区某工地')
  await button(member.page, '下一步').click()
  await member.page.getByLabel('哪天回来').fill('2020-01-01')
  await button(member.page, '下一步').click()
  await member.see('回来的日期要在明天以后。')
  await button(member.page, '还说不准').click()
  await member.see('您选了“还说不准”。')
  await member.page.getByLabel('哪天回来').fill(inDays(60))
  await button(member.page, '下一步').click()
  await member.see('组织关系不动。')
  await button(member.page, '提交').click()
  await member.see(/现在由.*东溪村.*办理/)
})

test('what is typed survives a reload and a lost network, and goes out only with one', async ({ enter }) => {
  const member = await enter('member')
  await begin(member, '跨省')
  await button(member.page, '不知道名称').click()
  await member.page.getByLabel('单位和地址').fill('外省某市某区某公司')
  await button(member.page, '下一步').click()
  await explain(member)
  await member.see('接收党组织不在名录里，镇里会先打电话核实。')
  await member.see('会开介绍信。对方要纸质的，开好后会通知您。')
  await member.page.context().setOffline(true)
  await button(member.page, '提交').click()
  await member.see('提交要有网络。填的都留在手机上，连上网再点提交。')
  await member.page.context().setOffline(false)
  await member.page.reload()
  await member.see('外省某市某区某公司')
  await button(member.page, '修改原因').click()
  await chip(member, '工作调动').click()
  await button(member.page, '改好了').click()
  await member.see('工作调动')
  await button(member.page, '提交').click()
  await member.see(/现在由.*东溪村.*办理/)
})

test('what came back says why and opens the field that is at fault', async ({ enter, town }) => {
  await cleared(town)
  const member = await enter('member')
  await apply(member)
  const secretary = await enter('secretary')
  const id = await sendBack(secretary)
  await secretary.go(`/features/transfers/pages/detail?id=${id}`)
  await secretary.see('现在等本人办')
  await secretary.see('退回来了：接收单位有误') // whoever may see it follows it too
  await member.go('/pages/home/home')
  await item(member, /转往.*西岭村/).click()
  await member.see('退回来了：接收单位有误')
  await button(member.page, '去修改').click()
  await member.page.getByLabel('党组织名称').fill('南坪')
  await item(member, '南坪村').click()
  await member.see('没有问题，可以提交。')
  await button(member.page, '提交').click()
  await member.see(/现在由.*东溪村.*办理/)
  await button(member.page, '看进度').click()
  await member.see(/转到.*南坪村/s)
})

for (const reader of READERS)
  test(`every page of it fits, ${reader.mode}`, async ({ enter }) => {
    const member = await enter('member', reader.sizes[0])
    await setMode(member, reader.mode)
    const look = (name: string) => expectUsable(member, reader, name)
    await member.go('/features/transfers/pages/mine')
    await member.see('还没有办过转接。')
    await look('mine, empty')
    await button(member.page, '申请转接').click()
    await member.see('我只是外出')
    await look('start')
    await item(member, '跨省').click()
    await member.page.getByLabel('党组织名称').fill('村')
    await member.see('西岭村')
    await look('target')
    await button(member.page, '不知道名称').click()
    await member.page.getByLabel('单位和地址').fill('外省某市某区某公司')
    await look('target, in words')
    await button(member.page, '下一步').click()
    await button(member.page, '下一步').click()
    await member.see('请选一个原因。')
    await look('reason')
    await chip(member, '搬家').click()
    await member.page.getByLabel('党费交至').selectOption('2025-01')
    await button(member.page, '下一步').click()
    await member.see('接收党组织不在名录里，镇里会先打电话核实。')
    await look('check')
    await button(member.page, '提交').click()
    await member.see(/现在由.*办理/)
    await look('done')
    await button(member.page, '看进度').click()
    await member.see('办理经过')
    await look('detail')
    await member.go('/features/transfers/pages/mine')
    await member.see('您有一件正在办')
    await look('mine')
    await member.go('/pages/home/home')
    await member.see('组织关系转接')
    await look('home')
  })

/** The office's page is another's: here its answer comes over the API, as that page sends it. */
async function sendBack({ page }: Person): Promise<string> {
  const { status, id } = await page.evaluate(async () => {
    const { access } = (JSON.parse(localStorage.getItem('session') ?? '') as { data: { value: { access: string } } }).data.value
    const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' }
    const inbox = (await (await fetch('/api/v1/transfers/inbox', { headers })).json()) as { items: { id: string; version: number }[] }
    const [first] = inbox.items
    const body = JSON.stringify({ action: 'return', reason_code: 'wrong_target', reason: '这个支部要先商量，请改选南坪村' })
    const answer = await fetch(`/api/v1/transfers/${first?.id}/actions`, { method: 'POST', headers: { ...headers, 'if-match': `"${first?.version}"`, 'idempotency-key': crypto.randomUUID() }, body })
    return { status: answer.status, id: first?.id ?? '' }
  })
  expect(status).toBe(200)
  return id
}
