import { describe, expect, it } from 'vitest'
import { groupedNumber, readNumber } from '../model'

describe('the number of a feedback', () => {
  it('is shown in groups and read in any spelling', () => {
    expect(groupedNumber('123456789012')).toBe('1234 5678 9012')
    expect(['123456789012', '1234 5678 9012', ' 1234-5678-9012 '].map(readNumber)).toEqual(Array(3).fill('123456789012'))
  })

  it.each(['', '123', '1234567890123', '12345678901a'])('sees that %s is none', (text) => {
    expect(readNumber(text)).toBeNull()
  })
})
