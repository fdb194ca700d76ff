// The walk of a new user: start the town, sign in, hold a meeting that fills up while the secretary's page counts, print the list.
// Run by `make test`; alone: node e2e/walk.mjs. Leaves its pages in e2e/pictures (or $PICTURES), and ends with 1 at the first thing that is not as it should be.
import assert from 'node:assert/strict'
import { DESK, PHONE, openBrowser, readCode } from './browser.mjs'
import { checkInWithPhone, startTown } from './town.mjs'

const PICTURES = process.env.PICTURES ?? new URL('pictures', import.meta.url).pathname
const MEETING = '支部党员大会：讨论冬修水利'
const PHONES = Array.from({ length: 18 }, (_, number) => number + 6)

const town = await startTown()
const browser = await openBrowser()
const picture = (page, name, options) => page.screenshot({ path: `${PICTURES}/${name}.png`, ...options })

try {
  const member = await browser.signIn(town, 'member', PHONE)
  await member.getByText('同志').first().waitFor()
  await member.getByText(MEETING).first().waitFor()
  await picture(member, '01-member-home')

  const secretary = await browser.signIn(town, 'secretary', PHONE)
  await secretary.getByText(MEETING).first().click()
  await secretary.getByRole('button', { name: '开始活动' }).click()
  await picture(secretary, '02-secretary-opens')
  await secretary.getByRole('button', { name: '开始活动' }).last().click()
  await secretary.getByRole('button', { name: '现场签到' }).click()
  await assertCount(secretary, 0)

  const address = await readCode(secretary)
  assert.ok(address.startsWith(`${town.url}/c?t=`), `the code holds ${address}`)
  await member.goto(address)
  await member.getByText('签到成功').waitFor()
  await picture(member, '03-checked-in')
  await assertCount(secretary, 1)

  const token = new URL(await readCode(secretary)).searchParams.get('t')
  const answers = await Promise.all(PHONES.map((place) => checkInWithPhone(town, place, token)))
  assert.ok(answers.every(({ state, repeated }) => state === 'present' && !repeated))
  assert.equal((await checkInWithPhone(town, PHONES[0], token)).repeated, true)
  await assertCount(secretary, 1 + PHONES.length)
  await picture(secretary, '04-host-filling')

  await secretary.getByRole('button', { name: '结束活动' }).click()
  await secretary.getByRole('button', { name: '结束活动' }).last().click()
  await secretary.getByText(`实到${1 + PHONES.length}人`).waitFor()
  const list = secretary.url()

  const desk = await browser.signIn(town, 'secretary', DESK)
  await desk.getByText('同志').first().waitFor()
  await desk.goto(list)
  await desk.getByText(`实到${1 + PHONES.length}人`).waitFor()
  await picture(desk, '05-attendance-list', { fullPage: true })
  await desk.emulateMedia({ media: 'print' })
  await picture(desk, '06-attendance-printed', { fullPage: true })

  assert.deepEqual(browser.faults, [])
  console.log(`The walk is done: ${1 + PHONES.length} members checked in. Its pages are in ${PICTURES}.`)
} finally {
  await browser.close()
  town.stop()
}

/** The secretary’s page counts by itself; that it asks within three seconds its unit test says, and here a busy machine is waited for. */
async function assertCount(page, count) {
  await page.getByRole('status').filter({ hasText: `已到${count}/` }).waitFor({ timeout: 15_000 })
}
