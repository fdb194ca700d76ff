import { describe, expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from '../base64url'

describe('base64url', () => {
  it.each([0, 1, 2, 3, 33, 64])('agrees with Node for %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 97 + length * 31) & 255)
    const text = Buffer.from(bytes).toString('base64url')

    expect(toBase64Url(bytes)).toBe(text)
    expect(fromBase64Url(text)).toEqual(bytes)
  })
})
