import { constants, createHash, createPrivateKey, createPublicKey, privateDecrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as theirs from '@noble/hashes/sha2.js'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBase64Url, toBase64Url } from '@/core/base64url'
import * as blindRsa from '../blind-rsa'
import { fingerprintOf } from '../fingerprint'
import { inverse, toBytes, toInteger } from '../integers'
import { sha256, sha384 } from '../sha2'

/** The vector that the server is held to. */
const vector = JSON.parse(readFileSync('../tests/samples/rfc9474.json', 'utf8')) as Record<string, string>
const bytes = (name: string) => Uint8Array.from(Buffer.from(vector[name]!, 'hex'))
const text = (name: string) => toBase64Url(bytes(name))
const [p, q, e, one] = [toInteger(bytes('p')), toInteger(bytes('q')), BigInt(65537), BigInt(1)]
const key = { n: p * q, e }
const SURVEY = '0198f0aa-7c1e-7000-8000-00000000000a'
const CELL = '0198f0aa-7c1e-7000-8000-00000000000b'

const d = inverse(e, (p - one) * (q - one))!
const numbers = { n: key.n, e, d, p, q, dp: d % (p - one), dq: d % (q - one), qi: inverse(q, p)! }
const parts = Object.entries(numbers).map(([name, value]) => [name, toBase64Url(toBytes(value, 512))])
const privateKey = createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(parts) }, format: 'jwk' })

/** What the server answers: the private operation by itself. */
function signed(blindedMsg: string): string {
  return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, Buffer.from(blindedMsg, 'base64url')).toString('base64url')
}

it('hashes as the card’s library does', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 239, 240, 500]) {
    const message = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 255)

    expect(sha256(message)).toEqual(theirs.sha256(message))
    expect(sha384(message)).toEqual(theirs.sha384(message))
  }
})

it('does what RFC 9474 does', () => {
  const blinding = blindRsa.blindWith(key, text('prepared_msg'), bytes('salt'), inverse(toInteger(bytes('inv')), key.n)!)

  expect(blinding).toEqual({ preparedMsg: text('prepared_msg'), inverse: text('inv'), blindedMsg: text('blinded_msg') })
  expect(signed(blinding.blindedMsg)).toBe(text('blind_sig'))
  expect(blindRsa.finalize(key, blinding, text('blind_sig'))).toBe(text('sig'))
  // The same to the modulus, but not the number that a signature must be.
  expect(blindRsa.verify(key, text('prepared_msg'), toBase64Url(toBytes(toInteger(bytes('sig')) + key.n, 512)))).toBe(false)
})

describe('a token', () => {
  let blinding: blindRsa.Blinding
  let signature: string
  beforeEach(async () => {
    blinding = await blindRsa.blind(key, await blindRsa.prepare(SURVEY, CELL))
    // As it comes back from where the phone keeps secrets.
    signature = blindRsa.finalize(key, JSON.parse(JSON.stringify(blinding)) as blindRsa.Blinding, signed(blinding.blindedMsg))!
  })

  it('names its survey and cell between what is random', async () => {
    const prepared = Buffer.from(blinding.preparedMsg, 'base64url')
    const other = Buffer.from(await blindRsa.prepare(SURVEY, CELL), 'base64url')

    expect(prepared.subarray(32, -32).toString()).toBe(`${SURVEY}|${CELL}`)
    expect(prepared).toHaveLength(137)
    expect(other.subarray(0, 32)).not.toEqual(prepared.subarray(0, 32))
    expect(other.subarray(-32)).not.toEqual(prepared.subarray(-32))
  })

  it('is blinded by another number each time', async () => {
    const again = await blindRsa.blind(key, blinding.preparedMsg)

    expect(again.blindedMsg).not.toBe(blinding.blindedMsg)
    expect(again.inverse).not.toBe(blinding.inverse)
  })

  it('is blinded by a number below the modulus, drawn again until it is one', async () => {
    const drawn: number[] = []
    const fills = [7, 255, 0, 1] // the salt; above the modulus; no number to blind by; one that is
    const spy = vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
      const bytes = into as Uint8Array
      drawn.push(bytes.length)
      bytes.fill(fills[drawn.length - 1]!)
      return into
    })

    const drawnAgain = await blindRsa.blind(key, blinding.preparedMsg)
    spy.mockRestore()

    expect(drawn).toEqual([48, 512, 512, 512])
    expect(drawnAgain.inverse).toBe(toBase64Url(toBytes(inverse(toInteger(new Uint8Array(512).fill(1)), key.n)!, 512)))
    expect(blindRsa.finalize(key, drawnAgain, signed(drawnAgain.blindedMsg))).toBeDefined()
  })

  it('is good for its message and key alone', async () => {
    const other = await blindRsa.prepare(SURVEY, CELL)

    expect(blindRsa.verify(key, blinding.preparedMsg, signature)).toBe(true)
    expect(blindRsa.verify(key, other, signature)).toBe(false)
    expect(blindRsa.verify({ ...key, e: BigInt(3) }, blinding.preparedMsg, signature)).toBe(false)
    expect(blindRsa.finalize(key, { ...blinding, preparedMsg: other }, signed(blinding.blindedMsg))).toBeUndefined()
  })

  it('is none when it was altered', () => {
    const number = toInteger(fromBase64Url(signature)!)
    const altered = [number ^ one, key.n - number, key.n].map((value) => toBase64Url(toBytes(value, 512)))

    for (const wrong of [...altered, '', signature.slice(0, -4), `AAAA${signature}`, '张三']) {
      expect(blindRsa.verify(key, blinding.preparedMsg, wrong)).toBe(false)
      expect(blindRsa.finalize(key, blinding, wrong)).toBeUndefined()
    }
  })
})

it('blinds nothing under a modulus that was made to tell tokens apart', () => {
  const prepared = text('prepared_msg')
  const primes = Array.from({ length: 2000 }, (_, at) => at + 2).filter((number, _, all) => !all.some((other) => other < number && number % other === 0))
  const many = { n: primes.reduce((product, prime) => product * BigInt(prime), key.n), e }

  expect(() => blindRsa.blindWith(many, prepared, bytes('salt'), one)).toThrow('not an RSA key')
})

it('loads where BigInt is missing, and says so', async () => {
  expect(blindRsa.isSupported()).toBe(true)
  vi.resetModules()
  vi.stubGlobal('BigInt', undefined)

  const { isSupported } = await import('../blind-rsa')
  await import('../fingerprint')
  const answer = isSupported()
  vi.unstubAllGlobals()

  expect(answer).toBe(false)
})

it('reads the key as the server publishes it', () => {
  expect(blindRsa.publicKeyFrom({ n: toBase64Url(toBytes(key.n, 512)), e: 'AQAB' })).toEqual(key)
})

it.each([63, 64, 127, 512, 2040, 3072, 4096])('tells the fingerprint of a key of %i bits', (bits) => {
  const n = (key.n >> BigInt(4096 - bits)) | one
  const jwk = { kty: 'RSA', n: toBase64Url(toBytes(n, Math.ceil(bits / 8))), e: 'AQAB' }
  const info = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })

  expect(fingerprintOf({ n, e })).toBe(createHash('sha256').update(info).digest('hex'))
})
