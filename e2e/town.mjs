// The sandbox as a program of its own, and the members of its first branch as phones that speak to the API.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Starts a town on a free port, with data that go when it ends; resolves once it answers. `--empty`: nobody is in it yet. */
export async function startTown(...options) {
  const program = spawn('.venv/bin/python', ['-m', 'app', 'sandbox', 'up', '--port', '0', '--json', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: program.stdout })) {
    const { base_url: url, wechat_url: wechat } = JSON.parse(line)
    return { url, wechat, reset: () => post(`${url}/api/v1/sandbox/reset`), stop: () => program.kill() }
  }
  throw new Error('The town did not start. Its own words are above.')
}

async function ask(method, url, body, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

const post = (url, body, token) => ask('POST', url, body, token)

/** The API as one of the cast speaks to it from elsewhere. */
export async function signedIn(town, caller) {
  const { access_token } = await post(`${town.url}/api/v1/sandbox/tokens`, { caller })
  return {
    get: (path) => ask('GET', `${town.url}/api/v1${path}`, undefined, access_token),
    post: (path, body) => post(`${town.url}/api/v1${path}`, body, access_token),
  }
}

/** The address with which WeChat sends somebody to the client whom the town does not know yet. */
export async function entranceOf(town, openid) {
  const { headers } = await fetch(`${town.url}/sandbox/sign-in/member`, { redirect: 'manual' })
  const address = new URL(headers.get('location'))
  address.searchParams.set('openid', openid)
  return address.href
}

/** The member at a place in the first branch's list signs in with WeChat and scans a code; answers what the server said. */
export async function checkInWithPhone(town, place, token) {
  const { code } = await post(`${town.wechat}/__codes`, { kind: 'mini', openid: `sandbox-resident-${place}` })
  const session = await post(`${town.url}/api/v1/auth/wechat`, { code, app: 'mini' })
  return post(`${town.url}/api/v1/check-ins`, { token }, session.access_token)
}

/** Somebody's own phone claims a person of the roll; answers the claim, with the code that the phone then shows. */
export async function claimWithPhone(town, openid, person) {
  const { code } = await post(`${town.wechat}/__codes`, { kind: 'mini', openid })
  const { claim_ticket } = await post(`${town.url}/api/v1/auth/wechat`, { code, app: 'mini' })
  return post(`${town.url}/api/v1/identity/claims`, { claim_ticket, ...person })
}
