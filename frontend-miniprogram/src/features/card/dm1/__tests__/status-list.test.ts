import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as made from '../../verifier/__tests__/cards'
import { keysOf } from '../dm1'
import { verdictOn } from '../example'
import { isWithdrawn, listOf, readStatusList } from '../status-list'

const NOW = 1_790_000_000
const keys = keysOf(made.keySet())

describe('a status list', () => {
  it('tells which cards were withdrawn', async () => {
    const list = readStatusList(await made.list(NOW, [0, 9, 131071]), 0, keys)!
    expect([0, 1, 8, 9, 10, 131071].filter((index) => isWithdrawn(list, index))).toEqual([0, 9, 131071])
    expect(list.issuedAt).toBe(NOW)
  })

  it('is one of many', async () => {
    const list = readStatusList(await made.list(NOW, [131072 + 5], { number: 1 }), listOf(131072 + 5), keys)!
    expect(isWithdrawn(list, 131072 + 5)).toBe(true)
  })

  it('is taken only with the issuer’s signature over all of it, and for the number it names', async () => {
    const text = await made.list(NOW, [])
    const [header, claims, signature] = text.split('.') as [string, string, string]
    const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), iat: NOW + 1 })).toString('base64url')
    const refused = [
      `${header}.${other}.${signature}`,
      `${header}.${claims}.${signature.slice(0, -4)}`,
      `${text}.x`,
      await made.list(NOW, [], { kid: 'stranger' }),
      await made.list(NOW, [], { typ: 'JWT' }),
      await made.list(NOW, [], { number: 10 }),
      '',
      '..',
    ]
    expect(refused.map((each) => readStatusList(each, 0, keys))).toEqual(refused.map(() => undefined))
  })
})

describe('the example for others', () => {
  it('is the one in the README', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(readFileSync('src/features/card/dm1/README.md', 'utf8'))?.[1]
    expect(shown).toBe(readFileSync('src/features/card/dm1/example.ts', 'utf8'))
  })

  it('gives every verdict', async () => {
    const lists = [await made.list(NOW, [8])]
    const verdict = (text: string, at = NOW) => verdictOn(text, made.keySet(), lists, at)
    expect(verdict(made.code(NOW))).toBe('valid')
    expect(verdict(made.code(NOW, { index: 8 }))).toBe('revoked')
    expect(verdict(made.code(NOW - 90))).toBe('stale_code')
    expect(verdict(made.code(NOW + 80 * 3600), NOW + 80 * 3600)).toBe('cannot tell')
    expect(verdict(made.code(NOW, { index: 131072 }))).toBe('cannot tell')
  })
})
