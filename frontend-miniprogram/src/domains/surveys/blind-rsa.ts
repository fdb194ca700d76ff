import { fromBase64Url, toBase64Url } from '@/core/base64url'
import { randomBytes } from '@platform/vault'
import { bitsOf, inverse, isBelow, power, times, toBytes, toInteger, type Whole } from './integers'
import { encoded, isEncoded, SALT_BYTES } from './pss'

/**
 * The token of an anonymous ballot, RFC 9474's RSABSSA-SHA384-PSS-Randomized: this phone blinds it, the server signs without seeing it, this phone
 * takes the blinding off. What travels or is kept is base64url.
 */

const RANDOM_BYTES = 32

export interface PublicKey {
  readonly n: Whole
  readonly e: Whole
}

/** What must stay on this phone, and secret, until the ballot is cast. With it a lost answer can be asked for again: `blindedMsg` stays the same. */
export interface Blinding {
  readonly preparedMsg: string
  readonly inverse: string
  /** The only part that the server sees before the ballot. */
  readonly blindedMsg: string
}

/** The key of a survey's cell, as the server's JWK has it. */
export function publicKeyFrom({ n, e }: { readonly n: string; readonly e: string }): PublicKey {
  return { n: toInteger(bytesOf(n)), e: toInteger(bytesOf(e)) }
}

/** What will be signed: new for each ballot, and told to nobody before it. */
export async function prepare(surveyId: string, cellId: string): Promise<string> {
  const place = Uint8Array.from(`${surveyId}|${cellId}`, (character) => character.charCodeAt(0))
  const random = await randomBytes(2 * RANDOM_BYTES)
  return toBase64Url(Uint8Array.of(...random.subarray(0, RANDOM_BYTES), ...place, ...random.subarray(RANDOM_BYTES)))
}

export async function blind(key: PublicKey, preparedMsg: string): Promise<Blinding> {
  return blindWith(key, preparedMsg, await randomBytes(SALT_BYTES), await randomBelow(key.n))
}

/** RFC 9474 §4.2, with its randomness given. Throws for a modulus that was made to be factored: under such a key tokens could be told apart. */
export function blindWith(key: PublicKey, preparedMsg: string, salt: Uint8Array, factor: Whole): Blinding {
  const message = toInteger(encoded(bytesOf(preparedMsg), bitsOf(key.n) - 1, salt))
  const both = inverse(times(factor, message, key.n), key.n) // of the two at once: nothing takes longer
  if (both === undefined) throw new Error('not an RSA key')
  const blinded = times(message, power(factor, key.e, key.n), key.n)
  return { preparedMsg, inverse: written(times(both, message, key.n), key), blindedMsg: written(blinded, key) }
}

/** The signature of the token, or nothing when what the server answered is none (RFC 9474 §4.4). */
export function finalize(key: PublicKey, blinding: Blinding, blindSignature: string): string | undefined {
  const answer = toInteger(fromBase64Url(blindSignature) ?? new Uint8Array())
  if (!isBelow(answer, key.n)) return undefined
  const signature = written(times(answer, toInteger(bytesOf(blinding.inverse)), key.n), key)
  return verify(key, blinding.preparedMsg, signature) ? signature : undefined
}

/** RSASSA-PSS-VERIFY (RFC 8017 §8.1.2). */
export function verify(key: PublicKey, preparedMsg: string, signature: string): boolean {
  const [message, bytes] = [fromBase64Url(preparedMsg), fromBase64Url(signature)]
  if (message === undefined || bytes?.length !== lengthOf(key) || !isBelow(toInteger(bytes), key.n)) return false
  const bits = bitsOf(key.n) - 1
  const opened = power(toInteger(bytes), key.e, key.n)
  return isEncoded(message, toBytes(opened, Math.ceil(bits / 8)), bits)
}

/** From 1 on: drawn again until it is smaller, so that every number is as likely. */
async function randomBelow(limit: Whole): Promise<Whole> {
  const drawn = toInteger(await randomBytes(Math.ceil(bitsOf(limit) / 8)))
  return drawn.length > 0 && isBelow(drawn, limit) ? drawn : randomBelow(limit)
}

function lengthOf({ n }: PublicKey): number {
  return Math.ceil(bitsOf(n) / 8)
}

function written(value: Whole, key: PublicKey): string {
  return toBase64Url(toBytes(value, lengthOf(key)))
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64Url(text)
  if (bytes === undefined) throw new Error('not base64url')
  return bytes
}
