// Those to whom a card is shown: an officer whom the API answers, and somebody without network who has only the published module.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const esbuild = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))('esbuild')

/** What an officer hears: `valid`, or why not. The place where the page that verifies cards comes in, once there is one. */
export async function verifyOnline(officer, code) {
  const verdict = await officer.post('/identity/verifications', { code, purpose: '会场核对' })
  return { ...verdict, said: verdict.reason ?? verdict.result }
}

/** What anybody may fetch beforehand, to verify cards without network later. */
export async function published(town) {
  const [jwks, status] = await Promise.all([fetch(`${town.url}/.well-known/jwks.json`), fetch(`${town.url}/api/v1/identity/status/0`)])
  return { jwks: await jwks.json(), status_list: await status.text() }
}

/** What a verifier without network finds: dm1.py and offline.py alone in a folder, run by Python. */
export function verifyOffline(code, known) {
  const folder = mkdtempSync(`${tmpdir()}/verifier-`)
  try {
    copyFileSync(`${ROOT}/app/identity/dm1.py`, `${folder}/dm1.py`)
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
