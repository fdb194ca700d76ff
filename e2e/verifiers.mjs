// Those to whom a card is shown: people with the page that verifies cards, and somebody without network who has only the published module.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const esbuild = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))('esbuild')

/** Opens the page that verifies cards, and waits until it could do without a network. */
export async function openVerifier(town, page) {
  await page.goto(`${town.url}/#/features/card/pages/verify`)
  await page.getByText('没有网络也能查验。').waitFor()
  await page.getByRole('button', { name: '粘贴文字' }).click()
}

/** What that page says of a code: 有效, 无效 or 无法判断. Whoever it asks the server for says why it is looked at. */
export async function verify(page, code) {
  const next = page.getByRole('button', { name: '查验下一张' })
  if (await next.isVisible()) await next.click()
  const purpose = page.getByLabel('事由')
  if (await purpose.isVisible()) await purpose.fill('会场核对')
  await page.getByLabel('码的文字').fill(code)
  await page.getByRole('button', { name: '查验', exact: true }).click()
  return page.getByText(/^(有效|无效|无法判断)$/).innerText()
}

/** What anybody may fetch beforehand, to verify cards without network later. */
export async function published(town) {
  const [jwks, status] = await Promise.all([fetch(`${town.url}/.well-known/jwks.json`), fetch(`${town.url}/api/v1/identity/status/0`)])
  return { jwks: await jwks.json(), status_list: await status.text() }
}

/** What a verifier without network finds who has our Python: dm1 and offline.py alone in a folder. */
export function verifyOffline(code, known) {
  const folder = mkdtempSync(`${tmpdir()}/verifier-`)
  try {
    cpSync(`${ROOT}/app/identity/dm1`, `${folder}/dm1`, { recursive: true })
    copyFileSync(`${ROOT}/e2e/offline.py`, `${folder}/offline.py`)
    const options = { cwd: folder, input: JSON.stringify({ code, ...known }), encoding: 'utf8' }
    const { status, stdout, stderr } = spawnSync(`${ROOT}/.venv/bin/python`, ['offline.py'], options)
    if (status !== 0) throw new Error(`The verifier without network gave up: ${stderr}`)
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How long the client's own module takes to sign one proof in this browser, in ms, as on a phone that is `slower` times slower. */
export async function proofTimes(page, count, slower) {
  const entry = `${ROOT}/frontend-miniprogram/src/features/card/dm1/dm1.ts`
  const bundle = await esbuild.build({ entryPoints: [entry], bundle: true, format: 'iife', globalName: 'dm1', target: 'es2017', write: false })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const times = await page.evaluate(`(() => {
    ${bundle.outputFiles[0].text}
    const random = (length) => crypto.getRandomValues(new Uint8Array(length))
    const [key, certificate] = [dm1.secretKeyFrom(random(48)), random(200)]
    return Array.from({ length: ${count} }, () => {
      const [nonce, started] = [random(6), performance.now()]
      dm1.shown(certificate, Math.floor(Date.now() / 1000), nonce, key)
      return performance.now() - started
    })
  })()`)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return times
}
