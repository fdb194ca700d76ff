import { describe, expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from '../base64url'

describe('base64url', () => {
  it('writes bytes as others do, and reads them again', () => {
    for (let length = 0; length < 20; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 83 + length * 37) & 255)
      const text = Buffer.from(bytes).toString('base64url')

      expect(toBase64Url(bytes)).toBe(text)
      expect(fromBase64Url(text)).toEqual(bytes)
    }
    expect(toBase64Url(Uint8Array.of(251, 255))).toBe('-_8')
  })

  it.each(['A', 'AB', 'AAAAA', '+/8', 'AA==', 'A A', '张三'])('refuses %s', (text) => {
    expect(fromBase64Url(text)).toBeUndefined()
  })
})
