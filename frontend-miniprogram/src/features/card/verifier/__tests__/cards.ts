import { p256 } from '@noble/curves/nist.js'
import { deflate } from 'node:zlib'
import { promisify } from 'node:util'
import { encode, Tagged, type Cbor } from '../../dm1/cbor'
import { publicKeyOf, secretKeyFrom, shown, type KeySet } from '../../dm1/dm1'
import { LIST_SIZE } from '../../dm1/status-list'
import { toUtf8 } from '../../dm1/utf8'

/** An issuer of cards and lists, as the server is one; written for tests, from docs/dm1.md. */

const KID = 'issuer-1'
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

const secret = secretKeyFrom(Uint8Array.from({ length: 48 }, (_, at) => at + 1))
const phone = secretKeyFrom(Uint8Array.from({ length: 48 }, (_, at) => at + 101))

export function keySet(): KeySet {
  const point = p256.getPublicKey(secret, false)
  return { keys: [{ kid: KID, x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)) }] }
}

/** A card's code, made at `at` (seconds since 1970). */
export function code(at: number, { index = 7, nonce = '000000', kid = KID }: { index?: number; nonce?: string; kid?: string } = {}): string {
  const holder = publicKeyOf(phone)
  const cnf = new Map<number, Cbor>([[1, new Map<number, Cbor>([[1, 2], [-1, 1], [-2, holder.slice(1)], [-3, holder[0] === 3]])]])
  const facts = new Map<number, Cbor>([[1, '张*明'], [2, '东村支部'], [3, 1], [4, index]])
  const payload = encode(new Map<number, Cbor>([[4, at + 86400], [6, at - 60], [7, new Uint8Array(8)], [8, cnf], [-65537, facts]]))
  const header = encode(new Map<number, Cbor>([[1, -7], [4, toUtf8(kid)]]))
  const signature = p256.sign(encode(['Signature1', header, new Uint8Array(), payload]), secret)
  return shown(encode(new Tagged(18, [header, new Map(), payload, signature])), at, nonce, phone)
}

/** A status list with these cards withdrawn. */
export async function list(issuedAt: number, withdrawn: readonly number[] = [], { number = 0, kid = KID, typ = 'statuslist+jwt' } = {}): Promise<string> {
  const bits = new Uint8Array(LIST_SIZE / 8)
  for (const index of withdrawn) bits[(index % LIST_SIZE) >> 3]! |= 1 << (index & 7)
  const lst = base64url(await promisify(deflate)(bits))
  const claims = { sub: `https://h.example/api/v1/identity/status/${number}`, iat: issuedAt, exp: issuedAt + 86400, ttl: 3600, status_list: { bits: 1, lst } }
  const signed = [{ alg: 'ES256', typ, kid }, claims].map((part) => base64url(JSON.stringify(part))).join('.')
  return `${signed}.${base64url(p256.sign(toUtf8(signed), secret))}`
}
