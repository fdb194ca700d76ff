// Another system in Node, with openid-client as it comes: gets a token by a secret and by a signature, and verifies a card with each.
// `node e2e/oauth-client.mjs '{"server", "admin", "organization_id", "cards": [two codes]}'` prints the two verdicts.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))
const client = await import(require.resolve('openid-client'))
const { server, admin, organization_id, cards } = JSON.parse(process.argv[2])

/** Register a system as the administrator does. */
async function register(more) {
  const body = { organization_id, name: '县政务平台', purpose: '核对来访党员身份', scopes: ['identity:verify'], ...more }
  const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' }
  return await (await fetch(`${server}/api/v1/api-clients`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

/** Whether a card is valid, asked by a system that proves itself in some way. */
async function verdict(id, proof, code) {
  const options = { algorithm: 'oauth2', execute: [client.allowInsecureRequests] }
  const config = await client.discovery(new URL(server), id, undefined, proof, options)
  const { access_token } = await client.clientCredentialsGrant(config, { scope: 'identity:verify' })
  const address = new URL('/api/v1/identity/verifications', server)
  const body = JSON.stringify({ code, purpose: '办事大厅核对' })
  const headers = new Headers({ 'content-type': 'application/json' })
  const answer = await client.fetchProtectedResource(config, access_token, address, 'POST', body, headers)
  return (await answer.json()).result
}

const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
const secret = await register({})
const signer = await register({ public_keys: [{ kty, crv, x, y, kid: 'k1' }] })
const verdicts = [
  await verdict(secret.id, client.ClientSecretBasic(secret.client_secret), cards[0]),
  await verdict(signer.id, client.PrivateKeyJwt({ key: pair.privateKey, kid: 'k1' }), cards[1]),
]
console.log(JSON.stringify(verdicts))
