import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { thisYear } from '../../../e2e/calendar.mjs'
import { signedIn } from '../../../e2e/town.mjs'
import { expectUsable, READERS, setMode, type Mode } from './layout'
import { button, download, expect, test, type Person } from './town'

/** A reader of printed pages that is not ours: what the QR codes of the first page hold. */
const READ = `
import sys, pypdfium2, zxingcpp
picture = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0].render(scale=3).to_pil()
print("\\n".join(found.text for found in zxingcpp.read_barcodes(picture)))`
const addressesOn = (sheets: Buffer) => execFileSync('../.venv/bin/python', ['-c', READ], { input: sheets }).toString().trim().split('\n')

const ANSWERS = ['满意', '很满意', '一般', '不满意', '晚上'] as const
const SLIPS = '/features/survey-slips/pages/slips'

type Town = Parameters<typeof signedIn>[0]
interface Round {
  readonly id: string
  readonly organization_id: string
  readonly status: string
  readonly has_keys: boolean
  readonly closes_at: string
  readonly questions: unknown
}

/** A round with the sandbox's own questions, its keys made and not open yet; its pages are others'. */
async function frozen(town: Town) {
  const secretary = await signedIn(town, 'secretary')
  const { items } = (await secretary.get('/surveys?status=open&template=questionnaire')) as { items: Round[] }
  const { organization_id, closes_at, questions } = (await secretary.get(`/surveys/${items[0]?.id}`)) as Round
  const opens_at = new Date(Date.now() + 3_600_000).toISOString() // opened by hand, before its hour
  const body = { organization_id, template: 'questionnaire', title: '会议安排小问卷', year: thisYear(), quarter: 1, questions, opens_at, closes_at }
  const { id } = (await secretary.post('/surveys', body)) as Round
  await secretary.post(`/surveys/${id}/freeze`)
  const read = async () => (await secretary.get(`/surveys/${id}`)) as Round
  await expect.poll(async () => (await read()).has_keys).toBe(true)
  const { name } = (await (await signedIn(town, 'member')).get('/me')) as { name: string }
  return { id, name, secretary, read }
}

async function printed({ page }: Person): Promise<string[]> {
  await page.getByLabel('打印几张').fill('4')
  return addressesOn(readFileSync(await download(page, () => button(page, '打印密封票').click())))
}

async function noteDraw({ page, see }: Person, name: string) {
  await button(page, '登记抽票').click()
  await page.getByLabel('找党员').fill(name)
  await button(page, '查找').click()
  await page.getByRole('listitem').filter({ hasText: name, visible: true }).getByRole('button').first().click()
  await button(page, '登记抽票').click()
  await see(`已登记：${name}抽了一张密封票。`)
}

async function vote({ page, tap }: Person) {
  const groups = page.getByRole('radiogroup')
  for (const [place, text] of ANSWERS.entries()) await tap(groups.nth(place).getByRole('radio', { name: text, exact: true }))
}

async function settle({ page, go, see }: Person, id: string) {
  await go(`${SLIPS}?id=${id}`)
  await button(page, '填写数目').click()
  await page.getByLabel('没人抽、收回的').fill('2')
  await page.getByLabel('印坏、撕坏的').fill('1')
  await button(page, '填写数目').click()
  await see(/填了数目，请另一人核对/)
}

test('a slip opens on anybody’s phone, votes in seven taps, and its receipt is on the board', async ({ enter, town }) => {
  const { id, name, secretary: api, read } = await frozen(town)
  const secretary = await enter('secretary')
  await secretary.go(`${SLIPS}?id=${id}`)
  const addresses = await printed(secretary)
  expect(new Set(addresses).size).toBe(4)
  await secretary.see('已打印')
  await api.post(`/surveys/${id}/open`)
  await secretary.page.reload()
  await noteDraw(secretary, name)

  const holder = await enter('visitor')
  const [address = ''] = addresses.slice(1)
  const code = address.split('#')[1] ?? ''
  const sent: { url: string; headers: Record<string, string> }[] = []
  holder.page.on('request', (request) => void request.allHeaders().then((headers) => sent.push({ url: request.url(), headers })))
  await holder.page.goto(address)
  await holder.see('帮忙的同志')
  await holder.see('谁抽过密封票我们知道，抽的哪张、填了什么我们不知道。')
  const before = holder.taps()
  await holder.tap(button(holder.page, '开始填写'))
  await vote(holder)
  await holder.tap(button(holder.page, '提交'))
  await holder.see('请把回执抄在票上')
  expect(holder.taps() - before).toBe(7)
  const receipt = await holder.page.getByText(/^[0-9a-f]{8}$/).textContent()
  const posts = sent.filter(({ url }) => url.includes('/api/v1/ballot'))
  expect(posts.map(({ url }) => url.split('/api/v1')[1])).toEqual(['/ballot-slips', '/ballot-slips/tokens', '/ballots'])
  for (const header of ['authorization', 'cookie', 'x-request-id', 'idempotency-key', 'referer']) for (const { headers } of posts) expect(headers).not.toHaveProperty(header)
  expect(sent.some(({ url }) => url.split('#')[0]?.includes(code))).toBe(false)

  await settle(secretary, id)
  const officer = await enter('officer')
  await officer.go(`${SLIPS}?id=${id}`)
  await button(officer.page, '核对无误').click()
  await officer.see('收回2张、作废1张，您数过了，也看着销毁了。核对后不能再抽票。')
  await button(officer.page, '核对无误').click()
  await officer.see('已核清')
  await api.post(`/surveys/${id}/close`)
  await expect.poll(async () => (await read()).status).toBe('counted')
  const board = (await api.get(`/surveys/${id}/board`)) as { items: { receipt: string }[] }
  expect(board.items.map((one) => one.receipt.slice(0, 8))).toEqual([receipt])
})

const pictureOf = async ({ page }: Person, mode: Mode, name: string) => {
  const folder = process.env.SLIPS_PICTURES
  for (const width of folder === undefined ? [] : mode === 'standard' ? [375, 1280] : [320]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
}

for (const reader of READERS)
  test(`every page of slips fits, ${reader.mode}`, async ({ enter, town }) => {
    const { id, name, secretary: api } = await frozen(town)
    const look = async (person: Person, what: string) => {
      await pictureOf(person, reader.mode, what)
      await expectUsable(person, reader, what)
    }
    const secretary = await enter('secretary', reader.sizes[0])
    await setMode(secretary, reader.mode)
    await secretary.go(`${SLIPS}?id=${id}`)
    await secretary.see('打印几张')
    await look(secretary, 'print')
    const [address = ''] = await printed(secretary)
    await api.post(`/surveys/${id}/open`)
    await secretary.page.reload()
    await noteDraw(secretary, name)
    await secretary.see('已经抽过的')
    await look(secretary, 'draws')
    await settle(secretary, id)
    await look(secretary, 'settled')

    const holder = await enter('visitor', reader.sizes[0])
    await setMode(holder, reader.mode)
    await holder.go('/features/surveys/pages/slip')
    await button(holder.page, '打开这张票').click()
    await holder.see('请照着票输入12个数字和字母。')
    await look(holder, 'code')
    await holder.page.getByLabel('票上的编号').fill((address.split('#')[1] ?? '').toLowerCase())
    await button(holder.page, '打开这张票').click()
    await holder.see('密钥核对码')
    await look(holder, 'slip')
    await button(holder.page, '开始填写').click()
    await vote(holder)
    await look(holder, 'slip sheet')
    await button(holder.page, '提交').click()
    await holder.see('请把回执抄在票上')
    await look(holder, 'slip done')
  })
