import { constants, createHash, createPrivateKey, createPublicKey, privateDecrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as theirs from '@noble/hashes/sha2.js'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBase64Url, toBase64Url } from '@/core/base64url'
import * as blindRsa from '../blind-rsa'
import { fingerprintOf } from '../fingerprint'
import { toInteger, type Whole } from '../integers'
import { sha256, sha384 } from '../sha2'

/** The vector that the server is held to. */
const vector = JSON.parse(readFileSync('../tests/samples/rfc9474.json', 'utf8')) as Record<string, string>
const bytes = (name: string) => Uint8Array.from(Buffer.from(vector[name]!, 'hex'))
const text = (name: string) => toBase64Url(bytes(name))
/** The engine's own numbers, to reckon with here. */
const large = (of: Uint8Array) => BigInt(`0x0${Buffer.from(of).toString('hex')}`)
const toBytes = (value: bigint, length: number) => Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'))
const ours = (value: bigint): Whole => toInteger(toBytes(value, 512))
const [p, q, e, one] = [large(bytes('p')), large(bytes('q')), BigInt(65537), BigInt(1)]
const n = p * q
const key = { n: ours(n), e: ours(e) }
const SURVEY = '0198f0aa-7c1e-7000-8000-00000000000a'
const CELL = '0198f0aa-7c1e-7000-8000-00000000000b'

/** By Euclid's algorithm as it is written. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next, held, found] = [modulus, value % modulus, BigInt(0), one]
  while (next > 0) [rest, next, held, found] = [next, rest % next, found, held - (rest / next) * found]
  return held < 0 ? held + modulus : held
}

const d = inverse(e, (p - one) * (q - one))
const numbers = { n, e, d, p, q, dp: d % (p - one), dq: d % (q - one), qi: inverse(q, p) }
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
  const blinding = blindRsa.blindWith(key, text('prepared_msg'), bytes('salt'), ours(inverse(large(bytes('inv')), n)))

  expect(blinding).toEqual({ preparedMsg: text('prepared_msg'), inverse: text('inv'), blindedMsg: text('blinded_msg') })
  expect(signed(blinding.blindedMsg)).toBe(text('blind_sig'))
  expect(blindRsa.finalize(key, blinding, text('blind_sig'))).toBe(text('sig'))
  // The same to the modulus, but not the number that a signature must be.
  expect(blindRsa.verify(key, text('prepared_msg'), toBase64Url(toBytes(large(bytes('sig')) + n, 512)))).toBe(false)
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
    expect(drawnAgain.inverse).toBe(toBase64Url(toBytes(inverse(large(new Uint8Array(512).fill(1)), n), 512)))
    expect(blindRsa.finalize(key, drawnAgain, signed(drawnAgain.blindedMsg))).toBeDefined()
  })

  it('is good for its message and key alone', async () => {
    const other = await blindRsa.prepare(SURVEY, CELL)

    expect(blindRsa.verify(key, blinding.preparedMsg, signature)).toBe(true)
    expect(blindRsa.verify(key, other, signature)).toBe(false)
    expect(blindRsa.verify({ ...key, e: ours(BigInt(3)) }, blinding.preparedMsg, signature)).toBe(false)
    expect(blindRsa.finalize(key, { ...blinding, preparedMsg: other }, signed(blinding.blindedMsg))).toBeUndefined()
  })

  it('is none when it was altered', () => {
    const number = large(fromBase64Url(signature)!)
    const altered = [number ^ one, n - number, n].map((value) => toBase64Url(toBytes(value, 512)))

    for (const wrong of [...altered, '', signature.slice(0, -4), `AAAA${signature}`, '张三']) {
      expect(blindRsa.verify(key, blinding.preparedMsg, wrong)).toBe(false)
      expect(blindRsa.finalize(key, blinding, wrong)).toBeUndefined()
    }
  })
})

it('blinds nothing under a modulus that was made to tell tokens apart', () => {
  const prepared = text('prepared_msg')
  const withFactor = (factor: number) => ({ n: toInteger(toBytes(n * BigInt(factor), 514)), e: key.e })
  const blindOften = (factor: number) => () => {
    for (let salt = 0; salt < 50; salt += 1) blindRsa.blindWith(withFactor(factor), prepared, new Uint8Array(48).fill(salt), ours(one))
  }

  expect(blindOften(2)).toThrow('not an RSA key')
  expect(blindOften(3 * 5 * 7 * 11)).toThrow('not an RSA key') // with one of many messages they have a factor in common
  expect(() => blindRsa.blindWith(key, prepared, bytes('salt'), ours(p))).toThrow('not an RSA key')
})

it('does the same where BigInt is missing, as on iOS 13', async () => {
  const prepared = await blindRsa.prepare(SURVEY, CELL)
  vi.resetModules()
  vi.stubGlobal('BigInt', undefined)

  const older = await import('../blind-rsa')
  const blinding = await older.blind(key, prepared)
  vi.unstubAllGlobals()
  const signature = signed(blinding.blindedMsg)
  vi.stubGlobal('BigInt', undefined)
  const token = older.finalize(key, blinding, signature)
  const [fingerprint, receipt] = [(await import('../fingerprint')).fingerprintOf(key), (await import('../receipt')).sha256Hex(prepared)]
  vi.unstubAllGlobals()

  expect(blindRsa.verify(key, prepared, token!)).toBe(true)
  expect([fingerprint, receipt]).toEqual([fingerprintOf(key), createHash('sha256').update(prepared, 'base64url').digest('hex')])
})

it('reads the key as the server publishes it', () => {
  expect(blindRsa.publicKeyFrom({ n: toBase64Url(toBytes(n, 512)), e: 'AQAB' })).toEqual(key)
})

it.each([63, 64, 127, 512, 2040, 3072, 4096])('tells the fingerprint of a key of %i bits', (bits) => {
  const shorter = (n >> BigInt(4096 - bits)) | one
  const jwk = { kty: 'RSA', n: toBase64Url(toBytes(shorter, Math.ceil(bits / 8))), e: 'AQAB' }
  const info = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })

  expect(fingerprintOf({ n: ours(shorter), e: key.e })).toBe(createHash('sha256').update(info).digest('hex'))
})
