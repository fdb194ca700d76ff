// The walk of a card: a new member claims who they are, shows the card with and without a network, loses the phone, and the card is no good.
// Run by `make test`; alone: node e2e/card.mjs. Leaves its pages in e2e/pictures (or $PICTURES), and ends with 1 at the first thing that is not as it should be.
import assert from 'node:assert/strict'
import { PHONE, openBrowser, readCode } from './browser.mjs'
import { entranceOf, signedIn, startTown } from './town.mjs'
import { openVerifier, proofTimes, published, verify, verifyOffline } from './verifiers.mjs'

const PICTURES = process.env.PICTURES ?? new URL('pictures', import.meta.url).pathname
const NEWCOMER = 5 // in the second branch's list, where nobody but its secretary has claimed a record

const town = await startTown()
const browser = await openBrowser()
const picture = (page, name) => page.screenshot({ path: `${PICTURES}/card-${name}.png` })
const button = (page, name) => page.getByRole('button', { name }).last()
const cardCode = (page) => readCode(page, /党员卡二维码/)

try {
  const secretary = await signedIn(town, 'outsider')
  const person = (await secretary.get('/members')).items[NEWCOMER]
  const { values } = await secretary.post(`/members/${person.id}/reveal`, { fields: ['national_id'], reason: '本人当面认领' })

  const member = await claim({ name: person.name, ...values })
  const shown = await enrol(member)
  const officer = await browser.signIn(town, 'officer', PHONE)
  await officer.getByText(/同志$/).waitFor()
  await openVerifier(town, officer)
  assert.equal(await verify(officer, shown), '有效')
  await picture(officer, '05-verified')
  assert.equal(await verify(officer, shown), '无效')
  await officer.getByText(/同一个码用了两次/).waitFor()

  const passer = await browser.visit(town.url, 'passer', PHONE)
  await openVerifier(town, passer)
  await passer.context().setOffline(true)
  const known = await published(town)
  const freshly = await showWithoutNetwork(member)
  assert.notEqual(freshly, shown)
  assert.equal(await verify(passer, freshly), '有效')
  await picture(passer, '07-verified-offline')
  const { name, is_withdrawn } = verifyOffline(freshly, known)
  assert.deepEqual([name.at(0), is_withdrawn], [person.name.at(0), false])

  await loseThePhone(secretary, person)
  assert.equal(await verify(officer, freshly), '无效')
  await officer.getByText(/卡已停用/).waitFor()
  await picture(officer, '08-refused')
  assert.equal(verifyOffline(freshly, await published(town)).is_withdrawn, true)
  await member.context().setOffline(false)
  await member.reload()
  await member.getByText('这部手机上的党员卡已停用。').waitFor()
  await picture(member, '09-ended')

  const times = await proofTimes(member, 21, 4)
  assert.deepEqual(browser.faults, [])
  const median = times.slice(1).sort((one, other) => one - other)[10]
  console.log(`One proof, on a processor slowed down four times: median ${median.toFixed(1)} ms, the first ${times[0].toFixed(1)} ms (wanted: under 25).`)
  console.log(`The walk of the card is done. Its pages are in ${PICTURES}.`)
} finally {
  await browser.close()
  town.stop()
}

/** The newcomer types name and number; the secretary, before whom they stand, types the code on their phone. */
async function claim({ name, national_id }) {
  const member = await browser.visit(await entranceOf(town, 'newcomer'), 'newcomer', PHONE)
  await button(member, '去认领').click()
  await member.getByLabel('姓名').fill(name)
  await member.getByLabel('身份证号').fill(national_id)
  await button(member, '提交核对').click()
  const code = await member.getByText(/^\d{6}$/).innerText()
  await picture(member, '01-claim')

  const secretary = await browser.signIn(town, 'outsider', PHONE)
  await secretary.getByText('认领确认').filter({ visible: true }).click()
  await secretary.getByText(name, { exact: true }).filter({ visible: true }).click()
  await secretary.getByLabel('手机上的6位数字').fill(code)
  await picture(secretary, '02-confirm')
  await button(secretary, '确认本人').click()
  await secretary.getByText('确认好了').waitFor()

  await button(member, '书记点好了').click()
  await member.getByText(`认好了，${name}同志`).waitFor()
  await button(member, '开始使用').click()
  return member
}

/** The phone gets a key of its own, and shows the card. */
async function enrol(member) {
  await button(member, '出示党员卡').click()
  await picture(member, '03-enrol')
  await button(member, '启用党员卡').click()
  await member.getByText('请对方扫这个码').waitFor()
  await picture(member, '04-shown')
  return cardCode(member)
}

/** In a cellar: the page is opened anew, says that there is no network, and signs a code all the same. */
async function showWithoutNetwork(member) {
  await member.context().setOffline(true)
  await member.goBack()
  await button(member, '出示党员卡').click()
  await member.getByText(/没有网络，码仍可用/).waitFor()
  await picture(member, '06-offline')
  return cardCode(member)
}

/** The member calls, and the secretary withdraws the card. */
async function loseThePhone(secretary, { id }) {
  const [device] = (await secretary.get(`/identity/devices?member_id=${id}`)).items
  await secretary.post(`/identity/devices/${device.id}/end`, { reason: '手机丢了' })
}
