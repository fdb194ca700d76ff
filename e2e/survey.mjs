// The walk of an appraisal: half of a branch rate it on their own phones, one in large type; the round is closed, counted and valid.
// The committee sees sums and a proposal and nothing more, everybody else less; a voter finds the own ballot on the board.
// Run by `make test-long`; alone: node e2e/survey.mjs. Leaves its pages in e2e/pictures (or $PICTURES), and ends with 1 at the first thing that is not as it should be.
import assert from 'node:assert/strict'
import { DESK, PHONE, openBrowser } from './browser.mjs'
import { thisQuarter, thisYear } from './calendar.mjs'
import { entranceOf, signedIn, startTown } from './town.mjs'

const PICTURES = process.env.PICTURES ?? new URL('pictures', import.meta.url).pathname
const TITLE = '本季度民主评议'
const LIST = '/#/features/surveys/pages/surveys'
/** By whom they come from WeChat: the member of the cast, and others of the branch. */
const PHONES = ['sandbox-member', ...Array.from({ length: 23 }, (_, place) => `sandbox-resident-${place + 3}`)]
const QUORUM = { quorum_num: 1, quorum_den: 2 } // which these of 46 are enough for
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
  countsAddUp(await secretary.get(`${path}/results`))
  assert.deepEqual(await officer.get(`${path}/results`), await secretary.get(`${path}/results`))
  for (const other of [member, auditor]) await refuses(other.get(`${path}/results`), 403)
  await refuses(outsider.get(`${path}/results`), 404)
  await refuses(outsider.get(`${path}/board`), 404)
  assert.equal((await member.get(`${path}/board?limit=100`)).items.length, PHONES.length)
  await nobodyIsNamed(secretary, path)
  for (const what of ['', '/turnout', '/board', '/opinions']) await refuses(auditor.get(path + what), 403)

  await onBoard(voter)
  await committee(round)

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
    ...QUORUM,
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
  await button(page, '在这台填写').click() // a browser asks; a phone of one's own in WeChat doesn't
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
  assert.deepEqual([counted, isValid, cell.suppressed], [PHONES.length, true, false])
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

/** What the secretary sees at the desk: how many, then the sums of everybody who was rated, in the order of the sheet; of nobody whether they voted. */
async function committee({ id, items }) {
  const page = await browser.signIn(town, 'secretary', DESK)
  await said(page, /同志$/)
  await page.goto(`${town.url}/#/features/survey-desk/pages/round?id=${id}`)
  await said(page, new RegExp(`领票${PHONES.length}人，收到${PHONES.length}票`))
  await said(page, '只有人数，没有谁领过票。')
  await picture(page, '21-committee', { fullPage: true })
  await button(page, '计票和等次').click()
  await said(page, '有效')
  await said(page, '建议名单怎么来的')
  const lines = (await page.getByRole('row').filter({ visible: true }).allInnerTexts()).slice(1).map((line) => line.split(/\s+/))
  assert.deepEqual(lines.map(([name]) => name), items.filter(({ kind }) => kind === 'rating').map(({ title }) => title))
  for (const [name, ...figures] of lines) assert.equal(figures.reduce((sum, figure) => sum + (Number(figure) || 0), 0), PHONES.length, name)
  await picture(page, '22-count', { fullPage: true })
}

async function until(holds) {
  const end = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not come to pass within a minute.')
    await new Promise((done) => setTimeout(done, 250))
  }
}
