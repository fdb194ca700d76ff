import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as base45 from '../base45'
import { decode, encode, Tagged, type Cbor } from '../cbor'
import { PREFIX, shown, verify, type Keys } from '../dm1'
import { fromUtf8, toUtf8 } from '../utf8'

interface Jwk {
  kid: string
  x: string
  y: string
}
interface Vector {
  what: string
  text: string
  now: number
  challenge?: string
  reason: string | null
  card?: Record<string, unknown>
  replay_key?: string | null
}
/** The file that the server's own verifier is held to. */
const published = JSON.parse(readFileSync('../docs/dm1-vectors.json', 'utf8')) as {
  jwks: { keys: Jwk[] }
  phone: { d: string }
  made: { certificate: string; at: number; nonce: string; text: string }
  cards: Vector[]
}
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
const keys: Keys = new Map(published.jwks.keys.map((key) => [key.kid, Uint8Array.of(4, ...bytes(key.x), ...bytes(key.y))]))
const good = published.cards[0]!
const paper = published.cards.find(({ what }) => what === 'a paper card')!

describe('cards of the published file', () => {
  it.each(published.cards)('$what', ({ text, now, challenge, reason, card, replay_key }) => {
    const verdict = verify(text, keys, now, challenge)

    expect(verdict.reason ?? null).toBe(reason)
    if (reason !== null) return
    const { name = null, branch = null, status, statusIndex, assurance, replayKey = null } = verdict.card!
    expect({ name, branch, status, status_index: statusIndex, assurance }).toEqual(card)
    expect(replayKey).toBe(replay_key)
  })

  it('are made to the letter', () => {
    const { certificate, at, nonce, text } = published.made

    expect(shown(bytes(certificate), at, bytes(nonce), bytes(published.phone.d))).toBe(text)
  })

  it('answer a challenge with its digits', () => {
    const { certificate, at } = published.made
    const text = shown(bytes(certificate), at, '482913', bytes(published.phone.d))

    expect(verify(text, keys, at, '482913').reason).toBeUndefined()
    expect(verify(text, keys, at, '482914').reason).toBe('challenge')
  })
})

describe('a changed card', () => {
  it.each([good, paper])('is never accepted, whichever bit it is: $what', ({ text, now }) => {
    const raw = base45.decode(text.slice(PREFIX.length))!
    const accepted = []
    for (let bit = 0; bit < raw.length * 8; bit += 7) {
      const changed = Uint8Array.from(raw)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      if (verify(PREFIX + base45.encode(changed), keys, now).reason === undefined) accepted.push(bit)
    }
    expect(accepted).toEqual([])
  })

  it.each(['', 'DM1:', 'DM1:A', 'DM1:张', `DM1:${'0'.repeat(2000)}`, 'https://example.org'])('is refused: %s', (text) => {
    expect(verify(text, keys, good.now).reason).toBe('malformed')
  })
})

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', '']
  ])('writes %s as RFC 9285 does', (plain, text) => {
    expect(base45.encode(toUtf8(plain))).toBe(text)
    expect(fromUtf8(base45.decode(text)!)).toBe(plain)
  })

  it.each(['GGW', 'ZZ', 'A', 'a00', '0=0'])('refuses %s', (text) => {
    expect(base45.decode(text)).toBeUndefined()
  })
})

describe('canonical CBOR', () => {
  it.each<[string, Cbor]>([
    ['0', 0],
    ['23 and 24', [23, 24]],
    ['sizes', [255, 256, 65535, 65536, 4294967295, 4294967296, 2 ** 53 - 1]],
    ['negative', [-1, -24, -25, -65537]],
    ['texts', ['', '张*明', '😀']],
    ['bytes', new Uint8Array([0, 255])],
    ['a map', new Map<number, Cbor>([[4, 1], [-1, true], [-65537, new Map()]])],
    ['a tag', new Tagged(18, [false])]
  ])('reads what it wrote: %s', (_, value) => {
    expect(decode(encode(value))).toEqual(value)
  })

  it.each([
    ['a long integer', [0x18, 0x17]],
    ['a longer integer', [0x19, 0x00, 0xff]],
    ['an indefinite array', [0x9f, 0xff]],
    ['keys out of order', [0xa2, 0x02, 0x00, 0x01, 0x00]],
    ['a key twice', [0xa2, 0x01, 0x00, 0x01, 0x00]],
    ['a text as key', [0xa1, 0x61, 0x61, 0x00]],
    ['bytes that are no UTF-8', [0x61, 0xff]],
    ['a fraction', [0xf9, 0x3c, 0x00]],
    ['null', [0xf6]],
    ['more after the end', [0x00, 0x00]],
    ['too little', [0x42, 0x00]],
    ['a promise of much', [0x9b, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['an unsafe integer', [0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['deep nesting', Array.from({ length: 500 }, () => 0x81)],
    ['nothing', []]
  ])('refuses %s', (_, raw) => {
    expect(decode(Uint8Array.from(raw))).toBeUndefined()
  })
})
