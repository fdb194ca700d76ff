/**
 * DM1, a member's card as text for a QR code: docs/dm1.md. This folder stands alone, so that others can copy it to verify cards.
 *
 *     const verdict = verify(text, keysOf(jwks), Date.now() / 1000)   // jwks: from /.well-known/jwks.json
 */

import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as base45 from './base45'
import { fromBase64Url } from './base64url'
import { decode, encode, Tagged, type Cbor, type CborMap } from './cbor'
import { fromUtf8, toUtf8 } from './utf8'

export const PREFIX = 'DM1:'
const MAX_LENGTH = 1200
const FRESH_SECONDS = 60
const NONCE_BYTES = 6
const MOST = 2 ** 40

const SIGN1 = 18
const ES256 = -7
const enum Header {
  Algorithm = 1,
  Key = 4
}
const enum Claim {
  Expires = 4,
  Issued = 6,
  Id = 7,
  Confirmation = 8,
  Nonce = 10,
  Facts = -65537
}
const enum Fact {
  Name = 1,
  Branch = 2,
  Status = 3,
  Index = 4,
  Paper = 5
}

export type Reason = 'malformed' | 'unknown_key' | 'bad_signature' | 'expired' | 'stale_code' | 'future_code' | 'challenge'

/** What a valid card proves: that the member's own phone is here, or only that the issuer gave this member a paper, which can be copied. */
export type Assurance = 'phone' | 'paper'

/** What a card says. Times are seconds since 1970; a minimal card tells neither name nor branch. Paper has no proof. */
export interface Card {
  kid: string
  issuedAt: number
  expiresAt: number
  name: string | undefined
  branch: string | undefined
  status: number
  statusIndex: number
  assurance: Assurance
  provedAt: number | undefined
  /** The same for every copy of one proof, in hex. */
  replayKey: string | undefined
}

/** `card` is there once its signatures were found good. */
export type Verdict = { reason: undefined; card: Card } | { reason: Reason; card?: Card }

/** Public keys of the issuer by kid: 65 bytes of an uncompressed point, or 33 of a compressed one. */
export type Keys = ReadonlyMap<string, Uint8Array>

/** As much of a key set (RFC 7517) as is needed here. */
export interface KeySet {
  readonly keys: readonly { readonly kid: string; readonly x: string; readonly y: string }[]
}

/** The keys of `/.well-known/jwks.json`. */
export function keysOf({ keys }: KeySet): Keys {
  return new Map(keys.map(({ kid, x, y }) => [kid, joined(Uint8Array.of(4), fromBase64Url(x), fromBase64Url(y))]))
}

/** Check a card without network, in the order of docs/dm1.md. The status list and replays are for the caller to look at. */
export function verify(text: string, keys: Keys, now: number, challenge?: string): Verdict {
  try {
    const { card, nonce } = read(text, keys)
    const isAnswered = challenge === undefined || (nonce !== undefined && fromUtf8(nonce) === challenge)
    const reason = timeOf(card, now) ?? (isAnswered ? undefined : 'challenge')
    return reason ? { reason, card } : { reason: undefined, card }
  } catch (fault) {
    if (fault instanceof Refused) return { reason: fault.reason }
    throw fault
  }
}

class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason)
  }
}

function need(holds: unknown, reason: Reason = 'malformed'): asserts holds {
  if (!holds) throw new Refused(reason)
}

/** What a card says, once its signatures are found good. */
function read(text: string, keys: Keys): { card: Card; nonce: Uint8Array | undefined } {
  const [rawCertificate, rawProof] = partsOf(text)
  const certificate = certificateOf(rawCertificate, rawProof === undefined)
  const proof = rawProof && proofOf(rawProof, rawCertificate)
  const key = keys.get(certificate.kid)
  need(key, 'unknown_key')
  need(isSignedBy(key, certificate), 'bad_signature')
  if (proof && certificate.holder) need(isSignedBy(certificate.holder, proof), 'bad_signature')
  return { card: cardOf(certificate, proof), nonce: proof?.nonce }
}

