import { createHash, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as theirs from '@noble/hashes/sha2.js'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBase64Url, toBase64Url } from '@/core/base64url'
import * as blindRsa from '../blind-rsa'
import { fingerprintOf } from '../fingerprint'
import { inverse, power, toBytes, toInteger } from '../integers'
import { sha256, sha384 } from '../sha2'

/** The vector that the server is held to. */
const vector = JSON.parse(readFileSync('../tests/samples/rfc9474.json', 'utf8')) as Record<string, string>
const bytes = (name: string) => Uint8Array.from(Buffer.from(vector[name]!, 'hex'))
const text = (name: string) => toBase64Url(bytes(name))
const [p, q, e, one] = [toInteger(bytes('p')), toInteger(bytes('q')), BigInt(65537), BigInt(1)]
const key = { n: p * q, e }
const SURVEY = '0198f0aa-7c1e-7000-8000-00000000000a'
const CELL = '0198f0aa-7c1e-7000-8000-00000000000b'

/** What the server answers. */
function signed(blindedMsg: string): string {
  const d = inverse(e, (p - one) * (q - one))!
  return toBase64Url(toBytes(power(toInteger(fromBase64Url(blindedMsg)!), d, key.n), 512))
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
