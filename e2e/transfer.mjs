// The walk of a transfer: applied for on a phone, acted on by four people on phones and at desks, the letter printed, its code answered by
// an office without an account and the receipt filed; and one within the township, with both rolls right on each day.
// Run by `make test-long`; alone: node e2e/transfer.mjs. Leaves its pages in e2e/pictures (or $PICTURES), and ends with 1 at the first thing that is not as it should be.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { DESK, PHONE, openBrowser } from './browser.mjs'
import { inDays, today } from './calendar.mjs'
import { signedIn, startTown } from './town.mjs'

const PICTURES = process.env.PICTURES ?? new URL('pictures', import.meta.url).pathname
const ELSEWHERE = '外省某市某区某街道党工委'
const INBOX = '/#/features/transfer-desk/pages/inbox'
/** A reader of printed pages that is not ours: leaves the first page as a picture, and says what its code holds. */
const READ = `
import sys, pypdfium2, zxingcpp
picture = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0].render(scale=2).to_pil()
picture.save(sys.argv[1])
print(zxingcpp.read_barcodes(picture)[0].text)`

const town = await startTown()
const browser = await openBrowser()
const picture = (page, name) => page.screenshot({ path: `${PICTURES}/transfer-${name}.png` })
const button = (page, name) => page.getByRole('button', { name }).last()
const listed = (page, text) => page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()
const said = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor()

try {
  const me = await (await signedIn(town, 'member')).get('/me')
  const member = await apply()
  await decide('secretary', PHONE, me.member.name, '同意', '03-agreed')
  await decide('officer', DESK, me.member.name, '同意', '04-prepared')
  const desk = await decide('checker', DESK, me.member.name, '开介绍信', '05-issued')
  const address = await print(desk)
  await answer(address)
  await decide('officer', DESK, me.member.name, '登记回执', '09-filed')

  await member.goto(`${town.url}/#/pages/home/home`)
  await member.reload()
  await said(member, '这里是本镇的党员之家') // signed out with the move, as anybody who is no member here
  await picture(member, '10-gone')
  await rollsAreRight(me.member)
  await moveWithin()

  assert.deepEqual(browser.faults, [])
  console.log(`The walk of a transfer is done. Its pages are in ${PICTURES}.`)
} finally {
  await browser.close()
  town.stop()
}

/** Five short pages on a phone. */
async function apply() {
  const member = await browser.signIn(town, 'member', PHONE)
  await said(member, /同志$/)
  await member.goto(`${town.url}/#/features/transfers/pages/mine`)
  await button(member, '申请转接').click()
  await listed(member, '跨省').click()
  await button(member, '不知道名称').click()
  await member.getByLabel('单位和地址').fill(ELSEWHERE)
  await button(member, '下一步').click()
  await member.getByRole('radio', { name: '搬家' }).filter({ visible: true }).click()
  await member.getByLabel('党费交至').selectOption({ index: 1 })
  await picture(member, '01-reason')
  await button(member, '下一步').click()
  await said(member, '转出支部审核')
  await picture(member, '02-check')
  await button(member, '提交').click()
  await said(member, /现在由.*办理，一般3个工作日/)
  return member
}

/** Somebody opens it from the inbox and takes the main action, ticking what has to be seen. */
async function decide(caller, size, name, action, shown) {
  const page = await browser.signIn(town, caller, size)
  await said(page, /同志$/)
  await page.goto(town.url + INBOX)
  await page.getByText(`${name}，`).filter({ visible: true }).first().click()
  await button(page, action).click()
  for (const tick of await page.getByRole('checkbox').filter({ visible: true }).all()) await tick.click()
  const reason = page.getByLabel('为什么还是办')
  if (await reason.isVisible()) await reason.fill('已和本人、对方商量过')
  await button(page, action.length > 3 ? action : `确认${action}`).click()
  await said(page, /已办好|请另一位同志开介绍信/)
  await picture(page, shown)
  return page
}

/** The letter in its three parts, as a file; answers where its code leads. */
async function print(page) {
  const coming = page.waitForEvent('download')
  await button(page, '打印介绍信').click()
  const file = await (await coming).path()
  return execFileSync('.venv/bin/python', ['-c', READ, `${PICTURES}/transfer-06-letter.png`], { input: readFileSync(file) }).toString().trim()
}

/** An office elsewhere scans the code and says that it has received the member; who leaves once the committee has filed it. */
async function answer(address) {
  const office = await browser.visit(address, 'elsewhere', PHONE)
  await office.getByLabel('经办人').fill('接收经办')
  await picture(office, '07-receipt')
  await button(office, '提交回执').click()
  await button(office, '确认提交').click()
  await said(office, '已记下，等对方确认')
  await picture(office, '08-received')
}

/** Off the roll from today on, and on it as of yesterday. */
async function rollsAreRight({ id, organization_id: branch }) {
  const secretary = await signedIn(town, 'secretary')
  assert.equal(await isOnRoll(secretary, branch, id, inDays(-1)), true)
  assert.equal(await isOnRoll(secretary, branch, id, today()), false)
}

/** The demo town has one that waits for report-in at the secretary's branch. */
async function moveWithin() {
  const [api, officer] = [await signedIn(town, 'secretary'), await signedIn(town, 'officer')]
  const waiting = (await api.get('/transfers/inbox')).items.find(({ step }) => step === 'to_branch')
  const page = await browser.signIn(town, 'secretary', PHONE)
  await said(page, /同志$/)
  await page.goto(town.url + INBOX)
  await page.getByText(`${waiting.member_name}，`).filter({ visible: true }).first().click()
  await button(page, '确认报到').click()
  await button(page, '确认报到').click()
  await said(page, '这件转接已经办完，不用再办。')
  await picture(page, '11-reported-in')
  const at = (branch, day) => isOnRoll(officer, branch, waiting.member_id, day)
  assert.deepEqual([await at(waiting.source_id, inDays(-1)), await at(waiting.source_id, today())], [true, false])
  assert.deepEqual([await at(waiting.target_id, inDays(-1)), await at(waiting.target_id, today())], [false, true])
}

async function isOnRoll(api, branch, id, day) {
  for (let cursor = ''; cursor !== null; ) {
    const page = await api.get(`/members?organization_id=${branch}&as_of=${day}&limit=100${cursor && `&cursor=${cursor}`}`)
    if (page.items.some((one) => one.id === id && one.status === 'normal')) return true
    cursor = page.next_cursor
  }
  return false
}