function timeOf(card: Card, now: number): Reason | undefined {
  if (card.expiresAt <= now) return 'expired'
  if (card.provedAt === undefined) return undefined
  if (card.provedAt < now - FRESH_SECONDS) return 'stale_code'
  return card.provedAt > now + FRESH_SECONDS ? 'future_code' : undefined
}

interface Signed {
  signed: Uint8Array
  signature: Uint8Array
}

interface Certificate extends Signed {
  kid: string
  id: Uint8Array
  issuedAt: number
  expiresAt: number
  /** Paper has none. */
  holder: Uint8Array | undefined
  facts: CborMap
}

interface Proof extends Signed {
  at: number
  nonce: Uint8Array
}

function cardOf(certificate: Certificate, proof: Proof | undefined): Card {
  return {
    kid: certificate.kid,
    issuedAt: certificate.issuedAt,
    expiresAt: certificate.expiresAt,
    name: certificate.facts.get(Fact.Name) as string | undefined,
    branch: certificate.facts.get(Fact.Branch) as string | undefined,
    status: certificate.facts.get(Fact.Status) as number,
    statusIndex: certificate.facts.get(Fact.Index) as number,
    assurance: proof ? 'phone' : 'paper',
    provedAt: proof?.at,
    replayKey: proof && replayKeyOf(certificate, proof)
  }
}

function replayKeyOf(certificate: Certificate, proof: Proof): string {
  const at = Uint8Array.from({ length: 8 }, (_, index) => Math.floor(proof.at / 2 ** (8 * (7 - index))) % 256)
  return hex(sha256(joined(certificate.id, at, proof.nonce)))
}

/** The certificate, and a phone's proof. */
function partsOf(text: string): [Uint8Array, Uint8Array | undefined] {
  need(text.startsWith(PREFIX) && text.length <= MAX_LENGTH)
  const raw = base45.decode(text.slice(PREFIX.length))
  const parts = raw && decode(raw)
  need(Array.isArray(parts) && parts.length <= 2)
  const [certificate, proof] = parts
  need(certificate instanceof Uint8Array && (proof === undefined || proof instanceof Uint8Array))
  return [certificate, proof]
}

function certificateOf(raw: Uint8Array, isPaper: boolean): Certificate {
  const { header, claims, signed, signature } = sign1Of(raw, new Uint8Array())
  need(hasOnly(header, [Header.Algorithm, Header.Key]) && header.get(Header.Algorithm) === ES256)
  need(hasOnly(claims, [Claim.Expires, Claim.Issued, Claim.Id, Claim.Facts, ...(isPaper ? [] : [Claim.Confirmation])]))
  const [kid, id, facts] = [header.get(Header.Key), claims.get(Claim.Id), claims.get(Claim.Facts)]
  const [expiresAt, issuedAt] = [claims.get(Claim.Expires), claims.get(Claim.Issued)]
  need(kid instanceof Uint8Array && id instanceof Uint8Array && id.length === 8)
  need(isNumber(expiresAt) && isNumber(issuedAt) && areFacts(facts, isPaper))
  const holder = isPaper ? undefined : holderOf(claims.get(Claim.Confirmation))
  return { kid: fromUtf8(kid) ?? '', id, issuedAt, expiresAt, holder, facts, signed, signature }
}

/** Only a phone's card may be without name and branch: paper is compared with the person. */
function areFacts(facts: Cbor | undefined, isPaper: boolean): facts is CborMap {
  const minimal = [Fact.Status, Fact.Index]
  const named = [Fact.Name, Fact.Branch, ...minimal]
  if (!(facts instanceof Map) || !(isPaper ? [[...named, Fact.Paper]] : [named, minimal]).some((labels) => hasOnly(facts, labels))) return false
  if (isPaper && facts.get(Fact.Paper) !== 1) return false
  const words = [facts.get(Fact.Name) ?? '', facts.get(Fact.Branch) ?? '']
  return isNumber(facts.get(Fact.Status)) && isNumber(facts.get(Fact.Index)) && words.every((word) => typeof word === 'string')
}

