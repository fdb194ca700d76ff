// The walk of an appraisal: fifteen members of a branch rate it on their own phones, one in large type; the round is closed and counted.
// The committee sees sums and nothing more, everybody else less; a voter finds the own ballot on the board.
// Run by `make test-long`; alone: node e2e/survey.mjs. Leaves its pages in e2e/pictures (or $PICTURES), and ends with 1 at the first thing that is not as it should be.
import assert from 'node:assert/strict'
import { DESK, PHONE, openBrowser } from './browser.mjs'
import { thisQuarter, thisYear } from './calendar.mjs'
import { entranceOf, signedIn, startTown } from './town.mjs'

const PICTURES = process.env.PICTURES ?? new URL('pictures', import.meta.url).pathname
const TITLE = '本季度民主评议'
const LIST = '/#/features/surveys/pages/surveys'
/** By whom they come from WeChat: the member of the cast, and others of the branch. */
const PHONES = ['sandbox-member', ...Array.from({ length: 14 }, (_, place) => `sandbox-resident-${place + 3}`)]
const ELDER = 1 // of these reads large type
const GRADES = ['优秀', '合格', '合格', '基本合格', '弃权']

const town = await startTown()
const browser = await openBrowser()
const picture = (page, name, options) => page.screenshot({ path: `${PICTURES}/survey-${name}.png`, ...options })
const button = (page, name) => page.getByRole('button', { name, exact: true }).last()
const said = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor()
const refuses = (asked, status) => assert.rejects(asked, ({ message }) => message.includes(`: ${status} `))

try {
  const [secretary, officer] = [await signedIn(town, 'secretary'), await signedIn(town, 'officer')]
  const [member, outsider, auditor] = [await signedIn(town, 'member'), await signedIn(town, 'outsider'), await signedIn(town, 'auditor')]
  const round = await open(secretary)
  const path = `/surveys/${round.id}`

  let voter
  for (const [place, openid] of PHONES.entries()) {
    const page = await vote(openid, place)
    if (place === 0) voter = page
    else await page.context().close()
  }
  const live = await secretary.get(`${path}/turnout`)
  assert.deepEqual([live.issued, live.counted], [PHONES.length, null])
  for (const what of ['results', 'board']) await refuses(secretary.get(`${path}/${what}`), 409)

  await secretary.post(`${path}/close`)
  await until(async () => (await secretary.get(path)).status === 'counted')
  await countsAddUp(await secretary.get(`${path}/results`))
  assert.deepEqual(await officer.get(`${path}/results`), await secretary.get(`${path}/results`))
  for (const other of [member, auditor]) await refuses(other.get(`${path}/results`), 403)
  await refuses(outsider.get(`${path}/results`), 404)
  await refuses(outsider.get(`${path}/board`), 404)
  assert.equal((await member.get(`${path}/board?limit=100`)).items.length, PHONES.length)
  await nobodyIsNamed(secretary, path)
  for (const what of ['', '/turnout', '/board', '/opinions']) await refuses(auditor.get(path + what), 403)

  await onBoard(voter)
  await committee()

  assert.deepEqual(browser.faults, [])
  console.log(`The walk of an appraisal is done: ${PHONES.length} ballots. Its pages are in ${PICTURES}.`)
} finally {
  await browser.close()
  town.stop()
}

/** A round of the secretary's branch, over the API. */
async function open(secretary) {
  const body = {
    organization_id: (await secretary.get('/me')).member.organization_id,
    template: 'appraisal',
    title: TITLE,
    year: thisYear(),
    quarter: thisQuarter(),
    opens_at: new Date(Date.now() + 3_600_000).toISOString(), // by hand, before its hour
    closes_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  }
  const { id } = await secretary.post('/surveys', body)
  await secretary.post(`/surveys/${id}/freeze`)
  await until(async () => (await secretary.get(`/surveys/${id}`)).has_keys)
  return secretary.post(`/surveys/${id}/open`)
}

/** One member on an own phone, from signing in with WeChat to the receipt. */
async function vote(openid, place) {
  const page = await browser.visit(await entranceOf(town, openid), openid, PHONE)
  await said(page, /同志$/)
  if (place === ELDER) await readLarge(page)
  await page.goto(town.url + LIST)
  await page.getByRole('listitem').filter({ hasText: TITLE, visible: true }).last().getByRole('button').first().click()
  await said(page, '密钥核对码')
  if (place <= ELDER) await picture(page, `${place}1-promise`, { fullPage: true })
  await button(page, '开始填写').click()
  const people = page.getByRole('radiogroup').filter({ visible: true })
  await people.first().waitFor()
  for (const [line, one] of (await people.all()).entries()) {
    await one.getByRole('radio', { name: `：${GRADES[(line + place) % GRADES.length]}` }).click()
  }
  if (place <= ELDER) await picture(page, `${place}2-sheet`)
  await button(page, '提交').click()
  await said(page, '回执')
  if (place <= ELDER) await picture(page, `${place}3-receipt`)
  return page
}

/** Large type, chosen where people choose it. */
async function readLarge(page) {
  await page.goto(`${town.url}/#/features/settings/pages/elder`)
  await page.getByRole('radio', { name: '特大' }).filter({ visible: true }).click()
}

/** Every rated member has as many marks as there were ballots: sums, and no word of who gave them. */
function countsAddUp({ counted, is_valid: isValid, cells: [cell] }) {
  assert.deepEqual([counted, isValid, cell.suppressed], [PHONES.length, false, false]) // fifteen of the branch are no two thirds of it
  for (const { counts } of cell.ratings) assert.equal(counts.reduce((sum, { count }) => sum + count, 0), PHONES.length)
}

/** Of turnout and sums the committee is shown nobody but those who were rated, and no receipt. */
async function nobodyIsNamed(secretary, path) {
  const [turnout, results] = [JSON.stringify(await secretary.get(`${path}/turnout`)), JSON.stringify(await secretary.get(`${path}/results`))]
  assert.doesNotMatch(turnout, /member_id|name/)
  for (const shown of [turnout, results]) assert.doesNotMatch(shown, /[0-9a-f]{64}|receipt|issued_on|blinded/)
}

/** The first voter's own phone finds the own ballot, and shows the ticket no more. */
async function onBoard(page) {
  await page.goto(town.url + LIST)
  await page.reload()
  await page.getByRole('listitem').filter({ hasText: TITLE, visible: true }).last().getByRole('button').first().click()
  await said(page, '您的选票在公布的名单里')
  await said(page, `一共计入${PHONES.length}张票。`)
  await picture(page, '20-board')
}

/** What the secretary sees on the round's page: that it was counted. */
async function committee() {
  const page = await browser.signIn(town, 'secretary', DESK)
  await said(page, /同志$/)
  await page.goto(town.url + LIST)
  await said(page, TITLE)
  await picture(page, '21-committee')
}

async function until(holds) {
  const end = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not come to pass within a minute.')
    await new Promise((done) => setTimeout(done, 250))
  }
}
