// The client's blind signatures (`ours`), and an implementation by others (`theirs`), for the tests of the server's.
// A line of JSON in, [name of a function, arguments], is a line of JSON out. Bytes are base64url.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLIENT = fileURLToPath(new URL('../frontend-miniprogram/', import.meta.url))
const require = createRequire(`${CLIENT}package.json`)
const { RSABSSA } = await import(require.resolve('@cloudflare/blindrsa-ts'))

/** The client's own file, as a browser gets it. */
async function bundled(path) {
  const { outputFiles } = await require('esbuild').build({
    entryPoints: [CLIENT + path],
    alias: { '@platform': `${CLIENT}src/platform/h5`, '@': `${CLIENT}src` },
    bundle: true,
    format: 'esm',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

const ours = await bundled('src/domains/surveys/blind-rsa.ts')
const { fingerprintOf } = await bundled('src/domains/surveys/fingerprint.ts')
const theirs = RSABSSA.SHA384.PSS.Randomized()
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64url'))
const text = (raw) => Buffer.from(raw).toString('base64url')
const key = (jwk, use) => crypto.subtle.importKey('jwk', { ...jwk, key_ops: [use] }, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [use])

const functions = {
  prepare: (survey, cell) => ours.prepare(survey, cell),
  blind: (jwk, prepared) => ours.blind(ours.publicKeyFrom(jwk), prepared),
  finalize: (jwk, blinding, answer) => ours.finalize(ours.publicKeyFrom(jwk), blinding, answer) ?? null,
  verify: (jwk, prepared, signature) => ours.verify(ours.publicKeyFrom(jwk), prepared, signature),
  fingerprint: (jwk) => fingerprintOf(ours.publicKeyFrom(jwk)),
  async theirBlind(jwk, preparedMsg) {
    const { blindedMsg, inv } = await theirs.blind(await key(jwk, 'verify'), bytes(preparedMsg))
    return { preparedMsg, inverse: text(inv), blindedMsg: text(blindedMsg) }
  },
  async theirFinalize(jwk, { preparedMsg, inverse }, answer) {
    return text(await theirs.finalize(await key(jwk, 'verify'), bytes(preparedMsg), bytes(answer), bytes(inverse)))
  },
  theirSign: async (jwk, blindedMsg) => text(await theirs.blindSign(await key(jwk, 'sign'), bytes(blindedMsg))),
}

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line)
  console.log(JSON.stringify(await functions[name](...given)))
}