/** The phone's key as a compressed point (RFC 8747, RFC 9053 §7.1.1). */
function holderOf(confirmation: Cbor | undefined): Uint8Array {
  const key = hasOnly(confirmation, [1]) ? confirmation.get(1) : undefined
  need(hasOnly(key, [1, -1, -2, -3]) && key.get(1) === 2 && key.get(-1) === 1)
  const [x, isOdd] = [key.get(-2), key.get(-3)]
  need(x instanceof Uint8Array && x.length === 32 && typeof isOdd === 'boolean')
  const point = joined(Uint8Array.of(isOdd ? 3 : 2), x)
  need(p256.utils.isValidPublicKey(point))
  return point
}

function proofOf(raw: Uint8Array, certificate: Uint8Array): Proof {
  const { header, claims, signed, signature } = sign1Of(raw, sha256(certificate))
  need(hasOnly(header, [Header.Algorithm]) && header.get(Header.Algorithm) === ES256)
  const [at, nonce] = [claims.get(Claim.Issued), claims.get(Claim.Nonce)]
  need(hasOnly(claims, [Claim.Issued, Claim.Nonce]) && isNumber(at))
  need(nonce instanceof Uint8Array && nonce.length === NONCE_BYTES)
  return { at, nonce, signed, signature }
}

/** A tagged COSE_Sign1 (RFC 9052) whose unprotected header is empty. */
function sign1Of(raw: Uint8Array, external: Uint8Array): Signed & { header: CborMap; claims: CborMap } {
  const tagged = decode(raw)
  need(tagged instanceof Tagged && tagged.tag === SIGN1 && Array.isArray(tagged.value) && tagged.value.length === 4)
  const [protectedHeader, unprotected, payload, signature] = tagged.value
  need(hasOnly(unprotected, []) && protectedHeader instanceof Uint8Array && payload instanceof Uint8Array)
  need(signature instanceof Uint8Array && signature.length === 64)
  const [header, claims] = [decode(protectedHeader), decode(payload)]
  need(header instanceof Map && claims instanceof Map)
  return { header, claims, signed: toBeSigned(protectedHeader, external, payload), signature }
}

function toBeSigned(header: Uint8Array, external: Uint8Array, payload: Uint8Array): Uint8Array {
  return encode(['Signature1', header, external, payload])
}

function isSignedBy(key: Uint8Array, { signed, signature }: Signed): boolean {
  return p256.verify(signature, signed, key, { lowS: false })
}

function hasOnly(value: Cbor | undefined, labels: readonly number[]): value is CborMap {
  return value instanceof Map && value.size === labels.length && labels.every((label) => value.has(label))
}

function isNumber(value: Cbor | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value < MOST
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** 48 random bytes become the secret key of a phone. */
export function secretKeyFrom(seed: Uint8Array): Uint8Array {
  return p256.utils.randomSecretKey(seed)
}

/** The compressed point, 33 bytes. */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  return p256.getPublicKey(secretKey, true)
}

/** ES256 over a text, 64 bytes: for the challenge with which a phone is enrolled. */
export function signText(text: string, secretKey: Uint8Array): Uint8Array {
  return p256.sign(toUtf8(text), secretKey)
}

/** What a phone shows at one moment. `nonce`: six random bytes, or the six digits of a challenge. */
export function shown(certificate: Uint8Array, at: number, nonce: Uint8Array | string, secretKey: Uint8Array): string {
  const header = encode(new Map([[Header.Algorithm, ES256]]))
  const bytes = typeof nonce === 'string' ? toUtf8(nonce) : nonce
  const payload = encode(new Map<number, Cbor>([[Claim.Issued, at], [Claim.Nonce, bytes]]))
  const signature = p256.sign(toBeSigned(header, sha256(certificate), payload), secretKey)
  const proof = encode(new Tagged(SIGN1, [header, new Map(), payload, signature]))
  return PREFIX + base45.encode(encode([certificate, proof]))
}
